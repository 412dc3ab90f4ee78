import asyncio

light = "red"
passed = []
CYCLE = {"red": ("green", 0.3), "green": ("yellow", 0.2), "yellow": ("red", 0.1)}


async def controller(rounds, changed):
    global light
    for _ in range(rounds):
        for _ in CYCLE:
            light, seconds = CYCLE[light]
            async with changed:
                changed.notify_all()
            await asyncio.sleep(seconds)


async def car(plate, arrives, changed):
    await asyncio.sleep(arrives)
    waited = False
    async with changed:
        while light != "green":
            waited = True
            await changed.wait()
        passed.append(plate)
    print(f"{plate} {'waited and ' * waited}passed while {light}")


async def main():
    changed = asyncio.Condition()
    cars = (car(f"B-{c}{i}", 0.05 + i * 0.17, changed) for i, c in enumerate("KLMNO"))
    await asyncio.gather(controller(3, changed), *cars)
    print(light, passed, len(passed) == len(set(passed)))


asyncio.run(main())
