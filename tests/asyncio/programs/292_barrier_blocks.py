"""Leaving the block of a barrier waits for nobody."""

import asyncio


async def in_block(name, barrier, inside):
    async with barrier as place:
        print(name, "is number", place, "of", barrier.n_waiting)
        await asyncio.sleep(inside)
        print(name, "leaves at", asyncio.get_running_loop().time())
    return name


async def only_waits(name, barrier):
    place = await barrier.wait()
    print(name, "waited as", place)
    return name


async def main():
    barrier = asyncio.Barrier(2)
    print(await asyncio.gather(in_block("a", barrier, 2), only_waits("b", barrier)))
    print(await asyncio.gather(in_block("c", barrier, 3), in_block("d", barrier, 1)))
    print(barrier.n_waiting, barrier.broken)
    alone = asyncio.Barrier(1)
    for round in range(3):
        async with alone as place:
            print("round", round, place, alone.n_waiting)
    first = asyncio.create_task(in_block("e", barrier, 1))
    await asyncio.sleep(1)
    await barrier.abort()
    print(await asyncio.gather(first, only_waits("f", barrier), return_exceptions=True))
    await barrier.reset()
    print(await asyncio.gather(*[in_block(name, barrier, 0.5) for name in "ghij"]))


asyncio.run(main())
