# A lock is not reentrant: the second "async with" waits for the first.
import asyncio

lock = asyncio.Lock()


async def outer():
    async with lock:
        print("outer has the lock", lock.locked())
        return await inner()


async def inner():
    print("inner wants it too")
    async with lock:
        print("never")


async def watchdog(task):
    for tick in range(3):
        await asyncio.sleep(1)
        print("tick", tick, "done:", task.done())


async def main():
    task = asyncio.create_task(outer())
    await watchdog(task)
    await task
    print("unreachable")


asyncio.run(main())
