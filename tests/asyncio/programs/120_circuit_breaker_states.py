import asyncio
import enum


class State(enum.Enum):
    CLOSED = "closed"
    OPEN = "open"
    HALF_OPEN = "half-open"


class BreakerOpen(RuntimeError):
    def __init__(self, retry_after):
        super().__init__(f"retry after {retry_after:.1f} s")
        self.retry_after = retry_after


class Breaker:
    def __init__(self, threshold=2, cooldown=0.42):
        self.threshold, self.cooldown = threshold, cooldown
        self.failures, self.opened_at = 0, None

    @property
    def state(self):
        if self.opened_at is None:
            return State.CLOSED
        waited = asyncio.get_running_loop().time() - self.opened_at
        return State.HALF_OPEN if waited >= self.cooldown else State.OPEN

    async def __call__(self, operation, *args):
        if self.state is State.OPEN:
            raise BreakerOpen(self.opened_at + self.cooldown - asyncio.get_running_loop().time())
        try:
            result = await operation(*args)
        except Exception:
            self.failures += 1
            if self.failures >= self.threshold:
                self.opened_at = asyncio.get_running_loop().time()
            raise
        self.failures, self.opened_at = 0, None
        return result


async def unreliable(n):
    await asyncio.sleep(0.05)
    if n in (1, 2, 5):
        raise ConnectionError(f"call {n}")
    return n * 11


async def main():
    breaker = Breaker()
    for n in range(10):
        try:
            outcome = await breaker(unreliable, n)
        except BreakerOpen as e:
            outcome = e
        except ConnectionError as e:
            outcome = f"{type(e).__name__}({e})"
        print(f"{n}: {outcome!s:<24} {breaker.state.value}")
        await asyncio.sleep(0.12)


asyncio.run(main())
