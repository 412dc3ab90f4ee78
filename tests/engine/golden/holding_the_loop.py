"""Holding the loop, and not.

Computing, a thread, random times, forwarding, and a wait
for everything at its end.
"""

import asyncio
import random
import time


def compute(seconds):
    """Stands for work that keeps the processor busy."""
    time.sleep(seconds)


desk = asyncio.Queue(maxsize=1)
shelf = asyncio.Queue()

thinker_random = random.Random("1:thinker")


async def thinker():
    compute(0.2)
    await asyncio.to_thread(time.sleep, 0.3)
    await asyncio.sleep(thinker_random.uniform(0.1, 0.3))
    await asyncio.sleep(thinker_random.expovariate(1 / 0.2))
    for _ in range(2):
        await desk.put("idea")


async def carrier():
    for _ in range(2):
        item = await desk.get()
        shelf.put_nowait(item)
        await shelf.put(item)
        desk.task_done()


async def reader():
    while True:
        item = await shelf.get()
        await asyncio.sleep(0.1)
        shelf.task_done()


async def joiner():
    for earliest in asyncio.as_completed([shelf.join(), asyncio.sleep(0.1)], timeout=5):
        await earliest
    print("read")


async def main():
    thinker_task = asyncio.create_task(thinker(), name="thinker")
    carrier_task = asyncio.create_task(carrier(), name="carrier")
    reader_task = asyncio.create_task(reader(), name="reader")
    joiner_task = asyncio.create_task(joiner(), name="joiner")
    await asyncio.gather(
        thinker_task, carrier_task, joiner_task, return_exceptions=True
    )
    await shelf.join()
    reader_task.cancel()
    await asyncio.gather(reader_task, return_exceptions=True)


if __name__ == "__main__":
    asyncio.run(main())
