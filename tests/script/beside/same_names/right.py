import asyncio


async def run():
    print("right")
    await asyncio.sleep(0.2)
    return "right"
