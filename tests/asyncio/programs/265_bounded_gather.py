import asyncio
import sys
from collections.abc import Awaitable, Callable, Iterable, AsyncIterator
from typing import Any, TypeVar, overload

T = TypeVar("T")
R = TypeVar("R")


async def gather_limited(limit: int, *aws: Awaitable[T]) -> list[T]:
    sem = asyncio.Semaphore(limit)

    async def run(aw):
        async with sem:
            return await aw
    return list(await asyncio.gather(*(run(a) for a in aws)))


async def amap(fn: Callable[[T], Awaitable[R]], items: Iterable[T], *, limit: int = 3, ordered: bool = True) -> AsyncIterator[R]:
    pending: set[asyncio.Task] = set()
    it = iter(enumerate(items))
    buffer: dict[int, R] = {}
    nxt = 0

    async def call(i, x):
        return i, await fn(x)

    def fill():
        while len(pending) < limit:
            try:
                i, x = next(it)
            except StopIteration:
                return
            pending.add(asyncio.create_task(call(i, x)))

    fill()
    try:
        while pending:
            done, _ = await asyncio.wait(pending, return_when=asyncio.FIRST_COMPLETED)
            pending.difference_update(done)
            for d in sorted(done, key=lambda t: t.result()[0]):
                i, r = d.result()
                if not ordered:
                    yield r
                else:
                    buffer[i] = r
            while ordered and nxt in buffer:
                yield buffer.pop(nxt)
                nxt += 1
            fill()
    finally:
        for p in pending:
            p.cancel()
        print("cleanup, cancelled", len(pending))


async def work(x):
    await asyncio.sleep([0.35, 0.1, 0.2, 0.15, 0.05][x % 5])
    return x * x


async def main() -> None:
    print(await gather_limited(2, *(work(i) for i in range(6))))
    print([r async for r in amap(work, range(8))])
    print([r async for r in amap(work, range(8), ordered=False)])
    g = amap(work, range(100))
    async for r in g:
        if r > 30:
            break
    await g.aclose()
    print("last", r, file=sys.stdout)


asyncio.run(main())
