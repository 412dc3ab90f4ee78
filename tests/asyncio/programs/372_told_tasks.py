import asyncio, inspect, sys, re
def clean(x): return re.sub(r"0x[0-9a-f]+", "0x", re.sub(r"at [^ >]*/", "at ", str(x)))
class Res:
    async def __aenter__(self): await asyncio.sleep(0); return self
    async def __aexit__(self, *a): return None
async def leaf():
    await asyncio.sleep(1)
async def mid(x):
    await leaf()
async def main():
    t = asyncio.create_task(mid(1), name="mid")
    print(clean(t))
    await asyncio.sleep(0)
    print(clean(t))
    c = t.get_coro()
    print(c.__name__, c.__qualname__, c.cr_running, inspect.getcoroutinestate(c))
    print(clean(asyncio.current_task()), asyncio.current_task().get_coro().__name__)
    print(sorted(t.get_name() for t in asyncio.all_tasks()))
    print(sorted(x.get_coro().__name__ for x in asyncio.all_tasks()))
    f = asyncio.get_running_loop().create_future()
    print(clean(f))
    f.set_result({"a": [1, 2]})
    print(clean(f), f.result())
    g = asyncio.gather(leaf(), leaf())
    print(type(g).__name__, clean(g)[:40])
    g.cancel()
    try:
        await g
    except asyncio.CancelledError as e:
        print("cancelled", repr(e), e.args)
    print(clean(g)[:60])
    s = asyncio.shield(t)
    print(clean(s)[:90])
    t.cancel("enough")
    try:
        await t
    except asyncio.CancelledError as e:
        print(repr(e), e.args, t.cancelled(), t.done())
    print(clean(t))
    try:
        t.result()
    except asyncio.CancelledError as e:
        print("again", repr(e))
    try:
        t.exception()
    except asyncio.CancelledError as e:
        print("exc", repr(e))
    co = leaf()
    print(clean(co), inspect.iscoroutine(co), inspect.isawaitable(co), type(co), asyncio.iscoroutine(co))
    co.close()
    print(inspect.getcoroutinestate(co))
    async def ag():
        yield 1
    a = ag()
    print(clean(a), type(a).__name__, inspect.isasyncgen(a))
    print(clean(leaf), clean(Res().__aenter__), clean(asyncio.Task), clean(asyncio.CancelledError), asyncio.TimeoutError is TimeoutError)
    print(clean(asyncio.get_running_loop()), type(asyncio.get_running_loop()).__name__)
    try:
        f.set_result(1)
    except asyncio.InvalidStateError as e:
        print(type(e), e)
    try:
        asyncio.get_running_loop().create_future().result()
    except asyncio.InvalidStateError as e:
        print(e)
    try:
        await asyncio.wait([])
    except ValueError as e:
        print(e)
    try:
        await asyncio.wait([co])
    except TypeError as e:
        print(e)
    try:
        await 3
    except TypeError as e:
        print(e)
    try:
        async with 3: pass
    except TypeError as e:
        print(e)
    try:
        with Res(): pass
    except (TypeError, AttributeError) as e:
        print(e)
    try:
        async for x in [1]: pass
    except TypeError as e:
        print(e)
    try:
        for x in ag(): pass
    except TypeError as e:
        print(e)
    try:
        asyncio.run(leaf())
    except RuntimeError as e:
        print(e)
    try:
        asyncio.get_running_loop().run_until_complete(leaf())
    except RuntimeError as e:
        print(e)
    try:
        async with asyncio.timeout(0.1) as tm:
            print(tm.when() - asyncio.get_running_loop().time() <= 0.1, tm.expired())
            await asyncio.sleep(1)
    except TimeoutError as e:
        print(repr(e), tm.expired(), repr(e.__cause__))
    with __import__("contextlib").nullcontext(5) as v:
        print(v)
asyncio.run(main())
try:
    asyncio.get_running_loop()
except RuntimeError as e:
    print(e)
try:
    asyncio.create_task(leaf())
except RuntimeError as e:
    print(e)
try:
    asyncio.run(5)
except (ValueError, TypeError) as e:
    print(e)
try:
    asyncio.run(main)
except (ValueError, TypeError) as e:
    print(clean(e))
print(asyncio.iscoroutinefunction(main), asyncio.iscoroutinefunction(lambda: 1))
