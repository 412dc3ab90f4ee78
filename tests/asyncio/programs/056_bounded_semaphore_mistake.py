import asyncio


async def visitor(name, doors):
    await doors.acquire()
    print(name, "enters", "(locked)" if doors.locked() else "")
    await asyncio.sleep(0.1)
    doors.release()


async def clumsy(doors):
    try:
        doors.release()
    except ValueError as e:
        print("clumsy:", e)


async def main():
    doors = asyncio.BoundedSemaphore(2)
    await asyncio.gather(*[visitor(n, doors) for n in "ABCD"])
    await clumsy(doors)

    loose = asyncio.Semaphore(0)
    await clumsy(loose)
    await clumsy(loose)
    print("loose lets two in:", not loose.locked())
    async with loose, loose:
        print("both taken:", loose.locked())
    try:
        asyncio.Semaphore(-1)
    except ValueError as e:
        print(e)
    lock = asyncio.Lock()
    try:
        lock.release()
    except RuntimeError as e:
        print(e)
    queue = asyncio.Queue()
    try:
        queue.task_done()
    except ValueError as e:
        print(e)


asyncio.run(main())
