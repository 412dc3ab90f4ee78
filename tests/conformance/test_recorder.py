#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Signalbox authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tests of the virtual loop and of what the recorder promises to whoever calls it."""

import asyncio
import builtins
import contextlib
import random
import subprocess
import sys
import tempfile
import textwrap
import time
import unittest
import unittest.mock
import warnings

import facts
import recorder
from facts import error_words, json_line, without_reprs
from orderedsets import OrderedSet
from recordings import Trace, recorded, words
from virtualclock import Clock, Workers, micros
from virtualloop import VirtualTime


def printed_by_the_interpreters_asyncio(script):
    """What `script` prints, with the times, on the asyncio of this interpreter: in C, and with nobody watching."""
    clock = Clock()

    class Loop(VirtualTime, asyncio.BaseEventLoop):
        """The interpreter's loop in virtual time."""

    class Policy(asyncio.DefaultEventLoopPolicy):
        def new_event_loop(self):
            return Loop(clock, Workers(clock))

    output = []
    asyncio.set_event_loop_policy(Policy())
    try:
        exec(script, {"print": lambda *values: output.append((clock.seconds(), " ".join(map(str, values))))})
    finally:
        asyncio.set_event_loop_policy(None)
    return output


class VirtualTimeTest(Trace):
    def test_deadlines_are_exact_and_ties_fire_in_order_of_creation(self):
        lines = recorded("""
            import asyncio
            async def late(): await asyncio.sleep(0.7); await asyncio.sleep(0.1); print("sum")
            async def at_once(name): await asyncio.sleep(0.8); print(name)
            async def main():
                await asyncio.gather(*[at_once(number) for number in range(8)], late())
            asyncio.run(main())
            """)
        logs = [(line["t"], line["text"]) for line in lines if line.get("verb") == "log"]
        self.assertEqual(logs, [(0.8, word) for word in "0 1 2 3 4 5 6 7 sum".split()])

    def test_a_cancelled_timer_does_not_move_the_clock(self):
        lines = recorded("""
            import asyncio
            async def main():
                asyncio.get_running_loop().call_later(9, print).cancel()
                await asyncio.sleep(1)
            asyncio.run(main())
            """)
        self.assertEqual(words(lines[-1]), "1 - run_ended ending=finished")

    def test_sleep_zero_yields_and_takes_no_time(self):
        self.expect(recorded("""
            import asyncio
            async def main():
                await asyncio.sleep(0)
            asyncio.run(main())
            """), """
            0 main task_created
            0 main turn_began iteration=1
            0 main yielded
            0 main turn_began iteration=2
            0 main task_ended outcome=returned
            0 - run_ended ending=finished
            """)

    def test_time_sleep_holds_the_loop(self):
        self.expect(recorded("""
            import asyncio, time
            def compute(seconds): time.sleep(seconds)
            async def busy(): compute(0.5); time.sleep(0.25)
            async def main():
                await asyncio.gather(asyncio.sleep(0.1), busy())
                print(time.monotonic(), asyncio.get_running_loop().time())
            asyncio.run(main())
            """), """
            0 busy step_began verb=cpu duration=0.5
            0.5 busy step_began verb=block duration=0.25
            0.75 sleep woken verb=sleep
            0.75 main woken verb=gather by=sleep
            0.75 main step_began verb=log text=0.75 0.75
            """, "step_began", "woken")

    def test_endings(self):
        script = "import asyncio\nasync def main():\n    {}\nasyncio.run(main())"
        for step, options, ending in [
            ("await asyncio.Event().wait()", {}, "0 - run_ended ending=deadlock"),
            ("await asyncio.sleep(7)", {"horizon": 2.5}, "2.5 - run_ended ending=horizon"),
            ("__import__('time').sleep(7)", {"horizon": 2.5}, "7 - run_ended ending=horizon"),
            ("while True: await asyncio.sleep(0)", {}, "0 - run_ended ending=busy_loop"),
            ("raise ValueError('no')", {}, "0 - run_ended ending=finished error=ValueError: no"),
        ]:
            with self.subTest(step):
                lines = recorded(script.format(step), **options)
                self.assertEqual(words(lines[-1]), ending)
                self.assertEqual([line["fact"] for line in lines].count("run_ended"), 1)

    def test_failures_are_told_after_a_million_facts_as_well(self):
        with unittest.mock.patch.object(facts.Recording, "MOST_FACTS", 20):
            lines = recorded("""
                import asyncio
                async def failing(): raise ValueError("no")
                async def main():
                    asyncio.create_task(failing(), name="failing")
                    while True: await asyncio.sleep(0)
                asyncio.run(main())
                """)
        self.expect(lines[-2:], """
            0 failing never_retrieved error=ValueError: no
            0 - run_ended ending=too_long
            """)

    def test_nothing_is_told_after_the_cut(self):
        lines = recorded("""
            import asyncio
            async def main():
                try:
                    await asyncio.Event().wait()
                finally:
                    print("never seen")
                    await asyncio.sleep(1)
            asyncio.run(main())
            """)
        self.assertEqual([line["fact"] for line in lines][-2:], ["wait_began", "run_ended"])

    def test_the_accelerated_asyncio_takes_the_same_turns(self):
        script = textwrap.dedent(RACES)
        expected = [(line["t"], line["text"]) for line in recorder.record(script) if line.get("verb") == "log"]
        self.assertGreater(len(expected), 30)
        self.assertEqual(printed_by_the_interpreters_asyncio(script), expected)


