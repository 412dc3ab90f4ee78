import asyncio


async def heartbeat(beats, rate):
    for n in range(beats):
        await asyncio.sleep(rate)
        yield_value = n * rate
        last_seen["heart"] = yield_value
    raise ConnectionResetError("patient moved")


async def nurse():
    checks = []
    try:
        while True:
            await asyncio.sleep(0.25)
            checks.append(f"{last_seen.get('heart', -1):.1f}")
    finally:
        print("nurse saw", checks)


last_seen: dict = {}


async def main() -> None:
    tasks = [asyncio.create_task(heartbeat(7, 0.1)), asyncio.create_task(nurse())]
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION)
    for t in done:
        print("stopped by", repr(t.exception()))
    for t in pending:
        t.cancel()
    results = await asyncio.gather(*pending, return_exceptions=True)
    print(results, tasks[1].cancelled())
    try:
        await asyncio.wait([])
    except ValueError as e:
        print(e)
    try:
        await asyncio.wait([asyncio.sleep(1)])
    except TypeError as e:
        print(e)


asyncio.run(main())
