# Workers that sleep while they hold a lock.
import asyncio
import threading
import time
from concurrent.futures import ThreadPoolExecutor

counter = 0
lock = threading.Lock()


def increment(n):
    global counter
    for _ in range(n):
        with lock:
            value = counter
            time.sleep(0.01)
            counter = value + 1
    return threading.current_thread().name


async def main():
    loop = asyncio.get_running_loop()
    with ThreadPoolExecutor(max_workers=3, thread_name_prefix="inc") as pool:
        names = await asyncio.gather(*[loop.run_in_executor(pool, increment, 5) for _ in range(3)])
    print(counter, sorted(set(names)))
    print(threading.current_thread() is threading.main_thread())


asyncio.run(main())
