"""A busy loop.

Are we there yet? The child asks without ever sleeping, so
the loop is never idle, time never moves, and the train
never arrives. Waiting for the event instead would cost
nothing.
"""

import asyncio

arrived = asyncio.Event()


async def child():
    while True:
        await asyncio.sleep(0)


async def train():
    await asyncio.sleep(2)
    arrived.set()


async def parent():
    await arrived.wait()
    print("there we are")
    child_task.cancel()


async def main():
    global child_task
    child_task = asyncio.create_task(child(), name="child")
    train_task = asyncio.create_task(train(), name="train")
    parent_task = asyncio.create_task(parent(), name="parent")
    await asyncio.gather(train_task, parent_task, return_exceptions=True)
    child_task.cancel()
    await asyncio.gather(child_task, return_exceptions=True)


if __name__ == "__main__":
    asyncio.run(main())
