import asyncio


async def main():
    ev = asyncio.Event()
    lk = asyncio.Lock()
    cond = asyncio.Condition(lk)
    sem = asyncio.Semaphore(0)
    log = []

    async def w(name, aw):
        try:
            r = await aw
            log.append((name, r))
        except asyncio.CancelledError:
            log.append((name, "cancelled"))
            raise

    ts = [asyncio.create_task(w(f"e{i}", ev.wait())) for i in range(2)]
    ts += [asyncio.create_task(w(f"s{i}", sem.acquire())) for i in range(3)]
    await asyncio.sleep(0)
    ts[3].cancel()
    ev.set()
    ev.clear()
    sem.release()
    sem.release()
    await asyncio.sleep(0.1)
    print(log, ev.is_set(), sem.locked())
    print([t.done() for t in ts])
    async with cond:
        print(lk.locked(), cond.locked())
        try:
            await asyncio.wait_for(cond.wait(), 0.2)
        except TimeoutError:
            print("cond timeout, lock held:", lk.locked())
    print(lk.locked())

    async def notify_later():
        await asyncio.sleep(0.1)
        async with cond:
            cond.notify(2)
            print("notified; waiters still wait:", len(log))

    async def cw(i):
        async with cond:
            await cond.wait()
            log.append(f"c{i}")
    log.clear()
    cs = [asyncio.create_task(cw(i)) for i in range(3)]
    await notify_later()
    await asyncio.sleep(0.1)
    print(log)
    async with cond:
        cond.notify_all()
    await asyncio.gather(*cs)
    print(log)
    await lk.acquire()
    a = asyncio.create_task(lk.acquire())
    b = asyncio.create_task(lk.acquire())
    await asyncio.sleep(0)
    a.cancel()
    lk.release()
    print(await b, lk.locked(), a.cancelled())
    lk.release()
    for bad in (lambda: asyncio.Semaphore(-1), lambda: asyncio.Barrier(0), lambda: asyncio.Condition(asyncio.Event())):
        try:
            print(type(bad()).__name__)
        except (ValueError, AttributeError) as e:
            print(type(e).__name__, e)
    q = asyncio.Queue(1)
    g = [asyncio.create_task(q.get()) for _ in range(2)]
    await asyncio.sleep(0)
    await q.put(1)
    await q.put(2)
    print(await asyncio.gather(*g), q.qsize())
    try:
        with await lk:
            pass
    except TypeError as e:
        print(e)

asyncio.run(main())
