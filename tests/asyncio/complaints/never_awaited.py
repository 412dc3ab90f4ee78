# Coroutines that nobody awaits: of the program, of asyncio, twice at one line.
import asyncio


class Shop:
    async def close(self):
        return None


async def work(n):
    return n


async def main():
    work(2)
    asyncio.sleep(1)
    for _ in range(2):
        Shop().close()
    await asyncio.sleep(0.1)
    print("done")


asyncio.run(main())
