import asyncio
import functools
import time


def timed(func):
    @functools.wraps(func)
    async def wrapper(*args, **kwargs):
        start = time.perf_counter()
        try:
            return await func(*args, **kwargs)
        finally:
            elapsed = time.perf_counter() - start
            print(f"{func.__name__}{args} took {elapsed:.2f} s")
    return wrapper


def repeat(times):
    def decorate(func):
        @functools.wraps(func)
        async def wrapper(*args):
            return [await func(*args) for _ in range(times)]
        return wrapper
    return decorate


@timed
async def brew(kind, seconds=0.2):
    """Brews tea."""
    await asyncio.sleep(seconds)
    return f"{kind} tea"


@timed
@repeat(times=3)
async def pour(cup):
    await asyncio.sleep(0.1)
    return cup


@timed
async def spill():
    raise OSError("all over the table")


async def main():
    print(await asyncio.gather(brew("green"), brew("black", seconds=0.3), pour(7)))
    try:
        await spill()
    except OSError as e:
        print("oh no:", e)
    print(brew.__name__, brew.__doc__, brew.__wrapped__.__defaults__, pour.__name__)


asyncio.run(main())
