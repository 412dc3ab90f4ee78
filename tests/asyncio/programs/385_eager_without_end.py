# Eager tasks begin inside of each other: with a high recursion limit too their stack has an end.
import asyncio
import sys

sys.setrecursionlimit(5_000)


async def deeper(n):
    return await asyncio.create_task(deeper(n + 1))


async def main():
    asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)
    try:
        await deeper(0)
    except RecursionError as error:
        print(type(error).__name__)


if sys.version_info >= (3, 12):
    asyncio.run(main())
