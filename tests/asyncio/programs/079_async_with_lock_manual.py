import asyncio

trace = []


async def by_hand(lock, name, hold):
    await lock.acquire()
    try:
        trace.append(name + "+")
        await asyncio.sleep(hold)
    finally:
        trace.append(name + "-")
        lock.release()


async def impatient(lock, name, patience):
    try:
        await asyncio.wait_for(lock.acquire(), patience)
    except asyncio.TimeoutError:
        trace.append(name + "?")
        return False
    lock.release()
    trace.append(name + "!")
    return True


async def main():
    lock = asyncio.Lock()
    results = await asyncio.gather(
        by_hand(lock, "a", 0.3), by_hand(lock, "b", 0.2),
        impatient(lock, "c", 0.1), impatient(lock, "d", 0.9), return_exceptions=True)
    print(" ".join(trace), results, lock.locked())
    holder = asyncio.create_task(by_hand(lock, "e", 9))
    waiter = asyncio.create_task(by_hand(lock, "f", 0.1))
    await asyncio.sleep(0.1)
    holder.cancel()
    await asyncio.wait([holder, waiter])
    print(" ".join(trace[-4:]), holder.cancelled(), waiter.cancelled(), waiter.exception())
    print(str(lock).split("[")[1].rstrip(">"))


asyncio.run(main())
