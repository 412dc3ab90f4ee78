import asyncio

PAGES = [["anchovy", "bass"], ["carp"], [], ["dace", "eel", "flounder"]]


async def pages():
    try:
        for number, page in enumerate(PAGES):
            await asyncio.sleep(0.1)
            yield number, page
    finally:
        print("(pages closed)")


async def fish():
    async for _, page in pages():
        for f in page:
            yield f


async def take(n, source):
    taken = []
    async for item in source:
        taken.append(item)
        if len(taken) == n:
            break
    else:
        print("ran out")
    return taken


async def main():
    print([f async for f in fish() if "a" in f], {n: len(p) async for n, p in pages()})
    source = fish()
    print(await take(2, source), await anext(source))
    await source.aclose()
    print(await take(1, source))
    gen = pages()
    print(await anext(gen), await gen.__anext__())
    try:
        await gen.athrow(LookupError("page torn"))
    except LookupError as e:
        print("thrown back:", e)
    print(await anext(gen, "nothing more"))
    try:
        await anext(gen)
    except StopAsyncIteration as e:
        print("StopAsyncIteration", e.args)


asyncio.run(main())
