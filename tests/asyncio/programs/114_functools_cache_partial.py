import asyncio
from functools import cached_property, lru_cache, partial, reduce

hits = []


@lru_cache(maxsize=None)
def collatz(n):
    hits.append(n)
    return 1 if n == 1 else 1 + collatz(n // 2 if n % 2 == 0 else 3 * n + 1)


class Circle:
    def __init__(self, r):
        self.r = r

    @cached_property
    def area(self):
        print(f"computing area of {self.r}")
        return round(3.14159 * self.r ** 2, 2)


async def power(base, exponent, *, offset=0):
    await asyncio.sleep(exponent / 10)
    return base ** exponent + offset


def async_cache(fn):
    tasks = {}

    def wrapper(*args):
        if args not in tasks:
            tasks[args] = asyncio.ensure_future(fn(*args))
        return tasks[args]
    wrapper.tasks = tasks
    return wrapper


async def main():
    print(collatz(6), collatz(3), collatz(12), len(hits), collatz.cache_info())
    square, cube = partial(power, exponent=2), partial(power, exponent=3, offset=1)
    print(await asyncio.gather(square(5), cube(2), partial(power, 2)(4)), cube.keywords)
    c = Circle(2)
    print(c.area, c.area, c.__dict__)
    print(reduce(lambda a, b: a * b, range(1, 8)), reduce(max, [3, 9, 2], 5))
    cached = async_cache(power)
    print(await asyncio.gather(cached(2, 3), cached(2, 3), cached(3, 2)), list(cached.tasks))
    asyncio.get_running_loop().call_later(0.1, partial(print, "later", sep="", end="!\n"))
    await asyncio.sleep(0.2)


asyncio.run(main())
