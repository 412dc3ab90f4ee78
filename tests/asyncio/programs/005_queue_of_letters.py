import asyncio


async def producer(queue, words):
    for i, word in enumerate(words, start=1):
        await queue.put((i, word))
        print(f"put #{i} {word!r} (size {queue.qsize()})")
    await queue.put(None)


async def consumer(queue):
    seen = []
    while True:
        item = await queue.get()
        if item is None:
            break
        i, word = item
        await asyncio.sleep(0.1)
        print(f"got #{i} {word[::-1]}")
        seen.append(word)
    return seen


async def main():
    q = asyncio.Queue(maxsize=2)
    _, seen = await asyncio.gather(producer(q, "la vie est belle ici".split()), consumer(q))
    print(" ".join(seen).title(), "|", q.empty(), q.full())


asyncio.run(main())
