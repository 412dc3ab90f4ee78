import asyncio


class CountingSemaphore(asyncio.Semaphore):
    def __init__(self, value=1):
        super().__init__(value)
        self.acquired = 0
        self.max_waiting = 0
        self._waiting = 0

    async def acquire(self):
        self._waiting += 1
        self.max_waiting = max(self.max_waiting, self._waiting)
        try:
            result = await super().acquire()
        finally:
            self._waiting -= 1
        self.acquired += 1
        return result

    def release(self):
        super().release()
        print("released, total", self.acquired)


class UniqueQueue(asyncio.Queue):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.seen = set()

    async def put(self, item):
        if item in self.seen:
            print("skip", item)
            return
        self.seen.add(item)
        await super().put(item)


async def user(sem, i):
    async with sem:
        await asyncio.sleep(0.1)
        return i


async def main():
    sem = CountingSemaphore(2)
    print(await asyncio.gather(*(user(sem, i) for i in range(5))))
    print(sem.acquired, sem.max_waiting, sem.locked(), isinstance(sem, asyncio.Semaphore))
    q = UniqueQueue(maxsize=3)
    for item in "abca":
        await q.put(item)
    print(q.qsize(), q.full(), [q.get_nowait() for _ in range(3)], q.maxsize)
    try:
        q.get_nowait()
    except asyncio.QueueEmpty as e:
        print("empty", repr(e))


asyncio.run(main())
