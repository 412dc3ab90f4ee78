import asyncio
import functools
import random


def log_calls(prefix):
    def deco(f):
        @functools.wraps(f)
        def inner(*a, **k):
            shown = ", ".join([repr(x) for x in a] + [f"{n}={v!r}" for n, v in k.items()])
            print(f"{prefix}{f.__name__}({shown})")
            return f(*a, **k)
        return inner
    return deco


@log_calls("> ")
def draw(n, *, seed=None):
    r = random.Random(seed)
    return sorted(r.sample(range(1, 50), n))


class Countdown:
    def __init__(self, n, future):
        self.n, self.future = n, future

    def __call__(self, task):
        self.n -= 1
        print(f"{task.get_name()} done, {self.n} left")
        if not self.n:
            self.future.set_result("all done")


async def ticket(i):
    await asyncio.sleep(i * 0.1)
    return draw(3, seed=i)


async def main():
    loop = asyncio.get_running_loop()
    finished = loop.create_future()
    countdown = Countdown(3, finished)
    tasks = []
    for i in (3, 1, 2):
        t = asyncio.create_task(ticket(i), name=f"ticket-{i}")
        t.add_done_callback(countdown)
        tasks.append(t)
    extra = functools.partial(print, "partial callback", tasks[0].get_name(), sep=": ")
    loop.call_later(0.25, extra)
    print(await finished)
    print([t.result() for t in tasks])
    print(tasks[0].remove_done_callback(countdown), finished.done(), finished.exception())
    try:
        finished.set_result(1)
    except asyncio.InvalidStateError as e:
        print("InvalidStateError:", e)
    print(draw.__wrapped__.__name__, random.Random(1).choices("abc", k=5))


asyncio.run(main())
