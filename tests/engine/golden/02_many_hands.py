"""Many hands.

Three sources of orders share one queue with three cooks.
When the last order is in, main joins the queue, and then it
cancels the cooks, who would wait for ever.
"""

import asyncio

orders = asyncio.Queue(maxsize=6)


async def web():
    for number in range(1, 7):
        await asyncio.sleep(0.3)
        await orders.put(f"web {number}")


async def phone():
    for number in range(1, 6):
        await asyncio.sleep(0.5)
        await orders.put(f"phone {number}")


async def counter():
    for number in range(1, 5):
        await asyncio.sleep(0.4)
        await orders.put(f"counter {number}")


async def cook_1():  # cook-1
    while True:
        item = await orders.get()
        await asyncio.sleep(0.6)
        orders.task_done()


async def cook_2():  # cook-2
    while True:
        item = await orders.get()
        await asyncio.sleep(0.8)
        orders.task_done()


async def cook_3():  # cook-3
    while True:
        item = await orders.get()
        await asyncio.sleep(1)
        orders.task_done()


async def main():
    web_task = asyncio.create_task(web(), name="web")
    phone_task = asyncio.create_task(phone(), name="phone")
    counter_task = asyncio.create_task(counter(), name="counter")
    cook_1_task = asyncio.create_task(cook_1(), name="cook-1")
    cook_2_task = asyncio.create_task(cook_2(), name="cook-2")
    cook_3_task = asyncio.create_task(cook_3(), name="cook-3")
    await asyncio.gather(web_task, phone_task, counter_task, return_exceptions=True)
    await orders.join()
    cook_1_task.cancel()
    cook_2_task.cancel()
    cook_3_task.cancel()
    await asyncio.gather(cook_1_task, cook_2_task, cook_3_task, return_exceptions=True)


if __name__ == "__main__":
    asyncio.run(main())
