import asyncio
import random


async def customer(env, name, counter, patience):
    arrived = env.now()
    print(f"{arrived:7.4f} {name}: here I am")
    try:
        await asyncio.wait_for(counter.acquire(), patience)
    except asyncio.TimeoutError:
        print(f"{env.now():7.4f} {name}: reneged after {env.now() - arrived:6.3f}")
        env.reneged += 1
        return
    try:
        waited = env.now() - arrived
        print(f"{env.now():7.4f} {name}: waited {waited:6.3f}")
        await asyncio.sleep(env.rng.expovariate(1 / 12))
        print(f"{env.now():7.4f} {name}: finished")
    finally:
        counter.release()


class Env:
    def __init__(self, seed):
        self.rng = random.Random(seed)
        self.loop = asyncio.get_running_loop()
        self.start = self.loop.time()
        self.reneged = 0

    def now(self):
        return self.loop.time() - self.start


async def source(env, n, interval, counter):
    tasks = []
    for i in range(n):
        tasks.append(asyncio.create_task(customer(env, f"Customer{i:02d}", counter, env.rng.uniform(1, 3))))
        await asyncio.sleep(env.rng.expovariate(1.0 / interval))
    await asyncio.gather(*tasks)


async def main():
    env = Env(42)
    print("Bank renege")
    await source(env, 5, 10.0, asyncio.BoundedSemaphore(1))
    print("reneged", env.reneged)


asyncio.run(main())
