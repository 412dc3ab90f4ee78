import asyncio
import itertools
import random
import statistics


class Backend:
    _ids = itertools.count(1)

    def __init__(self, speed):
        self.id, self.speed, self.active, self.served = next(self._ids), speed, 0, 0

    async def handle(self, work):
        self.active += 1
        try:
            await asyncio.sleep(work / self.speed * (1 + self.active / 4))
        finally:
            self.active -= 1
            self.served += 1


class Balancer:
    def __init__(self, backends):
        self.backends = backends

    def pick(self):
        raise NotImplementedError

    async def __call__(self, work):
        loop = asyncio.get_running_loop()
        began = loop.time()
        await self.pick().handle(work)
        return loop.time() - began


class RoundRobin(Balancer):
    def __init__(self, backends):
        super().__init__(backends)
        self._cycle = itertools.cycle(backends)

    def pick(self):
        return next(self._cycle)


class LeastBusy(Balancer):
    def pick(self):
        return min(self.backends, key=lambda b: (b.active, b.id))


class Chance(Balancer):
    def pick(self):
        return random.choices(self.backends, weights=[b.speed for b in self.backends])[0]


async def main():
    for kind in Balancer.__subclasses__():
        random.seed(5)
        backends = [Backend(s) for s in (1, 2, 4)]
        balancer = kind(backends)

        async def client(n):
            await asyncio.sleep(n * 0.03)
            return await balancer(random.uniform(0.1, 0.4))

        times = await asyncio.gather(*(client(n) for n in range(12)))
        print(f"{kind.__name__:<10} mean {statistics.mean(times):.3f} median {statistics.median(times):.3f}", [b.served for b in backends])


asyncio.run(main())
