import asyncio


async def numbers():
    for i in range(3):
        yield i


def gen_with_return():
    yield 1
    return "ret"


def raises_stop():
    yield 1
    raise StopIteration("inside")


async def araises_stop():
    yield 1
    raise StopAsyncIteration("inside")


def delegating():
    r = yield from gen_with_return()
    print("delegate got", r)
    try:
        yield "second"
    finally:
        print("delegating finally")


class CM:
    def __init__(self, g): self.g = g
    def __enter__(self): return next(self.g)

    def __exit__(self, t, v, tb):
        try:
            if t is None:
                next(self.g)
            else:
                self.g.throw(v)
        except StopIteration:
            return t is not None
        except t or () as e:
            return e is not v
        return False


def resource(name):
    print("acquire", name)
    try:
        yield name.upper()
    except KeyError as e:
        print("resource handles", repr(e))
    finally:
        print("release", name)


async def main():
    for g in (raises_stop(), delegating()):
        try:
            for x in g:
                print("x", x)
        except RuntimeError as e:
            print(e, "|", repr(e.__cause__))
    try:
        async for x in araises_stop():
            print("ax", x)
    except RuntimeError as e:
        print(e, "|", repr(e.__cause__))
    with CM(resource("r1")) as r:
        print("using", r)
    with CM(resource("r2")):
        raise KeyError("k")
    try:
        with CM(resource("r3")):
            raise ValueError("v")
    except ValueError as e:
        print("outer", e)
    g = delegating()
    next(g)
    next(g)
    g.close()
    try:
        g.send(None)
    except StopIteration as e:
        print("closed", e.value)
    try:
        gen_with_return().send("x")
    except TypeError as e:
        print(e)
    it = numbers()
    it2 = it.__aiter__()
    print(it is it2, [x async for x in it], [x async for x in it])

    async def bad():
        return [x for x in numbers()]
    try:
        await bad()
    except TypeError as e:
        print(e)

    async def raiser():
        raise StopIteration("coroutine")
    try:
        await raiser()
    except RuntimeError as e:
        print(e)

    def infinite():
        n = 0
        while True:
            cmd = yield n
            if cmd == "reset":
                n = 0
            elif isinstance(cmd, int):
                n = cmd
            else:
                n += 1
    g = infinite()
    print(next(g), next(g), g.send(10), next(g), g.send("reset"), g.gi_yieldfrom)

asyncio.run(main())
