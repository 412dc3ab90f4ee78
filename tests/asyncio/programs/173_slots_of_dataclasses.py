import asyncio
from dataclasses import dataclass, field, FrozenInstanceError, KW_ONLY
from typing import ClassVar, Optional


@dataclass(slots=True)
class Node:
    value: int
    left: Optional["Node"] = None
    right: Optional["Node"] = None
    count: ClassVar[int] = 0

    def insert(self, v):
        side = "left" if v < self.value else "right"
        child = getattr(self, side)
        if child is None:
            setattr(self, side, Node(v))
        else:
            child.insert(v)

    def __iter__(self):
        if self.left:
            yield from self.left
        yield self.value
        if self.right:
            yield from self.right


@dataclass(frozen=True)
class Config:
    host: str
    _: KW_ONLY
    port: int = 80
    tags: tuple = ()
    meta: dict = field(default_factory=dict, hash=False, compare=False, repr=False)


class Base:
    __slots__ = ("a",)

    def __init__(self, a): self.a = a


class Child(Base):
    __slots__ = ("b",)


class Open(Base):
    pass


async def walk(tree):
    for v in tree:
        await asyncio.sleep(0.01 * v)
        yield v


async def main():
    root = Node(5)
    for v in (3, 8, 1, 4, 9):
        root.insert(v)
    print([v async for v in walk(root)], list(root), root.left)
    for fn in (lambda: setattr(root, "colour", "red"), lambda: setattr(Child(1), "c", 2), lambda: setattr(Config("h"), "port", 1), lambda: Config("h", 99), lambda: Child(1).b):
        try:
            fn()
        except (AttributeError, TypeError) as e:
            print(type(e).__name__, e)
    o = Open(1)
    o.z = 3
    print(o.a, o.z, hasattr(Child(1), "__dict__"), hasattr(root, "__dict__"), Node.__slots__, Child.__slots__, isinstance(Child(2), Base))
    print(Config("h", port=1), Config("h") == Config("h", meta={1: 2}), hash(Config("h")) == hash(Config("h")), issubclass(FrozenInstanceError, AttributeError))

asyncio.run(main())
