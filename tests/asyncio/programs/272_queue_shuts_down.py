"""Queue.shutdown() of 3.13, with getters, putters and joiners that wait."""

import asyncio
async def consumer(q, n):
    while True:
        try:
            item = await q.get()
        except asyncio.QueueShutDown as e:
            print(n, "shut", repr(e)); break
        print(n, item); q.task_done()
async def main():
    if not hasattr(asyncio, "QueueShutDown"):
        print("no shutdown"); return
    q = asyncio.Queue(2)
    t = [asyncio.create_task(consumer(q, i)) for i in range(2)]
    for i in range(4):
        await q.put(i)
    q.shutdown()
    try:
        await q.put(9)
    except asyncio.QueueShutDown:
        print("put shut")
    try:
        q.put_nowait(9)
    except asyncio.QueueShutDown as e:
        print("putnow shut", e.args)
    await q.join()
    await asyncio.gather(*t)
    try: q.get_nowait()
    except asyncio.QueueShutDown: print("gn")
    q = asyncio.Queue()
    for i in range(3): q.put_nowait(i)
    q.shutdown(immediate=True)
    print(q.qsize(), q.empty())
    await q.join()
    q = asyncio.Queue(1)
    q.put_nowait(0)
    async def putter():
        try:
            await q.put(1)
        except asyncio.QueueShutDown:
            print("putter shut")
    p = asyncio.create_task(putter())
    await asyncio.sleep(0)
    q.shutdown()
    await p
    print(q.get_nowait())
    j = asyncio.create_task(q.join())
    await asyncio.sleep(0)
    print(j.done()); q.task_done(); await j
    print("end")
asyncio.run(main())
