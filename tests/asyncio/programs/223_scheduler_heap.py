import asyncio
import heapq
import itertools


class Scheduler:
    def __init__(self):
        self._heap = []
        self._counter = itertools.count()
        self._wakeup = asyncio.Event()
        self._running = True

    def every(self, interval, func, *args, times=None):
        self._push(asyncio.get_running_loop().time() + interval, interval, func, args, times)

    def _push(self, when, interval, func, args, times):
        heapq.heappush(self._heap, (when, next(self._counter), interval, func, args, times))
        self._wakeup.set()

    async def run(self):
        loop = asyncio.get_running_loop()
        while self._running and self._heap:
            when, _, interval, func, args, times = self._heap[0]
            delay = when - loop.time()
            if delay > 1e-9:
                self._wakeup.clear()
                try:
                    await asyncio.wait_for(self._wakeup.wait(), delay)
                except asyncio.TimeoutError:
                    pass
                continue
            heapq.heappop(self._heap)
            result = func(*args)
            if asyncio.iscoroutine(result):
                asyncio.create_task(result)
            if times is None or times > 1:
                self._push(when + interval, interval, func, args, None if times is None else times - 1)

    def stop(self):
        self._running = False
        self._wakeup.set()


async def report(name):
    await asyncio.sleep(0.01)
    print("async", name)


async def main():
    s = Scheduler()
    s.every(0.5, print, "half", times=4)
    s.every(0.7, report, "seven")
    asyncio.get_running_loop().call_later(2.3, s.stop)
    await s.run()
    print("left", len(s._heap))


asyncio.run(main())
