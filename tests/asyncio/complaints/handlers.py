# Handlers of a loop: one that asks for the usual words as well, one that fails itself, one that is called by hand.
import asyncio


def handler(loop, context):
    print(sorted(context), context["message"].split(" at ")[0], repr(context.get("exception")))
    loop.default_exception_handler(context)


def broken(loop, context):
    raise RuntimeError("handler")


async def bad():
    raise ValueError("boom")


async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(handler)
    asyncio.create_task(bad())
    await asyncio.sleep(0.1)
    loop.set_exception_handler(broken)
    loop.call_exception_handler({"message": "by hand", "answer": 42})
    loop.set_exception_handler(None)
    loop.call_exception_handler({"future": None, "again": [1, 2]})


asyncio.run(main())
