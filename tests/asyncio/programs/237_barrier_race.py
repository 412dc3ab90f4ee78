import asyncio


async def runner(barrier, name, warmup, results):
    await asyncio.sleep(warmup)
    position = await barrier.wait()
    print(f"{name} off (arrived {position})")
    await asyncio.sleep(2 - warmup)
    results.append(name)


async def main():
    barrier = asyncio.Barrier(3)
    results = []
    async with asyncio.TaskGroup() as tg:
        for name, warmup in (("ann", 0.3), ("bob", 0.1), ("cy", 0.2)):
            tg.create_task(runner(barrier, name, warmup, results))
    print(results, barrier.parties, barrier.n_waiting, barrier.broken)
    waiting = asyncio.create_task(barrier.wait())
    await asyncio.sleep(0)
    print(barrier.n_waiting)
    await barrier.abort()
    try:
        await waiting
    except asyncio.BrokenBarrierError as e:
        print("broken", type(e).__name__, barrier.broken)
    await barrier.reset()
    async with asyncio.timeout(1):
        async with asyncio.Barrier(1) as position:
            print("alone", position)


asyncio.run(main())
