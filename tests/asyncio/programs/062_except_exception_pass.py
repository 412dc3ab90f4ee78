import asyncio


async def flaky(n):
    await asyncio.sleep(0.05 * n)
    return [10, 20, 30][n] / (n - 1)


async def careless(n, results):
    try:
        results.append(await flaky(n))
    except Exception:
        pass


async def very_careless(n, results):
    try:
        results.append(await flaky(n))
        await asyncio.sleep(10)
    except:                      # noqa: catches even the cancellation
        results.append("?")


async def main():
    results = []
    await asyncio.gather(*(careless(n, results) for n in range(5)))
    print(results, "of 5")
    t = asyncio.create_task(very_careless(0, results))
    await asyncio.sleep(0.1)
    t.cancel()
    await t
    print(results, t.cancelled(), t.result())
    try:
        await asyncio.wait_for(very_careless(2, results), 0.3)
    except TimeoutError:
        print("timed out")
    else:
        print("no timeout seen")
    print(results)


asyncio.run(main())
