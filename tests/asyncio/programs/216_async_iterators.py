import asyncio


class Countdown:
    def __init__(self, start, delay=0.1):
        self.current = start
        self.delay = delay

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.current <= 0:
            raise StopAsyncIteration
        await asyncio.sleep(self.delay)
        self.current -= 1
        return self.current + 1


async def ticker(n):
    try:
        for i in range(n):
            yield i
            await asyncio.sleep(0.05)
    finally:
        print("ticker closed")


async def take(aiterable, n):
    i = 0
    async for item in aiterable:
        if i >= n:
            break
        i += 1
        yield item


async def amap(f, source):
    async for x in source:
        yield await f(x) if asyncio.iscoroutinefunction(f) else f(x)


async def double(x):
    await asyncio.sleep(0)
    return 2 * x


async def main():
    print([x async for x in Countdown(3)])
    print({x: x * x async for x in ticker(4) if x % 2})
    print([x async for x in amap(double, Countdown(4, 0.01))])
    print([x async for x in amap(str, ticker(2))])
    agen = ticker(10)
    print(await anext(agen), await anext(agen), await agen.__anext__())
    await agen.aclose()
    print(await anext(agen, "exhausted"))
    got = []
    async for x in take(ticker(100), 3):
        got.append(x)
    print(got)
    it = aiter(Countdown(1))
    print(await anext(it))
    try:
        await anext(it)
    except StopAsyncIteration:
        print("stopped")


asyncio.run(main())
