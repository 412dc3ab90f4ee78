"""An event opens the kitchen.

Orders pile up while the cooks wait for one signal. The chef
sets the event once, and everybody who waits for it goes on
in the same moment.
"""

import asyncio

window = asyncio.Queue(maxsize=8)
kitchen_open = asyncio.Event()  # kitchen open


async def orders():
    for number in range(1, 9):
        await asyncio.sleep(0.3)
        await window.put(f"orders {number}")


async def chef():
    print("lights the ovens")
    await asyncio.sleep(1.5)
    kitchen_open.set()


async def cook_1():  # cook-1
    await kitchen_open.wait()
    while True:
        item = await window.get()
        await asyncio.sleep(0.5)
        window.task_done()


async def cook_2():  # cook-2
    await kitchen_open.wait()
    while True:
        item = await window.get()
        await asyncio.sleep(0.7)
        window.task_done()


async def main():
    orders_task = asyncio.create_task(orders(), name="orders")
    chef_task = asyncio.create_task(chef(), name="chef")
    cook_1_task = asyncio.create_task(cook_1(), name="cook-1")
    cook_2_task = asyncio.create_task(cook_2(), name="cook-2")
    await asyncio.gather(orders_task, chef_task, return_exceptions=True)
    await window.join()
    cook_1_task.cancel()
    cook_2_task.cancel()
    await asyncio.gather(cook_1_task, cook_2_task, return_exceptions=True)


if __name__ == "__main__":
    asyncio.run(main())
