"""gather in all its ways.

Collected failures, a task among the coroutines, a
cancellation from outside that reaches the children.
"""

import asyncio

empty = asyncio.Queue()


async def collector():
    good_task = asyncio.create_task(good(), name="good")
    await asyncio.gather(bad(), good_task, asyncio.sleep(0.1), return_exceptions=True)
    print("collected")


async def outer():
    await asyncio.gather(child(), empty.get())


async def bad():
    await asyncio.sleep(0.1)
    raise ValueError("bad")


async def good():
    await asyncio.sleep(0.3)


async def child():
    try:
        await asyncio.sleep(5)
    finally:
        await asyncio.sleep(0.1)
        print("cleaned up")


async def stop():
    await asyncio.sleep(0.5)
    outer_task.cancel("enough")


async def frame():
    await asyncio.gather(left(), right(), return_exceptions=True)


async def left():
    await asyncio.sleep(0.1)
    raise KeyError


async def right():
    await asyncio.sleep(0.2)


async def filler():
    await asyncio.sleep(2)
    await empty.put("item")


async def main():
    global outer_task
    collector_task = asyncio.create_task(collector(), name="collector")
    outer_task = asyncio.create_task(outer(), name="outer")
    stop_task = asyncio.create_task(stop(), name="stop")
    frame_task = asyncio.create_task(frame(), name="frame")
    filler_task = asyncio.create_task(filler(), name="filler")
    await asyncio.gather(
        collector_task,
        outer_task,
        stop_task,
        frame_task,
        filler_task,
        return_exceptions=True,
    )


if __name__ == "__main__":
    asyncio.run(main())
