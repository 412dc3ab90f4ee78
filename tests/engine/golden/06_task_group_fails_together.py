"""A task group fails together.

Four dishes of one dinner. When the sauce burns, the group
cancels the others where they stand: one sleeping, one
waiting for the pan, one holding it. The host then deals
with the error.
"""

import asyncio

pan = asyncio.Lock()


async def host():
    try:
        await dinner_task
        print("dinner is served")
    except ExceptionGroup:
        print("we order pizza")
        await asyncio.sleep(1.5)


async def dinner():
    async with asyncio.TaskGroup() as group:
        group.create_task(soup(), name="soup")
        group.create_task(roast(), name="roast")
        group.create_task(pasta(), name="pasta")
        group.create_task(sauce(), name="sauce")


async def soup():
    await asyncio.sleep(2)
    print("soup is ready")


async def roast():
    async with pan:
        await asyncio.sleep(1.5)
        print("roast is ready")


async def pasta():
    await asyncio.sleep(0.3)
    async with pan:
        await asyncio.sleep(0.5)
    print("pasta is ready")


async def sauce():
    await asyncio.sleep(0.8)
    raise RuntimeError("the sauce burned")


async def main():
    global dinner_task
    host_task = asyncio.create_task(host(), name="host")
    dinner_task = asyncio.create_task(dinner(), name="dinner")
    await asyncio.gather(host_task, dinner_task, return_exceptions=True)


if __name__ == "__main__":
    asyncio.run(main())
