"""as_completed: in the order they are done.

Parcels are checked in as they come, not as they were
ordered.
"""

import asyncio


async def desk():
    for earliest in asyncio.as_completed([books(), shoes(), lamp()]):
        result = await earliest
    print("all here, last of all", result)


async def books():
    await asyncio.sleep(1)
    return "books"


async def shoes():
    await asyncio.sleep(0.3)
    return "shoes"


async def lamp():
    await asyncio.sleep(0.6)
    return "lamp"


async def main():
    desk_task = asyncio.create_task(desk(), name="desk")
    await asyncio.gather(desk_task, return_exceptions=True)


if __name__ == "__main__":
    asyncio.run(main())
