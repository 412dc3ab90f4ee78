"""Barriers entered with `async with`, broken and reset; the words of locks."""

import asyncio
async def main():
    b = asyncio.Barrier(3)
    print(b.parties, b.n_waiting, b.broken)
    async def w(i):
        async with b as pos:
            print(i, pos)
        r = await b.wait()
        print(i, "second", r)
    await asyncio.gather(*(w(i) for i in range(3)))
    async def x(i):
        try: await b.wait()
        except asyncio.BrokenBarrierError as e: print(i, "broken", repr(e))
    ts = [asyncio.create_task(x(i)) for i in range(2)]
    await asyncio.sleep(0)
    print(b.n_waiting)
    await b.abort()
    await asyncio.gather(*ts)
    print(b.broken)
    await x(9)
    await b.reset(); print(b.broken, b.n_waiting)
    ts = [asyncio.create_task(x(i)) for i in range(2)]
    await asyncio.sleep(0)
    await b.reset()
    await asyncio.gather(*ts)
    print(b.broken)
    for bad in (0, -1):
        try: asyncio.Barrier(bad)
        except ValueError as e: print(e)
    t = asyncio.create_task(b.wait()); await asyncio.sleep(0); t.cancel()
    try: await t
    except asyncio.CancelledError: print("c", b.n_waiting, b.broken)
    c = asyncio.Condition()
    state = {"n": 0}
    async def waiter():
        async with c:
            r = await c.wait_for(lambda: state["n"] >= 2 and "yes")
            print("cond", r)
    t = asyncio.create_task(waiter())
    for _ in range(3):
        await asyncio.sleep(0)
        async with c:
            state["n"] += 1; c.notify_all()
    await t
    try: await c.wait()
    except RuntimeError as e: print(e)
    try: c.notify()
    except RuntimeError as e: print(e)
    print(c.locked())
    l = asyncio.Lock()
    c2 = asyncio.Condition(l); c3 = asyncio.Condition(l)
    async with c2: print(c3.locked(), l.locked())
    try: l.release()
    except RuntimeError as e: print(e)
    try: asyncio.Semaphore(-1)
    except ValueError as e: print(e)
    bs = asyncio.BoundedSemaphore(1)
    try: bs.release()
    except ValueError as e: print(e)
    s = asyncio.Semaphore(2); await s.acquire(); print(s.locked(), s._value, repr(s)[-20:])
    try:
        with l: pass
    except Exception as e: print(type(e), e)
    try:
        async with asyncio.gather(): pass
    except Exception as e: print(type(e), e)
    e = asyncio.Event(); print(repr(e)[-9:]); e.set(); print(repr(e)[-6:], await e.wait())
asyncio.run(main())
