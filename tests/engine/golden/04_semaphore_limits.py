"""A semaphore limits.

Five trains want into a station with two platforms. The
semaphore has a permit for each platform; a train without
one waits in line until another leaves.
"""

import asyncio

platforms = asyncio.Semaphore(2)


async def train_1():  # train-1
    async with platforms:
        await asyncio.sleep(1.2)


async def train_2():  # train-2
    await asyncio.sleep(0.2)
    async with platforms:
        await asyncio.sleep(0.8)


async def train_3():  # train-3
    await asyncio.sleep(0.4)
    async with platforms:
        await asyncio.sleep(1)


async def train_4():  # train-4
    await asyncio.sleep(0.6)
    async with platforms:
        await asyncio.sleep(0.6)


async def train_5():  # train-5
    await asyncio.sleep(0.8)
    async with platforms:
        await asyncio.sleep(0.9)


async def main():
    train_1_task = asyncio.create_task(train_1(), name="train-1")
    train_2_task = asyncio.create_task(train_2(), name="train-2")
    train_3_task = asyncio.create_task(train_3(), name="train-3")
    train_4_task = asyncio.create_task(train_4(), name="train-4")
    train_5_task = asyncio.create_task(train_5(), name="train-5")
    await asyncio.gather(
        train_1_task,
        train_2_task,
        train_3_task,
        train_4_task,
        train_5_task,
        return_exceptions=True,
    )


if __name__ == "__main__":
    asyncio.run(main())
