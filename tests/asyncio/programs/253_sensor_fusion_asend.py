import asyncio


async def accumulator():
    total = 0
    try:
        while True:
            value = yield total
            if value is None:
                continue
            await asyncio.sleep(0.01)
            total += value
    except GeneratorExit:
        print("closing at", total)
        raise
    finally:
        print("finally")


async def resilient():
    while True:
        try:
            x = yield "ready"
            print("got", x)
        except ValueError as e:
            print("caught", e)
            yield "recovered"


async def merge(*sources):
    queue = asyncio.Queue()
    active = len(sources)

    async def drain(source):
        nonlocal active
        async for item in source:
            await queue.put(item)
        active -= 1
        await queue.put(None)

    tasks = [asyncio.create_task(drain(s)) for s in sources]
    while active or not queue.empty():
        item = await queue.get()
        if item is not None:
            yield item
    await asyncio.gather(*tasks)


async def every(delay, items):
    for i in items:
        await asyncio.sleep(delay)
        yield i


async def main():
    acc = accumulator()
    print(await acc.asend(None), await acc.asend(5), await acc.asend(10), await anext(acc))
    await acc.aclose()
    r = resilient()
    print(await anext(r))
    print(await r.asend(42))
    print(await r.athrow(ValueError("bad")))
    try:
        await r.athrow(KeyError("worse"))
    except KeyError as e:
        print("escaped", e)
    print([x async for x in merge(every(0.3, "abc"), every(0.2, range(4)))])


asyncio.run(main())
