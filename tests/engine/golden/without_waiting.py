"""Without waiting.

put_nowait and get_nowait on a LifoQueue, and task_done once
too often.
"""

import asyncio

stack = asyncio.LifoQueue(maxsize=2)


async def stacker():
    stack.put_nowait("plate")
    stack.put_nowait("bowl")
    try:
        stack.put_nowait("cup")
    except asyncio.QueueFull:
        print("full")
    await asyncio.sleep(0.3)
    await stack.join()
    print("stack is empty")


async def washer():
    await asyncio.sleep(0.1)
    while True:
        try:
            item = stack.get_nowait()
            stack.task_done()
        except asyncio.QueueEmpty:
            break
    try:
        stack.task_done()
    except ValueError:
        print("once too often")
    return
    print("never")


async def main():
    stacker_task = asyncio.create_task(stacker(), name="stacker")
    washer_task = asyncio.create_task(washer(), name="washer")
    await asyncio.gather(stacker_task, return_exceptions=True)
    washer_task.cancel()
    await asyncio.gather(washer_task, return_exceptions=True)


if __name__ == "__main__":
    asyncio.run(main())
