import asyncio
import left
import right
from left import run as first
from right import run as second


async def run():
    print("own")
    await asyncio.sleep(1)
    return "own"


async def main():
    print(await asyncio.gather(run(), first(), second()))
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(each()) for each in (run, left.run, right.run)]
    print([task.result() for task in tasks], [task.get_name() != "" for task in tasks])


asyncio.run(main())
