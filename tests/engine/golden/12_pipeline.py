"""A pipeline.

Grind, brew, serve: each stage takes from one queue and puts
into the next. The slowest stage sets the pace, and the
pressure runs back to the very beginning.
"""

import asyncio

hopper = asyncio.Queue(maxsize=3)
portafilters = asyncio.Queue(maxsize=2)
tray = asyncio.Queue(maxsize=3)


async def beans():
    for number in range(1, 11):
        await asyncio.sleep(0.1)
        await hopper.put(f"beans {number}")


async def grinder():
    while True:
        item = await hopper.get()
        await asyncio.sleep(0.2)
        await portafilters.put(item)
        hopper.task_done()


async def barista():
    while True:
        item = await portafilters.get()
        await asyncio.sleep(0.6)
        await tray.put(item)
        portafilters.task_done()


async def waiter():
    while True:
        item = await tray.get()
        await asyncio.sleep(0.3)
        tray.task_done()


async def main():
    beans_task = asyncio.create_task(beans(), name="beans")
    grinder_task = asyncio.create_task(grinder(), name="grinder")
    barista_task = asyncio.create_task(barista(), name="barista")
    waiter_task = asyncio.create_task(waiter(), name="waiter")
    await asyncio.gather(beans_task, return_exceptions=True)
    await hopper.join()
    await portafilters.join()
    await tray.join()
    grinder_task.cancel()
    barista_task.cancel()
    waiter_task.cancel()
    await asyncio.gather(
        grinder_task, barista_task, waiter_task, return_exceptions=True
    )


if __name__ == "__main__":
    asyncio.run(main())
