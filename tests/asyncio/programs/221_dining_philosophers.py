import asyncio
import random


class Fork:
    count = 0

    def __init__(self):
        Fork.count += 1
        self.number = Fork.count
        self.lock = asyncio.Lock()

    def __repr__(self):
        return f"fork{self.number}"


async def philosopher(name, left, right, meals, rng):
    first, second = sorted((left, right), key=lambda f: f.number)
    for meal in range(meals):
        await asyncio.sleep(rng.uniform(0.1, 0.3))
        async with first.lock, second.lock:
            print(f"{name} eats meal {meal + 1} with {first!r} and {second!r}")
            await asyncio.sleep(rng.choice([0.1, 0.2]))
    return name, meals


async def main():
    rng = random.Random(7)
    names = "Plato Socrates Kant Hume Marx".split()
    forks = [Fork() for _ in names]
    people = [philosopher(n, forks[i], forks[(i + 1) % len(forks)], 2, rng) for i, n in enumerate(names)]
    for done in asyncio.as_completed(people):
        name, meals = await done
        print(name, "is full after", meals)


asyncio.run(main())
