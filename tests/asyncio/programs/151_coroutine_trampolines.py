import asyncio
import types


class Ticket:
    """Awaitable by hand: hands a future to the loop."""

    def __init__(self, seconds):
        self.seconds = seconds

    def __await__(self):
        future = asyncio.get_running_loop().create_future()
        asyncio.get_running_loop().call_later(self.seconds, future.set_result, self.seconds)
        got = yield from future
        return f"ticket {got}"


@types.coroutine
def pause(times):
    for _ in range(times):
        yield
    return times


class Scheduler:
    """A loop of its own, for plain generators."""

    def __init__(self, **jobs):
        self.ready, self.trace = [(name, gen, None) for name, gen in jobs.items()], []

    def run(self):
        while self.ready:
            name, gen, value = self.ready.pop(0)
            try:
                wish = gen.send(value)
            except StopIteration as stop:
                self.trace.append(f"{name}={stop.value}")
            else:
                self.trace.append(f"{name}:{wish}")
                self.ready.append((name, gen, wish * 10))
        return self.trace


def job(n):
    total = 0
    for i in range(n):
        total += yield i
    return total


async def main():
    print(await Ticket(0.1), await asyncio.gather(Ticket(0.2), pause(3), Ticket(0.05)))
    print(Scheduler(a=job(3), b=job(1), c=(x for x in (7, 8))).run())
    coro = pause_coro()
    try:
        while True:
            print("drove it by hand:", coro.send(None))
    except StopIteration as stop:
        print("value", stop.value)


async def pause_coro():
    return await pause(2) + 1


asyncio.run(main())
