import asyncio
from typing import Generic, Protocol, TypeVar, Iterator, Union, runtime_checkable

T = TypeVar("T")
Number = Union[int, float]


class Stack(Generic[T]):
    def __init__(self) -> None:
        self._items: list[T] = []

    def push(self, item: T) -> "Stack[T]":
        self._items.append(item)
        return self

    def pop(self) -> T:
        if not self._items:
            raise IndexError("pop from empty stack")
        return self._items.pop()

    def __len__(self) -> int:
        return len(self._items)

    def __iter__(self) -> Iterator[T]:
        return reversed(self._items)

    def __bool__(self):
        return bool(self._items)


@runtime_checkable
class Closeable(Protocol):
    async def close(self) -> None: ...


class Connection:
    def __init__(self, n):
        self.n = n

    async def close(self):
        await asyncio.sleep(0.1)
        print("closed", self.n)


class Pool(Stack[Connection]):
    async def drain(self):
        while self:
            await self.pop().close()


async def main():
    s: Stack[Number] = Stack[Number]()
    s.push(1).push(2.5)
    print(list(s), len(s), s.pop(), bool(s))
    pool = Pool()
    for i in range(3):
        pool.push(Connection(i))
    print(isinstance(pool.pop(), Closeable), isinstance(3, Closeable))
    await pool.drain()
    try:
        pool.pop()
    except IndexError as e:
        print("IndexError", e)
    try:
        Closeable()
    except TypeError as e:
        print(e)


asyncio.run(main())
