import asyncio
import time
from concurrent.futures import ThreadPoolExecutor


def blocking(n):
    time.sleep(0.1 * n)
    if n == 2:
        raise PermissionError(13, "not you")
    return n * "#"


async def main():
    loop = asyncio.get_running_loop()
    pool = ThreadPoolExecutor(2)
    futures = [loop.run_in_executor(pool, blocking, n) for n in (3, 2, 1, 4)]
    for f in asyncio.as_completed(futures):
        try:
            print(await f, f"at {loop.time():.1f}")
        except PermissionError as e:
            print("refused:", e, f"at {loop.time():.1f}")
    pool.shutdown()
    try:
        await loop.run_in_executor(pool, blocking, 1)
    except RuntimeError as e:
        print(e)
    try:
        await asyncio.wait_for(asyncio.to_thread(blocking, 3), 0.1)
    except TimeoutError:
        print("gave up waiting, the thread goes on", f"{loop.time():.1f}")
    print(await asyncio.to_thread(sorted, [3, 1, 2], reverse=True))


asyncio.run(main())
print("after the last thread:", f"{time.monotonic() > 0}")
