"""LRU cache with single flight, stats decorator, and a report table."""
import asyncio
import functools
import time
from collections import OrderedDict, defaultdict, namedtuple

Stat = namedtuple("Stat", "calls total worst", defaults=(0, 0.0, 0.0))
stats = defaultdict(Stat)


def measured(fn=None, *, label=None):
    if fn is None:
        return functools.partial(measured, label=label)
    key = label or fn.__qualname__

    @functools.wraps(fn)
    async def wrapper(*args, **kwargs):
        start = time.perf_counter()
        try:
            return await fn(*args, **kwargs)
        finally:
            took = time.perf_counter() - start
            s = stats[key]
            stats[key] = s._replace(calls=s.calls + 1, total=s.total + took, worst=max(s.worst, took))
    return wrapper


class SingleFlightCache:
    def __init__(self, loader, size=3):
        self._loader, self._size = loader, size
        self._values = OrderedDict()
        self._flights = {}
        self.hits = self.misses = self.joined = 0

    async def __call__(self, key):
        if key in self._values:
            self.hits += 1
            self._values.move_to_end(key)
            return self._values[key]
        if (flight := self._flights.get(key)) is not None:
            self.joined += 1
            return await asyncio.shield(flight)
        self.misses += 1
        flight = self._flights[key] = asyncio.ensure_future(self._loader(key))
        flight.add_done_callback(lambda f, key=key: self._flights.pop(key, None))
        value = await flight
        self._values[key] = value
        while len(self._values) > self._size:
            old, _ = self._values.popitem(last=False)
            print(f"  evict {old!r}")
        return value


@measured
async def load(key):
    await asyncio.sleep(len(key) / 10)
    if key.startswith("!"):
        raise KeyError(key)
    return key.upper()


@measured(label="page")
async def page(cache, *keys):
    res = await asyncio.gather(*map(cache, keys), return_exceptions=True)
    return [r if isinstance(r, str) else type(r).__name__ + str(r.args) for r in res]


async def main():
    cache = SingleFlightCache(load)
    print(await page(cache, "a", "bb", "a", "ccc"))
    print(await page(cache, "dddd", "a", "!x", "!x"))
    print(cache.hits, cache.misses, cache.joined, list(cache._values), cache._flights)
    t1 = asyncio.create_task(cache("zzzzz"))
    t2 = asyncio.create_task(cache("zzzzz"))
    await asyncio.sleep(0.1)
    t2.cancel()
    print(await asyncio.gather(t1, t2, return_exceptions=True))
    for name, (calls, total, worst) in sorted(stats.items()):
        print(f"{name:<8}{calls:>3}{total:8.3f}{worst:8.3f}")
    print(stats["nope"], load.__name__, load.__wrapped__.__name__)
asyncio.run(main())
