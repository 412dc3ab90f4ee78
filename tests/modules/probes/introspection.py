import asyncio
import inspect
import queue
import signal
import threading
from concurrent.futures import ThreadPoolExecutor


def f(a, b: int = 2, /, *rest, key, other="x", **more) -> str:
    """Says things.

        indented
    """


class Shape:
    def __init__(self, size, *, color=None):
        self.size = size

    async def grow(self, by=1): ...

    def area(self): ...


print(inspect.signature(f), inspect.signature(Shape), inspect.signature(Shape.grow), inspect.signature(Shape(1).grow))
for name, each in inspect.signature(f).parameters.items():
    print(name, each.kind, each.default is inspect.Parameter.empty, each)
bound = inspect.signature(f).bind(1, 2, 3, key=4, extra=5)
print(bound.arguments, bound.args, bound.kwargs)
print(f.__code__.co_varnames, f.__code__.co_argcount, f.__code__.co_name)
print(inspect.iscoroutinefunction(Shape.grow), inspect.isclass(Shape), inspect.isfunction(f), inspect.ismethod(Shape(1).area))
print([name for name, _ in inspect.getmembers(Shape, inspect.isfunction)], inspect.getdoc(f))
try:
    inspect.signature(f).bind(1)
except TypeError as e:
    print(e)
jobs = queue.Queue(maxsize=2)
jobs.put(1)
jobs.put_nowait(2)
try:
    jobs.put_nowait(3)
except queue.Full:
    print("full", jobs.qsize(), jobs.full())
print(jobs.get(), jobs.get_nowait(), jobs.empty())
best = queue.PriorityQueue()
for each in (3, 1, 2):
    best.put((each, str(each)))
print([best.get() for _ in range(3)])
print(signal.SIGINT, repr(signal.SIGTERM), signal.Signals(2).name, int(signal.SIGUSR1))
lock = threading.Lock()
with lock:
    print(lock.locked(), threading.current_thread().name, threading.current_thread() is threading.main_thread())


def where():
    return threading.current_thread().name


async def main():
    print(await asyncio.gather(*[asyncio.to_thread(where) for _ in range(2)]))
    with ThreadPoolExecutor(2, thread_name_prefix="io") as pool:
        print(await asyncio.get_running_loop().run_in_executor(pool, where))
    with ThreadPoolExecutor(1) as pool:
        print(await asyncio.get_running_loop().run_in_executor(pool, where))


asyncio.run(main())
