import asyncio


async def child(n):
    try:
        await asyncio.sleep(n)
        print(f"child {n} finished")
        return n
    except asyncio.CancelledError:
        print(f"child {n} cancelled")
        raise
    finally:
        print(f"child {n} leaves")


async def parent():
    try:
        return await asyncio.gather(child(0.1), child(0.5), child(0.9))
    except asyncio.CancelledError:
        print("parent cancelled")
        raise


async def main():
    p = asyncio.create_task(parent())
    await asyncio.sleep(0.3)
    p.cancel()
    [result] = await asyncio.gather(p, return_exceptions=True)
    print(type(result), isinstance(result, Exception), isinstance(result, BaseException))

    group = asyncio.gather(child(0.2), child(0.4), return_exceptions=True)
    await asyncio.sleep(0.3)
    print("cancel the gather:", group.cancel())
    try:
        print(await group)
    except asyncio.CancelledError:
        print("gather cancelled", group.cancelled())


asyncio.run(main())
