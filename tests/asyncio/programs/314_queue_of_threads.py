# A queue.Queue between workers of a pool, a condition, and a semaphore of threading.
import asyncio
import queue
import threading
import time
from concurrent.futures import ThreadPoolExecutor

jobs, results = queue.Queue(maxsize=2), []
ready = threading.Condition()
doors = threading.BoundedSemaphore(1)


def produce(count):
    for number in range(count):
        jobs.put(number)
        time.sleep(0.03)
    jobs.put(None)
    return f"made {count}"


def consume(name):
    while (job := jobs.get()) is not None:
        with doors:
            time.sleep(0.1)
            results.append((name, job, round(time.monotonic(), 2)))
        jobs.task_done()
    jobs.put(None)
    with ready:
        ready.notify_all()
    return name


def watch():
    with ready:
        print("nobody in time:", ready.wait(0.2))
        print("somebody:", ready.wait_for(lambda: len(results) == 4, timeout=3))
    try:
        doors.release()
    except ValueError as error:
        print(error)
    try:
        jobs.get(timeout=0.1), jobs.get(timeout=0.1)
    except queue.Empty:
        print("empty at", round(time.monotonic(), 2))
    return "watched"


async def main():
    loop = asyncio.get_running_loop()
    with ThreadPoolExecutor(4) as pool:
        loop.set_default_executor(pool)
        calls = [asyncio.to_thread(produce, 4), loop.run_in_executor(None, consume, "x"), loop.run_in_executor(pool, watch)]
        print(await asyncio.gather(*calls))
    for row in results:
        print(*row)


asyncio.run(main())
