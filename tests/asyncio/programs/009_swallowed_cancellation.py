import asyncio


async def stubborn(name):
    for attempt in range(1, 4):
        try:
            await asyncio.sleep(1)
            print(name, "slept well")
        except asyncio.CancelledError:
            print(name, "ignores the cancellation in round", attempt)
    return name.upper()


async def polite(name):
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        await asyncio.sleep(0.2)   # cleans up
        print(name, "cleaned up")
        raise


async def main():
    tasks = [asyncio.create_task(stubborn("Dácil")), asyncio.create_task(polite("Iker"))]
    await asyncio.sleep(0.5)
    for t in tasks:
        t.cancel()
    results = await asyncio.gather(*tasks, return_exceptions=True)
    for t, r in zip(tasks, results):
        print(repr(r), t.cancelled(), t.cancelling())


asyncio.run(main())
