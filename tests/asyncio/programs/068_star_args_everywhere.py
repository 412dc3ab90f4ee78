import asyncio


async def collect(first, /, *rest, sep="-", **options):
    await asyncio.sleep(0.01 * len(rest))
    return sep.join(map(str, (first, *rest))) + "".join(f" {k}={v!r}" for k, v in options.items())


def spread(*numbers, **kw):
    return max(numbers) - min(numbers), kw


async def main():
    args = [1, 2, 3]
    kwargs = {"sep": ":", "colour": "red"}
    print(await collect(*args))
    print(await collect(*args, *"ab", **kwargs))
    print(await collect(0, *[], size=None, **{"x y": 1}))
    print(*await asyncio.gather(*(collect(i, *range(i)) for i in range(3))), sep="|")
    print(spread(*{5, 9, 2}, **dict(a=1), b=2))
    head, *middle, last = [*args, *args]
    print(head, middle, last, [*range(3), *"xy"], {**kwargs, "sep": 0}, (*args,))
    for bad in ((), (1, 2)):
        try:
            spread2 = collect(*bad, first=1) if bad else collect()
            print(await spread2)
        except TypeError as e:
            print(e)
    try:
        a, b = args
    except ValueError as e:
        print(e)
    try:
        a, b, *c, d = "xy"
    except ValueError as e:
        print(e)


asyncio.run(main())
