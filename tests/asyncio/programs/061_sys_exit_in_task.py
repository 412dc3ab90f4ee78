import asyncio
import sys


async def watcher(limit):
    for n in range(1, 10):
        await asyncio.sleep(0.1)
        print("watch", n)
        if n == limit:
            sys.exit("limit reached")


async def background():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print("background cancelled on the way out")
        raise
    finally:
        print("background finally")


async def main():
    bg = asyncio.create_task(background())
    try:
        await asyncio.create_task(watcher(3))
    except Exception as e:
        print("SystemExit is no Exception:", e)
    except SystemExit as e:
        print("main sees", repr(e))
    print("main goes on", bg.done())
    await bg


asyncio.run(main())
print("not printed")
