# A worker hands a coroutine to the loop and waits for it.
import asyncio
import time


async def compute(x):
    await asyncio.sleep(0.1)
    return x * 10


def thread_work(loop):
    time.sleep(0.05)
    fut = asyncio.run_coroutine_threadsafe(compute(4), loop)
    value = fut.result()
    print("thread has", value)
    return value + 1


async def main():
    loop = asyncio.get_running_loop()
    print(await asyncio.to_thread(thread_work, loop))
    print(await loop.run_in_executor(None, lambda: sum(range(10))))


asyncio.run(main())
