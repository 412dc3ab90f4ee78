import asyncio


def make_counter(start=0):
    count = start

    def increment(by=1):
        nonlocal count
        count += by
        return count

    def peek():
        return count

    return increment, peek


async def clicks(increment, times, every):
    for _ in range(times):
        await asyncio.sleep(every)
        increment()


def late_binding():
    return [lambda: i for i in range(3)], [lambda i=i: i for i in range(3)]


async def main():
    inc, peek = make_counter(10)
    other, other_peek = make_counter()
    await asyncio.gather(clicks(inc, 3, 0.1), clicks(inc, 2, 0.15), clicks(other, 4, 0.05))
    print(peek(), other_peek(), inc(100), peek())
    wrong, right = late_binding()
    print([f() for f in wrong], [f() for f in right])

    results = {}
    total = 0

    async def add(name, n):
        nonlocal total
        before = total
        await asyncio.sleep(0.01 * n)
        total = before + n
        results[name] = total

    await asyncio.gather(*(add(c, i) for i, c in enumerate("abc", 1)))
    print(total, results)
    compose = lambda *fs: lambda x: compose(*fs[1:])(fs[0](x)) if fs else x
    print(compose(lambda x: x + 1, str, lambda s: s * 3)(4))


asyncio.run(main())
