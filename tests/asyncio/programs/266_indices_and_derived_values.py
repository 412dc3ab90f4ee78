# What has __index__(), and ints and texts of classes of one's own, where CPython takes an int or a text.
import asyncio
import enum


class Place:
    def __init__(self, at):
        self.at = at

    def __index__(self):
        return self.at

    def __format__(self, spec):
        return Word(f"<{self.at}{spec}>")

    def __str__(self):
        return Word(f"place {self.at}")

    def __repr__(self):
        return Word(f"Place({self.at})")


class Word(str):
    pass


class Count(int):
    pass


class Level(enum.IntEnum):
    LOW = 1
    HIGH = 2


class Box:
    def __len__(self):
        return Count(3)

    def __hash__(self):
        return Level.HIGH


class Shrinking:
    def __init__(self, items):
        self.items = items

    def __index__(self):
        self.items.clear()
        return 1


def attempt(function):
    try:
        print(function())
    except Exception as error:
        print(type(error).__name__, error)


async def main():
    one, letters = Place(1), list("abcd")
    print(letters[one], "abcd"[one], (5, 6)[one], range(9)[one], letters[one:], "abcd"[:one], letters[Count(0):Level.HIGH])
    letters[one] = "B"
    letters[Count(2):] = [Level.LOW]
    del letters[Place(0)]
    print(letters, [0] * one, "x" * Count(2), Level.HIGH * (1,), one.__index__() * "y")
    print(int(one), float(one), list(range(one)), hex(one), int(Word("12")), float(Word("1.5")), int(Count(7)), int("11", Count(2)))
    print([1, 2, 1].index(1, one), "abab".find("a", one), round(2.5678, one), letters.pop(Place(-1)))
    print(f"{one:x} {one} {one!r} {one!s}", "{:d} {}".format(one, one), format(one, "!"), "%s %r" % (one, one))
    print(len(Box()), hash(Box()), bool(Box()), hash(Level.HIGH), {Box(): 1}.get(2))
    await asyncio.sleep(Level.LOW)
    for items in ([1, 2, 3], [1, 2, 3, 4]):
        attempt(lambda: items[Shrinking(items)])
        items[:] = [1, 2, 3]
        attempt(lambda: items[Shrinking(items):])
        items[:] = [1, 2, 3]
        attempt(lambda: items[::Shrinking(items)])
    for wrong in ("x", None, 1.5):
        attempt(lambda: [1, 2][Place(wrong)])
        attempt(lambda: [1, 2][:Place(wrong)])
        attempt(lambda: "x" * Place(wrong))
    attempt(lambda: [1, 2][wrong])
    attempt(lambda: [1, 2][wrong:])
    attempt(lambda: type("F", (), {"__int__": lambda self: "x"})() and int(type("F", (), {"__int__": lambda self: "x"})()))
    attempt(lambda: float(type("F", (), {"__float__": lambda self: 1})()))
    attempt(lambda: f"{type('F', (), {'__format__': lambda self, spec: 5})()}")


asyncio.run(main())
