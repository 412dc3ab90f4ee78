import asyncio


async def arange(start, stop=None, step=1, *, pace=0.01):
    if stop is None:
        start, stop = 0, start
    while start < stop:
        yield start
        await asyncio.sleep(pace)
        start += step


async def azip(*sources):
    iterators = [aiter(s) for s in sources]
    while True:
        try:
            yield tuple([await anext(i) for i in iterators])
        except StopAsyncIteration:
            return


async def merge(*sources):
    queue, running = asyncio.Queue(), len(sources)

    async def pump(source):
        nonlocal running
        async for item in source:
            await queue.put(item)
        running -= 1
        await queue.put(None)

    tasks = [asyncio.create_task(pump(s)) for s in sources]
    try:
        while running or not queue.empty():
            if (item := await queue.get()) is not None:
                yield item
    finally:
        for t in tasks:
            t.cancel()


class Chain:
    def __init__(self, source):
        self.source = source

    def map(self, f):
        return Chain(f(x) async for x in self.source)

    def filter(self, p):
        return Chain(x async for x in self.source if p(x))

    async def take(self, n):
        return [x async for i, x in azip(arange(n, pace=0), self.source)]


async def main():
    print([x async for x in arange(5)], {x % 3 async for x in arange(9)}, {x: [y async for y in arange(x)] async for x in arange(3)})
    print([p async for p in azip(arange(3), arange(10, 99, 5))])
    print([x async for x in merge(arange(3, pace=0.1), arange(10, 12, pace=0.07), arange(20, 21))])
    print(await Chain(arange(100)).map(lambda x: x * x).filter(lambda x: x % 2).take(4))
    print(sum([x async for x in arange(4)]), [await asyncio.sleep(0, i) for i in range(3)], [x async for x in (i async for i in arange(2))])


asyncio.run(main())
