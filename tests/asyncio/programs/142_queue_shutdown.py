import asyncio


class Belt:
    """Closes as queues do since 3.13, or with a sentinel before that."""

    END = object()

    def __init__(self, size=0):
        self.queue = asyncio.Queue(size)
        self.modern = hasattr(self.queue, "shutdown")

    async def close(self):
        if self.modern:
            self.queue.shutdown()
        else:
            await self.queue.put(self.END)

    async def __aiter__(self):
        while True:
            try:
                item = await self.queue.get()
            except Exception as e:
                print("  ", type(e).__name__)
                return
            if item is self.END:
                print("   end")
                return
            yield item


async def fill(belt, names):
    for n in names:
        await belt.queue.put(n)
        print("put", n)
    await belt.close()
    try:
        belt.queue.put_nowait("late")
        print("late one accepted")
    except Exception as e:
        print("late one refused:", type(e).__name__)


async def pack(belt):
    out = []
    async for item in belt:
        await asyncio.sleep(0.05)
        out.append(item)
    return out


async def main():
    belt = Belt(2)
    _, packed = await asyncio.gather(fill(belt, ["sock", "hat", "glove"]), pack(belt))
    print("packed", packed)


asyncio.run(main())
