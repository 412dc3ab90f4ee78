import asyncio
import heapq
from typing import NamedTuple


class Entry(NamedTuple):
    due: float
    number: int
    job: str


class Scheduler:
    def __init__(self):
        self._heap: list[Entry] = []
        self._number = 0
        self._wake = asyncio.Event()
        self.ran: list[str] = []

    def at(self, due, job):
        self._number += 1
        heapq.heappush(self._heap, Entry(due, self._number, job))
        self._wake.set()
        return self._number

    def cancel(self, number):
        before = len(self._heap)
        self._heap = [e for e in self._heap if e.number != number]
        heapq.heapify(self._heap)
        return len(self._heap) < before

    async def run(self, until):
        loop = asyncio.get_running_loop()
        start = loop.time()
        while (now := loop.time() - start) < until:
            self._wake.clear()
            timeout = min((self._heap[0].due if self._heap else until), until) - now
            try:
                await asyncio.wait_for(self._wake.wait(), max(timeout, 0))
                continue
            except asyncio.TimeoutError:
                pass
            while self._heap and self._heap[0].due <= loop.time() - start + 0.001:
                entry = heapq.heappop(self._heap)
                self.ran.append(entry.job)
                print(f"{loop.time() - start:.1f} {entry.job}")
        return len(self.ran)


async def main():
    s = Scheduler()
    s.at(0.5, "lunch")
    dropped = s.at(0.3, "meeting")
    s.at(0.1, "coffee")
    s.at(0.5, "nap")
    runner = asyncio.create_task(s.run(until=0.9))
    await asyncio.sleep(0.2)
    print("dropped", s.cancel(dropped), s.cancel(99))
    s.at(0.4, "call")
    print(await runner, s.ran, heapq.nsmallest(2, [5, 1, 4]), Entry(1, 2, "x")._fields)


asyncio.run(main())
