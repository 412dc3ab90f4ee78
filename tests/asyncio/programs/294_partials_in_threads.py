import asyncio
import functools
import time
from concurrent.futures import ThreadPoolExecutor


def slow(seconds, scale=1, *, name="?"):
    time.sleep(seconds)
    return f"{name}: {seconds * scale:.2f}"


class Worker:
    def __init__(self, name):
        self.name = name

    def work(self, seconds, scale=2):
        time.sleep(seconds)
        return f"{self.name} {seconds * scale:.1f}"

    def __call__(self, seconds):
        time.sleep(seconds)
        return f"{self.name} called"


@functools.wraps(slow)
def cached(seconds):
    time.sleep(seconds)
    return seconds


async def main():
    loop = asyncio.get_running_loop()
    start = loop.time()
    with ThreadPoolExecutor(max_workers=2) as pool:
        jobs = [loop.run_in_executor(pool, functools.partial(slow, 0.25 * n, scale=n, name=f"job {n}")) for n in (1, 2, 3)]
        for result in await asyncio.gather(*jobs):
            print(result)
    print(f"{loop.time() - start:.2f}")
    ann = Worker("ann")
    print(await asyncio.to_thread(functools.partial(ann.work, scale=3), 0.1))
    print(await asyncio.to_thread(ann, 0.2), await asyncio.to_thread(ann.work, 0.3, scale=1))
    print(await asyncio.to_thread(cached, 0.4), await asyncio.to_thread(cached, 0.4))
    print(f"{loop.time() - start:.2f}")


asyncio.run(main())
