# The consumer forgets task_done(): join() never returns.
import asyncio


async def eat(queue):
    while True:
        dish = await queue.get()
        await asyncio.sleep(0.2)
        print("ate", dish)
        if dish != "soup":
            queue.task_done()


async def main():
    queue = asyncio.Queue()
    for dish in ("salad", "soup", "cake"):
        await queue.put(dish)
    eater = asyncio.create_task(eat(queue))
    try:
        await asyncio.wait_for(queue.join(), timeout=1)
    except asyncio.TimeoutError:
        print("join() still waits, empty:", queue.empty())
    print("once more, without a limit")
    await queue.join()
    eater.cancel()
    print("unreachable")


asyncio.run(main())
