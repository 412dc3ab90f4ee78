import asyncio

BOOKINGS = [("flight", 1.5, 240), ("hotel", 0.5, 310), ("car", 1.0, 95)]


async def book(what, takes, price):
    await asyncio.sleep(takes)
    print(f"{what} booked")
    return price


async def plan(bookings):
    return await asyncio.gather(*[book(*booking) for booking in bookings])


async def main():
    prices = await plan(BOOKINGS)
    for (what, *_), price in zip(BOOKINGS, prices):
        print(f"{what:<8}{price:>6}")
    print(f"{'in all':<8}{sum(prices):>6}")


asyncio.run(main())
