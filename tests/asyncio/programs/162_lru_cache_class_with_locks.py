import asyncio
from collections import OrderedDict


class AsyncLRU:
    def __init__(self, load, size=2):
        self._load, self._size = load, size
        self._items, self._locks = OrderedDict(), {}
        self.stats = {"hit": 0, "miss": 0, "evicted": []}

    async def __call__(self, key):
        lock = self._locks.setdefault(key, asyncio.Lock())
        async with lock:                       # one loader for each key
            if key in self._items:
                self._items.move_to_end(key)
                self.stats["hit"] += 1
                return self._items[key]
            self.stats["miss"] += 1
            value = self._items[key] = await self._load(key)
            while len(self._items) > self._size:
                old, _ = self._items.popitem(last=False)
                self.stats["evicted"].append(old)
                if not self._locks[old].locked():
                    del self._locks[old]
            return value

    def __contains__(self, key):
        return key in self._items

    def __iter__(self):
        return iter(self._items.items())


async def expensive(word):
    await asyncio.sleep(0.1 + len(word) / 100)
    if word == "bad":
        raise ValueError("cannot load 'bad'")
    return word[::-1]


async def main():
    cache = AsyncLRU(expensive)
    print(await asyncio.gather(*map(cache, ["stressed", "drawer", "stressed", "drawer", "stressed"])))
    print(dict(cache), "drawer" in cache, cache.stats)
    print(await cache("level"), list(cache), cache.stats["evicted"], sorted(cache._locks))
    print([type(r).__name__ for r in await asyncio.gather(cache("bad"), cache("bad"), cache("level"), return_exceptions=True)])
    print(cache.stats, [len(cache._items), len(cache._locks)])


asyncio.run(main())
