# What a coroutine may still await while a GeneratorExit closes it.
import asyncio
def boom(): raise GeneratorExit
async def after_as_completed():
    q = asyncio.Queue()
    for n in asyncio.as_completed([q.put(1)]):
        print('got', await n)
async def after_as_completed_async():
    q = asyncio.Queue()
    async for n in asyncio.as_completed([q.put(1)]):
        print('got', await n)
async def after_sleep0(): await asyncio.sleep(0); print('slept 0')
async def after_sleep(): await asyncio.sleep(1); print('slept 1')
async def after_future(): await asyncio.get_running_loop().create_future()
async def after_task(): await asyncio.create_task(asyncio.sleep(0)); print('task')
async def after_gather(): await asyncio.gather(asyncio.sleep(0)); print('gather')
async def after_wait(): await asyncio.wait([asyncio.create_task(asyncio.sleep(0))]); print('wait')
async def after_wait_for(): await asyncio.wait_for(asyncio.sleep(0), 1); print('wait_for')
async def after_shield(): await asyncio.shield(asyncio.sleep(0)); print('shield')
async def after_get(): await asyncio.Queue().get()
async def after_put(): await asyncio.Queue().put(1); print('put')
async def after_lock():
    l = asyncio.Lock()
    async with l: print('lock')
async def after_event(): await asyncio.Event().wait()
async def after_sem(): await asyncio.Semaphore(0).acquire()
async def after_cond():
    c = asyncio.Condition()
    async with c: await c.wait()
async def after_barrier(): await asyncio.Barrier(2).wait()
async def after_thread(): await asyncio.to_thread(int); print('thread')
async def after_group():
    async with asyncio.TaskGroup() as g: g.create_task(asyncio.sleep(0))
    print('group')
async def after_timeout():
    async with asyncio.timeout(1): await asyncio.sleep(0)
    print('timeout')
async def after_join():
    q = asyncio.Queue(); q.put_nowait(1)
    await q.join()
async def inner(after):
    try:
        await asyncio.to_thread(boom)
    except BaseException as e:
        print(type(e).__name__, end=' ')
    await after()
async def outer(after): await inner(after)
for after in [v for k, v in list(globals().items()) if k.startswith('after_')]:
    print(after.__name__, end=': ')
    try:
        asyncio.run(asyncio.wait_for(outer(after), 5))
    except BaseException as e:
        print(type(e).__name__, e)
    else:
        print('ok')
