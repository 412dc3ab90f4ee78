import asyncio


async def cleaner(name, cleanup):
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError:
        print(name, "cleaning for", cleanup)
        await asyncio.sleep(cleanup)
        return "cleaned " + name
    return "normal " + name


async def replaces():
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError:
        raise ValueError("replaced the cancellation")


async def main():
    loop = asyncio.get_running_loop()
    for job in (cleaner("attic", 0.5), replaces(), asyncio.sleep(0.05, "slept")):
        t = loop.time()
        try:
            print("result:", await asyncio.wait_for(job, 0.2))
        except (asyncio.TimeoutError, ValueError) as e:
            print("error:", type(e).__name__, e, "| cause:", repr(e.__cause__))
        print(f"  after {loop.time() - t:.2f}")


asyncio.run(main())
