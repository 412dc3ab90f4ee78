from __future__ import annotations


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
    (0.1, "early"),
    (0.55, "renamed"),
    (0.6, "other"),
    (0.9, "it's \"beats\" 🍤\n"),
    (1, "other"),
)
del by_hand


import asyncio
import time

time.sleep(0.25)
loop = asyncio.new_event_loop()


async def forever(name: str) -> None:
    try:
        while True:
            await asyncio.sleep(0.1)
    finally:
        print(name, "stops at", round(loop.time(), 3))


async def main() -> None:
    beats = loop.create_task(forever("beats"), name="it's \"beats\" \N{FRIED SHRIMP}\n")
    beats.add_done_callback(lambda _: loop.call_later(0.2, loop.stop))
    loop.create_task(forever("renamed")).set_name("other")


loop.create_task(main())
loop.run_forever()
for task in asyncio.all_tasks(loop):
    task.cancel()
    try:
        loop.run_until_complete(task)
    except asyncio.CancelledError:
        print("left", task.get_name())
loop.close()
