import asyncio
import time


def compute(seconds):
    """Stands for work that keeps the processor busy."""
    import time
    time.sleep(seconds)


def resize(photo):
    compute(0.5)
    return f"{photo} in small"


async def clock(ticks):
    for tick in range(1, ticks + 1):
        began = time.perf_counter()
        await asyncio.sleep(0.2)
        print(f"tick {tick} after {time.perf_counter() - began:.1f} s")


async def editor():
    await asyncio.sleep(0.5)
    print(resize("cat"))
    await asyncio.sleep(0.5)
    print(await asyncio.to_thread(resize, "dog"))


async def main():
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(clock(10), name="clock")
        tasks.create_task(editor(), name="editor")


asyncio.run(main())
