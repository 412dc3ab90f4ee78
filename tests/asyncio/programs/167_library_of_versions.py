import asyncio
import contextlib
import copy
import itertools
import sys

VERSION = sys.version_info[:2]


def batched(items, n):
    if hasattr(itertools, "batched"):
        return itertools.batched(items, n)
    it = iter(items)
    return iter(lambda: list(itertools.islice(it, n)), [])


class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __replace__(self, /, **changes):
        return Point(**{**vars(self), **changes})

    def __repr__(self):
        return f"<{self.x},{self.y}>"


async def numbers(n):
    try:
        for i in range(n):
            yield i
            await asyncio.sleep(0.01)
    finally:
        print("numbers closed")


async def main():
    print(list(batched("abcdefg", 3)))
    replace = getattr(copy, "replace", lambda obj, **c: obj.__replace__(**c))
    print(replace(Point(1, 2), y=5), hasattr(copy, "replace"))
    async with contextlib.aclosing(numbers(10)) as ns:
        async for n in ns:
            if n == 2:
                break
    print("after aclosing", n)
    with contextlib.ExitStack() as stack:
        stack.callback(print, "last")
        moved = stack.pop_all()
    print("moved")
    moved.close()
    try:
        with contextlib.suppress(KeyError):
            raise ExceptionGroup("g", [KeyError(1), ValueError(2)])
    except ExceptionGroup as eg:
        print(repr(eg))
    print(f"{VERSION >= (3, 11)=}", bool(sys.flags.dev_mode), sys.maxsize > 2 ** 32, sys.getrecursionlimit() >= 1000)


if VERSION >= (3, 12):
    asyncio.run(main(), loop_factory=asyncio.new_event_loop)
else:
    asyncio.run(main())
