import asyncio


async def measure(place, value):
    await asyncio.sleep(value / 100)
    return value


async def main():
    readings = {"Tromsø": 3, "Malmö": 11, "Ærø": 12}
    async with asyncio.TaskGroup() as tg:
        tasks = {place: tg.create_task(measure(place, v)) for place, v in readings.items()}
        print("in the group:", [t.done() for t in tasks.values()])
    values = [t.result() for t in tasks.values()]
    print("after it:", values)
    mean = sum(values) / len(values)
    print(f"{mean:.3f} {mean:8.1f}| {mean:<8.2e}| {mean:+.0f}")
    coldest, *others = sorted(tasks, key=lambda p: p.lower())
    print(coldest, others)


asyncio.run(main())
