"""Two conditions that share one lock."""

import asyncio
async def main():
    l = asyncio.Lock()
    c2 = asyncio.Condition(l); c3 = asyncio.Condition(lock=l)
    async with c2: print(c2.locked(), c3.locked(), l.locked())
    async with l:
        print(c2.locked(), c3.locked(), l.locked())
        c2.notify_all()
    buf = []
    async def prod():
        for i in range(4):
            async with c2:
                while len(buf) >= 2: await c2.wait()
                buf.append(i); print("put", i)
                c3.notify()
    async def cons():
        for i in range(4):
            async with c3:
                await c3.wait_for(lambda: buf)
                print("got", buf.pop(0))
                c2.notify()
    await asyncio.gather(prod(), cons())
asyncio.run(main())
