"""A task factory: who asks it, and with what."""

import asyncio, sys
log = []
def factory(loop, coro, **kw):
    t = asyncio.Task(coro, loop=loop, **kw)
    log.append((t.get_name()[:4], sorted(kw)))
    return t
async def child(n):
    await asyncio.sleep(.01)
    return n * 2
async def main():
    loop = asyncio.get_running_loop()
    print(loop.get_task_factory())
    loop.set_task_factory(factory)
    print(loop.get_task_factory() is factory)
    t = asyncio.create_task(child(1), name="Tsk1")
    print(await t, await asyncio.gather(child(2), child(3)))
    async with asyncio.TaskGroup() as tg:
        a = tg.create_task(child(4))
    print(a.result())
    print(log)
    loop.set_task_factory(None)
    print(await asyncio.ensure_future(child(5)))
    try: loop.set_task_factory(3)
    except TypeError as e: print(e)
asyncio.run(main())
