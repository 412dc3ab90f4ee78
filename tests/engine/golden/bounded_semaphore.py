"""A bounded semaphore.

Giving back more than there was is an error; asking whether
it is locked, and a bare yield.
"""

import asyncio

chairs = asyncio.BoundedSemaphore(2)


async def guest_1():  # guest-1
    async with chairs:
        await asyncio.sleep(0.5)


async def guest_2():  # guest-2
    async with chairs:
        await asyncio.sleep(0.5)


async def clumsy():
    await asyncio.sleep(0.1)
    while chairs.locked():
        await asyncio.sleep(0.1)
    await chairs.acquire()
    chairs.release()
    await asyncio.sleep(0)
    await asyncio.sleep(1)
    try:
        chairs.release()
    except ValueError:
        print("too many")


async def main():
    guest_1_task = asyncio.create_task(guest_1(), name="guest-1")
    guest_2_task = asyncio.create_task(guest_2(), name="guest-2")
    clumsy_task = asyncio.create_task(clumsy(), name="clumsy")
    await asyncio.gather(
        guest_1_task, guest_2_task, clumsy_task, return_exceptions=True
    )


if __name__ == "__main__":
    asyncio.run(main())
