import asyncio


class Vector:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y

    def __add__(self, o):
        return Vector(self.x + o.x, self.y + o.y) if isinstance(o, Vector) else NotImplemented

    def __mul__(self, k):
        return Vector(self.x * k, self.y * k)

    __rmul__ = __mul__

    def __neg__(self):
        return -1 * self

    def __eq__(self, o):
        return (self.x, self.y) == (o.x, o.y)

    def __hash__(self):
        return hash((self.x, self.y))

    def __bool__(self):
        return bool(self.x or self.y)

    def __iter__(self):
        yield from (self.x, self.y)

    def __getitem__(self, i):
        return (self.x, self.y)[i]

    def __len__(self):
        return 2

    def __format__(self, spec):
        return f"({self.x:{spec}}; {self.y:{spec}})"

    def __repr__(self):
        return f"Vector({self.x}, {self.y})"

    def __call__(self, scale):
        return self * scale

    def __contains__(self, v):
        return v in (self.x, self.y)

    def __await__(self):
        yield from asyncio.sleep(abs(self.x) / 10).__await__()
        return self.x + self.y


async def main():
    a, b = Vector(1, 2), Vector(3, -1)
    print(a + b, 2 * a, b * 2, -a, a == Vector(1, 2), a != b, a in {Vector(1, 2)}, bool(Vector(0, 0)))
    x, y = b
    print(x, y, b[0], b[-1], len(a), list(a), f"{a:.2f}", f"{b:>4}", a(10), 3 in b, sum([a, b, a], Vector(0, 0)))
    print(await a, await asyncio.gather(asyncio.wait_for(b, 1), asyncio.sleep(0)))
    for bad in (lambda: a + 1, lambda: 1 + a, lambda: a - b, lambda: a[2], lambda: a < b, lambda: setattr(a, "z", 1)):
        try:
            print(bad())
        except (TypeError, IndexError, AttributeError) as e:
            print(type(e).__name__, e)


asyncio.run(main())
