import asyncio

NAMES = ["Platon", "Hypatia", "Kant", "Zhuangzi", "Arendt"]
eaten = [0] * 5


async def philosopher(i, forks, meals):
    left, right = sorted((i, (i + 1) % 5))     # always the lower fork first
    for _ in range(meals):
        await asyncio.sleep(0.011 * (i + 1))
        async with forks[left], forks[right]:
            print(f"{NAMES[i]:<9}{'.' * left}{left}{right}")
            await asyncio.sleep(0.1)
            eaten[i] += 1


async def main():
    forks = [asyncio.Lock() for _ in NAMES]
    await asyncio.gather(*[philosopher(i, forks, 2) for i in range(len(NAMES))])
    print(dict(zip(NAMES, eaten)), not any(f.locked() for f in forks))


asyncio.run(main())
