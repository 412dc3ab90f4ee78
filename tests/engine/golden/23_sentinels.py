"""Sentinels say when to stop.

The baker puts None into the queue once for each seller when
the last bread is made. Whoever takes None goes home: nobody
has to be cancelled.
"""

import asyncio

shelf = asyncio.Queue(maxsize=3)


async def baker():
    for number in range(1, 7):
        await asyncio.sleep(0.3)
        await shelf.put(f"baker {number}")
    for _ in range(2):
        await shelf.put(None)


async def seller_1():  # seller-1
    while True:
        item = await shelf.get()
        if item is None:
            shelf.task_done()
            break
        await asyncio.sleep(0.8)
        shelf.task_done()


async def seller_2():  # seller-2
    while True:
        item = await shelf.get()
        if item is None:
            shelf.task_done()
            break
        await asyncio.sleep(0.8)
        shelf.task_done()


async def main():
    baker_task = asyncio.create_task(baker(), name="baker")
    seller_1_task = asyncio.create_task(seller_1(), name="seller-1")
    seller_2_task = asyncio.create_task(seller_2(), name="seller-2")
    await asyncio.gather(
        baker_task, seller_1_task, seller_2_task, return_exceptions=True
    )


if __name__ == "__main__":
    asyncio.run(main())
