# A classic: read, wait, write.
import asyncio

stock = 100


async def sell(n):
    global stock
    current = stock
    await asyncio.sleep(0.01)
    stock = current - n


async def sell_locked(n, lock):
    global stock
    async with lock:
        current = stock
        await asyncio.sleep(0.01)
        stock = current - n


async def main():
    global stock
    await asyncio.gather(*[sell(1) for _ in range(10)])
    print("without a lock:", stock)

    stock = 100
    lock = asyncio.Lock()
    await asyncio.gather(*[sell_locked(1, lock) for _ in range(10)])
    print("with a lock:   ", stock)
    assert stock == 90, "never happens"


asyncio.run(main())
