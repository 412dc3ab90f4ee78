# The calls that a traceback shows, and what it marks in them.
import asyncio
import logging
import re
import sys
import traceback


class Output:
    def write(self, text):
        sys.stdout.write(re.sub(r'File ".*?([^/"]+)"', r'File "\1"', text))

    def flush(self):
        pass


out = Output()


class Thing:
    size = 1


def number(text):
    return int(text)


def several():
    return max(
        [1, 2],
        key=lambda v: v / 0,
    )


def cleaned():
    try:
        number("x")
    finally:
        print("cleaned")


def chained():
    try:
        number("y")
    except ValueError as error:
        raise KeyError("outer") from error


def again():
    try:
        number("z")
    except ValueError:
        raise


def deep(n):
    return deep(n + 1) if n < 8 else 1 / 0


def items():
    yield 1
    raise LookupError("no more")


SAMPLES = [lambda: Thing().weight, lambda: {}["a"]["b"], lambda: (1 +
                                                               2 / 0), several, cleaned, chained, again,
           lambda: deep(0), lambda: list(items()), lambda: sum(1 / n for n in (1, 0)), lambda: 1 < "x"]


async def fetch(key):
    await asyncio.sleep(0.1)
    return {"a": 1}[key]


async def outer(key):
    value = await fetch(key)
    return value + 1


async def main():
    for sample in SAMPLES:
        try:
            sample()
        except Exception:
            out.write(traceback.format_exc())
    task = asyncio.create_task(outer("b"))
    for _ in range(1):
        try:
            await task
        except KeyError as error:
            traceback.print_exception(error, file=out)
            print([(each.name, each.line) for each in traceback.extract_tb(error.__traceback__)])
    results = await asyncio.gather(outer("a"), outer("c"), return_exceptions=True)
    print(results[0], "".join(traceback.format_exception_only(results[1])), end="")
    logging.basicConfig(stream=out, format="%(levelname)s %(funcName)s:%(lineno)d %(message)s")
    try:
        await outer("d")
    except KeyError:
        logging.exception("failed for %r", "d")
    try:
        raise ExceptionGroup("two", [ValueError(1), ExceptionGroup("inner", [TypeError(2)])])
    except ExceptionGroup:
        traceback.print_exc(file=out)
    error = ValueError("never raised")
    error.add_note("with a note")
    traceback.print_exception(error, file=out)


asyncio.run(main())
