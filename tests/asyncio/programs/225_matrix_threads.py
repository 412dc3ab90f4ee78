import asyncio
import time
from concurrent.futures import ThreadPoolExecutor


def blocking_io(n):
    time.sleep(0.5)
    return n * 10


def multiply(a, b):
    return [[sum(x * y for x, y in zip(row, col)) for col in zip(*b)] for row in a]


async def heartbeat(stop):
    beats = 0
    while not stop.is_set():
        beats += 1
        await asyncio.sleep(0.2)
    return beats


async def main():
    stop = asyncio.Event()
    beat = asyncio.create_task(heartbeat(stop))
    loop = asyncio.get_running_loop()
    start = time.perf_counter()
    with ThreadPoolExecutor(max_workers=2) as pool:
        futures = [loop.run_in_executor(pool, blocking_io, i) for i in range(3)]
        print(await asyncio.gather(*futures))
    print(await asyncio.to_thread(multiply, [[1, 2], [3, 4]], [[0, 1], [1, 0]]))
    stop.set()
    print("beats", await beat, f"{time.perf_counter() - start:.1f}s")


asyncio.run(main())
