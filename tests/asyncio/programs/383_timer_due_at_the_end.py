# A timer that is due when main has ended still comes in the rounds in which the loop closes; a later one does not.
import asyncio


async def late():
    asyncio.get_running_loop().call_later(0, print, "due")
    asyncio.get_running_loop().call_later(0.1, print, "not due")


async def main():
    asyncio.ensure_future(late())
    print("main ends")


asyncio.run(main())
with asyncio.Runner() as runner:
    runner.run(main())
