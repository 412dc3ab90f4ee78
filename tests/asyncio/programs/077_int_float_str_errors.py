import asyncio

CASES = ["12", " 7 ", "3.5", "", "1_000", "0x10", "nan", "-inf", "٣", "1e3"]


async def convert(text):
    await asyncio.sleep(0.01)
    for kind in (int, float):
        try:
            return f"{kind.__name__} {kind(text)}"
        except ValueError as e:
            problem = e
    raise TypeError("neither") from problem


async def expect(expression, *values):
    await asyncio.sleep(0)
    try:
        return expression(*values)
    except (ArithmeticError, LookupError, TypeError, AttributeError, ValueError) as e:
        return f"{type(e).__name__}: {e}"


async def main():
    for text, r in zip(CASES, await asyncio.gather(*map(convert, CASES), return_exceptions=True)):
        print(f"{text!r:>8} {r}", r.__cause__ if isinstance(r, TypeError) else "")
    print(await expect(lambda a, b: a + b, 1, "1"))
    print(await expect(lambda a, b: a + b, "1", 1))
    print(await expect(lambda a: a[5], [1]))
    print(await expect(lambda a: a["x"], {}))
    print(await expect(lambda a: a.push(1), []))
    print(await expect(lambda a, b: a % b, 5, 0))
    print(await expect(lambda a: len(a), 5))
    print(await expect(lambda a: a(), 5))
    print(await expect(lambda a: a < "b", 5))
    print(await expect(lambda a: "abc".index(a), "z"))
    print(await expect(lambda a: [1, 2].remove(a), 3))
    print(await expect(lambda a: {a: 1}, []))
    print(await expect(lambda a: 2.0 ** a, 5000))
    print(await expect(lambda a: int(a), None))


asyncio.run(main())
