# SPDX-FileCopyrightText: 2026 The Signalbox authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the reference imposes on CPython, or leaves out of it: each shown beside plain CPython, which nothing watches.

`plain()` runs a script on the interpreter as it is, in a process of its own; `watched()` records it. README.md lists the
rules; a test here is named after each.
"""

import subprocess
import sys
import textwrap
import unittest

from recordings import recorded

#: A clock that jumps, and nothing else: asyncio's own heap of timers, floats, and sets.
JUMPING_CLOCK = """
    import asyncio as _asyncio
    class _Jumps:
        def select(self, timeout):
            _now[0] += timeout or 0
            return ()
    _now = [0.0]
    class _Loop(_asyncio.BaseEventLoop):
        def __init__(self):
            super().__init__()
            self._selector = _Jumps()
        def time(self):
            return _now[0]
        def _process_events(self, events):
            pass
    class _Policy(_asyncio.DefaultEventLoopPolicy):
        def new_event_loop(self):
            return _Loop()
    _asyncio.set_event_loop_policy(_Policy())
    """


def plain(*scripts, patience=20, fails=False):
    """The lines that a script prints, of parts that are put together; it may end by an error where it `fails`."""
    source = "".join(map(textwrap.dedent, scripts))
    done = subprocess.run([sys.executable, "-c", source], capture_output=True, text=True, timeout=patience, check=not fails)
    return done.stdout.splitlines()


def watched(script):
    return [line.get("text", "") for line in recorded(script) if line.get("verb") == "log"]


class Time(unittest.TestCase):
    def test_timers_with_equal_deadlines_fire_in_order_of_creation(self):
        script = """
            import asyncio
            async def sleeper(number): await asyncio.sleep(1); print(number)
            async def main(): await asyncio.gather(*map(sleeper, range(8)))
            asyncio.run(main())
            """
        self.assertEqual(plain(JUMPING_CLOCK, script), list("02657413"))
        self.assertEqual(watched(script), list("01234567"))

    def test_deadlines_are_rounded_to_microseconds(self):
        script = """
            import asyncio
            async def twice(): await asyncio.sleep(0.7); await asyncio.sleep(0.1); print("0.7 + 0.1")
            async def once(): await asyncio.sleep(0.8); print("0.8")
            async def main(): await asyncio.gather(once(), twice())
            asyncio.run(main())
            """
        self.assertEqual(plain(JUMPING_CLOCK, script), ["0.7 + 0.1", "0.8"])
        self.assertEqual(watched(script), ["0.8", "0.7 + 0.1"])

    def test_what_is_due_later_is_due_later(self):
        script = """
            import asyncio
            async def main():
                loop, rounds = asyncio.get_running_loop(), 0
                until = loop.time() + 1 / 3
                while loop.time() < until:
                    await asyncio.sleep(until - loop.time())
                    rounds += 1
                print(rounds)
            asyncio.run(main())
            """
        self.assertEqual(plain(JUMPING_CLOCK, script), ["1"])
        self.assertEqual(watched(script), ["2"])

    def test_time_stands_still_while_python_computes(self):
        script = """
            import asyncio
            async def main():
                loop = asyncio.get_running_loop()
                before = loop.time()
                for _ in range(1000): await asyncio.sleep(0)
                print(loop.time() == before)
            asyncio.run(main())
            """
        self.assertEqual((plain(script), watched(script)), (["False"], ["True"]))

    def test_a_run_without_end_is_cut(self):
        script = "import asyncio\nasync def main(): await asyncio.Event().wait()\nasyncio.run(main())"
        with self.assertRaises(subprocess.TimeoutExpired):
            plain(script, patience=1)
        self.assertEqual(recorded(script)[-1]["ending"], "deadlock")


class Tasks(unittest.TestCase):
    def test_sets_of_tasks_keep_the_order_of_insertion(self):
        script = """
            import asyncio
            async def member(number):
                try: await asyncio.sleep(1)
                finally: order.append(number)
            async def main():
                try:
                    async with asyncio.TaskGroup() as group:
                        members = [group.create_task(member(number)) for number in range(64)]
                        await asyncio.sleep(0)
                        raise ValueError
                except* ValueError: pass
                print(order == sorted(order), len(order))
            order = []
            asyncio.run(main())
            """
        self.assertEqual((plain(script), watched(script)), (["False 64"], ["True 64"]))

    def test_asyncio_run_cancels_what_is_left_in_order_of_creation(self):
        script = """
            import asyncio
            async def left(number):
                try: await asyncio.sleep(1)
                finally: order.append(number)
            async def main():
                global tasks
                tasks = [asyncio.create_task(left(number)) for number in range(64)]
                await asyncio.sleep(0)
                print("done")
            order = []
            asyncio.run(main())
            """
        tell = "print(order == sorted(order), len(order))"
        self.assertEqual(plain(script, tell), ["done", "False 64"])
        cancelled = [line["task"] for line in recorded(script) if line["fact"] == "cancel_delivered"]
        self.assertEqual(cancelled, ["left"] + [f"left#{number}" for number in range(2, 65)])

    def test_tasks_are_kept_alive(self):
        script = """
            import asyncio, gc
            async def forgotten(): await asyncio.get_running_loop().create_future()
            async def main():
                asyncio.create_task(forgotten())
                await asyncio.sleep(0)
                gc.collect()
                print(len(asyncio.all_tasks()))
            asyncio.run(main())
            """
        self.assertEqual((plain(script), watched(script)), (["1"], ["2"]))

    def test_no_garbage_is_collected_during_a_run(self):
        script = "import asyncio, gc\nasync def main(): print(gc.isenabled())\nasyncio.run(main())"
        self.assertEqual((plain(script), watched(script)), (["True"], ["False"]))

    def test_a_circle_of_awaits_is_gone_round_until_a_thousand_tasks_are_asked(self):
        script = """
            import asyncio
            async def one(): await tasks[1]
            async def other(): await tasks[0]
            async def main():
                global tasks
                tasks = [asyncio.create_task(one()), asyncio.create_task(other())]
                await asyncio.sleep(0)
                try: tasks[0].cancel()
                except RecursionError: print("too deep")
                print(tasks[0].cancelling() + tasks[1].cancelling())
            asyncio.run(main())
            """
        text, count = plain(script, fails=True)  # asyncio.run() itself, as it cancels what is left
        self.assertEqual((text, watched(script)), ("too deep", ["too deep", "1000"]))
        self.assertGreater(int(count), 100)
        self.assertNotEqual(count, "1000")


class Threads(unittest.TestCase):
    def test_a_job_takes_the_time_that_it_sleeps(self):
        script = """
            import asyncio, time
            async def main():
                before = time.monotonic()
                await asyncio.to_thread(time.sleep, 0.01)
                print(time.monotonic() - before == 0.01, time.monotonic() - before >= 0.01)
            asyncio.run(main())
            """
        self.assertEqual((plain(script), watched(script)), (["False True"], ["True True"]))

    def test_while_a_call_holds_the_loop_workers_go_on_and_are_heard_before_timers(self):
        script = """
            import asyncio, time
            from concurrent.futures import ThreadPoolExecutor
            async def job(number):
                await asyncio.get_running_loop().run_in_executor(worker, time.sleep, 0.02)
                print(number)
            async def sleeper(): await asyncio.sleep(0.4); print("timer")
            async def holder(): await asyncio.sleep(0); time.sleep(0.5)
            async def main():
                await asyncio.gather(sleeper(), job(1), job(2), holder())
            worker = ThreadPoolExecutor(max_workers=1)
            asyncio.run(main())
            """
        self.assertEqual(watched(script), ["1", "2", "timer"])
        self.assertEqual(plain(script), ["1", "2", "timer"])  # no difference but in the moments

    def test_asyncio_run_does_not_wait_for_idle_threads_in_one_more(self):
        script = """
            import asyncio, threading
            started = []
            start = threading.Thread.start
            def counted(thread): started.append(thread); start(thread)
            threading.Thread.start = counted
            async def main(): await asyncio.to_thread(int)
            try: asyncio.run(main())
            finally: threading.Thread.start = start
            """
        tell = "print(len(started))"
        self.assertEqual(plain(script, tell), ["2"])
        self.assertEqual(recorded(script)[-1]["ending"], "finished")


class Accelerator(unittest.TestCase):
    """Where CPython's form in Python differs from that in C, the copy that is watched does as the one in C."""

    SELF_AWAIT = """
        import asyncio, sys
        async def own():
            try: await tasks[0]
            except RuntimeError: print("not itself")
            await asyncio.sleep(1)
            return "result"
        async def other():
            await asyncio.sleep(0)
            await asyncio.sleep(0)
            try: print(await tasks[0])
            except RuntimeError as error: print(error)
        async def main():
            global tasks
            tasks = [asyncio.create_task(own()), asyncio.create_task(other())]
            await asyncio.gather(*tasks)
        asyncio.run(main())
        """
    IN_PYTHON = "import sys; sys.modules['_asyncio'] = None\n"

    def test_who_has_awaited_itself_cannot_be_awaited(self):
        refused = ["not itself", "await wasn't used with future"]
        self.assertEqual(plain(self.SELF_AWAIT), refused)
        self.assertEqual(plain(self.IN_PYTHON, self.SELF_AWAIT), ["not itself", "result"])
        self.assertEqual(watched(self.SELF_AWAIT), refused)

    def test_messages(self):
        script = """
            import asyncio
            async def main():
                future = asyncio.get_running_loop().create_future()
                future.set_result(1)
                try: future.set_result(2)
                except asyncio.InvalidStateError as error: print(error)
            asyncio.run(main())
            """
        self.assertEqual(plain(script), ["invalid state"])
        self.assertNotEqual(plain(self.IN_PYTHON, script), ["invalid state"])
        self.assertEqual(watched(script), ["invalid state"])


