import asyncio
from enum import Enum


class Strategy(Enum):
    ONE_FOR_ONE = 1
    ONE_FOR_ALL = 2


class Supervisor:
    def __init__(self, strategy, limit=2):
        self.strategy, self.limit = strategy, limit
        self.children, self.restarts, self.log = {}, 0, []

    def add(self, name, factory):
        self.children[name] = (factory, asyncio.create_task(factory(), name=name))
        return self

    async def run(self):
        while self.children:
            tasks = [t for _, t in self.children.values()]
            done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                await self._ended(task)
        return self.log

    async def _ended(self, task):
        name = task.get_name()
        if name not in self.children or self.children[name][1] is not task:
            return
        factory, _ = self.children.pop(name)
        if task.cancelled() or not task.exception():
            self.log.append(f"{name} ended")
            return
        if self.restarts == self.limit:
            self.log.append(f"too many: {task.exception()}")
            await self._stop(*self.children)
            return
        self.restarts += 1
        self.log.append(f"restart {name}: {task.exception()}")
        again = {name: factory}
        if self.strategy is Strategy.ONE_FOR_ALL:
            again |= {n: f for n, (f, _) in self.children.items()}
            await self._stop(*self.children)
        for n, f in again.items():
            self.add(n, f)

    async def _stop(self, *names):
        stopped = [self.children.pop(n)[1] for n in names]
        for t in stopped:
            t.cancel()
        await asyncio.gather(*stopped, return_exceptions=True)


async def main():
    def worker(seconds, fails):
        async def work():
            await asyncio.sleep(seconds)
            if fails:
                raise RuntimeError(f"{fails.pop()} at {asyncio.get_running_loop().time() - start:.2f}")
        return work

    for strategy in Strategy:
        start = asyncio.get_running_loop().time()
        s = Supervisor(strategy).add("fast", worker(0.1, ["x", "y"])).add("slow", worker(0.25, ["z"]))
        print(strategy.name, await s.run())


asyncio.run(main())
