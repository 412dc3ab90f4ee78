"""LIFO: the newest first.

Plates come back faster than they are washed, and the washer
takes whichever lies on top. What lies at the bottom waits
until the guests are gone.
"""

import asyncio

stack = asyncio.LifoQueue()


async def guests():
    for number in range(1, 10):
        await asyncio.sleep(0.4)
        await stack.put(f"guests {number}")


async def washer():
    while True:
        item = await stack.get()
        await asyncio.sleep(0.9)
        stack.task_done()


async def main():
    guests_task = asyncio.create_task(guests(), name="guests")
    washer_task = asyncio.create_task(washer(), name="washer")
    await asyncio.gather(guests_task, return_exceptions=True)
    await stack.join()
    washer_task.cancel()
    await asyncio.gather(washer_task, return_exceptions=True)


if __name__ == "__main__":
    asyncio.run(main())
