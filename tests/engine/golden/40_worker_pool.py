import asyncio

photos = asyncio.Queue()


async def bring(count):
    for number in range(count):
        await asyncio.sleep(0.1)
        await photos.put(number)
    await photos.put(None)


async def worker(name):
    developed = []
    while (number := await photos.get()) is not None:
        await asyncio.sleep(0.5 + number % 3 * 0.3)
        developed.append(number)
    await photos.put(None)  # the next one is to stop as well
    print(f"{name} developed {developed}")


async def main():
    bring_task = asyncio.create_task(bring(9), name="bring")
    worker_tasks = [
        asyncio.create_task(worker(f"worker {i + 1}"), name=f"worker-{i + 1}") for i in range(3)
    ]
    await asyncio.gather(bring_task, *worker_tasks, return_exceptions=True)


if __name__ == "__main__":
    asyncio.run(main())
