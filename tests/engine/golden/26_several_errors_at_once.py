import asyncio


class Late(Exception):
    pass


class Stolen(Exception):
    pass


async def robbed(road):
    await asyncio.sleep(1)
    raise Stolen(f"on the {road} road")


async def reliable(road, hours):
    await asyncio.sleep(hours)
    print(f"the {road} road is clear")


async def slow(road):
    try:
        await asyncio.sleep(3)
    except asyncio.CancelledError:
        await asyncio.sleep(1)  # the long way home
        raise Late(f"on the {road} road")


async def main():
    try:
        async with asyncio.TaskGroup() as couriers:
            couriers.create_task(reliable("north", 0.5), name="north")
            couriers.create_task(robbed("west"), name="west")
            couriers.create_task(slow("east"), name="east")
            couriers.create_task(reliable("south", 2), name="south")
    except* Stolen as group:
        print(f"a letter to the police: {group.exceptions[0]}")
    except* Late as group:
        print(f"an apology: {group.exceptions[0]}")


asyncio.run(main())
