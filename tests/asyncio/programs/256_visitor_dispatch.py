import asyncio
from functools import singledispatch, singledispatchmethod, reduce
from typing import Union


@singledispatch
def describe(x):
    return f"object {x!r}"


@describe.register
def _(x: int):
    return f"int {x:+d}"


@describe.register(list)
@describe.register(tuple)
def _(x):
    return "sequence of " + ", ".join(map(describe, x))


@describe.register
def _(x: dict):
    return "mapping " + ";".join(f"{k}->{describe(v)}" for k, v in x.items())


class Shape: ...


class Circle(Shape):
    def __init__(self, r): self.r = r


class Square(Shape):
    def __init__(self, a): self.a = a


class Area:
    @singledispatchmethod
    def of(self, shape):
        raise NotImplementedError(type(shape).__name__)

    @of.register
    def _(self, shape: Circle):
        return round(3.14159 * shape.r ** 2, 2)

    @of.register
    def _(self, shape: Square):
        return shape.a ** 2


async def measure(area, shape):
    await asyncio.sleep(0.1)
    return area.of(shape)


async def main():
    print(describe(3), describe("s"), describe([1, (2, None)]), describe({"a": [True]}), sep="\n")
    area = Area()
    print(await asyncio.gather(*(measure(area, s) for s in (Circle(2), Square(3), Shape())), return_exceptions=True))
    print(reduce(lambda a, b: a * b, range(1, 6)), describe.dispatch(bool) is describe.dispatch(int))


asyncio.run(main())
