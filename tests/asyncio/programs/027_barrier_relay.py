import asyncio


async def climber(name, speed, camp):
    for stage in range(1, 4):
        await asyncio.sleep(stage * speed)
        position = await camp.wait()
        if position == 0:
            print(f"stage {stage}: {name} found the tent")
    return name


async def main():
    camp = asyncio.Barrier(3)
    print(camp.parties, camp.n_waiting, camp.broken)
    names = await asyncio.gather(climber("Tenzin", 0.1, camp), climber("Reinhold", 0.15, camp), climber("Junko", 0.12, camp))
    print(" & ".join(names))

    lonely = asyncio.create_task(camp.wait())
    await asyncio.sleep(0.1)
    print("waiting:", camp.n_waiting)
    await camp.abort()
    try:
        await lonely
    except asyncio.BrokenBarrierError as e:
        print("broken", camp.broken, repr(e))
    await camp.reset()
    print("broken", camp.broken)


asyncio.run(main())
