import asyncio


async def run():
    print("left")
    await asyncio.sleep(0.5)
    return "left"
