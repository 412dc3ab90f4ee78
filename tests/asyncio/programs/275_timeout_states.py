"""Timeouts in all their states."""

import asyncio
async def main():
    loop = asyncio.get_running_loop()
    t0 = loop.time()
    async with asyncio.timeout(.05) as cm:
        print(cm.expired(), round(cm.when() - t0, 3))
        cm.reschedule(loop.time() + .1)
        print(round(cm.when() - t0, 3), repr(cm).split(" when")[0])
        await asyncio.sleep(.06)
    print(repr(cm).split(" when")[0], cm.expired())
    try:
        async with asyncio.timeout(.01) as cm:
            await asyncio.sleep(1)
    except TimeoutError as e:
        print("to", cm.expired(), repr(e), type(e.__cause__), repr(cm).split(" when")[0])
    try: cm.reschedule(5)
    except RuntimeError as e: print(e)
    async with asyncio.timeout(None) as cm:
        print(cm.when(), repr(cm))
    cm = asyncio.timeout(1)
    print(repr(cm))
    try: cm.reschedule(1)
    except RuntimeError as e: print(e)
    async with cm: pass
    try:
        async with cm: pass
    except RuntimeError as e: print(e)
    try:
        async with asyncio.timeout_at(loop.time() - 1) as cm:
            print("in"); await asyncio.sleep(0); await asyncio.sleep(0); print("no")
    except TimeoutError: print("past")
    try:
        async with asyncio.timeout(.02):
            async with asyncio.timeout(.01) as inner:
                await asyncio.sleep(1)
    except TimeoutError: print("inner", inner.expired())
    try:
        async with asyncio.timeout(.01):
            try: await asyncio.sleep(1)
            except asyncio.CancelledError: raise ValueError("replaced")
    except ValueError as e: print(repr(e), repr(e.__context__))
    try:
        async with asyncio.timeout(.01):
            try: await asyncio.sleep(1)
            finally: print("cleanup"); await asyncio.sleep(.02); print("cleaned")
    except TimeoutError: print("t2")
    async with asyncio.timeout(.01) as cm:
        try: await asyncio.sleep(1)
        except asyncio.CancelledError: print("swallowed", asyncio.current_task().cancelling())
    print(asyncio.current_task().cancelling(), cm.expired())
    async with asyncio.timeout(.01) as cm:
        cm.reschedule(None)
        await asyncio.sleep(.02)
    print(cm.when(), cm.expired())
asyncio.run(main())
async def outside():
    pass
try:
    asyncio.timeout(1)
except RuntimeError as e: print(e)
