import asyncio


def fibonacci(limit):
    a, b = 0, 1
    while a < limit:
        yield a
        a, b = b, a + b


def running_mean():
    total, n, value = 0, 0, None
    while True:
        received = yield value
        if received is None:
            return f"{n} values"
        total, n = total + received, n + 1
        value = total / n


def flatten(tree):
    for leaf in tree:
        if isinstance(leaf, list):
            yield from flatten(leaf)
        else:
            yield leaf


def delegating():
    result = yield from running_mean()
    print("inner returned", result)


async def consume(gen, every):
    out = []
    for value in gen:
        await asyncio.sleep(every)
        out.append(value)
    return out


async def main():
    print(await asyncio.gather(consume(fibonacci(50), 0.01), consume(flatten([1, [2, [3, []], 4]]), 0.02)))
    mean = running_mean()
    next(mean)
    print([mean.send(x) for x in (4, 8, 3)])
    try:
        mean.send(None)
    except StopIteration as stop:
        print("stopped:", stop.value)
    d = delegating()
    print(next(d), d.send(5), next(d, "over"))
    gen = fibonacci(10)
    print(next(gen), next(gen), list(gen), list(gen), sum(x * x for x in fibonacci(20)))
    squares = (n ** 2 for n in range(4))
    print(type(squares).__name__, 4 in squares, list(squares))
    closing = fibonacci(5)
    next(closing)
    closing.close()
    print(next(closing, None))


asyncio.run(main())
