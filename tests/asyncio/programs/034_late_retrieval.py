import asyncio


async def works():
    await asyncio.sleep(0.1)
    return 7


async def breaks():
    await asyncio.sleep(0.1)
    raise LookupError('nobody will see this in time')


async def main():
    good = asyncio.create_task(works())
    bad = asyncio.create_task(breaks())
    print('working on something else')
    await asyncio.sleep(1)
    print(good.done(), bad.done())
    print('exceptions:', good.exception(), repr(bad.exception()))
    total = 0
    for t in (good, bad):
        try:
            total += t.result()
        except LookupError as e:
            print('much too late:', e)
    print('total', total)
    waiting = asyncio.create_task(works())
    try:
        waiting.exception()
    except asyncio.InvalidStateError as e:
        print('too early:', e)
    await waiting


asyncio.run(main())
