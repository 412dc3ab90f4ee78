# What has left a loop does not stop it once more when it runs again.
import asyncio, sys
async def other(n):
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError:
        print('cancelled', n)
        await asyncio.sleep(0.5)
        print('slept', n)
async def main(how):
    tasks = [asyncio.ensure_future(other(n)) for n in range(2)]
    await asyncio.sleep(0)
    if how == 0: sys.exit(3)
    if how == 1: raise KeyboardInterrupt
    if how == 2: raise ValueError
    if how == 3: tasks[0].cancel()
    if how == 4: asyncio.get_running_loop().stop(); await asyncio.sleep(0)
    return how
for how in range(5):
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    try:
        print(loop.run_until_complete(main(how)))
    except BaseException as e:
        print(repr(e))
    finally:
        left = asyncio.all_tasks(loop)
        for each in left: each.cancel()
        try:
            print(loop.run_until_complete(asyncio.gather(*left, return_exceptions=True)))
        except BaseException as e:
            print('again', repr(e))
        loop.run_until_complete(loop.shutdown_asyncgens())
        loop.close()
async def stopping():
    asyncio.get_running_loop().stop()
    await asyncio.sleep(0.2)
    print('not heard of')
try:
    asyncio.run(stopping())
except BaseException as e:
    print('run', repr(e))
async def leaving():
    asyncio.get_running_loop().call_later(0.1, sys.exit, 5)
    try:
        await asyncio.sleep(1)
    finally:
        await asyncio.sleep(0.3)
        print('left')
try:
    asyncio.run(leaving())
except BaseException as e:
    print('run', repr(e))
with asyncio.Runner() as runner:
    for how in range(4):
        try:
            print(runner.run(main(how)))
        except BaseException as e:
            print('runner', repr(e))
