"""Module docstring used by main."""
from __future__ import annotations
import asyncio as aio
import sys as _sys
import collections.abc
import concurrent.futures as cf
from asyncio import Queue as Q, sleep as nap
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from some_missing_module import Thing

try:
    import uvloop
except ImportError as e:
    uvloop = None
    print("no uvloop:", e.name, type(e).__name__)

try:
    from asyncio import TaskGroup
except ImportError:
    TaskGroup = None

if _sys.version_info < (3, 11):
    raise SystemExit("too old")
elif _sys.version_info[:2] >= (3, 11):
    MODERN = True


def helper(x: Thing | None = None) -> collections.abc.Iterable[int]:
    import itertools
    from math import sqrt as root
    return list(itertools.islice((int(root(i)) for i in itertools.count(16, 9)), 3))


async def consume(q: Q[int | None]) -> list[int]:
    out = []
    while (x := await q.get()) is not None:
        out.append(x)
    return out


async def main() -> int:
    q: Q = Q()
    t = aio.create_task(consume(q))
    for x in helper():
        await nap(0.1)
        await q.put(x)
    await q.put(None)
    print(await t, helper.__annotations__)
    print(isinstance([], collections.abc.Sequence), isinstance({}, collections.abc.Mapping), isinstance(main, collections.abc.Callable))
    with cf.ThreadPoolExecutor(max_workers=1) as ex:
        print(await aio.get_running_loop().run_in_executor(ex, sum, [1, 2, 3]))
    try:
        import not_a_module.sub
    except ModuleNotFoundError as e:
        print(e)
    try:
        from asyncio import not_there
    except ImportError as e:
        print(str(e).split(" (")[0])
    return 0


if __name__ == "__main__":
    print(__doc__, __name__, MODERN, TaskGroup is aio.TaskGroup)
    _sys.exit(aio.run(main()))
