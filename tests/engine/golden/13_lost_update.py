"""Lost updates.

Three waiters count guests on one board: each reads the
number, walks to the board and writes the number plus one.
Whoever was read in between is overwritten. Nine guests
came; the board says fewer.
"""

import asyncio

guests = 0


async def Ann():
    global guests
    for _ in range(3):
        value = guests
        await asyncio.sleep(0.3)
        guests = value + 1


async def Ben():
    global guests
    for _ in range(3):
        value = guests
        await asyncio.sleep(0.4)
        guests = value + 1


async def Cleo():
    global guests
    for _ in range(3):
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
