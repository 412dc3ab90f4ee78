import asyncio
import inspect
from functools import wraps

calls = []


class log_calls:
    """A decorator that is a class."""

    def __init__(self, prefix=""):
        self.prefix = prefix

    def __call__(self, fn):
        if inspect.iscoroutinefunction(fn):
            @wraps(fn)
            async def inner(*args, **kw):
                calls.append(f"{self.prefix}{fn.__name__}")
                return await fn(*args, **kw)
        else:
            @wraps(fn)
            def inner(*args, **kw):
                calls.append(f"{self.prefix}{fn.__name__}()")
                return fn(*args, **kw)
        return inner


def outer(tag):
    print("building", tag)

    def decorate(fn):
        print("applying", tag, "to", fn.__name__)

        async def run(*a):
            return f"{tag}({await fn(*a)})"
        run.__name__ = fn.__name__
        return run
    return decorate


@outer("A")
@outer("B")
async def value(x):
    return x


class Shop:
    @log_calls("shop.")
    async def sell(self, what, n=1):
        await asyncio.sleep(0.1 * n)
        return self.price(what) * n

    @log_calls("shop.")
    def price(self, what):
        return len(what)


async def main():
    print(await value(5))
    shop = Shop()
    print(await asyncio.gather(shop.sell("pear"), shop.sell("fig", n=3)), calls)
    print(Shop.sell.__name__, inspect.iscoroutinefunction(Shop.sell), asyncio.iscoroutinefunction(shop.price))


asyncio.run(main())
