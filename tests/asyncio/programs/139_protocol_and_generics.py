import asyncio
from typing import Generic, Protocol, TypeVar, runtime_checkable

K = TypeVar("K")
V = TypeVar("V")


@runtime_checkable
class Closable(Protocol):
    async def close(self) -> None: ...


class TtlCache(Generic[K, V]):
    def __init__(self, ttl: float, maxsize: int = 3) -> None:
        self.ttl, self.maxsize = ttl, maxsize
        self._data: dict[K, tuple[V, float]] = {}
        self.hits = self.misses = 0

    def __setitem__(self, key: K, value: V) -> None:
        if len(self._data) >= self.maxsize and key not in self._data:
            oldest = next(iter(self._data))
            del self._data[oldest]
        self._data[key] = value, asyncio.get_running_loop().time() + self.ttl

    def get(self, key: K, default: V | None = None) -> V | None:
        value, until = self._data.get(key, (default, 0.0))
        if until <= asyncio.get_running_loop().time():
            self.misses += 1
            self._data.pop(key, None)
            return default
        self.hits += 1
        return value

    async def close(self) -> None:
        await asyncio.sleep(0)
        self._data.clear()

    def __len__(self) -> int:
        return len(self._data)


async def main() -> None:
    cache: TtlCache[str, int] = TtlCache(ttl=0.3)
    for i, word in enumerate(("eins", "zwei", "drei", "vier")):
        cache[word] = i + 1
        await asyncio.sleep(0.07)
    print([cache.get(w) for w in ("eins", "zwei", "drei", "vier")], len(cache))
    await asyncio.sleep(0.1)
    print(cache.get("drei", -1), cache.get("zwei", -1), cache.hits, cache.misses, bool(cache))
    print(isinstance(cache, Closable), isinstance([], Closable), TtlCache[str, int].__origin__ is TtlCache)
    await cache.close()
    print(len(cache), bool(cache), main.__annotations__)


asyncio.run(main())
