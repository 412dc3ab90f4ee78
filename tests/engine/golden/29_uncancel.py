"""Asked twice, gone once.

A worker is asked to stop while it saves. It catches the
first request, takes it back with uncancel and finishes
saving; the second request, with a message, ends it.
"""

import asyncio


async def worker():
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError:
        asyncio.current_task().uncancel()
        print("saving first")
        await asyncio.sleep(0.5)
    print("saved")
    await asyncio.sleep(2)


async def boss():
    await asyncio.sleep(0.4)
    worker_task.cancel("please stop")
    await asyncio.sleep(1)
    worker_task.cancel("now!")


async def main():
    global worker_task
    worker_task = asyncio.create_task(worker(), name="worker")
    boss_task = asyncio.create_task(boss(), name="boss")
    await asyncio.gather(worker_task, boss_task, return_exceptions=True)


if __name__ == "__main__":
    asyncio.run(main())
