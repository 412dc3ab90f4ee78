# SPDX-FileCopyrightText: 2026 The Signalbox authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The rows of bench_engine.cpp and bench_language.cpp on CPython: prints {row: items per second} as JSON.

Sleeping costs no wall time here either: the loop's selector jumps to the next deadline.
"""

import asyncio
import functools
import json
import pathlib
import time


class JumpingSelector:
    """Wraps the loop's selector; instead of sleeping it moves the loop's clock."""

    def __init__(self, selector):
        self._selector = selector
        self.now = 0.0

    def select(self, timeout):
        self.now += timeout or 0.0
        return self._selector.select(0)

    def __getattr__(self, name):
        return getattr(self._selector, name)


def run(main):
    loop = asyncio.new_event_loop()
    loop._selector = JumpingSelector(loop._selector)
    loop.time = lambda: loop._selector.now
    try:
        begin = time.process_time()
        loop.run_until_complete(main())
        return time.process_time() - begin
    finally:
        loop.close()


async def crew(size, work):
    await asyncio.wait([asyncio.create_task(work(at)) for at in range(size)])


def queue_pingpong(maxsize, items=100_000):
    async def main():
        queue = asyncio.Queue(maxsize)

        async def putter():
            for number in range(items):
                await queue.put(number)

        async def getter():
            for _ in range(items):
                await queue.get()

        await asyncio.gather(putter(), getter())

    return items / run(main)


def yield_ring():
    async def work(_):
        for _ in range(2_000):
            await asyncio.sleep(0)

    return 200_000 / run(lambda: crew(100, work))


def sleepers():
    async def work(at):
        for _ in range(20):
            await asyncio.sleep(0.001 * (at * 7919 % 1_000 + 1))

    return 20_000 / run(lambda: crew(1_000, work))


def lock_contention():
    async def main():
        lock = asyncio.Lock()

        async def work(_):
            for _ in range(500):
                async with lock:
                    await asyncio.sleep(0)

        await crew(100, work)

    return 50_000 / run(main)


def cancel_waiters():
    async def main():
        never = asyncio.Event()
        tasks = [asyncio.create_task(never.wait()) for _ in range(10_000)]
        await asyncio.sleep(0)
        for task in reversed(tasks):
            task.cancel()
        await asyncio.wait(tasks)

    return 10_000 / run(main)


def condition_pingpong(rounds=50_000):
    async def main():
        condition = asyncio.Condition()

        async def player(_):
            for _ in range(rounds):
                async with condition:
                    condition.notify_all()
                    await condition.wait()
            async with condition:
                condition.notify_all()

        await crew(2, player)

    return 2 * rounds / run(main)


def priority_queue(items=10_000):
    async def main():
        queue = asyncio.PriorityQueue()

        async def work(at):
            if at == 10:
                for _ in range(10 * items):
                    await queue.get()
            else:
                for _ in range(items):
                    await queue.put(((at + 1) * 7 % 10, "item"))

        await crew(11, work)

    return 10 * items / run(main)


def task_group():
    async def child():
        await asyncio.sleep(0)

    async def main():
        for _ in range(20):
            async with asyncio.TaskGroup() as group:
                for _ in range(1_000):
                    group.create_task(child())

    return 20_000 / run(main)


def nested_timeouts():
    async def work(_):
        for _ in range(200):
            async with asyncio.timeout(10):
                async with asyncio.timeout(9):
                    async with asyncio.timeout(8):
                        await asyncio.sleep(0)

    return 60_000 / run(lambda: crew(100, work))


def gather():
    async def child():
        await asyncio.sleep(0)

    async def main():
        await asyncio.gather(*[child() for _ in range(10_000)])

    return 10_000 / run(main)


def program(path):
    """One run of a whole program, reading it included."""
    text = path.read_text(encoding="utf-8")
    begin = time.process_time()
    exec(compile(text, str(path), "exec"), {"__name__": "__main__"})
    return 1 / (time.process_time() - begin)


PROGRAMS = pathlib.Path(__file__).parent / "programs"
ROWS = {
    "queue_pingpong/1": lambda: queue_pingpong(1),
    "queue_pingpong/100": lambda: queue_pingpong(100),
    "yield_ring": yield_ring,
    "sleepers_1000": sleepers,
    "lock_contention": lock_contention,
    "cancel_10000_waiters": cancel_waiters,
    "condition_pingpong": condition_pingpong,
    "priority_queue": priority_queue,
    "task_group_1000": task_group,
    "nested_timeouts": nested_timeouts,
    "gather_10000": gather,
    **{path.stem: functools.partial(program, path) for path in sorted(PROGRAMS.glob("*.py"))},
}

if __name__ == "__main__":
    # The best of three: whatever else the machine does only ever makes a row slower.
    print(json.dumps({row: max(measure() for _ in range(3)) for row, measure in ROWS.items()}))
