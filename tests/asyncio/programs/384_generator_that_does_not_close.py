# An asynchronous generator that yields as it is closed is closed once only: its timeout strikes whoever began it.
import asyncio


class Quiet:
    def __enter__(self):
        return self

    def __exit__(self, *how):
        return True


async def stubborn():
    async with asyncio.timeout(0.5):
        with Quiet():
            yield 1
        yield 2


async def main():
    asyncio.get_running_loop().set_exception_handler(lambda loop, told: print("told:", type(told.get("exception")).__name__))
    try:
        async for each in stubborn():
            raise KeyError(each)
    except KeyError as error:
        print("left", error)
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError:
        print("struck", asyncio.current_task().cancelling())


asyncio.run(main())
