# The methods of object, asked of functions, coroutines, tasks, generators and what the library makes.
import asyncio
import collections
import functools


class Plain:
    pass


def same(x):
    return x


async def nothing():
    pass


NAMES = "eq ne lt le gt ge hash str repr setattr delattr getattribute init format".split()


async def main():
    coroutine = nothing()
    for value in (same, coroutine, asyncio.current_task(), Plain(), collections.deque([1]), asyncio.Queue(),
                  asyncio.Lock(), functools.partial(same, 2), (x for x in ()), int | str, collections.Counter(),
                  asyncio.get_running_loop().create_future(), iter([]), same.__eq__):
        print(type(value).__name__, all(hasattr(value, f"__{name}__") for name in NAMES), hasattr(value, "__call__"),
              value.__eq__(value), value.__eq__(3), value.__lt__(3), value.__ge__(value), value.__hash__ is None,
              value.__str__() == str(value), value.__repr__() == repr(value))
    await coroutine
    print((int | str).__eq__(str | int), (int | str).__ne__(str | int), (int | str).__eq__(int | float), same.__ne__(same))
    same.__setattr__("count", 5)
    print(same.count, same.__getattribute__("count"), same.__delattr__("count"), hasattr(same, "count"))
    print(same.__call__(3), same.__eq__.__name__, same.__lt__.__qualname__, same.__eq__.__self__ is same)
    for wrong in ((lambda: (1).__lt__(other=2)), (lambda: same.__eq__()), (lambda: same.__eq__(1, 2)),
                  (lambda: same.__lt__(other=3)), (lambda: same.__format__("x")), (lambda: same.__nothing__)):
        try:
            print(wrong())
        except Exception as error:
            print(type(error).__name__, error)


asyncio.run(main())
