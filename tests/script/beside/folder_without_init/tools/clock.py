import asyncio


async def tick(times):
    for number in range(times):
        await asyncio.sleep(1)
        print("tick", number, asyncio.get_running_loop().time() > 0)
