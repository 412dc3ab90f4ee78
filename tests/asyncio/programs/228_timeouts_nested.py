import asyncio


async def work(n):
    try:
        await asyncio.sleep(n)
        return f"worked {n}"
    except asyncio.CancelledError:
        print("cancelled", n)
        raise


async def main():
    loop = asyncio.get_running_loop()
    try:
        async with asyncio.timeout(0.5):
            await work(1)
    except TimeoutError:
        print("timeout outer")
    async with asyncio.timeout(None) as cm:
        print(cm.when())
        cm.reschedule(loop.time() + 2)
        print(await work(0.3), cm.expired())
    try:
        async with asyncio.timeout(1) as outer:
            try:
                async with asyncio.timeout(0.2) as inner:
                    await work(5)
            except TimeoutError:
                print("inner", inner.expired(), outer.expired())
            await work(5)
    except TimeoutError:
        print("outer", outer.expired())
    try:
        await asyncio.wait_for(work(3), timeout=0.1)
    except asyncio.TimeoutError as e:
        print("wait_for", repr(e), e.__cause__.__class__.__name__)
    done, pending = await asyncio.wait([asyncio.create_task(work(x)) for x in (0.1, 0.2, 0.9)], timeout=0.5)
    print(sorted(t.result() for t in done), len(pending))
    for t in pending:
        t.cancel()
    await asyncio.gather(*pending, return_exceptions=True)
    first, rest = await asyncio.wait({asyncio.create_task(work(x)) for x in (0.3, 0.4)}, return_when=asyncio.FIRST_COMPLETED)
    print(first.pop().result(), [t.done() for t in rest])


asyncio.run(main())
