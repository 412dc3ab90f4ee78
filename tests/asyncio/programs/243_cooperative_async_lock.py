import asyncio
from collections import deque


class FairLock:
    """A lock written by hand, on futures."""

    def __init__(self):
        self._locked = False
        self._waiters = deque()

    async def acquire(self):
        if not self._locked and not self._waiters:
            self._locked = True
            return True
        future = asyncio.get_running_loop().create_future()
        self._waiters.append(future)
        try:
            await future
        except asyncio.CancelledError:
            if not future.cancelled():
                self._wake()
            raise
        finally:
            if future in self._waiters:
                self._waiters.remove(future)
        self._locked = True
        return True

    def release(self):
        if not self._locked:
            raise RuntimeError("release of an unlocked lock")
        self._locked = False
        self._wake()

    def _wake(self):
        for waiter in self._waiters:
            if not waiter.done():
                waiter.set_result(None)
                break

    async def __aenter__(self):
        await self.acquire()

    async def __aexit__(self, *args):
        self.release()


async def worker(lock, name, hold):
    try:
        async with lock:
            print(name, "in")
            await asyncio.sleep(hold)
            print(name, "out")
    except asyncio.CancelledError:
        print(name, "gave up")


async def main():
    lock = FairLock()
    tasks = [asyncio.create_task(worker(lock, n, h)) for n, h in zip("ABCD", (0.3, 0.2, 0.1, 0.1))]
    await asyncio.sleep(0.1)
    tasks[1].cancel()
    await asyncio.gather(*tasks)
    try:
        lock.release()
    except RuntimeError as e:
        print(e)


asyncio.run(main())
