import asyncio
import re
lock = asyncio.Lock()
q = asyncio.Queue(1)
async def user():
    async with lock:
        await asyncio.sleep(.1)
async def main():
    await asyncio.gather(user(), user())
    print("ok")
asyncio.run(main())
try:
    asyncio.run(main())
except RuntimeError as e:
    print(type(e).__name__, re.sub("0x[0-9a-f]+", "0x", str(e)))
ev = asyncio.Event()
async def w():
    try:
        await asyncio.wait_for(ev.wait(), .1)
    except asyncio.TimeoutError:
        print("timeout")
asyncio.run(w())
try:
    asyncio.run(w())
except RuntimeError as e:
    print(re.sub("0x[0-9a-f]+", "0x", str(e)))
async def getter():
    try:
        await asyncio.wait_for(q.get(), .1)
    except TimeoutError: print("t")
asyncio.run(getter())
try:
    asyncio.run(getter())
except RuntimeError as e:
    print(re.sub("0x[0-9a-f]+", "0x", str(e)))
