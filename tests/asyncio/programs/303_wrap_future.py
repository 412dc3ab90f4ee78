# Futures of a pool become asyncio's.
import asyncio
import concurrent.futures
import time


def blocking(n):
    time.sleep(n)
    return n * 2


async def main():
    with concurrent.futures.ThreadPoolExecutor(max_workers=2) as pool:
        futs = [pool.submit(blocking, x) for x in (0.3, 0.1)]
        wrapped = [asyncio.wrap_future(f) for f in futs]
        for w in asyncio.as_completed(wrapped):
            print(await w)
        loop = asyncio.get_running_loop()
        print(await asyncio.gather(*(loop.run_in_executor(pool, blocking, i / 10) for i in range(3))))


asyncio.run(main())
