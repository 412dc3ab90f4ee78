import asyncio
from functools import lru_cache, cached_property, partial
from collections import OrderedDict


class LRUCache(OrderedDict):
    def __init__(self, maxsize=2, *args, **kwds):
        self.maxsize = maxsize
        super().__init__(*args, **kwds)

    def __getitem__(self, key):
        value = super().__getitem__(key)
        self.move_to_end(key)
        return value

    def __setitem__(self, key, value):
        super().__setitem__(key, value)
        if len(self) > self.maxsize:
            oldest = next(iter(self))
            print("evict", oldest)
            del self[oldest]


class Repository:
    def __init__(self):
        self._cache = LRUCache(2)
        self._pending = {}
        self.loads = 0

    @cached_property
    def expensive(self):
        print("computing once")
        return sum(range(1000))

    async def _load(self, key):
        self.loads += 1
        await asyncio.sleep(0.2)
        return key.upper()

    async def get(self, key):
        if key in self._cache:
            return self._cache[key]
        if key not in self._pending:
            self._pending[key] = asyncio.ensure_future(self._load(key))
        try:
            value = await self._pending[key]
        finally:
            self._pending.pop(key, None)
        self._cache[key] = value
        return value


@lru_cache(maxsize=None)
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


async def main():
    repo = Repository()
    print(await asyncio.gather(*[repo.get(k) for k in "aabba"]), repo.loads)
    print(await repo.get("c"), list(repo._cache), repo.loads)
    print(await repo.get("b"), await repo.get("d"), list(repo._cache.items()))
    print(repo.expensive, repo.expensive)
    print(fib(80), fib.cache_info())
    add = partial(lambda a, b, c=0: a + b + c, 1, c=10)
    print(add(5), add.args, add.keywords)
    print(isinstance(repo._cache, dict), len(repo._cache), repo._cache.maxsize)


asyncio.run(main())
