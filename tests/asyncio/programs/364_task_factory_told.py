import asyncio
def factory(loop, coro, **kw):
    print("new task", coro.__name__, sorted(kw))
    return asyncio.Task(coro, loop=loop, **kw)
async def work(n):
    await asyncio.sleep(n)
    return n
async def main():
    loop = asyncio.get_running_loop()
    loop.set_task_factory(factory)
    print(loop.get_task_factory() is factory)
    print(await asyncio.gather(work(.1), work(.2)))
    async with asyncio.TaskGroup() as g:
        t = g.create_task(work(.3), name="x")
    print(t.result(), t.get_name())
    print(await asyncio.wait_for(work(.1), 1))
asyncio.run(main())
