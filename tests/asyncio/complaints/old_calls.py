# What asks for the current loop itself.
import asyncio


async def work(n):
    return n


both = asyncio.gather(
    work(1),
    work(2),
)
print(asyncio.get_event_loop().run_until_complete(both))
future = asyncio.Future()
