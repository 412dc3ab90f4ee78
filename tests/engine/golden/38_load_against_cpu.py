"""Load against CPU work.

Three downloads wait at the same time: three times as fast
as one. Three resizers compute, one at a time: no faster
than one, and the downloads stand still, too.
"""

import asyncio
import time


def compute(seconds):
    """Stands for work that keeps the processor busy."""
    time.sleep(seconds)


to_load = asyncio.Queue()  # to load
to_resize = asyncio.Queue()  # to resize


async def links():
    for number in range(1, 10):
        await asyncio.sleep(0.05)
        await to_load.put(f"links {number}")


async def load_1():  # load-1
    while True:
        item = await to_load.get()
        await asyncio.sleep(1)
        await to_resize.put(item)
        to_load.task_done()


async def load_2():  # load-2
    while True:
        item = await to_load.get()
        await asyncio.sleep(1)
        await to_resize.put(item)
        to_load.task_done()


async def load_3():  # load-3
    while True:
        item = await to_load.get()
        await asyncio.sleep(1)
        await to_resize.put(item)
        to_load.task_done()


async def resize_1():  # resize-1
    while True:
        item = await to_resize.get()
        compute(0.4)
        to_resize.task_done()


async def resize_2():  # resize-2
    while True:
        item = await to_resize.get()
        compute(0.4)
        to_resize.task_done()


async def resize_3():  # resize-3
    while True:
        item = await to_resize.get()
        compute(0.4)
        to_resize.task_done()


async def main():
    links_task = asyncio.create_task(links(), name="links")
    load_1_task = asyncio.create_task(load_1(), name="load-1")
    load_2_task = asyncio.create_task(load_2(), name="load-2")
    load_3_task = asyncio.create_task(load_3(), name="load-3")
    resize_1_task = asyncio.create_task(resize_1(), name="resize-1")
    resize_2_task = asyncio.create_task(resize_2(), name="resize-2")
    resize_3_task = asyncio.create_task(resize_3(), name="resize-3")
    await asyncio.gather(links_task, return_exceptions=True)
    await to_load.join()
    await to_resize.join()
    load_1_task.cancel()
    load_2_task.cancel()
    load_3_task.cancel()
    resize_1_task.cancel()
    resize_2_task.cancel()
    resize_3_task.cancel()
    await asyncio.gather(
        load_1_task,
        load_2_task,
        load_3_task,
        resize_1_task,
        resize_2_task,
        resize_3_task,
        return_exceptions=True,
    )


if __name__ == "__main__":
    asyncio.run(main())
