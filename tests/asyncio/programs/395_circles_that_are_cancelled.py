# A circle of tasks that is cancelled: what RecursionError says depends on whether the limit was met in C or in Python.
# Each cancel() is of a line of its own, as CPython calls one that it has come by before in another way.
import asyncio
async def waits(get):
    await asyncio.sleep(0)
    await get()
def at(k, f):
    return f() if k == 0 else at(k - 1, f)
async def ats(k, f):
    return f() if k == 0 else await ats(k - 1, f)
SITES = [
    lambda t: t.cancel(), lambda t: t.cancel(), lambda t: t.cancel(), lambda t: t.cancel(), lambda t: t.cancel(), lambda t: t.cancel(),
    lambda t: t.cancel(), lambda t: t.cancel(), lambda t: t.cancel(), lambda t: t.cancel(), lambda t: t.cancel(), lambda t: t.cancel(),
    lambda t: t.cancel(), lambda t: t.cancel(), lambda t: t.cancel(), lambda t: t.cancel(), lambda t: t.cancel(), lambda t: t.cancel(),
    lambda t: t.cancel(), lambda t: t.cancel(), lambda t: t.cancel(), lambda t: t.cancel(), lambda t: t.cancel(), lambda t: t.cancel(),
    lambda t: t.cancel(), lambda t: t.cancel(), lambda t: t.cancel(), lambda t: t.cancel(), lambda t: t.cancel(), lambda t: t.cancel(),
    lambda t: t.cancel(), lambda t: t.cancel(), lambda t: t.cancel(), lambda t: t.cancel(), lambda t: t.cancel(), lambda t: t.cancel(),
    lambda t: t.cancel(), lambda t: t.cancel(), lambda t: t.cancel(), lambda t: t.cancel(), lambda t: t.cancel(), lambda t: t.cancel(),
    lambda t: t.cancel(), lambda t: t.cancel(), lambda t: t.cancel(), lambda t: t.cancel(), lambda t: t.cancel(), lambda t: t.cancel(),
    lambda t: t.cancel(), lambda t: t.cancel(), lambda t: t.cancel(), lambda t: t.cancel(), lambda t: t.cancel(), lambda t: t.cancel(),
    lambda t: t.cancel(), lambda t: t.cancel(), lambda t: t.cancel(), lambda t: t.cancel(), lambda t: t.cancel(), lambda t: t.cancel(),
    lambda t: t.cancel(), lambda t: t.cancel(), lambda t: t.cancel(), lambda t: t.cancel(), lambda t: t.cancel(), lambda t: t.cancel(),
    lambda t: t.cancel(), lambda t: t.cancel(), lambda t: t.cancel(), lambda t: t.cancel(), lambda t: t.cancel(), lambda t: t.cancel(),
    lambda t: t.cancel(), lambda t: t.cancel(), lambda t: t.cancel(), lambda t: t.cancel(), lambda t: t.cancel(), lambda t: t.cancel(),
    lambda t: t.cancel(), lambda t: t.cancel(), lambda t: t.cancel(), lambda t: t.cancel(), lambda t: t.cancel(), lambda t: t.cancel(),
    lambda t: t.cancel(), lambda t: t.cancel(), lambda t: t.cancel(), lambda t: t.cancel(), lambda t: t.cancel(), lambda t: t.cancel(),
    lambda t: t.cancel(), lambda t: t.cancel(), lambda t: t.cancel(), lambda t: t.cancel(), lambda t: t.cancel(), lambda t: t.cancel(),
    lambda t: t.cancel(), lambda t: t.cancel(), lambda t: t.cancel(), lambda t: t.cancel(), lambda t: t.cancel(), lambda t: t.cancel(),
    lambda t: t.cancel(), lambda t: t.cancel(), lambda t: t.cancel(), lambda t: t.cancel(), lambda t: t.cancel(), lambda t: t.cancel(),
    lambda t: t.cancel(), lambda t: t.cancel(), lambda t: t.cancel(), lambda t: t.cancel(), lambda t: t.cancel(), lambda t: t.cancel(),
    lambda t: t.cancel(), lambda t: t.cancel(), lambda t: t.cancel(), lambda t: t.cancel(), lambda t: t.cancel(), lambda t: t.cancel(),
    lambda t: t.cancel(), lambda t: t.cancel(), lambda t: t.cancel(), lambda t: t.cancel(), lambda t: t.cancel(), lambda t: t.cancel(),
    lambda t: t.cancel(), lambda t: t.cancel(), lambda t: t.cancel(), lambda t: t.cancel(), lambda t: t.cancel(), lambda t: t.cancel(),
    lambda t: t.cancel(), lambda t: t.cancel(), lambda t: t.cancel(), lambda t: t.cancel(), lambda t: t.cancel(), lambda t: t.cancel(),
    lambda t: t.cancel(), lambda t: t.cancel(), lambda t: t.cancel(), lambda t: t.cancel(), lambda t: t.cancel(), lambda t: t.cancel(),
]
async def main(n, how, way, k):
    tasks = []
    cancel = SITES.pop()
    for i in range(n):
        tasks.append(asyncio.create_task(waits(lambda i=i: how(tasks[(i + 1) % n]))))
    await asyncio.sleep(0.1)
    def c():
        try:
            cancel(tasks[0])
        except RecursionError as e:
            return "P" if str(e).endswith("exceeded") else "C"
        finally:
            tasks.clear()
    if way == 'fn': r = at(k, c)
    elif way == 'co': r = await ats(k, c)
    elif way == 'task': r = await asyncio.create_task(ats(k, c))
    elif way == 'soon':
        out = asyncio.get_running_loop().create_future()
        asyncio.get_running_loop().call_soon(lambda: out.set_result(at(k, c)))
        r = await out
    elif way == 'sort':
        r = [None]
        def key(x): r[0] = at(k, c)
        sorted([1], key=key)
    elif way == 'timeout':
        async with asyncio.timeout(0.1) as t:
            r = at(k, c)
    print(name, n, way, k, r)
hows = {'task': lambda t: t, 'gather': lambda t: asyncio.gather(t), 'gather2': lambda t: asyncio.gather(t, asyncio.sleep(5))}
for name, how in hows.items():
  for n in (2, 3):
   for way in ('fn', 'co', 'task', 'soon', 'sort', 'timeout'):
    for k in (0, 1, 2, 3):
        try:
            asyncio.run(asyncio.wait_for(main(n, how, way, k), 1))
        except BaseException as e:
            pass
