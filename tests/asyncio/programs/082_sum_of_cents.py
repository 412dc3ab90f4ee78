import asyncio

PRICES = [0.1, 0.2, 0.3, 0.7, 19.99, 4.35, 0.05]


async def scan(price, basket):
    await asyncio.sleep(price / 10)
    basket.append(price)


async def main():
    basket = []
    await asyncio.gather(*(scan(p, basket) for p in PRICES))
    print(basket, "in order of arrival")
    print("sum():", sum(basket), sum([0.1] * 10), sum([1e16, 1.0, -1e16]))
    total = 0
    for p in basket:
        total += p
    print("loop:", total, f"{total:.2f}", round(total, 2) == 25.69)
    cents = sum(round(p * 100) for p in basket)
    print("cents:", cents, f"{cents // 100},{cents % 100:02d}", cents / 100)
    print(sum([1, 2, 3.5]), sum([True, True, False]), sum([], 0.0), sum([[1], [2]], start=[]), sum(x / 10 for x in range(11)))


asyncio.run(main())
