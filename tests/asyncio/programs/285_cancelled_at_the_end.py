"""Nobody catches what a cancelled task leaves: the program ends with it."""

import asyncio


async def main():
    task = asyncio.create_task(asyncio.sleep(1))
    await asyncio.sleep(0.5)
    task.cancel("enough")
    try:
        await asyncio.gather(asyncio.sleep(3), task)
    finally:
        print("over")


def left_in_the_middle():
    def numbers():
        try:
            yield 1
        finally:
            print("closed")

    numbers_here = numbers()
    return next(numbers_here)


try:
    raise KeyError
except KeyError:
    print(left_in_the_middle())
asyncio.run(main())
