import asyncio
import functools
import random


def retry(attempts=3, delay=0.1, backoff=2.0, exceptions=(Exception,)):
    """Retry an async function with exponential backoff."""

    def decorator(func):
        @functools.wraps(func)
        async def wrapper(*args, **kwargs):
            wait = delay
            for attempt in range(1, attempts + 1):
                try:
                    return await func(*args, **kwargs)
                except exceptions as exc:
                    if attempt == attempts:
                        print(f"{func.__name__}: giving up after {attempt} attempts")
                        raise
                    print(f"{func.__name__}: attempt {attempt} failed with {exc!r}, waiting {wait:.2f}s")
                    await asyncio.sleep(wait)
                    wait *= backoff
        wrapper.attempts = attempts
        return wrapper
    return decorator


class TransientError(Exception):
    def __init__(self, code, message="temporary"):
        super().__init__(message)
        self.code = code

    def __str__(self):
        return f"[{self.code}] {super().__str__()}"


rng = random.Random(42)


@retry(attempts=5, exceptions=(TransientError, OSError))
async def unstable(threshold):
    """An unstable call."""
    await asyncio.sleep(0.01)
    value = rng.random()
    if value > threshold:
        raise TransientError(int(value * 1000))
    return round(value, 3)


@retry(2)
async def hopeless():
    raise ValueError("never works")


async def main():
    print(unstable.__name__, unstable.__doc__, unstable.attempts)
    for t in (0.9, 0.3):
        try:
            print("result:", await unstable(t))
        except TransientError as e:
            print("failed:", e, e.code, e.args)
    try:
        await hopeless()
    except ValueError as e:
        print(repr(e))


asyncio.run(main())
