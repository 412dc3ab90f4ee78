import asyncio


async def add(a, b):
    await asyncio.sleep(0.1)
    return a + b


async def main():
    total = add(2, 3)              # a coroutine, not 5
    print(type(total).__name__, asyncio.iscoroutine(total), total.__name__)
    try:
        print(total + 1)
    except TypeError as e:
        print("TypeError:", e)
    print(await total + 1)
    try:
        await total
    except RuntimeError as e:
        print("RuntimeError:", e)


asyncio.run(main())
