"""A tiny SimPy: processes are generators, driven by asyncio's timers."""
import asyncio
import random
from collections import deque


class Resource:
    def __init__(self, env, capacity):
        self.env, self.free, self.line = env, capacity, deque()

    def request(self):
        future = self.env.loop.create_future()
        if self.free:
            self.free -= 1
            future.set_result(None)
        else:
            self.line.append(future)
        return future

    def release(self):
        if self.line:
            self.line.popleft().set_result(None)
        else:
            self.free += 1


class Environment:
    def __init__(self, loop):
        self.loop, self.start = loop, loop.time()

    @property
    def now(self):
        return round(self.loop.time() - self.start, 3)

    def process(self, generator):
        return asyncio.create_task(self._drive(generator))

    async def _drive(self, generator):
        value = None
        while True:
            try:
                wanted = generator.send(value)
            except StopIteration as stop:
                return stop.value
            value = await (asyncio.sleep(wanted, wanted) if isinstance(wanted, (int, float)) else wanted)


def car(env, name, wash, rng):
    yield rng.expovariate(4)
    arrived = env.now
    yield wash.request()
    waited = env.now - arrived
    try:
        took = yield 0.3
    finally:
        wash.release()
    return name, round(waited, 3), took


async def main():
    rng = random.Random(3)
    env = Environment(asyncio.get_running_loop())
    wash = Resource(env, 2)
    results = await asyncio.gather(*(env.process(car(env, f"car {i}", wash, rng)) for i in range(6)))
    for name, waited, took in sorted(results, key=lambda r: (r[1], r[0])):
        print(f"{name} waited {waited:.3f} and took {took}")
    print("end at", env.now, "free", wash.free, "in line", len(wash.line))


asyncio.run(main())
