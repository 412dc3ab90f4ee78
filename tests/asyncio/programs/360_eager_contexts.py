import asyncio, sys, contextvars
v = contextvars.ContextVar("v", default=0)
async def show(tag):
    print(tag, v.get())
    v.set(v.get() + 1)
    await asyncio.sleep(0)
    print(tag, v.get())
async def boom():
    raise SystemExit(3)
async def rec(n):
    return await asyncio.create_task(rec(n + 1))
async def ctx():
    try:
        raise KeyError("outer")
    except KeyError:
        t = asyncio.create_task(inner())
    try:
        await t
    except ValueError as e:
        print(repr(e), repr(e.__context__))
async def inner():
    raise ValueError("in")
async def main():
    loop = asyncio.get_running_loop()
    loop.set_task_factory(asyncio.create_eager_task_factory(asyncio.Task))
    v.set(10)
    t = asyncio.create_task(show("a"))
    print("main", v.get())
    await t
    c = contextvars.copy_context()
    c.run(v.set, 50)
    await asyncio.create_task(show("b"), context=c)
    print(c[v], v.get())
    loop.call_soon(lambda: asyncio.create_task(show("cb")))
    await asyncio.sleep(0.1)
    await ctx()
    try:
        await rec(0)
    except RecursionError as e:
        print("recursion", str(e)[:30])
    try:
        asyncio.create_task(boom())
    except SystemExit as e:
        print("exit", e.code)
    await asyncio.sleep(0)
    print("on")
if sys.version_info >= (3, 12):
    asyncio.run(main())
