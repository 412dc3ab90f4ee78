# pipeline of async generators
import asyncio, itertools
async def source(n):
    for i in range(n):
        await asyncio.sleep(0.1); yield i
async def amap(f, it):
    async for x in it: yield await f(x) if asyncio.iscoroutinefunction(f) else f(x)
async def batched(it, size):
    buf = []
    async for x in it:
        buf.append(x)
        if len(buf) == size: yield tuple(buf); buf.clear()
    if buf: yield tuple(buf)
async def take(it, n):
    try:
        async for x in it:
            if n <= 0: return
            n -= 1; yield x
    finally: print("take closed")
async def dbl(x): await asyncio.sleep(0.05); return x * 2
async def main():
    async for b in batched(amap(dbl, source(7)), 3): print(b)
    print([x async for x in take(source(10), 2)])
    print({k: v async for k, v in amap(lambda i: (i, chr(97 + i)), source(3))})
    print(await asyncio.wait_for(anext(source(3)), 1), asyncio.get_running_loop().time())
asyncio.run(main())
