import asyncio


async def say_after(delay, what):
    await asyncio.sleep(delay)
    print(what)


async def main():
    print("started")
    await say_after(1, "hello")
    await say_after(2, "world")
    print("finished")

    task1 = asyncio.create_task(say_after(1, "hallo"))
    task2 = asyncio.create_task(say_after(2, "welt"))
    print("started again")
    await task1
    await task2
    print("finished again")


asyncio.run(main())
