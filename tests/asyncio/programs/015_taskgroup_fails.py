import asyncio


class TooHot(Exception):
    pass


class TooCold(Exception):
    pass


async def oven(degrees):
    await asyncio.sleep(0.1)
    if degrees > 250:
        raise TooHot(degrees)
    if degrees < 50:
        raise TooCold(degrees)
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError:
        print(f"{degrees}° switched off")
        raise
    return degrees


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            for d in (180, 300, 20, 220):
                group.create_task(oven(d))
    except* TooHot as eg:
        print("too hot:", [e.args[0] for e in eg.exceptions])
    except* TooCold as eg:
        print("too cold:", [e.args[0] for e in eg.exceptions], len(eg.exceptions))
    else:
        print("never printed")
    finally:
        print("kitchen closed")


asyncio.run(main())
