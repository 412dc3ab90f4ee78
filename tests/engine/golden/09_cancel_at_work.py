"""Cancelled at work.

The same cancel() meets two tasks in two places: the helper
while waiting for the oven, the baker while holding it.
Finally still runs, the oven is given back, and the
apprentice gets it.
"""

import asyncio

oven = asyncio.Lock()


async def manager():
    await asyncio.sleep(1)
    helper_task.cancel()


async def fire_alarm():  # fire alarm
    await asyncio.sleep(2)
    baker_task.cancel()


async def baker():
    async with oven:
        try:
            await asyncio.sleep(3)
            print("bread is ready")
        finally:
            print("turns the heat down")
            await asyncio.sleep(0.2)


async def helper():
    await asyncio.sleep(0.3)
    async with oven:
        await asyncio.sleep(1)


async def apprentice():
    await asyncio.sleep(0.6)
    async with oven:
        await asyncio.sleep(0.8)
    print("rolls are ready")


async def main():
    global baker_task, helper_task
    manager_task = asyncio.create_task(manager(), name="manager")
    fire_alarm_task = asyncio.create_task(fire_alarm(), name="fire alarm")
    baker_task = asyncio.create_task(baker(), name="baker")
    helper_task = asyncio.create_task(helper(), name="helper")
    apprentice_task = asyncio.create_task(apprentice(), name="apprentice")
    await asyncio.gather(
        manager_task,
        fire_alarm_task,
        baker_task,
        helper_task,
        apprentice_task,
        return_exceptions=True,
    )


if __name__ == "__main__":
    asyncio.run(main())
