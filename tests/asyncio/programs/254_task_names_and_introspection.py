import asyncio
import inspect
import sys


async def child(depth):
    if depth:
        return await asyncio.create_task(child(depth - 1), name=f"{asyncio.current_task().get_name()}.{depth}")
    names = sorted(t.get_name() for t in asyncio.all_tasks())
    return names


class Service:
    """A service.

    It has two methods.
    """

    async def start(self, port: int = 80, *, tls: bool = False) -> str:
        "Start it."
        return f"{port}{'s' if tls else ''}"

    def stop(self): ...


async def agen():
    yield 1


async def main():
    asyncio.current_task().set_name("root")
    print(await child(2))
    s = Service()
    print(await s.start(tls=True), Service.__doc__.splitlines()[0], s.start.__doc__, s.start.__name__, s.start.__qualname__)
    print(inspect.iscoroutinefunction(s.start), inspect.iscoroutinefunction(s.stop), asyncio.iscoroutinefunction(main))
    coro = s.start()
    print(asyncio.iscoroutine(coro), inspect.iscoroutine(coro), coro.__name__, type(coro).__name__)
    coro.close()
    print(inspect.isasyncgenfunction(agen), inspect.isclass(Service), inspect.ismethod(s.stop), inspect.isfunction(Service.stop))
    print(Service.start.__annotations__, Service.__name__, Service.__module__, s.__class__ is Service)
    print(hasattr(s, "start"), getattr(s, "missing", "default"), callable(s.stop), [n for n in dir(s) if not n.startswith("_")])
    print(sys.version_info >= (3, 11), sys.argv[1:], isinstance(sys.maxsize, int))
    t = asyncio.create_task(asyncio.sleep(0.1, "slept"))
    print(t.get_coro().__name__, t.done(), await t, t.done(), t.exception())


asyncio.run(main())
