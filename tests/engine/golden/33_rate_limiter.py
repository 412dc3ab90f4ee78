import asyncio
import time


class RateLimiter:
    """Lets so many in per period; who comes too early waits."""

    def __init__(self, rate, period):
        self.period = period
        self.tokens = asyncio.Semaphore(rate)

    async def __aenter__(self):
        await self.tokens.acquire()
        loop = asyncio.get_running_loop()
        loop.call_later(self.period, self.tokens.release)

    async def __aexit__(self, *error):
        return False


async def ask(number, limiter, began):
    async with limiter:
        at = time.perf_counter() - began
        await asyncio.sleep(0.4)
        return f"question {number} at {at:.0f} s"


async def main():
    limiter = RateLimiter(rate=3, period=1)
    began = time.perf_counter()
    questions = [ask(number, limiter, began) for number in range(1, 11)]
    for answer in await asyncio.gather(*questions):
        print(answer)


asyncio.run(main())
