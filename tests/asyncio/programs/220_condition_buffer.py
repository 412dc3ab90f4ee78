import asyncio


class BoundedBuffer:
    def __init__(self, size):
        self.size = size
        self.items = []
        self.changed = asyncio.Condition()

    async def put(self, item):
        async with self.changed:
            await self.changed.wait_for(lambda: len(self.items) < self.size)
            self.items.append(item)
            self.changed.notify_all()

    async def get(self):
        async with self.changed:
            while not self.items:
                await self.changed.wait()
            item = self.items.pop(0)
            self.changed.notify_all()
            return item


async def producer(buffer, name, count):
    for i in range(count):
        await buffer.put(f"{name}{i}")
        print(f"+ {name}{i} {len(buffer.items)}")


async def consumer(buffer, count):
    for _ in range(count):
        item = await buffer.get()
        print(f"- {item}")
        await asyncio.sleep(0.1)


async def main():
    buffer = BoundedBuffer(2)
    await asyncio.gather(producer(buffer, "a", 3), producer(buffer, "b", 3), consumer(buffer, 6))
    try:
        buffer.changed.notify()
    except RuntimeError as e:
        print("RuntimeError:", e)
    print(buffer.changed.locked())


asyncio.run(main())
