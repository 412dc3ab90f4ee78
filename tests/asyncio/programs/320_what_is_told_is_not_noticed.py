"""repr() and str() of the program run when it asks for them, and not because somebody follows the run."""

import asyncio


class Counted:
    asked = 0

    def __init__(self, name):
        self.name = name

    def __repr__(self):
        Counted.asked += 1
        print(f"repr of {self.name}")
        return f"Counted({self.name!r})"


class Lazy:
    def __init__(self):
        self.seen = []

    @property
    def label(self):
        self.seen.append("label")
        return "lazy"

    def __repr__(self):
        return f"<{self.label}>"


class Loud(Exception):
    def __str__(self):
        print("str of Loud")
        return "loud"


class Endless:
    def __repr__(self):
        while True:
            pass


class Plain:
    def __init__(self, number):
        self.number = number

    def __repr__(self):
        return f"Plain({self.number + 1:>3}, {type(self).__name__})"


async def echo(value):
    await asyncio.sleep(0.1)
    return value


async def fail():
    raise Loud("words")


async def main():
    queue = asyncio.PriorityQueue()
    for item in (3, Counted("queued")), (1, Lazy()), (2, Endless()), (4, Plain(4)):
        await queue.put(item)
    items = [await queue.get() for _ in range(4)]
    print([number for number, _ in items], items[0][1].seen, Counted.asked)

    tasks = [asyncio.create_task(echo(value)) for value in (Counted("result"), [Counted("inner")], Lazy(), Endless())]
    results = await asyncio.gather(*tasks)
    print(results[2].seen, Counted.asked)
    print(results[0], results[1], Counted.asked)

    try:
        await asyncio.create_task(fail())
    except Loud as error:
        print("caught", error.args)

    sleeper = asyncio.create_task(asyncio.sleep(1))
    await asyncio.sleep(0)
    sleeper.cancel(msg=Counted("message"))
    try:
        await sleeper
    except asyncio.CancelledError as error:
        print(type(error.args[0]).__name__, error.args[0].name, Counted.asked)

    future = asyncio.get_running_loop().create_future()
    future.set_result({"key": Counted("value")})
    print(list(await future), Counted.asked)
    print(items[3][1], [items[0][1]], items[0][1].seen)


asyncio.run(main())
