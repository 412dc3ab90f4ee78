# What an __await__() may give: an iterator that the program wrote; and coroutines and generators that nobody takes up.
import asyncio
import warnings

warnings.simplefilter("ignore")


class Itself:
    """Awaitable and iterator in one: it lets others go on once, then has a value."""

    def __init__(self, future):
        self.future, self.times = future, 0

    def __await__(self):
        return self

    def __iter__(self):
        return self

    def __next__(self):
        self.times += 1
        if self.times == 1:
            return None
        raise StopIteration(("value", self.times))


class AtOnce(Itself):
    def __next__(self):
        raise StopIteration("at once")


class Nothing(Itself):
    def __next__(self):
        raise StopIteration


class Bad(Itself):
    def __next__(self):
        return 5


class Listed:
    def __await__(self):
        return iter([1])


class Wrong(Itself):
    def __next__(self):
        raise LookupError("wrong")


async def outer(awaitable):
    return await awaitable


def delegating(iterator):
    return (yield from iterator)


async def main():
    loop = asyncio.get_running_loop()
    for kind in (Itself, AtOnce, Nothing, Bad, Wrong):
        future = loop.create_future()
        loop.call_later(1, future.set_result, kind.__name__)
        try:
            print(kind.__name__, await outer(kind(future)), loop.time())
        except (RuntimeError, LookupError) as e:
            print(kind.__name__, type(e).__name__, e)
    try:
        await Listed()
    except RuntimeError as e:
        print(e)
    try:
        next(delegating(AtOnce(None)))
    except StopIteration as e:
        print("yield from:", e.value)

    async def never():
        pass

    def numbers():
        yield 1

    future = loop.create_future()
    future.set_result(numbers())
    task = asyncio.create_task(asyncio.sleep(0, numbers()))
    await task
    left = loop.run_in_executor(None, never)
    await asyncio.sleep(1)
    print(left.done())
    return numbers()


asyncio.run(main())
loop = asyncio.new_event_loop()
loop.close()
try:
    loop.run_in_executor(None, print)
except RuntimeError as e:
    print(e)
