"""Bounded queue.

Orders come in faster than one cook can work. The window
holds five; once it is full, whoever wants to put another
order in waits: that is back-pressure.
"""

import asyncio

order_window = asyncio.Queue(maxsize=5)  # order window


async def orders():
    for number in range(1, 21):
        await asyncio.sleep(0.2)
        await order_window.put(f"orders {number}")


async def cook():
    while True:
        item = await order_window.get()
        await asyncio.sleep(0.7)
        order_window.task_done()


async def main():
    orders_task = asyncio.create_task(orders(), name="orders")
    cook_task = asyncio.create_task(cook(), name="cook")
    await asyncio.gather(orders_task, return_exceptions=True)
    await order_window.join()
    cook_task.cancel()
    await asyncio.gather(cook_task, return_exceptions=True)


if __name__ == "__main__":
    asyncio.run(main())
