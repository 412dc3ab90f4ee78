import asyncio


async def washer(stack, n):
    for i in range(1, n + 1):
        await stack.put(f"plate {i}")
        await asyncio.sleep(0.1)


async def drier(stack, n):
    dried = []
    while len(dried) < n:
        await asyncio.sleep(0.25)
        plate = await stack.get()
        dried.append(int(plate.split()[1]))
        print(plate, "dried,", stack.qsize(), "left", "!" * stack.qsize())
    return dried


async def main():
    stack = asyncio.LifoQueue()
    _, order = await asyncio.gather(washer(stack, 6), drier(stack, 6))
    print(order, "sorted" if order == sorted(order) else "not sorted")
    print("inversions:", sum(a > b for i, a in enumerate(order) for b in order[i + 1:]))


asyncio.run(main())
