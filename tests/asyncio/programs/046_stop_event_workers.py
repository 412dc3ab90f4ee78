import asyncio


async def worker(number, stop, done):
    cycles = 0
    while not stop.is_set():
        cycles += 1
        try:
            await asyncio.wait_for(stop.wait(), timeout=0.1 * number)
        except asyncio.TimeoutError:
            continue
        print(f"worker {number} woken in cycle {cycles}")
    done[number] = cycles


async def main():
    stop = asyncio.Event()
    done = {}
    workers = [asyncio.create_task(worker(n, stop, done)) for n in range(1, 4)]
    await asyncio.sleep(0.75)
    print("stop!")
    stop.set()
    await asyncio.gather(*workers)
    print(done, done == {1: 8, 2: 4, 3: 3}, list(done.values()))


asyncio.run(main())
