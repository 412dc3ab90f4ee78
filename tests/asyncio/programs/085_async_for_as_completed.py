# "async for" over as_completed() came with 3.13.
import asyncio


async def grow(plant, days):
    await asyncio.sleep(days / 10)
    return f"{plant} after {days} days"


async def main():
    tasks = [asyncio.create_task(grow(p, d), name=p) for p, d in (("radish", 3), ("cress", 1), ("bean", 5))]
    print("sown:", ", ".join(t.get_name() for t in tasks))
    try:
        async for task in asyncio.as_completed(tasks):
            print(task.get_name(), task in tasks, "->", await task)
    except TypeError as e:
        print("too old:", e)
        for coro in asyncio.as_completed(tasks):
            print("->", await coro)
    print(all(t.done() for t in tasks))


asyncio.run(main())
