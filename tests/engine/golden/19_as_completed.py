"""as_completed: in the order they are done.

Parcels are checked in as they come, not as they were
ordered.
"""

import asyncio


async def desk():
    for earliest in asyncio.as_completed([books(), shoes(), lamp()]):
        await earliest
    print("all here")


async def books():
    await asyncio.sleep(1)
    print("delivered")


async def shoes():
    await asyncio.sleep(0.3)
    print("delivered")


async def lamp():
    await asyncio.sleep(0.6)
    print("delivered")


async def main():
    desk_task = asyncio.create_task(desk(), name="desk")
    await asyncio.gather(desk_task, return_exceptions=True)


if __name__ == "__main__":
    asyncio.run(main())
