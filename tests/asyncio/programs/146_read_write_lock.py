import asyncio
from contextlib import asynccontextmanager


class RWLock:
    def __init__(self):
        self._cond = asyncio.Condition()
        self._readers = 0
        self._writing = False
        self._waiting_writers = 0

    @asynccontextmanager
    async def reading(self):
        async with self._cond:
            await self._cond.wait_for(lambda: not self._writing and not self._waiting_writers)
            self._readers += 1
        try:
            yield self._readers
        finally:
            async with self._cond:
                self._readers -= 1
                self._cond.notify_all()

    @asynccontextmanager
    async def writing(self):
        async with self._cond:
            self._waiting_writers += 1
            try:
                await self._cond.wait_for(lambda: not self._writing and not self._readers)
            finally:
                self._waiting_writers -= 1
            self._writing = True
        try:
            yield
        finally:
            async with self._cond:
                self._writing = False
                self._cond.notify_all()


async def main():
    lock, page, log = RWLock(), ["v0"], []

    async def reader(n, start):
        await asyncio.sleep(start)
        async with lock.reading() as together:
            await asyncio.sleep(0.2)
            log.append(f"R{n}:{page[-1]}/{together}")

    async def writer(n, start):
        await asyncio.sleep(start)
        async with lock.writing():
            log.append(f"W{n}(")
            await asyncio.sleep(0.15)
            page.append(f"v{n}")
            log.append(f")W{n}")

    async with asyncio.TaskGroup() as tg:
        for n, start in enumerate((0, 0.1, 0.15, 0.32)):
            tg.create_task(reader(n, start))
        for n, start in enumerate((0.05, 0.4), 1):
            tg.create_task(writer(n, start))
    print(*log)
    print(page, lock._readers, lock._writing)


asyncio.run(main())
