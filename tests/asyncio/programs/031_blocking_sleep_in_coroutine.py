import asyncio
import time


def stamp(start):
    return f"{time.monotonic() - start:4.1f}"


async def heartbeat(start):
    while time.monotonic() - start < 1.9:
        print(stamp(start), "tick")
        await asyncio.sleep(0.4)


async def bad_worker(start):
    await asyncio.sleep(0.5)
    print(stamp(start), "crunching...")
    time.sleep(1)                      # the whole loop stands still
    print(stamp(start), "crunched")


async def good_worker(start):
    await asyncio.sleep(0.5)
    print(stamp(start), "crunching elsewhere...")
    await asyncio.to_thread(time.sleep, 1)
    print(stamp(start), "crunched elsewhere")


async def main():
    for worker in [bad_worker, good_worker]:
        start = time.monotonic()
        print("--", worker.__name__)
        await asyncio.gather(heartbeat(start), worker(start))


asyncio.run(main())
