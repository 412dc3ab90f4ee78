# What generic classes say of themselves.
import asyncio
from typing import (Annotated, Callable, Dict, Generic, List, Optional, Protocol, TypeVar, Union, get_args, get_origin,
                    get_type_hints, runtime_checkable)

T = TypeVar("T")
K = TypeVar("K")
V = TypeVar("V")
C = TypeVar("C", covariant=True)


class Box(Generic[T]):
    def __init__(self, item: T) -> None:
        self.item = item

    async def get(self) -> T:
        await asyncio.sleep(0.1)
        return self.item


class Pair(Generic[K, V]):
    pass


class IntBox(Box[int]):
    pass


class Table(Dict[K, V], Generic[K, V]):
    pass


@runtime_checkable
class Source(Protocol[C]):
    def get(self) -> C: ...


class Node:
    next: "Optional[Node]"
    items: "List[int]" = []
    key: Annotated[int, 3]
    call: Callable[[int], str]

    def link(self, to: "Node", how: "Dict[str, Node]" = None) -> "Node | None": ...


async def main():
    print(Box.__parameters__, Pair.__parameters__, IntBox.__parameters__, Source.__parameters__, Table.__parameters__)
    print(Box.__orig_bases__, IntBox.__orig_bases__, Table.__orig_bases__, Source.__orig_bases__)
    print(Box[int], Pair[str, int], Pair[int, T], Pair[int, T][str], Pair[K, List[V]].__parameters__)
    print(get_origin(Box[int]) is Box, get_args(Pair[str, int]), Box[int] == Box[int], Box[int] == Box[str])
    box = Box[str]("x")
    print(await box.get(), box.__orig_class__, isinstance(box, Box), isinstance(box, Source), T, C)
    for make in (lambda: Pair[int], lambda: IntBox[int], lambda: Box[int, str], lambda: Generic[int], lambda: Generic[T, T]):
        try:
            print(make())
        except TypeError as error:
            print(error)
    print(get_type_hints(Node))
    print(get_type_hints(Node, include_extras=True)["key"], get_type_hints(Node.link))
    print(Optional[Box[int]], Union[Box[int], None], Union[Box[int], str], Box[int] | None)


asyncio.run(main())
