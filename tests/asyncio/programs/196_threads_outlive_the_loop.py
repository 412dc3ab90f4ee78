"""A loop that is closed does not wait for its threads: they end before Python does."""
import asyncio
import time


def slow(name, seconds):
    time.sleep(seconds)
    print(name, time.monotonic())
    time.sleep(seconds)
    print(name, "again", time.monotonic())


async def main():
    loop = asyncio.get_running_loop()
    loop.run_in_executor(None, slow, "one", 1)
    loop.run_in_executor(None, slow, "two", 1.5)
    try:
        await asyncio.wait_for(asyncio.to_thread(slow, "three", 2), 0.5)
    except TimeoutError:
        print("no longer", time.monotonic())


loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
loop.run_until_complete(main())
loop.close()
print("end", time.monotonic(), loop.is_closed())
