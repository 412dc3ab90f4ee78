import asyncio

order = []


async def ticker(name, every):
    n = 0
    try:
        while True:
            yield n
            n += 1
            await asyncio.sleep(every)
    except asyncio.CancelledError:
        order.append(f"{name} cancelled")
        raise
    except GeneratorExit:
        order.append(f"{name} exit")
        raise
    finally:
        order.append(f"{name} finally {n}")


async def watch(name, limit):
    async for n in ticker(name, 0.1):
        if n == limit:
            return f"{name} stopped"


async def proper(name, limit):
    agen = ticker(name, 0.1)
    try:
        async for n in agen:
            if n == limit:
                break
    finally:
        await agen.aclose()
    return f"{name} closed"


async def main():
    print(await proper("proper", 2), order)
    task = asyncio.create_task(watch("cut", 99))
    await asyncio.sleep(0.25)
    task.cancel()
    print(await asyncio.gather(task, return_exceptions=True), order[2:])
    g = ticker("never started", 1)
    await g.aclose()
    print(order[-1], await anext(g, "closed"))
    h = ticker("sent", 0.05)
    print(await h.asend(None), await h.asend("ignored"), h.ag_running)
    try:
        await h.athrow(ValueError("thrown in"))
    except ValueError as e:
        print(e, order[-1])


asyncio.run(main())