class Words(unittest.TestCase):
    def test_objects_that_a_message_shows_are_left_out(self):
        script = """
            import asyncio
            async def late():
                await asyncio.sleep(0)
                coroutine = asyncio.sleep(0)
                try: group.create_task(coroutine)
                finally: coroutine.close()
            async def main():
                global group
                async with asyncio.TaskGroup() as group: pass
                try: await asyncio.create_task(late())
                except RuntimeError as error: print(str(error).split(" at 0x")[0] == str(error))
            asyncio.run(main())
            """
        ended = [line["error"] for line in recorded(script) if line.get("task") == "late" and "error" in line]
        self.assertEqual(set(ended), {"RuntimeError: TaskGroup is finished"})
        self.assertNotEqual(plain(script.replace("str(error).split", "repr(error).split").replace(
            "== str(error)", "== 'TaskGroup is finished'")), ["True"])


class LaterRules(unittest.TestCase):
    """Rules of 3.11.4, which older versions get from the recorder."""

    TIMEOUT = """
        import asyncio
        async def main():
            asyncio.current_task().cancel()
            try: await asyncio.sleep(0)
            except asyncio.CancelledError: pass
            try:
                async with asyncio.timeout(0.01): await asyncio.sleep(1)
            except BaseException as error: print(type(error).__name__)
        asyncio.run(main())
        """
    STAR = """
        import asyncio
        async def main():
            try:
                try: raise ExceptionGroup("", [ValueError()])
                except* ValueError: raise KeyError
            except BaseException as error: print(type(error).__name__)
        asyncio.run(main())
        """

    def test_a_timeout_after_a_request_that_was_not_heeded(self):
        before = sys.version_info < (3, 11, 4)
        self.assertEqual(plain(self.TIMEOUT), ["CancelledError" if before else "TimeoutError"])
        self.assertEqual(watched(self.TIMEOUT), ["TimeoutError"])

    def test_one_exception_from_handlers_is_raised_as_it_is(self):
        before = sys.version_info < (3, 11, 4)
        self.assertEqual(plain(self.STAR), ["ExceptionGroup" if before else "KeyError"])
        self.assertEqual(watched(self.STAR), ["KeyError"])


if __name__ == "__main__":
    unittest.main()
