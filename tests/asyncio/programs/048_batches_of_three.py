import asyncio


def chunks(items, size):
    return [items[i:i + size] for i in range(0, len(items), size)]


async def process(batch_no, item):
    await asyncio.sleep(0.1 * (item % 3 + 1))
    return f"{batch_no}:{item}"


async def main():
    loop = asyncio.get_running_loop()
    items = list(range(10, 20))
    out = []
    for no, batch in enumerate(chunks(items, 3)):
        t = loop.time()
        part = await asyncio.gather(*(process(no, i) for i in batch))
        out += part
        print(f"batch {no} {batch} -> {part} in {loop.time() - t:.1f}")
    print(len(out), out[0], out[-1], "13" in out, "1:13" in out)
    nested = [[int(x) for x in s.split(":")] for s in out]
    print([b for a, b in nested if a == 1], sum(a * b for a, b in nested))
    print(list(map(len, chunks("abcdefgh", 5))), chunks((1, 2, 3), 2), chunks([], 4))


asyncio.run(main())
