import asyncio
import math
from collections import deque, namedtuple

Stats = namedtuple("Stats", "count mean variance", defaults=[0.0])
Window = namedtuple("Window", ["start", "values"])


class Running:
    __slots__ = ("n", "mu", "m2")

    def __init__(self):
        self.n, self.mu, self.m2 = 0, 0.0, 0.0

    def __iadd__(self, x):
        self.n += 1
        d = x - self.mu
        self.mu += d / self.n
        self.m2 += d * (x - self.mu)
        return self

    def stats(self):
        return Stats(self.n, round(self.mu, 4), round(self.m2 / (self.n - 1), 4) if self.n > 1 else 0)


async def sensor(period, f):
    t = 0
    while True:
        yield t, f(t)
        await asyncio.sleep(period)
        t += period


async def collect(source, limit):
    running, window = Running(), deque(maxlen=3)
    async for t, value in source:
        running += value
        window.append(round(value, 2))
        if len(window) == window.maxlen:
            print(f"t={t:.1f} window={list(window)} avg={sum(window) / 3:.3f}")
        if t >= limit:
            break
    return running.stats(), Window(start=0, values=tuple(window))


async def main():
    stats, window = await collect(sensor(0.5, lambda t: math.sin(t) * 10), 3)
    print(stats, window, sep="\n")
    print(stats._replace(count=0), Stats(1, 2), stats[1] == stats.mean, *stats)
    try:
        Running().other = 3
    except AttributeError as e:
        print("AttributeError:", str(e)[:52])


asyncio.run(main())
