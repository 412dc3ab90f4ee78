"""Queues that are looked into, and classes that add a method to them."""

import asyncio


class Peekable(asyncio.PriorityQueue):
    def peek(self):
        return self._queue[0]


class FrontQueue(asyncio.Queue):
    def put_front(self, item):
        if self.full():
            raise asyncio.QueueFull
        self._queue.appendleft(item)
        self._unfinished_tasks += 1
        self._finished.clear()
        self._wakeup_next(self._getters)


class Counted(asyncio.Queue):
    def __init__(self, name, maxsize=0):
        super().__init__(maxsize)
        self.name, self.puts = name, 0

    async def put(self, item):
        self.puts += 1
        await super().put(item)


async def taker(queue, got):
    while True:
        got.append(await queue.get())
        queue.task_done()


async def main():
    plain, last, first = asyncio.Queue(), asyncio.LifoQueue(), asyncio.PriorityQueue()
    for number in (5, 3, 8, 1):
        for queue in (plain, last, first):
            queue.put_nowait(number)
    print(plain._queue, last._queue, first._queue, plain._unfinished_tasks)
    print(list(plain._queue)[0], len(last._queue), 8 in first._queue)
    peek = Peekable()
    for word in ("pear", "apple", "fig"):
        await peek.put((len(word), word))
    print(peek.peek(), peek.qsize(), await peek.get(), peek.peek())
    front, got = FrontQueue(3), []
    worker = asyncio.create_task(taker(front, got))
    await asyncio.sleep(0)
    front.put_nowait("normal")
    front.put_front("urgent")
    await front.join()
    print(got, front.empty(), front.maxsize)
    worker.cancel()
    counted = Counted("c", 1)
    try:
        async with asyncio.timeout(0.01):
            await counted.put(1)
            await counted.put(2)
    except TimeoutError:
        print(counted.name, counted.puts, counted.qsize(), counted.full())
    print(isinstance(front, asyncio.Queue), issubclass(Peekable, asyncio.Queue))


asyncio.run(main())
