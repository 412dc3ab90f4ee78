import asyncio


class CountingSemaphore(asyncio.Semaphore):
    """Remembers how many were inside at most."""

    def __init__(self, value):
        super().__init__(value)
        self.inside = self.peak = self.total = 0

    async def acquire(self):
        result = await super().acquire()
        self.inside += 1
        self.total += 1
        self.peak = max(self.peak, self.inside)
        return result

    def release(self):
        self.inside -= 1
        super().release()


class UniqueQueue(asyncio.Queue):
    def _init(self, maxsize):
        self._seen = set()
        super()._init(maxsize)

    def _put(self, item):
        if item not in self._seen:
            self._seen.add(item)
            super()._put(item)


async def dive(pool, seconds):
    async with pool:
        await asyncio.sleep(seconds)
        return pool.inside


async def main():
    pool = CountingSemaphore(3)
    print(await asyncio.gather(*(dive(pool, s / 10) for s in (1, 3, 2, 4, 1.5))))
    print(pool.inside, pool.peak, pool.total, isinstance(pool, asyncio.Semaphore), pool.locked())
    queue = UniqueQueue()
    for word in "to be or not to be".split():
        await queue.put(word)
    print(queue.qsize(), [queue.get_nowait() for _ in range(4)], queue.empty())
    try:
        queue.get_nowait()
    except asyncio.QueueEmpty as e:
        print(repr(e), str(e) == "")


asyncio.run(main())
