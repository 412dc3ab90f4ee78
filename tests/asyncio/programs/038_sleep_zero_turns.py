import asyncio

trace = ""


async def spell(word):
    global trace
    for letter in word:
        trace += letter
        await asyncio.sleep(0)
    trace += "."


async def hog(word):
    global trace
    for letter in word:
        trace += letter
    return len(word)


async def main():
    global trace
    await asyncio.gather(spell("abc"), spell("12345"), hog("HOG"), spell("xy"))
    print(trace)
    trace = ""
    task = asyncio.create_task(spell("later"))
    n = await hog("first")           # in place: no turn in between
    print(trace, n)
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print(trace)
    task.cancel()
    await asyncio.wait([task])
    print(trace, task.cancelled())


asyncio.run(main())
