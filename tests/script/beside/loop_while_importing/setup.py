import asyncio
import time

began = time.monotonic()


async def load():
    await asyncio.sleep(2)
    return {"size": 3}


config = asyncio.run(load())
started = round(time.monotonic() - began, 1)
print("loaded", started)