#: Tasks that get in each other's way at the same moments, in as many ways as a page holds.
RACES = """
    import asyncio

    async def eat(name, turns):
        for _ in range(turns):
            item = await plates.get()
            print(name, "got", item)
            async with forks:
                await asyncio.sleep(0.1)
            plates.task_done()

    async def cook(name):
        for number in range(3):
            await plates.put(f"{name} {number}")
            print(name, "put", number)
            await asyncio.sleep(0)

    async def meet(name, delay):
        try:
            async with asyncio.timeout(delay):
                async with bell:
                    await bell.wait_for(lambda: plates.empty())
                    print(name, "heard")
                print(name, await table.wait())
        except TimeoutError:
            print(name, "late", asyncio.current_task().cancelling())
        except asyncio.BrokenBarrierError as error:
            print(name, error)

    async def ring():
        for _ in range(8):
            await asyncio.sleep(0.1)
            async with bell:
                bell.notify(2)
        await table.abort()

    async def shielded():
        inner = asyncio.ensure_future(asyncio.sleep(0.15, "inner"))
        try:
            await asyncio.wait_for(asyncio.shield(inner), 0.1)
        except TimeoutError:
            print("outer gone")
        print(await inner)

    async def nested():
        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(shielded())
                await asyncio.sleep(0.05)
                raise KeyError("nested")
        except* KeyError as error:
            print(repr(error))

    async def main():
        global plates, forks, bell, table
        plates, forks = asyncio.Queue(2), asyncio.Semaphore(1)
        bell, table = asyncio.Condition(), asyncio.Barrier(3)
        tasks = [asyncio.create_task(each, name=each.__name__) for each in
                 (eat("a", 4), cook("b"), eat("c", 3), cook("d"), meet("e", 0.25), meet("f", 1), meet("g", 1),
                  meet("h", 0.1), ring(), nested(), shielded())]
        asyncio.get_running_loop().call_later(0.2, tasks[2].cancel, "enough")
        done, pending = await asyncio.wait(tasks, timeout=0.15, return_when=asyncio.FIRST_EXCEPTION)
        print(len(done), len(pending))
        for each in await asyncio.gather(*tasks, return_exceptions=True):
            print(repr(each))
        for each in asyncio.as_completed([asyncio.sleep(0.2, "slow"), asyncio.sleep(0.1, "quick")]):
            print(await each)

    asyncio.run(main())
    """


class RecorderTest(Trace):
    def test_recordings_repeat_themselves(self):
        first = recorded(RACES)
        self.assertEqual(first, recorded(RACES))

    def test_nothing_is_left_changed(self):
        def world():
            return (time.sleep, time.monotonic, time.time, builtins.print, sys.modules["asyncio"], asyncio.Lock.acquire,
                    asyncio.Task, list(warnings.filters), random.getstate(), sys.argv, sys.getrecursionlimit(),
                    sys.unraisablehook)
        before = world()
        recorded("""
            import asyncio, random, warnings
            warnings.simplefilter("error")
            random.seed(3)
            async def main():
                asyncio.create_task(asyncio.Event().wait())
                await asyncio.sleep(random.random())
            asyncio.run(main())
            """, seed=5)
        self.assertEqual(world(), before)

    def test_what_a_script_leaves_behind_does_not_haunt_the_next(self):
        stubborn = """
            import asyncio
            async def stay():
                while True:
                    try:
                        await asyncio.Event().wait()
                    except BaseException:
                        asyncio.create_task(stay())
            async def main():
                asyncio.create_task(stay())
                await asyncio.Event().wait()
            asyncio.run(main())
            """
        quiet = "import asyncio\nasync def main(): pass\nasyncio.run(main())"
        expected = recorded(quiet)
        for _ in range(3):
            with contextlib.redirect_stderr(None), warnings.catch_warnings():
                warnings.simplefilter("error")
                recorded(stubborn)
                self.assertEqual(recorded(quiet), expected)

    def test_a_script_that_cannot_begin(self):
        with self.assertRaises(SyntaxError):
            recorded("async def")
        with self.assertRaises(ZeroDivisionError):
            recorded("1 / 0")

    def test_the_command_line(self):
        script = "import asyncio\nasync def main(): await asyncio.sleep(0.000001)\nasyncio.run(main())\n"
        with tempfile.NamedTemporaryFile("w", suffix=".py") as file:
            file.write(script)
            file.flush()
            result = subprocess.run([sys.executable, recorder.__file__, file.name], capture_output=True, text=True)
        self.assertEqual(result.stderr, "")
        self.assertEqual(result.stdout.splitlines()[2],
                         '{"t":0,"task":"main","fact":"wait_began","verb":"sleep","until":0.000001}')

    def test_words_and_numbers(self):
        self.assertEqual(error_words(KeyError("pan")), "KeyError: pan")
        self.assertEqual(error_words(TimeoutError()), "TimeoutError")
        self.assertEqual(error_words(ExceptionGroup("many", [ValueError()])), "ExceptionGroup: many (1 sub-exception)")
        self.assertEqual(without_reprs("TaskGroup <TaskGroup tasks=<a>> is shutting down"),
                         "TaskGroup is shutting down")
        self.assertEqual(micros(0.7 + 0.1), micros(0.8))
        self.assertEqual(json_line({"t": 1.25, "text": "é\""}), '{"t":1.25,"text":"é\\""}\n')

    def test_ordered_sets(self):
        numbers = OrderedSet([3, 1, 2, 1])
        numbers.discard(1)
        numbers.add(1)
        self.assertEqual(list(numbers), [3, 2, 1])
        self.assertEqual(numbers, {1, 2, 3})


if __name__ == "__main__":
    unittest.main()
