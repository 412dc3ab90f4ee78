# asyncio.run() closes asynchronous generators that somebody still has.
import asyncio


async def ticker(n):
    try:
        for i in range(n):
            yield i
            await asyncio.sleep(0.1)
    finally:
        print("ticker closed")


async def numbers():
    try:
        yield 1
        yield 2
    finally:
        await asyncio.sleep(0)
        print("numbers closed")


async def main():
    async for i in ticker(5):
        print(i)
        if i == 2:
            break
    g = numbers()
    print(await g.__anext__())
    global keep
    keep = g
    print("main ends")


asyncio.run(main())
print("after")
