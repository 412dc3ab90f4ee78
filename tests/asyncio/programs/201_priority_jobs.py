import asyncio
import heapq
from dataclasses import dataclass, field
from enum import IntEnum


class Priority(IntEnum):
    HIGH = 1
    NORMAL = 5
    LOW = 10


@dataclass(order=True)
class Job:
    priority: int
    name: str = field(compare=False)
    duration: float = field(compare=False, default=0.1)


async def worker(wid, queue, log):
    while True:
        job = await queue.get()
        try:
            print(f"worker-{wid} starts {job.name:<8} ({Priority(job.priority).name})")
            await asyncio.sleep(job.duration)
            log.append((wid, job.name))
        finally:
            queue.task_done()


async def main():
    queue = asyncio.PriorityQueue()
    for i, p in enumerate([Priority.LOW, Priority.HIGH, Priority.NORMAL, Priority.HIGH, Priority.LOW]):
        await queue.put(Job(p, f"job{i}", 0.1 * (i + 1)))
    log = []
    workers = [asyncio.create_task(worker(i, queue, log)) for i in range(2)]
    await queue.join()
    for w in workers:
        w.cancel()
    results = await asyncio.gather(*workers, return_exceptions=True)
    print([type(r).__name__ for r in results])
    print(sorted(log))
    print(Priority.HIGH < Priority.LOW, list(Priority), repr(Priority(5)), f"{Priority.LOW}")
    heap = [Job(3, "c"), Job(1, "a"), Job(2, "b")]
    heapq.heapify(heap)
    while heap:
        print(heapq.heappop(heap))


asyncio.run(main())
