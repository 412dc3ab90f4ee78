"""A timeout.

The lunch break is one and a half seconds long. What is
ready by then counts; whatever is still cooking is
cancelled, and the day goes on.
"""

import asyncio


async def lunch_break():  # lunch break
    try:
        async with asyncio.timeout(1.5):
            async with asyncio.TaskGroup() as group:
                group.create_task(tea(), name="tea")
                group.create_task(sandwich(), name="sandwich")
                group.create_task(soup(), name="soup")
                group.create_task(cake(), name="cake")
    except TimeoutError:
        print("time is up")


async def tea():
    await asyncio.sleep(0.4)
    print("tea is ready")


async def sandwich():
    await asyncio.sleep(1)
    print("sandwich is ready")


async def soup():
    await asyncio.sleep(2.5)
    print("soup is ready")


async def cake():
    await asyncio.sleep(4)
    print("cake is ready")


async def afternoon():
    await lunch_break_task
    print("back to work")
    await asyncio.sleep(1)


async def main():
    global lunch_break_task
    lunch_break_task = asyncio.create_task(lunch_break(), name="lunch break")
    afternoon_task = asyncio.create_task(afternoon(), name="afternoon")
    await asyncio.gather(lunch_break_task, afternoon_task, return_exceptions=True)


if __name__ == "__main__":
    asyncio.run(main())
