"""What nobody waited for.

The manager calls the cleaner without await: nothing of it
ever runs. The cook fails and nobody asks for the exception.
Python reports both; so does the problems panel.
"""

import asyncio


async def manager():
    cleaner()
    cook_task = asyncio.create_task(cook(), name="cook")
    await asyncio.sleep(1)
    print("closing")


async def cleaner():
    await asyncio.sleep(0.5)
    print("clean")


async def cook():
    await asyncio.sleep(0.3)
    raise ValueError("burned")


async def main():
    manager_task = asyncio.create_task(manager(), name="manager")
    await asyncio.gather(manager_task, return_exceptions=True)


if __name__ == "__main__":
    asyncio.run(main())
