import asyncio, inspect
def attempt(call):
    try:
        print(call())
    except TypeError as e:
        print(e)
async def m():
    lock, q, e, s, b = asyncio.Lock(), asyncio.Queue(), asyncio.Event(), asyncio.Semaphore(), asyncio.Barrier(2)
    attempt(lambda: lock.acquire(timeout=1))
    attempt(lambda: lock.acquire(1))
    attempt(lambda: q.get(timeout=1))
    attempt(lambda: q.put())
    attempt(lambda: q.put_nowait(1, 2))
    attempt(lambda: e.wait(1))
    attempt(lambda: e.wait(timeout=1))
    attempt(lambda: s.acquire(blocking=False))
    attempt(lambda: asyncio.Lock(loop=None))
    attempt(lambda: asyncio.Queue(1, 2))
    attempt(lambda: asyncio.Queue(maxsize=1, loop=None))
    attempt(lambda: asyncio.Barrier())
    attempt(lambda: asyncio.wait())
    attempt(lambda: asyncio.shield())
    attempt(lambda: asyncio.create_task())
    attempt(lambda: asyncio.run())
    attempt(lambda: asyncio.timeout())
    attempt(lambda: asyncio.sleep())
    attempt(lambda: asyncio.sleep(1, loop=None))
    attempt(lambda: asyncio.gather(loop=None))
    attempt(lambda: asyncio.as_completed())
    attempt(lambda: asyncio.iscoroutine())
    attempt(lambda: asyncio.PriorityQueue(max=3))
    print(inspect.iscoroutinefunction(asyncio.sleep), asyncio.iscoroutinefunction(asyncio.sleep), asyncio.sleep.__name__, inspect.iscoroutinefunction(asyncio.wait_for), callable(asyncio.sleep))

asyncio.run(m())
