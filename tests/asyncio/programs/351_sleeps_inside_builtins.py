# A worker thread that sleeps in whatever a builtin, a property or an operator calls.
import asyncio
import contextlib
import functools
import time
from concurrent.futures import ThreadPoolExecutor


def slow(n):
    time.sleep(0.5)
    return n * n


@functools.lru_cache(maxsize=4)
def remembered(n):
    return slow(n)


class Sensor:
    def __init__(self, name):
        time.sleep(0.1)
        self.name = name

    @property
    def value(self):
        time.sleep(0.1)
        return len(self.name)

    def __add__(self, other):
        time.sleep(0.1)
        return self.value + other

    def __iter__(self):
        for letter in self.name:
            time.sleep(0.1)
            yield letter


@contextlib.contextmanager
def powered(log):
    time.sleep(0.1)
    log.append("on")
    yield log
    time.sleep(0.1)
    log.append("off")


def with_power():
    with powered([]) as log:
        log.append("work")
    return log


def fails():
    return sum(1 / slow(n) for n in (2, 0))


async def main():
    loop = asyncio.get_running_loop()
    calls = [lambda: sum(slow(n) for n in range(3)), lambda: list(map(slow, [1, 2])), lambda: sorted([3, 1, 2], key=slow),
             lambda: Sensor("heat").value, lambda: Sensor("x") + 1, lambda: [*Sensor("abc")], with_power,
             functools.partial(max, 2, -3, key=slow), lambda: {n: slow(n) for n in range(2)}]
    for result in await asyncio.gather(*[asyncio.to_thread(call) for call in calls]):
        print(result)
    print(loop.time(), await asyncio.gather(*[asyncio.to_thread(remembered, n % 2) for n in range(3)]))
    print(loop.time(), await asyncio.to_thread(remembered, 1), remembered.cache_info())
    with ThreadPoolExecutor(2) as pool:
        print(list(pool.map(lambda n: sum(map(slow, range(n))), [1, 2, 3])), loop.time())
    try:
        await asyncio.to_thread(fails)
    except ZeroDivisionError as error:
        print(error, loop.time())


asyncio.run(main())
