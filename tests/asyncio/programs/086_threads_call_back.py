import asyncio
import time


def long_job(loop, progress, parts):
    for n in range(1, parts + 1):
        time.sleep(0.2)
        loop.call_soon_threadsafe(progress.put_nowait, n / parts)
    loop.call_soon_threadsafe(progress.put_nowait, None)
    return f"{parts} parts"


async def ask(question):
    await asyncio.sleep(0.3)
    return question[::-1]


def asks_the_loop(loop):
    future = asyncio.run_coroutine_threadsafe(ask("drow"), loop)
    answer = future.result()
    time.sleep(0.1)
    return answer.upper()


async def main():
    loop = asyncio.get_running_loop()
    progress = asyncio.Queue()
    job = asyncio.create_task(asyncio.to_thread(long_job, loop, progress, 4))
    while (part := await progress.get()) is not None:
        print(f"[{'=' * int(part * 8):<8}] {part:4.0%} at {loop.time():.1f}")
    print(await job)
    start = time.perf_counter()
    print(await loop.run_in_executor(None, asks_the_loop, loop), f"{time.perf_counter() - start:.1f}")


asyncio.run(main())
