import asyncio

ORDERS = {"lamp": 3.0, "shoes": 1.5, "book": 0.5, "tea": 2.0}


async def deliver(what, days):
    await asyncio.sleep(days)
    return what, days


async def unpack(what):
    await asyncio.sleep(0.2)
    print(f"{what} unpacked")


async def main():
    parcels = [deliver(what, days) for what, days in ORDERS.items()]
    fees = 0.0
    for parcel in asyncio.as_completed(parcels):
        what, days = await parcel
        fees += 2 + 0.5 * days
        print(f"{what} came after {days} days, {fees:.2f} in fees so far")
        await unpack(what)


asyncio.run(main())
