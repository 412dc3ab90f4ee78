import asyncio


class Gate:
    """Holds those who come until a batch is full, again and again."""

    def __init__(self, size):
        self.size = size
        self.batch = []
        self.opens = asyncio.Event()

    async def enter(self, name):
        self.batch.append(name)
        batch, opens = self.batch, self.opens
        if len(batch) == self.size:
            self.batch, self.opens = [], asyncio.Event()
            opens.set()
        await opens.wait()
        return batch


async def car(name, arrives, ferry):
    await asyncio.sleep(arrives)
    try:
        async with asyncio.timeout(3):
            batch = await ferry.enter(name)
    except TimeoutError:
        return f"{name} goes home"
    return f"{name} crosses with {', '.join(each for each in batch if each != name)}"


async def main():
    ferry = Gate(size=3)
    arrivals = [0.2, 0.9, 1.4, 1.5, 2.5, 2.6, 3.0, 4.0]
    cars = [
        asyncio.create_task(car(name, at, ferry), name=name)
        for name, at in zip("ABCDEFGH", arrivals)
    ]
    for crossing in await asyncio.gather(*cars):
        print(crossing)


asyncio.run(main())
