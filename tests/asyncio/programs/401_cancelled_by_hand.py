"""Workers of all kinds, some of whom somebody cancels by hand."""


def by_hand(*acts):
    """Does what a person did by hand: each act at so many seconds of the run."""
    import asyncio
    import sys
    import time

    begin, left = time.monotonic(), list(acts)
    policy = asyncio.get_event_loop_policy()
    make_loop = policy.new_event_loop

    def new_event_loop():
        loop = make_loop()
        for act in left:
            loop.call_at(begin + act[0], do, act)
        return loop

    def do(act):
        if act in left:
            left.remove(act)
            cancel(*act) if isinstance(act[1], str) else act[1]()

    def cancel(seconds, name):
        found = [task for task in asyncio.all_tasks() if task.get_name() == name]
        if len(found) == 1:
            found[0].cancel()
        else:
            words = f"{len(found) or 'no'} tasks called {name!r} are running"
            print(f"By hand at {seconds} s: not cancelled, {words}", file=sys.stderr)

    policy.new_event_loop = new_event_loop


by_hand(
    (0.1, "late"),
    (0.2, "twin"),
    (0.5, "grouped-2"),
    (0.75, "grouped-1"),
    (0.8, "shield"),
    (1.2, "gathered-2"),
    (1.25, "late"),
    (1.3, "grouped-3"),
    (2.5, "gathered"),
    (2.9, "nobody"),
)
del by_hand

import asyncio


async def work(name, seconds):
    try:
        await asyncio.sleep(seconds)
    except asyncio.CancelledError:
        print(f"{name} cancelled at", round(asyncio.get_running_loop().time(), 3))
        raise
    print(f"{name} done at", round(asyncio.get_running_loop().time(), 3))
    return name


async def grouped():
    async with asyncio.TaskGroup() as group:
        for number in (1, 2, 3):
            group.create_task(work(f"grouped-{number}", number / 2), name=f"grouped-{number}")
    print("group over")


async def shielding():
    inner = asyncio.create_task(work("inner", 1.5), name="inner")
    try:
        await asyncio.shield(inner)
    except asyncio.CancelledError:
        print("shield struck; inner goes on:", not inner.done())
        print("inner gives", await inner)


async def gathered():
    tasks = [asyncio.create_task(work(f"gathered-{n}", n), name=f"gathered-{n}") for n in (1, 2)]
    print(await asyncio.gather(*tasks, return_exceptions=True))
    await asyncio.gather(work("unnamed", 3), work("same moment", 0.5))


async def later():
    await asyncio.sleep(1)
    await asyncio.create_task(work("late", 0.5), name="late")


async def main():
    group = asyncio.create_task(grouped(), name="group")
    shield = asyncio.create_task(shielding(), name="shield")
    rest = [asyncio.create_task(each(), name=each.__name__) for each in (gathered, later)]
    twins = [asyncio.create_task(work("twin", 0.3), name="twin") for _ in range(2)]
    print([type(each).__name__ for each in await asyncio.gather(group, shield, *rest, *twins, return_exceptions=True)])


if __name__ == "__main__":
    asyncio.run(main())
    asyncio.run(work("second run", 1))
