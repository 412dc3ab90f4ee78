import asyncio


async def bounded_gather(limit, *coros, return_exceptions=False):
    semaphore = asyncio.Semaphore(limit)

    async def run(coro):
        async with semaphore:
            return await coro

    return await asyncio.gather(*map(run, coros), return_exceptions=return_exceptions)


active = 0
peak = 0


async def job(i):
    global active, peak
    active += 1
    peak = max(peak, active)
    try:
        await asyncio.sleep(0.1 + (i % 3) * 0.05)
        if i % 5 == 4:
            raise RuntimeError(f"job {i}")
        return i
    finally:
        active -= 1


async def main():
    results = await bounded_gather(3, *(job(i) for i in range(10)), return_exceptions=True)
    good = [r for r in results if not isinstance(r, BaseException)]
    bad = [str(r) for r in results if isinstance(r, BaseException)]
    print(good, bad, "peak", peak)
    loop = asyncio.get_running_loop()
    print(f"{loop.time():.2f}" if loop.time() < 100 else "later")


loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
t0 = loop.time()
try:
    loop.run_until_complete(main())
    print(f"took {loop.time() - t0:.2f}")
finally:
    loop.close()
    print(loop.is_closed())
