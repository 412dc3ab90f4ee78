"""Two locks in deadlock.

Anna takes the knife and then wants the board; Ben takes the
board and then wants the knife. Each holds what the other
waits for, so nobody ever moves again.
"""

import asyncio

knife = asyncio.Lock()
board = asyncio.Lock()


async def Anna():
    async with knife:
        await asyncio.sleep(0.5)
        async with board:
            await asyncio.sleep(0.4)


async def Ben():
    await asyncio.sleep(0.2)
    async with board:
        await asyncio.sleep(0.5)
        async with knife:
            await asyncio.sleep(0.4)


async def main():
    Anna_task = asyncio.create_task(Anna(), name="Anna")
    Ben_task = asyncio.create_task(Ben(), name="Ben")
    await asyncio.gather(Anna_task, Ben_task, return_exceptions=True)


if __name__ == "__main__":
    asyncio.run(main())
