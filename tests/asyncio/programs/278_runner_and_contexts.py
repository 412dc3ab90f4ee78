"""Runners: their loop, their context, what is left."""

import asyncio
async def f(): 
    await asyncio.sleep(.01)
    return asyncio.get_running_loop()
with asyncio.Runner() as r:
    l = r.get_loop()
    print(l.is_running(), l.is_closed())
    print(r.run(f()) is l)
    print(r.run(f(), ) is l)
    try: r.run(3)
    except ValueError as e: print(e)
    except TypeError as e: print(e)
print(l.is_closed())
try: r.get_loop()
except RuntimeError as e: print(e)
try: r.run(asyncio.sleep(0))
except RuntimeError as e: print(e)
with asyncio.Runner(loop_factory=asyncio.new_event_loop, debug=False) as r:
    async def g():
        t = asyncio.create_task(asyncio.sleep(1), name="left")
        await asyncio.sleep(0)
        return t
    t = r.run(g())
    print(t.done())
print(t.cancelled())
r = asyncio.Runner()
print(r.run(f()).is_closed())
r.close(); r.close()
async def nested():
    try:
        asyncio.run(f())
    except RuntimeError as e: print(e)
    c = f()
    try: asyncio.get_running_loop().run_until_complete(c)
    except RuntimeError as e: print(e)
    c.close()
asyncio.run(nested())
import contextvars
v = contextvars.ContextVar("v", default=0)
async def sv(x): v.set(x); return v.get()
with asyncio.Runner() as r:
    print(r.run(sv(1)), v.get())
    async def rd(): return v.get()
    print(r.run(rd()))
    ctx = contextvars.copy_context()
    print(r.run(sv(5), context=ctx), ctx[v], r.run(rd()))
try: asyncio.run(None)
except ValueError as e: print(e)
except TypeError as e: print(e)
try: asyncio.get_running_loop()
except RuntimeError as e: print(e)
