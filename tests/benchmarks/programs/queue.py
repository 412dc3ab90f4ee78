"""Items through a queue between two coroutines, with what they compute of each."""

import asyncio


async def producer(queue, count):
    for number in range(count):
        await queue.put({"number": number, "square": number * number})
    await queue.put(None)


async def consumer(queue, totals):
    while (item := await queue.get()) is not None:
        totals.append(item["square"] - item["number"])
    return sum(totals)


async def main():
    queue = asyncio.Queue(100)
    _, total = await asyncio.gather(producer(queue, 30_000), consumer(queue, []))
    assert total == sum(number * number - number for number in range(30_000))


asyncio.run(main())
