"""Questions.

Every question that a step can ask, and every comparison.
"""

import asyncio

count = 0
notes = asyncio.Queue(maxsize=1)
flag = asyncio.Event()
flag.set()


async def asker():
    global count
    for _ in range(3):
        value = count
        count = value + 1
        if count == 1:
            print("one")
        if count != 1:
            print("not one")
        if count < 2:
            print("less")
        if count <= 2:
            print("at most")
        if count > 2:
            print("more")
        else:
            print("not more")
        if count >= 2:
            print("at least")
        await asyncio.sleep(0.1)
    other_task = asyncio.create_task(other(), name="other")
    while not notes.empty():
        if notes.full():
            break
        await notes.put("note")
    if notes.empty():
        await notes.put(None)
    item = await notes.get()
    notes.put_nowait(None)
    item = notes.get_nowait()
    if item is None:
        print("it was None")
    await asyncio.sleep(0.1)
    other_task.cancel()
    await asyncio.sleep(0.1)
    if other_task.done():
        print("gone")
    if other_task.cancelled():
        print("cancelled")
    if asyncio.current_task().cancelling() == 0:
        print("not asked to stop")
    if flag.is_set():
        print("set")
    flag.clear()
    await flag.wait()


async def other():
    await asyncio.sleep(5)


async def stubborn():
    try:
        for attempt in range(3):
            try:
                await asyncio.sleep(0.1)
                raise OSError("again")
            except OSError:
                if attempt == 2:
                    raise
                await asyncio.sleep(0.1 * 2**attempt)
            else:
                break
    except OSError:
        print("given up")
    for attempt in range(2):
        try:
            print("at once")
        except Exception:
            if attempt == 1:
                raise
        else:
            break


async def setter():
    await asyncio.sleep(1)
    flag.set()


async def main():
    asker_task = asyncio.create_task(asker(), name="asker")
    stubborn_task = asyncio.create_task(stubborn(), name="stubborn")
    setter_task = asyncio.create_task(setter(), name="setter")
    await asyncio.gather(asker_task, stubborn_task, setter_task, return_exceptions=True)


if __name__ == "__main__":
    asyncio.run(main())
