"""A rate limiter sleeps until enough has flowed in. What then remains may be less than half a microsecond: time passes
even so, so it gets there, whether it sleeps, waits with a timeout or has itself called at a moment."""
import asyncio
import time


class Limiter:
    def __init__(self, rate, most):
        self.rate, self.most = rate, most
        self.tokens = float(most)
        self.updated = time.monotonic()
        self.sleeps = 0

    def refill(self):
        now = time.monotonic()
        self.tokens = min(self.most, self.tokens + (now - self.updated) * self.rate)
        self.updated = now

    async def acquire(self):
        self.refill()
        while self.tokens < 1:
            self.sleeps += 1
            await asyncio.sleep((1 - self.tokens) / self.rate)
            self.refill()
        self.tokens -= 1


async def limited(rate):
    limiter = Limiter(rate, 2)
    for _ in range(6):
        await limiter.acquire()
    print(rate, limiter.sleeps, round(time.monotonic(), 3))


async def until(moment):
    loop = asyncio.get_running_loop()
    rounds = 0
    while loop.time() < moment:
        reached = loop.create_future()
        loop.call_at(moment, reached.set_result, None)
        await reached
        rounds += 1
    print("at", round(moment, 6), rounds)


async def timeouts(moment):
    loop = asyncio.get_running_loop()
    never = loop.create_future()
    rounds = 0
    while (left := moment - loop.time()) > 0:
        try:
            await asyncio.wait_for(asyncio.shield(never), left)
        except TimeoutError:
            rounds += 1
    while (left := moment + 1 / 7 - loop.time()) > 0:
        await asyncio.wait([never], timeout=left)
        rounds += 1
    while (left := moment + 2 / 7 - loop.time()) > 0:
        try:
            async with asyncio.timeout(left):
                await asyncio.sleep(9)
        except TimeoutError:
            rounds += 1
    while loop.time() < moment + 3 / 7:
        try:
            async with asyncio.timeout_at(moment + 3 / 7):
                await asyncio.sleep(9)
        except TimeoutError:
            rounds += 1
    print("timeouts", rounds)


async def main():
    loop = asyncio.get_running_loop()
    for rate in (3, 7, 11, 13.7):
        await limited(rate)
    for part in (3, 6, 7, 9):
        await until(loop.time() + 1 / part)
    await timeouts(loop.time() + 1 / 3)
    before = loop.time()
    await asyncio.sleep(1e-7)
    await asyncio.sleep(1e-9)
    print(loop.time() > before, round((loop.time() - before) * 1e6))
    before = loop.time()
    await asyncio.sleep(1e-10)
    print(loop.time() == before)
    time.sleep(3e-8)
    print(loop.time() > before)


asyncio.run(main())
