import asyncio

class TracedTask(asyncio.Task):
    def __init__(self, coro, *, loop=None, name=None, **kw):
        super().__init__(coro, loop=loop, name=name, **kw)
        self.started = self.get_loop().time()
    def age(self):
        return round(self.get_loop().time() - self.started, 3)

def factory(loop, coro, **kw):
    return TracedTask(coro, loop=loop, **kw)

async def work(n):
    await asyncio.sleep(n)
    t = asyncio.current_task()
    print(type(t).__name__, t.get_name(), t.age())
    return n

async def main():
    asyncio.get_running_loop().set_task_factory(factory)
    ts = [asyncio.create_task(work(i/10), name=f"w{i}") for i in range(3)]
    print(sorted(type(t).__name__ for t in asyncio.all_tasks()))
    print(await asyncio.gather(*ts))
    print([t.age() for t in ts])
asyncio.run(main())
