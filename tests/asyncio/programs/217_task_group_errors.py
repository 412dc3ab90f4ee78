import asyncio


class PaymentError(Exception):
    pass


async def step(name, delay, error=None):
    try:
        await asyncio.sleep(delay)
        if error:
            raise error
        print(name, "finished")
        return name
    except asyncio.CancelledError:
        print(name, "cancelled")
        raise


async def main():
    async with asyncio.TaskGroup() as tg:
        tasks = [tg.create_task(step(f"s{i}", 0.1 * i)) for i in range(3)]
    print([t.result() for t in tasks])
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(step("pay", 0.1, PaymentError("card")))
            tg.create_task(step("ship", 0.1, ValueError("address")))
            tg.create_task(step("mail", 5))
    except* PaymentError as eg:
        print("payment:", eg.exceptions, eg.message)
    except* ValueError as eg:
        print("value:", [str(e) for e in eg.exceptions])
    try:
        async with asyncio.TaskGroup() as outer:
            async with asyncio.TaskGroup() as inner:
                inner.create_task(step("inner", 0.1, KeyError("k")))
            outer.create_task(step("outer", 0.1))
    except ExceptionGroup as eg:
        print(repr(eg))
        match, rest = eg.split(KeyError)
        print(match is not None, rest, eg.subgroup(ValueError))
    try:
        raise ExceptionGroup("many", [OSError(1, "x"), ExceptionGroup("in", [TypeError("t"), OSError(2, "y")])])
    except ExceptionGroup as eg:
        a, b = eg.split(OSError)
        print(repr(a))
        print(repr(b))
        print(eg.subgroup(lambda e: isinstance(e, TypeError)))


asyncio.run(main())
