# The same through wait_for(), groups, locks, conditions, gather(), shield() and tasks.
import asyncio
def boom(): raise GeneratorExit('out')
def show(where, e):
    print(where, repr(e), 'context', repr(e.__context__))
async def leaf():
    try:
        await asyncio.to_thread(boom)
    except BaseException as e:
        show('leaf', e)
        raise
async def leafwait():
    try:
        await asyncio.to_thread(boom)
    except BaseException as e:
        show('leafwait', e)
        await asyncio.sleep(0.2)
        print('leafwait slept')
async def leafback():
    try:
        return await asyncio.to_thread(boom)
    except BaseException as e:
        show('leafback', e)
        return 7
async def fut(how):
    f = asyncio.get_running_loop().create_future()
    asyncio.get_running_loop().call_later(0.1, f.set_exception, GeneratorExit('fut'))
    try:
        return await f
    except BaseException as e:
        show('fut ' + how, e)
        if how == 'wait': await asyncio.sleep(0.1)
        if how == 'raise': raise
        if how == 'other': raise OSError('other')
        return how
async def in_wait_for(f):
    try:
        return await asyncio.wait_for(f(), 5)
    except BaseException as e:
        show('in_wait_for', e)
        raise
async def in_timeout(f):
    try:
        async with asyncio.timeout(5):
            return await f()
    except BaseException as e:
        show('in_timeout', e)
        raise
async def child(): 
    try:
        await asyncio.sleep(1)
        print('child over')
    except BaseException as e:
        show('child', e)
        raise
async def in_group(f):
    try:
        async with asyncio.TaskGroup() as g:
            g.create_task(child())
            return await f()
    except BaseException as e:
        show('in_group', e)
        raise
async def in_lock(f):
    lock = asyncio.Lock()
    try:
        async with lock:
            return await f()
    except BaseException as e:
        show('in_lock', (e))
        print(lock.locked())
        raise
async def in_gather(f):
    try:
        return await asyncio.gather(f(), child())
    except BaseException as e:
        show('in_gather', e)
        raise
async def in_shield(f):
    try:
        return await asyncio.shield(f())
    except BaseException as e:
        show('in_shield', e)
        raise
async def in_task(f):
    try:
        return await asyncio.create_task(f())
    except BaseException as e:
        show('in_task', e)
        raise
async def in_cond(f):
    c = asyncio.Condition()
    async def holder():
        await c.acquire()
        await asyncio.sleep(1)
        c.release()
    try:
        async with c:
            try: await f()
            finally:
                c.release()
                await c.acquire()
                print('again')
    except BaseException as e:
        show('in_cond', e)
        raise
async def in_queue(f):
    q = asyncio.Queue(1)
    try:
        await f()
    except BaseException as e:
        show('in_queue', e)
        await q.put(1)
        print(q, await q.get())
        async with asyncio.Semaphore(1): print('sem')
        async with asyncio.timeout(1): print('timeout')
        try: print(await asyncio.wait_for(leaf2(), 1))
        except BaseException as e: show('wf', e)
        print('waiting')
        await q.get()
    print('not here')
async def leaf2(): return 'leaf2'
async def twice(f, g):
    try:
        return await f(g)
    except BaseException as e:
        show('twice', e)
        try: await asyncio.sleep(0.1)
        except BaseException as e: show('twice again', e)
        print('twice goes on')
        raise
async def one(f, g):
    try:
        print('end', await twice(f, g))
    except BaseException as e:
        show('one', e)
async def two(f, g):
    await asyncio.sleep(0)
    await one(f, g)
fs = [in_wait_for, in_timeout, in_group, in_lock, in_gather, in_shield, in_task, in_cond, in_queue]
gs = [leaf, leafwait, leafback, lambda: fut('wait'), lambda: fut('raise'), lambda: fut('other'), lambda: fut('return')]
for f in fs:
    for i, g in enumerate(gs):
        for top in (lambda f, g: f(g), two):
            print('---', f.__name__, i, getattr(top, '__name__', ''))
            try:
                print('end', asyncio.run(top(f, g)))
            except BaseException as e:
                show('run', e)
