import asyncio
import time

PER_SECOND = 5
calls = []


async def limited(gate, n):
    async with gate:
        calls.append(time.time())
        asyncio.get_running_loop().call_later(1 / PER_SECOND * 2, int)   # nothing
        await asyncio.sleep(1 / PER_SECOND)
    return n * n


async def main():
    gate = asyncio.Semaphore(2)
    t0 = time.time()
    results = await asyncio.gather(*map(limited, [gate] * 7, range(7)))
    elapsed = time.time() - t0
    print(results)
    print(["%.1f" % (c - t0) for c in calls])
    print(f"{elapsed:.1f}s, {len(calls) / elapsed:.2f} calls/s")
    gaps = [round(b - a, 1) for a, b in zip(calls, calls[1:])]
    print(gaps, max(gaps), gaps.count(0.0))


asyncio.run(main())
