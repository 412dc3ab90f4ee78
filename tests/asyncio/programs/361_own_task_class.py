import asyncio, sys
class Task(asyncio.Task):
    made = 0
    def __init__(self, coro, **kw):
        Task.made += 1
        self.number = Task.made
        super().__init__(coro, **kw)
    def __repr__(self):
        return f"<T{self.number} {self.get_name()}>"
    def cancel(self, msg=None):
        print("cancel asked", self.number)
        return super().cancel(msg)
async def w(n):
    try:
        print("at", n, asyncio.current_task().number)
        await asyncio.sleep(n)
    finally:
        print("end", n)
    return n
async def main():
    loop = asyncio.get_running_loop()
    loop.set_task_factory(lambda loop, coro, **kw: Task(coro, loop=loop, **kw))
    t = asyncio.create_task(w(.1), name="one")
    print(t, isinstance(t, asyncio.Task), asyncio.isfuture(t), t in asyncio.all_tasks())
    await t
    u = asyncio.create_task(w(5), name="two")
    await asyncio.sleep(0)
    u.cancel("stop")
    try:
        await u
    except asyncio.CancelledError as e:
        print("cancelled", e, u.cancelled())
    def done(x): print("done", x.number, x is s)
    s = asyncio.create_task(w(.2), name="three")
    s.add_done_callback(done)
    d, p = await asyncio.wait({s})
    print([x.number for x in d], s in d)
    async with asyncio.TaskGroup() as g:
        x = g.create_task(w(.1), name="four")
    print(x.number, x.result())
    direct = Task(w(.1), name="d")
    for f in asyncio.as_completed([direct]):
        print(await f)
    print({direct: 1}[direct])
    print(await asyncio.shield(Task(w(.1), name="e")))
asyncio.run(main())
