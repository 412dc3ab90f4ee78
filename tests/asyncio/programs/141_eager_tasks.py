# Eager tasks came with 3.12; this checks before it uses them.
import asyncio
import sys

steps = []


async def cached(key):
    steps.append(f"look up {key}")
    return key * 2


async def slow(key):
    steps.append(f"start {key}")
    await asyncio.sleep(0.1)
    steps.append(f"end {key}")
    return key


async def run(label):
    steps.clear()
    steps.append("main")
    a, b = asyncio.create_task(cached("x")), asyncio.create_task(slow("y"))
    steps.append(f"created, {a.done()} {b.done()}")
    values = await asyncio.gather(a, b, cached("z"))
    print(label, values)
    print("   ", " | ".join(steps))


async def main():
    loop = asyncio.get_running_loop()
    await run("ordinary")
    factory = getattr(asyncio, "eager_task_factory", None)
    print("eager tasks:", factory is not None, sys.version_info >= (3, 12))
    if factory:
        loop.set_task_factory(factory)
        await run("eager")
        loop.set_task_factory(None)
    await run("ordinary")
    print(loop.get_task_factory())


asyncio.run(main())
