from loop import Nap, run


async def add(a, b):
    return a + b


async def chain(n):
    if n == 0:
        return await Nap("bottom")
    return await chain(n - 1)


async def main():
    print(await add(1, 2))
    print(await chain(5))
    total = 0
    for i in range(3):
        total += await add(i, 1)
    values = [await add(i, i) for i in range(3)]
    print(total, values)
    try:
        await fails()
    except ValueError as error:
        print("caught", error)
    return "done"


async def fails():
    await Nap()
    raise ValueError("in coroutine")


print(run(main()))
print(type(main).__name__, add.__name__)
c = add(1, 1)
print(type(c).__name__, c.__name__, c.__qualname__)
c.close()
c = add(3, 4)
print(run(c))
try:
    run(c)
except RuntimeError as error:
    print(error)


async def awaits(value):
    await value


for wrong in (5, None, "text", [1], add):
    try:
        run(awaits(wrong))
    except TypeError as error:
        print(error)


class Manager:
    def __init__(self, name, swallow=False):
        self.name, self.swallow = name, swallow

    async def __aenter__(self):
        await Nap()
        print("enter", self.name)
        return self.name

    async def __aexit__(self, kind, error, traceback):
        await Nap()
        print("exit", self.name, kind and kind.__name__, error)
        return self.swallow


async def managers():
    async with Manager("a") as a, Manager("b", True) as b:
        print(a, b)
        raise KeyError("inside")
    print("swallowed")
    async with Manager("c"):
        return "returned"


print(run(managers()))


async def ticks(n):
    try:
        for i in range(n):
            await Nap()
            got = yield i
            if got:
                print("got", got)
    finally:
        print("ticks over")


class Countdown:
    def __init__(self, n):
        self.n = n

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.n == 0:
            raise StopAsyncIteration
        self.n -= 1
        await Nap()
        return self.n


async def iterations():
    async for i in ticks(3):
        print("tick", i)
    else:
        print("else")
    async for i in Countdown(2):
        print("down", i)
    print([i async for i in ticks(2)], {i: j async for i, j in pairs()})
    g = (x * 2 async for x in ticks(3) if x)
    print([x async for x in g])
    t = ticks(5)
    print(await t.__anext__(), await t.asend("sent"), await anext(t))
    await t.aclose()
    try:
        await anext(t)
    except StopAsyncIteration:
        print("over")
    t = ticks(2)
    await anext(t)
    try:
        await t.athrow(ValueError("thrown"))
    except ValueError as error:
        print("back", error)


async def pairs():
    yield 1, 2
    yield 3, 4


run(iterations())


async def wrong_iterations():
    try:
        async for _ in [1, 2]:
            pass
    except TypeError as error:
        print(error)
    try:
        for _ in ticks(1):
            pass
    except TypeError as error:
        print(error)
    try:
        async with 5:
            pass
    except TypeError as error:
        print(error)
    try:
        with Manager("x"):
            pass
    except TypeError as error:
        print(error)


run(wrong_iterations())


async def throws_into():
    try:
        await Nap("waiting")
    except KeyError as error:
        return f"handled {error}"


c = throws_into()
print(c.send(None))
try:
    c.throw(KeyError("k"))
except StopIteration as stop:
    print(stop.value)


async def finally_waits():
    try:
        await Nap()
        return 1
    finally:
        print("cleanup", await Nap("last"))


print(run(finally_waits()))


async def double():
    inner = add(1, 2)
    print(await inner)
    try:
        await inner
    except RuntimeError as error:
        print(error)


run(double())
deep = chain(200)
print(run(deep))


def run_all(*coroutines):
    ready = [(c, None) for c in coroutines]
    while ready:
        c, value = ready.pop(0)
        try:
            c.send(value)
            ready.append((c, None))
        except StopIteration as stop:
            print("finished", c.__name__, stop.value)


async def worker(name, n):
    for i in range(n):
        print(name, i)
        await Nap()
    return name * 2


run_all(worker("a", 2), worker("b", 3), worker("c", 1))
add(1, 2)
