"""A condition.

Two couriers wait in the yard until there are two parcels.
Each parcel that comes in is counted and the yard is told:
who is woken looks again, and goes on only when it is true.
"""

import asyncio

yard = asyncio.Condition()
parcels = 0


async def courier_1():  # courier-1
    async with yard:
        await yard.wait_for(lambda: parcels >= 2)
        print("two are here")
    await asyncio.sleep(0.5)


async def courier_2():  # courier-2
    async with yard:
        await yard.wait_for(lambda: parcels >= 2)
        print("two are here")
    await asyncio.sleep(0.5)


async def depot():
    global parcels
    for _ in range(3):
        await asyncio.sleep(0.6)
        async with yard:
            value = parcels
            parcels = value + 1
            yard.notify_all()


async def main():
    courier_1_task = asyncio.create_task(courier_1(), name="courier-1")
    courier_2_task = asyncio.create_task(courier_2(), name="courier-2")
    depot_task = asyncio.create_task(depot(), name="depot")
    await asyncio.gather(
        courier_1_task, courier_2_task, depot_task, return_exceptions=True
    )


if __name__ == "__main__":
    asyncio.run(main())
