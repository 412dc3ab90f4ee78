"""Too much: refuse instead of waiting.

The counter takes three orders; who finds it full turns away
at once instead of standing in line. put_nowait raises
QueueFull, and the lunch crowd deals with it.
"""

import asyncio

counter = asyncio.Queue(maxsize=3)


async def crowd():
    for _ in range(10):
        try:
            counter.put_nowait("order")
        except asyncio.QueueFull:
            print("we go elsewhere")
        await asyncio.sleep(0.1)


async def cook():
    while True:
        item = await counter.get()
        await asyncio.sleep(0.3)
        counter.task_done()


async def main():
    crowd_task = asyncio.create_task(crowd(), name="crowd")
    cook_task = asyncio.create_task(cook(), name="cook")
    await asyncio.gather(crowd_task, return_exceptions=True)
    await counter.join()
    cook_task.cancel()
    await asyncio.gather(cook_task, return_exceptions=True)


if __name__ == "__main__":
    asyncio.run(main())
