"""Several errors, one group.

Two of three deliveries fail at the same moment, one with
the wrong address and one with a broken box. The group holds
both errors; except* deals with each kind by itself.
"""

import asyncio


async def office():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(north(), name="north")
            group.create_task(south(), name="south")
            group.create_task(west(), name="west")
    except* KeyError:
        print("ask for the address")
    except* ValueError:
        print("send another box")


async def north():
    await asyncio.sleep(0.5)
    raise KeyError("'street'")


async def south():
    await asyncio.sleep(0.5)
    raise ValueError("broken")


async def west():
    try:
        await asyncio.sleep(2)
    finally:
        await asyncio.sleep(0.2)
        print("back in the yard")


async def main():
    office_task = asyncio.create_task(office(), name="office")
    await asyncio.gather(office_task, return_exceptions=True)


if __name__ == "__main__":
    asyncio.run(main())
