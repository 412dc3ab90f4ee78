# What asyncio itself is called back by, as the repr() of a future and of a task has it; and circles that the end of a
# run cancels.
import asyncio
import re
import time


def show(*things):
    """Without the folders, which differ."""
    print(*[re.sub(r"\S*/(\w+\.py)", r"\1", str(each)) for each in things])


async def shows(name):
    show(name, asyncio.current_task())
    await asyncio.sleep(0.1)
    show(name, asyncio.current_task())


async def main():
    await asyncio.wait([asyncio.create_task(shows("wait"))])
    await asyncio.wait_for(shows("wait_for"), 1)
    for each in asyncio.as_completed([shows("as_completed")]):
        await each
    try:
        await asyncio.wait_for(shows("too late"), 0.05)
    except asyncio.TimeoutError as e:
        show(repr(e))
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    waiting = asyncio.create_task(asyncio.wait_for(future, 9))
    await asyncio.sleep(0)
    both = asyncio.create_task(asyncio.wait([future, waiting], timeout=0.5))
    await asyncio.sleep(0)
    show(future, waiting, both)
    future.set_result(1)
    show(future)
    show(await waiting, [len(each) for each in await both])
    job = loop.run_in_executor(None, time.sleep, 0.1)
    show(job)
    job.add_done_callback(show)
    show(job)
    await job
    show(job)
    thread = asyncio.create_task(asyncio.to_thread(time.sleep, 0.1))
    await asyncio.sleep(0.01)
    show(thread)
    await thread

    async def says():
        try:
            await asyncio.sleep(9)
        finally:
            show(asyncio.current_task())

    said = asyncio.create_task(says())
    await asyncio.sleep(0)
    try:
        await asyncio.wait_for(said, 0)
    except asyncio.TimeoutError as e:
        show(repr(e))
    itself = []

    async def circle():
        try:
            await asyncio.wait_for(itself[0], 1)
        except RuntimeError as e:
            show(e)

    itself.append(asyncio.create_task(circle()))
    try:
        await asyncio.wait(itself)
    except BaseException as e:
        show(repr(e))


asyncio.run(main())
tasks = []


async def waits(way):
    print(await way(tasks[0]))


async def cleans_up():
    try:
        await asyncio.sleep(9)
    finally:
        print("cleans up")


async def begins(way):
    tasks.append(asyncio.create_task(waits(way)))
    await asyncio.sleep(0)
    cleaning.append(asyncio.create_task(cleans_up()))
    await asyncio.sleep(0)


cleaning = []


def run(way):
    asyncio.run(begins(way))


try:
    run(asyncio.gather)
except RecursionError as e:
    print("run", e)
