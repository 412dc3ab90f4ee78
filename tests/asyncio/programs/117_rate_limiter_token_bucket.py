import asyncio
import time
from collections import deque


class TokenBucket:
    def __init__(self, rate, capacity):
        self.rate, self.capacity = rate, capacity
        self._tokens = float(capacity)
        self._updated = time.monotonic()
        self._lock = asyncio.Lock()

    def _refill(self):
        now = time.monotonic()
        self._tokens = min(self.capacity, self._tokens + (now - self._updated) * self.rate)
        self._updated = now

    async def acquire(self, n=1):
        async with self._lock:
            self._refill()
            while self._tokens < n:
                await asyncio.sleep((n - self._tokens) / self.rate + 0.001)
                self._refill()
            self._tokens -= n


class SlidingWindow:
    def __init__(self, limit, seconds):
        self.limit, self.seconds, self.stamps = limit, seconds, deque()

    async def __aenter__(self):
        loop = asyncio.get_running_loop()
        while len(self.stamps) >= self.limit:
            oldest = self.stamps[0]
            wait = oldest + self.seconds - loop.time()
            if wait > 0:
                await asyncio.sleep(wait)
            if self.stamps and self.stamps[0] == oldest:
                self.stamps.popleft()
        self.stamps.append(loop.time())

    async def __aexit__(self, *exc):
        return False


async def main():
    start = time.monotonic()
    bucket, times = TokenBucket(rate=5, capacity=3), []
    for i in range(6):
        await bucket.acquire()
        times.append(f"{time.monotonic() - start:.2f}")
    print("bucket:", *times)
    start, window, times = time.monotonic(), SlidingWindow(2, 0.5), []
    for i in range(5):
        async with window:
            times.append(f"{time.monotonic() - start:.2f}")
        await asyncio.sleep(0.1)
    print("window:", *times)


asyncio.run(main())
