import asyncio


async def relay(inbox, outbox, name):
    try:
        baton = await inbox
    except asyncio.CancelledError:
        print(name, "never got it")
        outbox.cancel()
        raise
    await asyncio.sleep(0.1)
    outbox.set_result([*baton, name])


async def race(names, start, loop):
    futures = [loop.create_future() for _ in range(len(names) + 1)]
    legs = [asyncio.create_task(relay(futures[i], futures[i + 1], n), name=n) for i, n in enumerate(names)]
    loop.call_later(0.05, start, futures[0])
    try:
        return await asyncio.wait_for(futures[-1], 1)
    except asyncio.TimeoutError:
        return "timeout"
    except asyncio.CancelledError:
        return "cancelled"
    finally:
        await asyncio.wait(legs)
        print({t.get_name(): t.cancelled() for t in legs}, sum(f.done() for f in futures))


async def main():
    loop = asyncio.get_running_loop()
    names = ["Mirela", "Ioana", "Luminița"]
    print(await race(names, lambda f: f.set_result([]), loop))
    print(await race(names, lambda f: f.cancel(), loop))
    values = [loop.create_future() for _ in range(3)]
    for i, f in enumerate(values):
        loop.call_later(0.3 - i / 10, f.set_result, i * "*")
    print(await asyncio.gather(*values), values[0].done(), (await asyncio.wait_for(values[1], 0)))


asyncio.run(main())
