import asyncio


async def order(dish, *, portion=1, spicy=False):
    await asyncio.sleep(0.1)
    return f"{portion} x {dish}{' (hot)' if spicy else ''}"


def bill(amount, tip=0.1):
    return amount * (1 + tip)


async def attempt(args, options):
    try:
        return await order(*args, **options)
    except TypeError as e:
        return f"! {e}"


async def main():
    tries = [
        (["pho"], {"portion": 2}),
        (["pho"], {"portions": 2}),
        (["pho", 3], {}),
        ([], {"spicy": True}),
        (["pho"], {"dish": "bún"}),
        (["pho", 1, 2], {"spicy": 1}),
    ]
    for line in await asyncio.gather(*[attempt(a, o) for a, o in tries]):
        print(line)
    for call in (lambda: bill(), lambda: bill(1, 2, 3), lambda: bill(1, tips=2), lambda: print("x", sepp="")):
        try:
            print(call())
        except TypeError as e:
            print("?", e)


asyncio.run(main())
