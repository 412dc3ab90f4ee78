import asyncio
from typing import NamedTuple


class Record(NamedTuple):
    id: int
    text: str
    tags: tuple = ()

    @property
    def size(self):
        return len(self.text)

    def tagged(self, *tags):
        return self._replace(tags=self.tags + tags)


DONE = object()


async def source(out, n):
    for i in range(n):
        await out.put(Record(i, "word " * (i + 1)))
        await asyncio.sleep(0.1)
    await out.put(DONE)


async def stage(inp, out, func, delay):
    while (item := await inp.get()) is not DONE:
        await asyncio.sleep(delay)
        result = func(item)
        if result is not None:
            await out.put(result)
    await out.put(DONE)


async def sink(inp):
    collected = []
    while True:
        item = await inp.get()
        if item is DONE:
            return collected
        collected.append(item)
        print("out", item)


async def main():
    a, b, c = (asyncio.Queue(2) for _ in range(3))
    results = (await asyncio.gather(
        source(a, 5),
        stage(a, b, lambda r: r.tagged("even") if r.id % 2 == 0 else None, 0.15),
        stage(b, c, lambda r: r.tagged("big") if r.size > 10 else r, 0.05),
        sink(c)))[-1]
    print(len(results), results[0].size, results[-1].tags)
    i, t, *rest = results[1]
    print(i, t.strip(), rest, results[0] < results[1], Record._fields)
    print(results[0]._asdict(), isinstance(results[0], tuple))


asyncio.run(main())
