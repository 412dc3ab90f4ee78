"""Queues with hooks, further methods and a coroutine of their own."""

import asyncio

class MyQ(asyncio.Queue):
    def _init(self, maxsize):
        print("init", maxsize)
        self._items = []
    def _put(self, item):
        print("_put", item)
        self._items.append(item)
        self._items.sort(key=len)
    def _get(self):
        it = self._items.pop(0)
        print("_get", it)
        return it
    def qsize(self):
        return len(self._items)
    def empty(self):
        return not self._items

class UniqueQueue(asyncio.Queue):
    def _init(self, maxsize):
        super()._init(maxsize)
        self.seen = set()
    def _put(self, item):
        if item not in self.seen:
            self.seen.add(item)
            super()._put(item)
        else:
            print("dup", item)

class Peek(asyncio.PriorityQueue):
    def peek(self):
        return self._queue[0]

class Stats(asyncio.Queue):
    def __init__(self, maxsize=0, *, name):
        super().__init__(maxsize)
        self.name = name
        self.puts = 0
    async def put(self, item):
        self.puts += 1
        await super().put(item)
    async def get(self):
        item = await super().get()
        print(self.name, "got", item)
        return item
    def __len__(self):
        return self.qsize()

class Lifo(asyncio.LifoQueue):
    def _put(self, item):
        super()._put((item, len(self._queue)))

async def main():
    q = MyQ(5)
    for w in ["ccc", "a", "bb"]:
        await q.put(w)
    print(q.qsize(), q.empty(), q.full(), q.maxsize)
    while not q.empty():
        print(await q.get())
    u = UniqueQueue()
    for x in [1, 2, 1, 3]:
        u.put_nowait(x)
    print(u.qsize(), list(u._queue))
    while not u.empty():
        print(u.get_nowait())
    p = Peek()
    for x in [5, 1, 4]:
        p.put_nowait(x)
    print(p.peek(), p._queue)
    s = Stats(2, name="st")
    await s.put(1); await s.put(2)
    print(len(s), s.full(), s.puts, bool(s))
    print(await s.get())
    l = Lifo()
    l.put_nowait("x"); l.put_nowait("y")
    print(await l.get(), await l.get())
    q2 = asyncio.Queue(maxsize=2)
    q2.put_nowait(1)
    try:
        q2.task_done(); q2.task_done()
    except ValueError as e:
        print(e)
    try:
        asyncio.Queue().get_nowait()
    except asyncio.QueueEmpty as e:
        print(type(e), repr(e))
    try:
        q2.put_nowait(1); q2.put_nowait(3)
    except asyncio.QueueFull as e:
        print(repr(e))
asyncio.run(main())
