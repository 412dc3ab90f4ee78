# Loops that nobody has set: a warning since 3.12, once for a line of the program.
import asyncio


async def work(n):
    await asyncio.sleep(0.1)
    return n


for _ in range(2):
    loop = asyncio.get_event_loop()
print(loop.run_until_complete(work(3)))
loop.close()
