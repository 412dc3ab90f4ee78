import asyncio


def handler(loop, context):
    exc = context.get("exception")
    print("handler:", context["message"][:21], "|", type(exc).__name__, exc)


async def fails(n):
    await asyncio.sleep(n)
    raise ValueError(f"after {n}")


def callback():
    raise KeyError("in callback")


async def main():
    loop = asyncio.get_running_loop()
    print(loop.get_exception_handler())
    loop.set_exception_handler(handler)
    print(loop.get_exception_handler() is handler)
    loop.call_soon(callback)
    task = asyncio.create_task(fails(0.1))
    await asyncio.sleep(0.5)
    print(task.done())
    del task
    await asyncio.sleep(0)
    loop.call_exception_handler({"message": "by hand", "exception": RuntimeError("own")})
    loop.set_exception_handler(None)
    print(loop.get_debug(), loop.is_running(), loop.is_closed())


asyncio.run(main())
