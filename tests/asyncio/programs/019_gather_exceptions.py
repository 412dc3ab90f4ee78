import asyncio


async def divide(a, b):
    await asyncio.sleep(0.1 * b)
    return a / b


async def main():
    results = await asyncio.gather(divide(7, 2), divide(1, 0), divide(9, 3), divide('x', 1), return_exceptions=True)
    for r in results:
        if isinstance(r, BaseException):
            print(type(r).__name__, r, sep=': ')
        else:
            print(r)
    print(results[1])

    other = asyncio.create_task(divide(1, 4))
    try:
        await asyncio.gather(divide(1, 0), other)
    except ZeroDivisionError as e:
        print('first error wins:', e)
        print('the other is done?', other.done())
    print(await other)


asyncio.run(main())
