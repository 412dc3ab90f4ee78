import asyncio
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager, nullcontext, suppress


@asynccontextmanager
async def room(name):
    print("open", name)
    await asyncio.sleep(0.1)
    try:
        yield name.upper()
    except ValueError as e:
        print(name, "swallows", e)
    finally:
        print("close", name)


@contextmanager
def indent(level):
    print(">" * level)
    yield level + 1
    print("<" * level)


async def main():
    async with room("kitchen") as k:
        with indent(1) as two, indent(two):
            print(k, two)
    async with room("cellar"):
        raise ValueError("rats")
    async with AsyncExitStack() as stack:
        rooms = [await stack.enter_async_context(room(n)) for n in ("a", "b")]
        stack.enter_context(indent(3))
        stack.callback(print, "callback", sep="!")
        stack.push_async_callback(asyncio.sleep, 0.2)
        print(rooms)
    with suppress(KeyError, asyncio.TimeoutError):
        await asyncio.wait_for(asyncio.sleep(9), 0.1)
    with nullcontext(5) as five:
        print(five)
    try:
        async with room("hall"):
            raise KeyError("lost key")
    except KeyError as e:
        print("out:", e)


asyncio.run(main())
