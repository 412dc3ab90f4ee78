import asyncio
import random

random.seed(1)
PRICES = {"ERIC": [72.5], "NOKIA": [3.9], "VOLV": [271.0]}


async def tick(symbol, every, times):
    for _ in range(times):
        await asyncio.sleep(every)
        last = PRICES[symbol][-1]
        PRICES[symbol].append(round(last * random.uniform(0.97, 1.03), 2))


async def report(times):
    for k in range(times):
        await asyncio.sleep(0.33)
        latest = {s: p[-1] for s, p in PRICES.items()}
        changes = {s: (p[-1] / p[0] - 1) * 100 for s, p in PRICES.items()}
        up = [s for s in latest if changes[s] > 0]
        print(f"{k}: " + ", ".join(f"{s} {v:,.2f} ({changes[s]:+.1f}%)" for s, v in latest.items()), "| up:", up or "none")


async def main():
    await asyncio.gather(tick("ERIC", 0.1, 9), tick("NOKIA", 0.15, 6), tick("VOLV", 0.4, 2), report(3))
    for s, p in PRICES.items():
        mean = sum(p) / len(p)
        spread = max(p) - min(p)
        print(f"{s:>6} n={len(p)} mean={mean:.3f} spread={spread:.2f} var={sum((x - mean) ** 2 for x in p) / len(p):.5f}")
    print(sorted(PRICES, key=lambda s: PRICES[s][-1] / PRICES[s][0], reverse=True))


asyncio.run(main())
