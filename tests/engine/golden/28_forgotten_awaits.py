import asyncio


async def cook(dish):
    await asyncio.sleep(1)
    print(f"{dish} is ready")


async def wash_up():
    await asyncio.sleep(0.5)
    raise OSError("no hot water")


async def main():
    cook("soup")  # called, not awaited: it never begins
    washing = asyncio.create_task(wash_up(), name="washing")
    await cook("bread")
    print(f"washing is done: {washing.done()}")
    print(f"and came to: {washing.exception()!r}")


asyncio.run(main())
