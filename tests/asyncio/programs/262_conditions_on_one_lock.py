import asyncio


class SharedBoard:
    """one lock, three conditions on it"""

    def __init__(self):
        self._lock = asyncio.Lock()
        self.has_paper = asyncio.Condition(self._lock)
        self.has_ink = asyncio.Condition(self._lock)
        self.printed = asyncio.Condition(self._lock)
        self.paper = self.ink = self.pages = 0

    async def supply(self, kind, n, every):
        cond = getattr(self, f"has_{kind}")
        for _ in range(n):
            await asyncio.sleep(every)
            async with cond:
                setattr(self, kind, getattr(self, kind) + 1)
                cond.notify()

    async def press(self):
        while True:
            async with self._lock:
                await self.has_paper.wait_for(lambda: self.paper > 0)
                await self.has_ink.wait_for(lambda: self.ink > 0)
                self.paper -= 1
                self.ink -= 1
                self.pages += 1
                print(f"{asyncio.get_running_loop().time():.1f} page {self.pages}")
                self.printed.notify_all()

    async def reader(self, n):
        async with self.printed:
            await self.printed.wait_for(lambda: self.pages >= n)
            print(f"{asyncio.get_running_loop().time():.1f} reader of {n} pages, locked={self._lock.locked()}")


async def main():
    b = SharedBoard()
    press = asyncio.create_task(b.press())
    await asyncio.gather(b.supply("paper", 5, 0.3), b.supply("ink", 4, 0.5), b.reader(2), b.reader(4))
    press.cancel()
    try:
        await press
    except asyncio.CancelledError:
        print("press stopped", b._lock.locked(), b.paper, b.ink)
    try:
        await b.printed.wait()
    except RuntimeError as e:
        print(e)

asyncio.run(main())
