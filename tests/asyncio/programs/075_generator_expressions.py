import asyncio


async def price(n):
    await asyncio.sleep(0)
    return n * 1.25


async def main():
    prices = [await price(n) for n in range(6)]
    print(prices)
    print(any(p > 6 for p in prices), all(p >= 0 for p in prices), sum(p for p in prices if p % 2.5))
    print(max((p, -i) for i, p in enumerate(prices)), min(prices, default=None), min([], default="empty"))
    print(",".join(f"{p:.1f}" for p in prices), tuple(int(p) for p in prices), set(int(p) % 2 for p in prices))
    print({n: await price(n) for n in "ab" if False}, {p: i for i, p in enumerate(prices)}, dict(zip("abc", range(10))))
    print([(x, y) for x in range(3) for y in range(x)], [[j for j in range(i)] for i in range(3)])
    print(list(zip(*[(1, "a"), (2, "b")])), list(filter(None, [0, 1, "", "x"])), list(map(lambda a, b: a * b, [1, 2], (3, 4))))
    print(sorted((len(w), w) for w in "the quick brown fox".split()), sorted("bca", reverse=True))
    print(sum([[1], [2, 3]], []), sum(range(101)), list(range(5, -5, -3)), len(range(0, 100, 7)), 49 in range(0, 100, 7))
    if (n := len(prices)) > 5:
        print(f"{n} prices, {[y := 1, y ** 2, y + 1]}", y)
    print([x if x % 2 else -x for x in range(5)], [*(await asyncio.gather(*(price(i) for i in (4, 8))))])
    evens, odds = [[v for v in range(8) if v % 2 == r] for r in (0, 1)]
    print(evens, odds, list(enumerate("ab", 5)), list(reversed("abc")), next(iter([7, 8])), next(iter([]), "none"))


asyncio.run(main())
