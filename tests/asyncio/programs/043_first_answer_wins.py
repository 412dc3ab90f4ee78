import asyncio


async def mirror(host, latency, alive=True):
    try:
        await asyncio.sleep(latency)
    except asyncio.CancelledError:
        print(f"   ({host} called off)")
        raise
    if not alive:
        raise ConnectionRefusedError(111, f"{host} refused")
    return f"200 OK from {host}"


async def fastest(*hosts):
    tasks = {asyncio.create_task(mirror(*h)): h[0] for h in hosts}
    pending = set(tasks)
    errors = []
    while pending:
        done, pending = await asyncio.wait(pending, return_when=asyncio.FIRST_COMPLETED)
        winner = done.pop()
        if winner.exception() is None:
            for t in sorted(pending, key=tasks.get):
                t.cancel()
                await asyncio.gather(t, return_exceptions=True)
            return winner.result()
        errors.append(winner.exception())
    raise ExceptionGroup("all mirrors failed", errors)


async def main():
    print(await fastest(("ftp.fi", 0.3), ("ftp.se", 0.1, False), ("ftp.no", 0.2)))
    try:
        await fastest(("ftp.a", 0.2, False), ("ftp.b", 0.1, False))
    except ExceptionGroup as eg:
        print(eg, len(eg.exceptions))
        for e in eg.exceptions:
            print("   ", type(e).__name__, e.errno, e.strerror)


asyncio.run(main())
