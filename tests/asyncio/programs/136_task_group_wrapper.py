import asyncio


class Nursery:
    """Collects results by name; like a TaskGroup, on top of one."""

    def __init__(self):
        self._group = asyncio.TaskGroup()
        self._tasks = {}

    async def __aenter__(self):
        await self._group.__aenter__()
        return self

    async def __aexit__(self, *exc):
        return await self._group.__aexit__(*exc)

    def __call__(self, fn, *args, name=None):
        name = name or f"{fn.__name__}-{len(self._tasks)}"
        self._tasks[name] = self._group.create_task(fn(*args), name=name)
        return self._tasks[name]

    def __getitem__(self, name):
        return self._tasks[name].result()

    def __iter__(self):
        return iter(self._tasks)


async def bake(cake, minutes):
    await asyncio.sleep(minutes / 100)
    if cake == "soufflé":
        raise RuntimeError("collapsed")
    return f"{cake} ({minutes} min)"


async def main():
    async with Nursery() as start:
        start(bake, "tarte", 20)
        start(bake, "brioche", 10, name="breakfast")
    print({name: start[name] for name in start})
    try:
        async with Nursery() as start:
            slow = start(bake, "panettone", 90)
            start(bake, "soufflé", 15)
            await asyncio.sleep(5)
            print("never")
    except ExceptionGroup as group:
        print(group, group.exceptions, slow.cancelled())
    try:
        start(bake, "late", 1)
    except RuntimeError as e:
        print(str(e).split(">")[-1].strip() or type(e).__name__)
    try:
        async with Nursery() as start:
            start(bake, "soufflé", 10)
            raise KeyError("recipe")
    except* KeyError as eg:
        print("key", eg.exceptions)
    except* RuntimeError as eg:
        print("runtime", eg.exceptions)


asyncio.run(main())
