import asyncio


async def job(name, seconds, fail=False):
    await asyncio.sleep(seconds)
    if fail:
        raise RuntimeError(f"{name} broke down")
    return name


def make():
    return [
        asyncio.create_task(job("alpha", 0.3), name="alpha"),
        asyncio.create_task(job("beta", 0.2, fail=True), name="beta"),
        asyncio.create_task(job("gamma", 0.1), name="gamma"),
    ]


async def main():
    for mode in (asyncio.FIRST_COMPLETED, asyncio.FIRST_EXCEPTION, asyncio.ALL_COMPLETED):
        tasks = make()
        done, pending = await asyncio.wait(tasks, return_when=mode)
        print(mode, sorted(t.get_name() for t in done), sorted(t.get_name() for t in pending))
        for t in tasks:
            if t in done and t.exception():
                print("   ", t.get_name(), "->", t.exception())
        for t in pending:
            t.cancel()
        if pending:
            await asyncio.wait(pending)
            print("    cancelled:", all(t.cancelled() or t.exception() for t in pending))

    done, pending = await asyncio.wait(make(), timeout=0.15)
    print(len(done), len(pending))
    _ = [t.cancel() for t in pending]


asyncio.run(main())
