# The syntax of 3.12: no Python before that.
import asyncio
from collections.abc import Awaitable, Callable

type Job[T] = Callable[[], Awaitable[T]]


class Box[T]:
    def __init__(self, item: T) -> None:
        self.item = item

    def map[U](self, f: Callable[[T], U]) -> "Box[U]":
        return Box(f(self.item))


async def first[T](*jobs: Job[T]) -> T:
    tasks = [asyncio.create_task(job()) for job in jobs]
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    for task in pending:
        task.cancel()
    return done.pop().result()


async def main() -> None:
    print(await first(lambda: asyncio.sleep(0.2, "slow"), lambda: asyncio.sleep(0.1, "quick")))
    print(Box(20).map(lambda n: n + 1.5).map(str).item, Box.__type_params__, Job.__name__)


asyncio.run(main())
