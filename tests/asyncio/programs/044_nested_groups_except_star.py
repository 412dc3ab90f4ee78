import asyncio


async def bad(error, delay):
    await asyncio.sleep(delay)
    raise error


async def inner():
    async with asyncio.TaskGroup() as tg:
        tg.create_task(bad(ValueError("v1"), 0.1))
        tg.create_task(bad(KeyError("k1"), 0.1))


async def main():
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(inner())
            tg.create_task(bad(OSError("o1"), 0.1))
    except* ValueError as eg:
        print("values:", repr(eg))
        inside = eg.exceptions[0]
        print(type(inside).__name__, inside.message, inside.exceptions)
    except* (KeyError, OSError) as eg:
        print("others:", [type(e).__name__ for e in eg.exceptions])
        print(eg.subgroup(KeyError) is not None, eg.split(OSError)[0].exceptions)

    try:
        try:
            raise ExceptionGroup("outer", [TypeError(1), ExceptionGroup("inner", [ValueError(2), TypeError(3)])])
        except* TypeError as eg:
            print("types:", eg.exceptions)
    except ExceptionGroup as rest:
        print("rest:", repr(rest))
    try:
        try:
            raise ValueError("bare")
        except* ValueError as eg:
            print(eg.exceptions, eg.message == "")
            raise RuntimeError("new one") from eg
    except* RuntimeError as eg:
        print(repr(eg), eg.exceptions)


asyncio.run(main())
