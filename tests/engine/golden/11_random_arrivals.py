"""Random arrivals.

On average the desk is faster than the guests come, and
still a line forms: the times are random. Another seed tells
another story; the same seed always tells the same.
"""

import asyncio
import random

line = asyncio.Queue()

guests_random = random.Random("7:guests")
desk_random = random.Random("7:desk")


async def guests():
    for number in range(1, 25):
        await asyncio.sleep(guests_random.expovariate(1 / 0.5))
        await line.put(f"guests {number}")


async def desk():
    while True:
        item = await line.get()
        await asyncio.sleep(desk_random.uniform(0.2, 0.7))
        line.task_done()


async def main():
    guests_task = asyncio.create_task(guests(), name="guests")
    desk_task = asyncio.create_task(desk(), name="desk")
    await asyncio.gather(guests_task, return_exceptions=True)
    await line.join()
    desk_task.cancel()
    await asyncio.gather(desk_task, return_exceptions=True)


if __name__ == "__main__":
    asyncio.run(main())
