"""A broken barrier.

Reset wakes who waits with an error, abort breaks it for
good.
"""

import asyncio

bridge = asyncio.Barrier(3)


async def hiker_1():  # hiker-1
    await asyncio.sleep(0)
    try:
        await bridge.wait()
    except asyncio.BrokenBarrierError:
        print("turned away")
    await asyncio.sleep(0.5)
    try:
        await bridge.wait()
    except asyncio.BrokenBarrierError:
        print("broken")


async def hiker_2():  # hiker-2
    await asyncio.sleep(0.1)
    try:
        await bridge.wait()
    except asyncio.BrokenBarrierError:
        print("turned away")
    await asyncio.sleep(0.5)
    try:
        await bridge.wait()
    except asyncio.BrokenBarrierError:
        print("broken")


async def warden():
    await asyncio.sleep(0.3)
    await bridge.reset()
    await asyncio.sleep(1)
    await bridge.abort()
    if bridge.broken:
        print("broken for good")
    else:
        print("whole")


async def main():
    hiker_1_task = asyncio.create_task(hiker_1(), name="hiker-1")
    hiker_2_task = asyncio.create_task(hiker_2(), name="hiker-2")
    warden_task = asyncio.create_task(warden(), name="warden")
    await asyncio.gather(
        hiker_1_task, hiker_2_task, warden_task, return_exceptions=True
    )


if __name__ == "__main__":
    asyncio.run(main())
