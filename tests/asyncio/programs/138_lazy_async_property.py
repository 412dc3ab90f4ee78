import asyncio


class AsyncProperty:
    def __init__(self, fn):
        self.fn, self.name = fn, fn.__name__

    def __get__(self, obj, owner):
        if obj is None:
            return self
        cache = obj.__dict__.setdefault("_futures", {})
        if self.name not in cache:
            cache[self.name] = asyncio.ensure_future(self.fn(obj))
        return cache[self.name]


class LazyList:
    def __init__(self, loader, n):
        self.loader, self.n, self.cache = loader, n, {}

    async def at(self, i):
        if i < 0:
            i += self.n
        if not 0 <= i < self.n:
            raise IndexError(f"{i} of {self.n}")
        if i not in self.cache:
            self.cache[i] = await self.loader(i)
        return self.cache[i]

    async def __aiter__(self):
        for i in range(self.n):
            yield await self.at(i)


class Weather:
    def __init__(self, city):
        self.city = city

    @AsyncProperty
    async def forecast(self):
        print("asking for", self.city)
        await asyncio.sleep(0.2)
        return f"{self.city}: {'rain' if len(self.city) % 2 else 'sun'}"


async def main():
    galway, faro = Weather("Galway"), Weather("Faro1")
    print(await asyncio.gather(galway.forecast, galway.forecast, faro.forecast))
    print(await galway.forecast, type(Weather.forecast).__name__)
    loads = []

    async def load(i):
        loads.append(i)
        await asyncio.sleep(0.05)
        return "abcdef"[i]

    letters = LazyList(load, 4)
    print(await letters.at(2), await letters.at(-2), [c async for c in letters], loads)
    try:
        await letters.at(-5)
    except IndexError as e:
        print("IndexError:", e)
    print(await asyncio.gather(letters.at(0), letters.at(9), return_exceptions=True))


asyncio.run(main())
