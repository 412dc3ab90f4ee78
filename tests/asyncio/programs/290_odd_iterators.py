# What is raised where an iterator expects none, and what is changed while it is looked at.
import asyncio
import sys
from collections import deque


class Emptying:
    def __eq__(self, other):
        row.clear()
        return False


def first(items):
    return next(iter(items))


async def main():
    global row
    print(list(map(first, [[1], [2], [], [3]])), dict(zip("ab", map(first, [[1], []]))))
    print(list(filter(first, [[1], [0], [2], []])), sum(map(first, ([1], [2], []))))
    try:
        list(first(items) for items in ([1], []))
    except RuntimeError as error:
        print(error, "|", repr(error.__cause__))
    for act in (lambda: row.remove(1), lambda: row.index(1), lambda: row.count(1), lambda: 1 in row):
        row = deque([Emptying(), Emptying()])
        try:
            print(act())
        except (IndexError, RuntimeError) as error:
            print(repr(error))
    future = asyncio.get_running_loop().create_future()
    try:
        future.set_exception(StopIteration("end"))
        await future
    except (TypeError, RuntimeError) as error:
        print(type(error).__name__, error, "|", repr(error.__cause__))
    if sys.version_info >= (3, 13):
        try:
            await asyncio.sleep(float("nan"))
        except ValueError as error:
            print(error)


asyncio.run(main())
