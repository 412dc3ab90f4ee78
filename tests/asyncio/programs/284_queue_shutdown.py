"""Queue.shutdown() of Python 3.13; older ones have none."""

import asyncio


async def worker(name, queue):
    while True:
        try:
            item = await queue.get()
        except Exception as error:
            print(name, "ends with", repr(error))
            return
        print(name, "has", item)
        await asyncio.sleep(1)
        queue.task_done()


async def putter(queue, item):
    try:
        await queue.put(item)
        print("put", item)
    except Exception as error:
        print("not put", item, repr(error))


async def main():
    for kind in (asyncio.Queue, asyncio.LifoQueue, asyncio.PriorityQueue):
        queue = kind(2)
        if not hasattr(queue, "shutdown"):
            try:
                queue.shutdown()
            except AttributeError as error:
                print(error)
            continue
        for immediate in (False, True):
            queue = kind(2)
            workers = [asyncio.create_task(worker(n, queue)) for n in "ab"]
            await asyncio.sleep(0)
            putters = [asyncio.create_task(putter(queue, n)) for n in range(5)]
            await asyncio.sleep(0.5)
            joining = asyncio.create_task(queue.join())
            print(queue.qsize(), queue.full(), queue.empty())
            queue.shutdown(immediate)
            print(queue.qsize())
            for call in (queue.get_nowait, lambda: queue.put_nowait(1)):
                try:
                    print(call())
                except asyncio.QueueShutDown as error:
                    print(repr(error), isinstance(error, asyncio.QueueEmpty))
            await asyncio.gather(*workers, *putters)
            print(asyncio.get_running_loop().time(), joining.done())
            queue.shutdown(immediate=True)
            joining.cancel()
            idle = kind()
            late = asyncio.create_task(worker("late", idle))
            await asyncio.sleep(0.5)
            idle.shutdown()
            await late


asyncio.run(main())
