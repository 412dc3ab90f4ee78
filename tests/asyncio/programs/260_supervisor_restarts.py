import asyncio
from enum import StrEnum


class Strategy(StrEnum):
    ONE_FOR_ONE = "one_for_one"
    ONE_FOR_ALL = "one_for_all"


class Child:
    def __init__(self, name, factory, max_restarts=2):
        self.name, self.factory, self.max_restarts = name, factory, max_restarts
        self.restarts = 0
        self.task = None


class Supervisor:
    def __init__(self, strategy):
        self.strategy = Strategy(strategy)
        self.children = []

    def add(self, name, factory, **kw):
        self.children.append(Child(name, factory, **kw))

    def _start(self, child):
        child.task = asyncio.create_task(child.factory(child.restarts), name=child.name)

    async def run(self):
        for c in self.children:
            self._start(c)
        while True:
            running = [c.task for c in self.children if c.task and not c.task.done()]
            if not running:
                return "all children ended"
            done, _ = await asyncio.wait(running, return_when=asyncio.FIRST_COMPLETED)
            for c in self.children:
                if c.task not in done or c.task.cancelled():
                    continue
                error = c.task.exception()
                if error is None:
                    print(f"{c.name}: ended with {c.task.result()!r}")
                    continue
                c.restarts += 1
                print(f"{c.name}: crashed ({error}), restart {c.restarts}")
                if c.restarts > c.max_restarts:
                    for other in self.children:
                        other.task.cancel()
                    return f"gave up on {c.name}"
                if self.strategy == Strategy.ONE_FOR_ALL:
                    for other in self.children:
                        if other is not c and not other.task.done():
                            other.task.cancel()
                            self._start(other)
                self._start(c)


async def stable(restarts):
    await asyncio.sleep(1)
    return "stable"


def crashing(times):
    async def run(restarts):
        await asyncio.sleep(0.2)
        if restarts < times:
            raise RuntimeError(f"boom {restarts}")
        return "recovered"
    return run


async def main():
    for strategy in Strategy:
        sup = Supervisor(strategy)
        sup.add("stable", stable)
        sup.add("crashy", crashing(2))
        print(f"== {strategy}", await sup.run())
    sup = Supervisor("one_for_one")
    sup.add("hopeless", crashing(99))
    print(await sup.run())


asyncio.run(main())
