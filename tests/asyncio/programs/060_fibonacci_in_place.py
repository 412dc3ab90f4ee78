import asyncio

calls = 0


async def fib(n):
    global calls
    calls += 1
    if n < 2:
        return n
    return await fib(n - 1) + await fib(n - 2)


async def fib_parallel(n):
    if n < 2:
        await asyncio.sleep(0.1)
        return n
    return sum(await asyncio.gather(fib_parallel(n - 1), fib_parallel(n - 2)))


def fact(n):
    return 1 if n <= 1 else n * fact(n - 1)


async def main():
    print([await fib(i) for i in range(10)], calls)
    print(await fib_parallel(7), await asyncio.wait_for(fib(5), 1))
    print(fact(25), fact(30) % 1_000_007, len(str(fact(100))), hex(fact(12)), bin(10), 2 ** 100)
    print(divmod(fact(20), 10 ** 9), -17 // 5, divmod(-17, 5), round(2.5), round(-1.567, 2), round(1234, -2), abs(-3.5))
    print(int("ff", 16), int("-101", 2), float("1e-3"), int(3.99), int(-3.99), 7 / 2, 2 ** 0.5, 10 % 3.5)


asyncio.run(main())
