# An event of threading ends what a worker does.
import asyncio
import threading
import time


def blocking_worker(stop, out):
    n = 0
    while not stop.is_set():
        n += 1
        time.sleep(0.1)
    out.append(n)
    return n


async def main():
    stop, out = threading.Event(), []
    task = asyncio.create_task(asyncio.to_thread(blocking_worker, stop, out))
    for i in range(3):
        print("loop alive", i)
        await asyncio.sleep(0.15)
    stop.set()
    print(await task, out)


asyncio.run(main())
