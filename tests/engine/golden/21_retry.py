"""Retry with back-off.

The line is dead until the technician is done. Each attempt
waits twice as long as the one before: patience grows, the
load does not.
"""

import asyncio

line = asyncio.Event()


async def calling():
    for attempt in range(5):
        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(caller(), name="caller")
        except Exception:
            if attempt == 4:
                raise
            await asyncio.sleep(0.2 * 2**attempt)
        else:
            break


async def caller():
    await asyncio.sleep(0.1)
    if not line.is_set():
        raise ConnectionError("no line")
    print("hello?")


async def technician():
    await asyncio.sleep(1)
    line.set()


async def main():
    calling_task = asyncio.create_task(calling(), name="calling")
    technician_task = asyncio.create_task(technician(), name="technician")
    await asyncio.gather(calling_task, technician_task, return_exceptions=True)


if __name__ == "__main__":
    asyncio.run(main())
