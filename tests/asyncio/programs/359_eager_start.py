import asyncio, sys

async def hit(key):
    print("hit", key, asyncio.current_task().get_name())
    return key

async def miss(key):
    print("miss", key)
    await asyncio.sleep(0.1)
    print("loaded", key)
    return key

async def fails():
    print("failing")
    raise ValueError("at once")

async def deep(n):
    if n:
        t = asyncio.create_task(deep(n - 1))
        print("made", n, t.done())
        await t
    return n

async def main():
    loop = asyncio.get_running_loop()
    loop.set_task_factory(asyncio.eager_task_factory)
    print(asyncio.eager_task_factory.__name__, loop.get_task_factory() is asyncio.eager_task_factory)
    async with asyncio.TaskGroup() as tg:
        a = tg.create_task(hit("a"), name="A")
        b = tg.create_task(miss("b"))
        print("in group", a.done(), b.done(), a.get_name(), b.get_name())
    print(a.result(), b.result())
    try:
        async with asyncio.TaskGroup() as tg:
            c = tg.create_task(miss("c"))
            tg.create_task(fails())
            print("still here")
            try:
                await asyncio.sleep(1)
            except asyncio.CancelledError:
                print("parent cancelled", c.cancelled(), c.cancelling())
                raise
    except* ValueError as eg:
        print(eg.exceptions, c.cancelled())
    t = asyncio.create_task(deep(3))
    print(await t)
    f = asyncio.create_task(fails())
    print(f.done(), f.exception())
    print(await asyncio.gather(hit(1), hit(2), miss(3)))
    print(await asyncio.wait_for(hit(9), 1))
    done, pending = await asyncio.wait([asyncio.create_task(miss(i)) for i in range(2)], timeout=0.05)
    print(len(done), len(pending))
    for p in pending: p.cancel()
    print(await asyncio.gather(*pending, return_exceptions=True))
    print(len(asyncio.all_tasks()))
    t = asyncio.create_task(hit(5))
    t.add_done_callback(lambda t: print("callback", t.result()))
    print("before")
    await asyncio.sleep(0)
    print("after")
    lock = asyncio.Lock()
    async def locked(n):
        async with lock:
            print("holds", n)
            await asyncio.sleep(0.1)
    async with lock:
        ts = [asyncio.create_task(locked(i)) for i in range(2)]
    await asyncio.gather(*ts)
    q = asyncio.Queue(1)
    async def prod():
        for i in range(3):
            print("put", i); await q.put(i)
    p = asyncio.create_task(prod())
    for _ in range(3): print("got", await q.get())
    await p

if sys.version_info >= (3, 12):
    asyncio.run(main())
