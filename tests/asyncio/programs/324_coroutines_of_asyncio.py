"""Where asyncio's own coroutines are defined and wait, as the repr() of a task tells; exits that nobody has entered."""

import asyncio
import re


def told(task):
    return re.sub(r"/\S*/asyncio/", "", repr(task))


async def main():
    queue, full, lock, event = asyncio.Queue(), asyncio.Queue(1), asyncio.Lock(), asyncio.Event()
    full.put_nowait(1)
    await lock.acquire()
    future = asyncio.get_running_loop().create_future()
    waits = [asyncio.sleep(1), asyncio.wait_for(future, 5), queue.get(), full.put(2), full.join(), lock.acquire(), event.wait()]
    tasks = [asyncio.create_task(each, name=f"t{place}") for place, each in enumerate(waits)]
    for task in tasks:
        print(told(task))
    await asyncio.sleep(0.5)
    for task in tasks:
        print(told(task))
    await asyncio.sleep(1)
    print(told(tasks[0]))
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    for task in tasks:
        print(told(task))


asyncio.run(main())
