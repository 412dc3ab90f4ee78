"""A barrier.

Three hikers walk at their own pace, but wait for each other
at every hut: the slowest sets the pace of all.
"""

import asyncio

hut = asyncio.Barrier(3)


async def fast():
    for _ in range(3):
        await asyncio.sleep(0.3)
        await hut.wait()


async def steady():
    for _ in range(3):
        await asyncio.sleep(0.6)
        await hut.wait()


async def slow():
    for _ in range(3):
        await asyncio.sleep(1)
        await hut.wait()


async def main():
    fast_task = asyncio.create_task(fast(), name="fast")
    steady_task = asyncio.create_task(steady(), name="steady")
    slow_task = asyncio.create_task(slow(), name="slow")
    await asyncio.gather(fast_task, steady_task, slow_task, return_exceptions=True)


if __name__ == "__main__":
    asyncio.run(main())
