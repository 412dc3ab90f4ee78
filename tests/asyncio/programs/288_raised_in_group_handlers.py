# What a handler of except* raises: alone, with what nobody handled, with what is raised again.
import asyncio


class Outage(Exception):
    pass


def attempt(what, error):
    try:
        try:
            raise error
        except* KeyError as group:
            if "k" in what:
                raise Outage("keys") from group
        except* OSError as group:
            if "again" in what:
                raise
            if "o" in what:
                (1, 2)[len(group.exceptions) + 5]
    except BaseException as caught:
        print(what, repr(caught), "|", repr(caught.__cause__), "|", type(caught.__context__).__name__)
    else:
        print(what, "nothing")


async def failing(error, delay):
    await asyncio.sleep(delay)
    raise error


async def workers():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(failing(OSError("disk"), 1))
            group.create_task(failing(KeyError("never"), 2))
    except* OSError as errors:
        raise Outage(f"{len(errors.exceptions)} of the workers") from errors


async def main():
    for what in ("k", "o", "again", ""):
        attempt(what, ExceptionGroup("pair", [KeyError(1), OSError(2)]))
        attempt(what, ExceptionGroup("more", [KeyError(1), ValueError(2)]))
        attempt(what, KeyError(3))
        attempt(what, OSError(4))
    attempt("k again", ExceptionGroup("both", [KeyError(1), OSError(2)]))
    attempt("k o", ExceptionGroup("two", [KeyError(1), OSError(2)]))
    try:
        await workers()
    except Outage as outage:
        print(outage, "|", outage.__cause__)


asyncio.run(main())
