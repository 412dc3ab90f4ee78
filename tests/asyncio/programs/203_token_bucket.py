import asyncio


class TokenBucket:
    def __init__(self, rate: float, capacity: int):
        self.rate = rate
        self.capacity = capacity
        self.tokens = capacity
        self.updated = asyncio.get_event_loop().time()
        self.lock = asyncio.Lock()

    def _refill(self):
        now = asyncio.get_event_loop().time()
        self.tokens = min(self.capacity, self.tokens + (now - self.updated) * self.rate)
        self.updated = now

    async def acquire(self, n: int = 1):
        async with self.lock:
            self._refill()
            while self.tokens < n:
                missing = (n - self.tokens) / self.rate
                await asyncio.sleep(missing)
                self._refill()
            self.tokens -= n

    async def __aenter__(self):
        await self.acquire()
        return self

    async def __aexit__(self, exc_type, exc, tb):
        return False


async def request(bucket, i, start):
    async with bucket:
        now = asyncio.get_event_loop().time() - start
        print(f"request {i} at {now:.2f}")
        await asyncio.sleep(0.05)
    return i * i


async def main():
    bucket = TokenBucket(rate=2, capacity=3)
    start = asyncio.get_event_loop().time()
    results = await asyncio.gather(*(request(bucket, i, start) for i in range(8)))
    print("sum of squares:", sum(results))


asyncio.run(main())
