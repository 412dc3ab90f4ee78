import asyncio


async def commit(name):
    print(f"{name}: commit begins")
    await asyncio.sleep(1)
    print(f"{name}: committed")
    return name.upper()


async def careless():
    return await commit("careless")


async def careful():
    inner = asyncio.ensure_future(commit("careful"))
    try:
        return await asyncio.shield(inner)
    except asyncio.CancelledError:
        print("careful: cancelled, waiting for the commit")
        result = await inner
        print("careful: got", result)
        raise


async def main():
    for f in (careless, careful):
        task = asyncio.create_task(f())
        await asyncio.sleep(0.5)
        task.cancel("enough")
        try:
            await task
        except asyncio.CancelledError as e:
            print(f.__name__, "ended", e.args, task.cancelled())
    try:
        await asyncio.wait_for(asyncio.shield(commit("third")), 0.2)
    except asyncio.TimeoutError as e:
        print("timeout", type(e), str(e) == "")
    await asyncio.sleep(1)


asyncio.run(main())
