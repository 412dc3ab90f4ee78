import asyncio


async def bake(what, takes):
    try:
        await asyncio.sleep(takes)
    except asyncio.CancelledError:
        print(f"the {what} is thrown away half baked")
        raise
    return f"a {what}"


async def one_by_one():
    for what, takes in [("roll", 0.4), ("loaf", 1.5), ("cake", 0.8)]:
        try:
            print(await asyncio.wait_for(bake(what, takes), timeout=1))
        except TimeoutError:
            print(f"no {what} today")


async def all_in_one():
    try:
        async with asyncio.timeout(2):
            for what, takes in [("roll", 0.4), ("cake", 0.8), ("loaf", 1.5)]:
                print(await bake(what, takes))
    except TimeoutError:
        print("the bus leaves")


async def main():
    await one_by_one()
    await all_in_one()


asyncio.run(main())
