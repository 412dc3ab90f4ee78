# A group in a generator that is closed once its task has ended: its members are awaited by who closes it.
import asyncio


async def member(barrier):
    for each in asyncio.as_completed([barrier.wait(), barrier.wait()]):
        print("through", await each)


async def stream(queue):
    async with asyncio.TaskGroup() as group:
        group.create_task(member(asyncio.Barrier(1)))
        try:
            yield 1
        finally:
            print("joined", await asyncio.wait_for(queue.join(), 3))


async def main():
    async for number in stream(asyncio.Queue()):
        raise ValueError(number)


with asyncio.Runner() as runner:
    runner.run(main())
