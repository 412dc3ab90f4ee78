import asyncio

DONE = object()


async def numbers(out, limit):
    for n in range(limit):
        await out.put(n)
        await asyncio.sleep(0.01)
    await out.put(DONE)


async def square(inp, out):
    while (n := await inp.get()) is not DONE:
        await out.put((n, n ** 2))
    await out.put(DONE)


async def collect(inp):
    table = {}
    while True:
        item = await inp.get()
        if item is DONE:
            return table
        n, sq = item
        table.setdefault(sq % 3, []).append(n)


async def main():
    first, second = asyncio.Queue(3), asyncio.Queue(3)
    *_, table = await asyncio.gather(numbers(first, 10), square(first, second), collect(second))
    for rest, group in sorted(table.items()):
        print(f"squares with rest {rest}: {group}")
    print({k: sum(v) for k, v in table.items()})


asyncio.run(main())
