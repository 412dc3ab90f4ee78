import asyncio

READINGS = [
    ("Oslo", 41), ("Rome", 68), ("Oslo", 39), ("Lima", 72), ("Rome", 75),
]


async def read(out):
    for reading in READINGS:
        await asyncio.sleep(0.3)
        await out.put(reading)
    await out.put(None)


async def convert(source, out):
    while (reading := await source.get()) is not None:
        city, fahrenheit = reading
        await asyncio.sleep(0.5)
        await out.put((city, (fahrenheit - 32) * 5 / 9))
    await out.put(None)


async def average(source):
    seen = {}
    while (reading := await source.get()) is not None:
        city, celsius = reading
        seen.setdefault(city, []).append(celsius)
    return {city: sum(days) / len(days) for city, days in seen.items()}


async def main():
    raw, converted = asyncio.Queue(maxsize=2), asyncio.Queue(maxsize=2)
    async with asyncio.TaskGroup() as stages:
        stages.create_task(read(raw), name="read")
        stages.create_task(convert(raw, converted), name="convert")
        totals = stages.create_task(average(converted), name="average")
    for city, celsius in totals.result().items():
        print(f"{city}: {celsius:.1f} °C")


asyncio.run(main())
