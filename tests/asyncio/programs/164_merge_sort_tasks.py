import asyncio
import heapq
import random
from dataclasses import dataclass


@dataclass
class Stats:
    tasks: int = 0
    compares: int = 0
    deepest: int = 0


class Sorter:
    def __init__(self, threshold=4, key=None):
        self.threshold, self.key, self.stats = threshold, key or (lambda x: x), Stats()

    async def sort(self, items, depth=0):
        self.stats.tasks += 1
        self.stats.deepest = max(self.stats.deepest, depth)
        if len(items) <= self.threshold:
            await asyncio.sleep(len(items) / 100)
            return self._insertion(items)
        middle = len(items) // 2
        async with asyncio.TaskGroup() as tg:
            left, right = (tg.create_task(self.sort(part, depth + 1)) for part in (items[:middle], items[middle:]))
        return list(self._merge(left.result(), right.result()))

    def _less(self, a, b):
        self.stats.compares += 1
        return self.key(a) < self.key(b)

    def _insertion(self, items):
        out = []
        for item in items:
            i = len(out)
            while i and self._less(item, out[i - 1]):
                i -= 1
            out.insert(i, item)
        return out

    def _merge(self, a, b):
        i = j = 0
        while i < len(a) and j < len(b):
            if self._less(b[j], a[i]):
                yield b[j]
                j += 1
            else:
                yield a[i]
                i += 1
        yield from a[i:] or b[j:]


async def main():
    random.seed(11)
    numbers = [random.randrange(100) for _ in range(20)]
    by_size, by_last = Sorter(), Sorter(threshold=2, key=lambda n: (n % 10, n))
    a, b = await asyncio.gather(by_size.sort(numbers), by_last.sort(numbers))
    print(numbers, a, b, sep="\n")
    print(a == sorted(numbers), b == sorted(numbers, key=lambda n: (n % 10, n)), by_size.stats, by_last.stats)
    print(list(heapq.merge(a[:3], b[:2])), await Sorter().sort([]), await Sorter(1).sort("merge"))
    try:
        await Sorter(1).sort([1, "a"])
    except (TypeError, ExceptionGroup) as e:
        print(type(e).__name__, e)


asyncio.run(main())
