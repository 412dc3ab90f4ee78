"""A blocking call holds everybody.

The clock ticks every 0.2 s. A report is first written with
a blocking call, which holds the loop: no tick, for a whole
second. Then it is written on a worker thread: the clock
ticks on.
"""

import asyncio
import time
from concurrent.futures import ThreadPoolExecutor


class TicksTicker:  # ticks
    """Gives a tick every 0.2 s, 15 times."""

    def __init__(self):
        self.ticks = 0

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.ticks == 15:
            raise StopAsyncIteration
        await asyncio.sleep(0.2)
        self.ticks += 1
        return self.ticks


typists = ThreadPoolExecutor(max_workers=1)


async def clock():
    async for tick in TicksTicker():
        print("tick")


async def report():
    loop = asyncio.get_running_loop()
    await asyncio.sleep(0.5)
    time.sleep(1)
    await asyncio.sleep(0.5)
    await loop.run_in_executor(typists, time.sleep, 1)
    print("done")


async def main():
    clock_task = asyncio.create_task(clock(), name="clock")
    report_task = asyncio.create_task(report(), name="report")
    await asyncio.gather(clock_task, report_task, return_exceptions=True)


if __name__ == "__main__":
    asyncio.run(main())
