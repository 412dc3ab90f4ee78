"""While asyncio.run() waits for the threads of its executor, what is due in the loop still happens."""
import asyncio
import time


def slow(name, seconds):
    time.sleep(seconds)
    print(name, time.monotonic())


async def main():
    loop = asyncio.get_running_loop()
    loop.run_in_executor(None, slow, "one", 1)
    loop.run_in_executor(None, slow, "two", 2)
    for due in 0.5, 1.5, 2.5:
        loop.call_later(due, print, "due", due)
    loop.call_later(0.7, lambda: print("time", loop.time()))
    print("main ends", loop.time())


asyncio.run(main())
print("end", time.monotonic())
