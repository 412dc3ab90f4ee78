import asyncio
import time
from enum import Enum, auto


class State(Enum):
    CLOSED = auto()
    OPEN = auto()
    HALF_OPEN = auto()


class CircuitOpenError(Exception):
    """Raised when the circuit is open."""


class CircuitBreaker:
    def __init__(self, failure_threshold=3, recovery_timeout=1.0):
        self.failure_threshold = failure_threshold
        self.recovery_timeout = recovery_timeout
        self.failures = 0
        self.state = State.CLOSED
        self.opened_at = None

    async def call(self, func, *args, **kwargs):
        loop = asyncio.get_running_loop()
        if self.state is State.OPEN:
            if loop.time() - self.opened_at >= self.recovery_timeout:
                self._transition(State.HALF_OPEN)
            else:
                raise CircuitOpenError(f"circuit open, {self.failures} failures")
        try:
            result = await func(*args, **kwargs)
        except Exception:
            self.failures += 1
            if self.failures >= self.failure_threshold or self.state == State.HALF_OPEN:
                self.opened_at = loop.time()
                self._transition(State.OPEN)
            raise
        else:
            self.failures = 0
            if self.state is not State.CLOSED:
                self._transition(State.CLOSED)
            return result

    def _transition(self, new):
        print(f"  {self.state.name} -> {new.name}")
        self.state = new


async def flaky(n):
    await asyncio.sleep(0.1)
    if n < 4:
        raise ConnectionError(f"attempt {n} failed")
    return f"ok {n}"


async def main():
    breaker = CircuitBreaker(recovery_timeout=0.5)
    for n in range(10):
        try:
            print(n, await breaker.call(flaky, n))
        except CircuitOpenError as e:
            print(n, "rejected:", e)
            await asyncio.sleep(0.3)
        except ConnectionError as e:
            print(n, "error:", e)
    print(breaker.state, State["OPEN"], [s.value for s in State])


if __name__ == "__main__":
    asyncio.run(main())
