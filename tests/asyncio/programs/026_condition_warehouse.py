import asyncio

shelf = []
CAPACITY = 3


async def deliver(cond, lots):
    for lot in lots:
        async with cond:
            while len(shelf) + lot > CAPACITY:
                await cond.wait()
            shelf.extend(["box"] * lot)
            print(f"+{lot} -> {len(shelf)}")
            cond.notify_all()
        await asyncio.sleep(0.02)


async def fetch(cond, who, times):
    got = 0
    for _ in range(times):
        async with cond:
            await cond.wait_for(lambda: len(shelf) > 0)
            shelf.pop()
            got += 1
            print(f"{who} takes one, {len(shelf)} left")
            cond.notify_all()
        await asyncio.sleep(0.05)
    return who, got


async def main():
    cond = asyncio.Condition()
    done = await asyncio.gather(deliver(cond, [2, 3, 1]), fetch(cond, "Ama", 4), fetch(cond, "Bjarte", 2))
    print(done[1:], shelf)


asyncio.run(main())
