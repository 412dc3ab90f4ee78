import asyncio

counter = asyncio.Queue(maxsize=3)
served, lost = [], []


def guest(number):
    try:
        counter.put_nowait(number)
    except asyncio.QueueFull:
        lost.append(number)
        print(f"guest {number} turns away")


async def cook():
    while True:
        number = await counter.get()
        await asyncio.sleep(0.8)
        served.append(number)
        counter.task_done()


async def main():
    cooking = asyncio.create_task(cook(), name="cook")
    for number in range(1, 11):
        guest(number)
        await asyncio.sleep(0.3)
    await counter.join()
    cooking.cancel()
    print(f"served {served}, lost {lost}: {len(lost) / 10:.0%} of the guests")


asyncio.run(main())
