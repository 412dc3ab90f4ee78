"""No update is lost.

The same three waiters, but the board has a pen that only
one can hold: read, change and write belong together. Nine
guests, and the board says nine.
"""

import asyncio

pen = asyncio.Lock()
guests = 0


async def Ann():
    global guests
    for _ in range(3):
        async with pen:
            value = guests
            await asyncio.sleep(0.3)
            guests = value + 1


async def Ben():
    global guests
    for _ in range(3):
        async with pen:
            value = guests
            await asyncio.sleep(0.4)
            guests = value + 1


async def Cleo():
    global guests
    for _ in range(3):
        async with pen:
            value = guests
            await asyncio.sleep(0.5)
            guests = value + 1


async def main():
    Ann_task = asyncio.create_task(Ann(), name="Ann")
    Ben_task = asyncio.create_task(Ben(), name="Ben")
    Cleo_task = asyncio.create_task(Cleo(), name="Cleo")
    await asyncio.gather(Ann_task, Ben_task, Cleo_task, return_exceptions=True)


if __name__ == "__main__":
    asyncio.run(main())
