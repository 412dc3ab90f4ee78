import asyncio
import traceback


class ServiceError(Exception):
    def __init__(self, service, *args):
        super().__init__(service, *args)
        self.service = service


class NotFound(ServiceError, LookupError):
    def __str__(self):
        return f"{self.service}: not found"


async def low(n):
    await asyncio.sleep(0.1)
    return {"a": 1}[n]


async def middle(n):
    try:
        return await low(n)
    except KeyError as e:
        raise NotFound("store", n) from e


async def high(n):
    try:
        return await middle(n)
    except ServiceError as e:
        e.add_note(f"while reading {n!r}")
        raise
    finally:
        print("high ends", n)


async def main():
    print(await high("a"))
    try:
        await high("b")
    except LookupError as e:
        print(type(e).__mro__[1].__name__, e, e.args, repr(e.__cause__), e.__notes__)
        print(e.__suppress_context__, e.__context__ is e.__cause__)
        print(traceback.format_exception_only(type(e), e)[0].strip())
    try:
        try:
            raise ValueError("first")
        except ValueError:
            raise TypeError("second")
    except TypeError as e:
        print(repr(e.__context__), e.__cause__)
    try:
        try:
            1 / 0
        except ZeroDivisionError:
            raise RuntimeError("hidden") from None
    except RuntimeError as e:
        print(e, e.__cause__, e.__suppress_context__)
    results = await asyncio.gather(high("c"), high("a"), return_exceptions=True)
    print([r if isinstance(r, int) else str(r) for r in results])


asyncio.run(main())
