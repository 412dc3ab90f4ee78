import asyncio
import time

SHOPS = [("Prisma", 0.35, 1299), ("Kesko", 0.15, 1349.5), ("Tori", 0.25, 990)]
VAT = 0.24


async def ask_price(shop: str, delay: float, net: float) -> tuple[str, float]:
    await asyncio.sleep(delay)
    return shop, round(net * (1 + VAT), 2)


async def sequential():
    prices = {}
    for shop, delay, net in SHOPS:
        key, value = await ask_price(shop, delay, net)
        prices[key] = value
    return prices


async def concurrent():
    return dict(await asyncio.gather(*[ask_price(*row) for row in SHOPS]))


async def main():
    for how in (sequential, concurrent):
        began = time.perf_counter()
        prices = await how()
        took = time.perf_counter() - began
        print(f"{how.__name__:<12}{took:.2f} s")
    for shop in sorted(prices, key=prices.get):
        print(f"{shop:.<10}{prices[shop]:>10,.2f} €")
    best = min(prices, key=lambda s: s[-1])
    print(f"{best=} {len(prices)=}")


asyncio.run(main())
