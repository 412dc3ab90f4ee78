#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Signalbox authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tests of the virtual loop and the recorder: small scripts, and what their traces have to say."""

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
from privateasyncio import OrderedSet
from virtualloop import Clock, VirtualTime, Workers, micros

IS_311 = sys.version_info < (3, 12)


def recorded(script, **options):
    return recorder.record(textwrap.dedent(script), **options)


def told(lines, *kinds, of=None, about=""):
    """The facts of some kinds, or of one task, each as a line for people: time, task, fact, and the rest."""
    return [words(line) for line in lines
            if (not kinds or line["fact"] in kinds) and of in (None, line.get("task")) and about in words(line)]


def words(line):
    rest = [f"{key}={value}" for key, value in line.items() if key not in ("t", "task", "fact")]
    return " ".join([str(line["t"]), line.get("task", "-"), line["fact"], *rest]).rstrip()


class Trace(unittest.TestCase):
    maxDiff = None

    def expect(self, lines, expected, *kinds, **which):
        self.assertEqual(told(lines, *kinds, **which), textwrap.dedent(expected).strip().splitlines())


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
            ("raise ValueError('no')", {}, "0 - run_ended ending=finished"),
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


class TaskTest(Trace):
    def test_a_pipeline_of_two(self):
        self.expect(recorded("""
            import asyncio
            order_window = asyncio.Queue(maxsize=1)
            async def orders():
                for number in range(1, 3):
                    await order_window.put(f"orders {number}")
            async def cook():
                while True:
                    await order_window.get()
                    await asyncio.sleep(0.5)
                    order_window.task_done()
            async def main():
                orders_task = asyncio.create_task(orders(), name="the orders")
                cook_task = asyncio.create_task(cook(), name="cook")
                await asyncio.gather(orders_task, return_exceptions=True)
                await order_window.join()
                cook_task.cancel()
                await asyncio.gather(cook_task, return_exceptions=True)
            asyncio.run(main())
            """, names={"order_window": "order window"}), """
            0 main task_created
            0 main turn_began iteration=1
            0 the orders task_created by=main
            0 cook task_created by=main
            0 main wait_began verb=wait_all
            0 the orders turn_began iteration=2
            0 the orders item_put on=queue order window item=orders 1
            0 the orders wait_began verb=put on=queue order window
            0 cook turn_began iteration=2
            0 cook item_got on=queue order window item=orders 1
            0 the orders woken verb=put by=cook
            0 cook wait_began verb=sleep until=0.5
            0 the orders turn_began iteration=3
            0 the orders item_put on=queue order window item=orders 2
            0 the orders task_ended outcome=returned
            0 main woken verb=wait_all by=the orders
            0 main turn_began iteration=5
            0 main wait_ended verb=wait_all
            0 main wait_began verb=join on=queue order window
            0.5 cook woken verb=sleep
            0.5 cook turn_began iteration=7
            0.5 cook wait_ended verb=sleep
            0.5 cook task_done_called on=queue order window unfinished=1
            0.5 cook item_got on=queue order window item=orders 2
            0.5 cook wait_began verb=sleep until=1
            1 cook woken verb=sleep
            1 cook turn_began iteration=9
            1 cook wait_ended verb=sleep
            1 cook task_done_called on=queue order window unfinished=0
            1 main woken verb=join by=cook
            1 cook wait_began verb=get on=queue order window
            1 main turn_began iteration=10
            1 main wait_ended verb=join on=queue order window
            1 cook cancel_requested by=main cause=task
            1 cook woken verb=get cancelled=True
            1 main wait_began verb=wait_all
            1 cook turn_began iteration=11
            1 cook cancel_delivered verb=get on=queue order window
            1 cook task_ended outcome=cancelled
            1 main woken verb=wait_all by=cook
            1 main turn_began iteration=13
            1 main wait_ended verb=wait_all
            1 main task_ended outcome=returned
            1 - run_ended ending=finished
            """)

    def test_a_request_to_cancel_goes_down_the_chain_with_its_message(self):
        lines = recorded("""
            import asyncio
            async def inner(): await asyncio.sleep(9)
            async def outer(): await inner_task
            async def main():
                global inner_task
                inner_task = asyncio.create_task(inner(), name="inner")
                outer_task = asyncio.create_task(outer(), name="outer")
                await asyncio.sleep(1)
                outer_task.cancel("enough")
                try:
                    await outer_task
                except asyncio.CancelledError as error:
                    print(error)
            asyncio.run(main())
            """)
        self.expect(lines, """
            1 outer cancel_requested by=main message=enough cause=task
            1 inner cancel_requested by=outer message=enough cause=task
            1 inner cancel_delivered verb=sleep message=enough
            1 outer cancel_delivered verb=await on=task inner message=enough
            1 main cancel_delivered verb=await on=task outer message=enough
            1 main step_began verb=log text=enough
            """, "cancel_requested", "cancel_delivered", "step_began")

    def test_a_task_cancelled_before_it_began(self):
        self.expect(recorded("""
            import asyncio
            async def work(): print("never")
            async def main():
                asyncio.create_task(work()).cancel()
                await asyncio.sleep(0)
            asyncio.run(main())
            """), """
            0 work task_created by=main
            0 work cancel_requested by=main cause=task
            0 work turn_began iteration=2
            0 work cancel_delivered verb=spawn
            0 work task_ended outcome=cancelled
            """, of="work")

    def test_uncancel_by_the_program(self):
        lines = recorded("""
            import asyncio
            async def main():
                me = asyncio.current_task()
                me.cancel(); me.cancel()
                try:
                    await asyncio.sleep(1)
                except asyncio.CancelledError:
                    me.uncancel()
            asyncio.run(main())
            """)
        self.expect(lines, "0 main uncancelled left=1", "uncancelled")

    def test_awaiting_what_is_done(self):
        lines = recorded("""
            import asyncio
            async def value(): return 1
            async def main():
                task, other = asyncio.create_task(value(), name="a"), asyncio.create_task(asyncio.sleep(9), name="b")
                other.cancel()
                await asyncio.sleep(0); await asyncio.sleep(0)
                await task
                try:
                    await other
                except asyncio.CancelledError:
                    pass
            asyncio.run(main())
            """)
        self.expect(lines, """
            0 main wait_ended verb=await on=task a value=1
            0 main cancel_delivered verb=await on=task b
            """, "wait_ended", "cancel_delivered", of="main")

    def test_results(self):
        lines = recorded("""
            import asyncio
            async def cook(dish): return dish
            async def burn(): raise ValueError("too hot")
            async def main():
                bell = asyncio.get_running_loop().create_future()
                bell.set_result(None)
                soup = asyncio.create_task(cook("soup"), name="soup")
                print(await asyncio.gather(soup, burn(), cook(["tea"]), cook((1, None)), return_exceptions=True))
                print(soup.result(), bell.result())
                return soup.result()
            asyncio.run(main())
            """)
        self.expect(lines, """
            0 main future_done on=future bell outcome=returned
            0 soup task_ended outcome=returned value='soup'
            0 burn task_ended outcome=raised error=ValueError: too hot
            0 cook task_ended outcome=returned value=['tea']
            0 cook#2 task_ended outcome=returned value=(1, None)
            0 main step_began verb=log text=['soup', ValueError('too hot'), ['tea'], (1, None)]
            0 main step_began verb=result on=task soup value='soup'
            0 main step_began verb=result on=future bell
            0 main step_began verb=log text=soup None
            0 main step_began verb=result on=task soup value='soup'
            0 main task_ended outcome=returned value='soup'
            """, "future_done", "task_ended", "step_began")

    def test_values_without_addresses(self):
        lines = recorded("""
            import asyncio
            class Dish: pass
            async def cook(): return [Dish()]
            async def main():
                print(await asyncio.create_task(cook()))
            asyncio.run(main())
            """)
        self.assertNotIn("0x", str(lines))

    def test_tasks_that_await_each_other(self):
        lines = recorded("""
            import asyncio
            async def one(): await b
            async def two(): await a
            async def main():
                global a, b
                a, b = asyncio.create_task(one(), name="one"), asyncio.create_task(two(), name="two")
                await asyncio.sleep(0)
                try:
                    a.cancel()
                except RecursionError as error:
                    print(error)
            asyncio.run(main())
            """)
        self.expect(lines, """
            0 one cancel_requested by=main cause=task
            0 two cancel_requested by=one cause=task
            0 main step_began verb=log text=maximum recursion depth exceeded
            0 one cancel_requested cause=shutdown
            0 two cancel_requested by=one cause=task
            """, "cancel_requested", "step_began")

    def test_tasks_left_over_are_cancelled_in_order_of_creation(self):
        lines = recorded("""
            import asyncio
            async def main():
                for name in "cba":
                    asyncio.create_task(asyncio.sleep(9), name=name)
                await asyncio.sleep(1)
            asyncio.run(main())
            """)
        self.expect(lines, """
            1 c cancel_requested cause=shutdown
            1 b cancel_requested cause=shutdown
            1 a cancel_requested cause=shutdown
            """, "cancel_requested")

    def test_what_nobody_awaited_or_retrieved(self):
        lines = recorded("""
            import asyncio
            async def forgotten(): pass
            async def failing(text): raise ValueError(text)
            async def main():
                forgotten()
                lost = asyncio.get_running_loop().create_future()
                lost.set_exception(OSError("gone"))
                asyncio.create_task(failing("unseen"), name="unseen")
                await asyncio.gather(failing("seen"), return_exceptions=True)
            asyncio.run(main())
            """)
        self.expect(lines, """
            0 main never_awaited body=forgotten
            0 - never_retrieved on=future lost error=OSError: gone
            0 unseen never_retrieved error=ValueError: unseen
            """, "never_awaited", "never_retrieved")

    def test_a_run_that_is_cut_tells_of_failures_as_they_stood(self):
        lines = recorded("""
            import asyncio
            async def failing(text): raise ValueError(text)
            async def circle(): await whole
            async def main():
                global whole
                asyncio.create_task(failing("unseen"), name="unseen")
                whole = asyncio.current_task()
                await asyncio.gather(circle(), failing("to be seen"), return_exceptions=True)
            asyncio.run(main())
            """)
        self.expect(lines, """
            0 unseen never_retrieved error=ValueError: unseen
            0 - run_ended ending=deadlock
            """, "never_retrieved", "run_ended")

    def test_awaiting_a_cancelled_task_raises_its_own_error_once(self):
        lines = recorded("""
            import asyncio
            async def main():
                task = asyncio.create_task(asyncio.sleep(1), name="task")
                await asyncio.sleep(0)
                task.cancel("enough")
                await asyncio.sleep(0.5)
                for _ in range(2):
                    try: await task
                    except asyncio.CancelledError: pass
            asyncio.run(main())
            """)
        self.expect(lines, """
            0.5 main cancel_delivered verb=await on=task task message=enough
            0.5 main cancel_delivered verb=await on=task task
            """, "cancel_delivered", of="main")

    def test_one_error_out_of_except_star_is_no_group(self):
        lines = recorded("""
            import asyncio
            async def raising(error, again):
                try: raise error
                except* ValueError:
                    if again: raise
                    raise KeyError("new")
                finally: print("over")
            async def main():
                group = ExceptionGroup("both", [ValueError(1)])
                mixed = ExceptionGroup("mixed", [ValueError(1), OSError(2)])
                for each, again in (group, False), (group, True), (mixed, False), (ValueError(3), True):
                    try: await raising(each, again)
                    except Exception as error: print(type(error).__name__, error)
            asyncio.run(main())
            """)
        logs = [line["text"] for line in lines if line.get("verb") == "log"]
        self.assertEqual(logs, ["over", "KeyError 'new'", "over", "ExceptionGroup both (1 sub-exception)",
                                "over", "ExceptionGroup  (2 sub-exceptions)",
                                "over", "ExceptionGroup  (1 sub-exception)"])

    def test_names(self):
        lines = recorded("""
            import asyncio
            async def wait_a_bit():
                async def inner(): pass
                await asyncio.create_task(inner())
            async def main():
                queue = asyncio.Queue()
                queue.put_nowait(1); queue.put_nowait(2)
                await asyncio.gather(queue.get(), queue.get(), wait_a_bit(), wait_a_bit())
            asyncio.run(main())
            """, names={"wait_a_bit": "wait a bit"})
        made = [line["task"] for line in lines if line["fact"] == "task_created"]
        self.assertEqual(made, ["main", "Queue.get", "Queue.get#2", "wait a bit", "wait a bit#2", "inner", "inner#2"])
        self.assertIn("0 Queue.get item_got on=queue queue item=1", told(lines))


class PrimitiveTest(Trace):
    def test_queues_hand_over_the_very_objects(self):
        self.expect(recorded("""
            import asyncio
            urgent, pile = asyncio.PriorityQueue(), asyncio.LifoQueue(maxsize=2)
            class Order: pass
            async def main():
                for entry in [(2, "b"), (1, "a")]:
                    urgent.put_nowait(entry)
                print(await urgent.get())
                order = Order()
                await pile.put(None); await pile.put(order)
                print(pile.get_nowait() is order, await pile.get())
                for fault in (pile.get_nowait, pile.task_done, pile.task_done, pile.task_done):
                    try:
                        fault()
                    except Exception as error:
                        print(type(error).__name__, error)
            asyncio.run(main())
            """), """
            0 main item_put on=queue urgent item=b
            0 main item_put on=queue urgent item=a
            0 main item_got on=queue urgent item=a
            0 main step_began verb=log text=(1, 'a')
            0 main item_put on=queue pile item=None
            0 main item_put on=queue pile item=<__main__.Order object>
            0 main item_got on=queue pile item=<__main__.Order object>
            0 main item_got on=queue pile item=None
            0 main step_began verb=log text=True None
            0 main step_began verb=log text=QueueEmpty
            0 main task_done_called on=queue pile unfinished=1
            0 main task_done_called on=queue pile unfinished=0
            0 main step_began verb=log text=ValueError task_done() called too many times
            """, "item_put", "item_got", "task_done_called", "step_began")

    def test_a_lock_goes_from_hand_to_hand(self):
        self.expect(recorded("""
            import asyncio
            oven = asyncio.Lock()
            async def bake():
                async with oven:
                    await asyncio.sleep(1)
            async def main():
                await asyncio.gather(*[asyncio.create_task(bake(), name=name) for name in "ab"])
                try:
                    oven.release()
                except RuntimeError as error:
                    print(error)
            asyncio.run(main())
            """), """
            0 a acquired on=lock oven free=0
            0 b wait_began verb=acquire on=lock oven
            1 a released on=lock oven free=1
            1 b acquired on=lock oven free=0
            2 b released on=lock oven free=1
            """, about="oven")

    def test_a_permit_given_to_a_cancelled_task_goes_on(self):
        """A gives its permit to B; B is cancelled before it runs and hands it on to C."""
        self.expect(recorded("""
            import asyncio
            seats = asyncio.Semaphore(1)
            async def sit():
                async with seats:
                    await asyncio.sleep(1)
                b.cancel()
            async def main():
                global b
                a, b, c = [asyncio.create_task(sit(), name=name) for name in "abc"]
                await asyncio.wait([a, b, c])
            asyncio.run(main())
            """), """
            0 a acquired on=semaphore seats free=0
            0 b wait_began verb=acquire on=semaphore seats
            0 c wait_began verb=acquire on=semaphore seats
            1 a released on=semaphore seats free=0
            1 b cancel_delivered verb=acquire on=semaphore seats
            1 b released on=semaphore seats free=0
            1 c acquired on=semaphore seats free=0
            2 c released on=semaphore seats free=1
            """, about="seats")

    def test_a_bounded_semaphore_released_too_often(self):
        self.expect(recorded("""
            import asyncio
            seats = asyncio.BoundedSemaphore(2)
            async def main():
                await seats.acquire(); seats.release()
                try:
                    seats.release()
                except ValueError as error:
                    print(error)
            asyncio.run(main())
            """), """
            0 main acquired on=semaphore seats free=1
            0 main released on=semaphore seats free=2
            0 main step_began verb=log text=BoundedSemaphore released too many times
            """, "acquired", "released", "step_began")

    def test_an_event_lets_everybody_go_on(self):
        self.expect(recorded("""
            import asyncio
            is_open, was_open = asyncio.Event(), asyncio.Event()
            was_open.set()
            async def main():
                task = asyncio.create_task(is_open.wait(), name="guest")
                await was_open.wait()
                await asyncio.sleep(1)
                is_open.set(); is_open.set(); is_open.clear()
                await task
            asyncio.run(main())
            """), """
            0 guest wait_began verb=wait on=event is_open
            1 main event_set on=event is_open
            1 main event_cleared on=event is_open
            1 guest wait_ended verb=wait on=event is_open
            """, about="open")

    def test_a_condition_gives_its_lock_away_and_takes_it_back(self):
        lines = recorded("""
            import asyncio
            news = asyncio.Condition()
            sold = 0
            async def reader():
                async with news:
                    await news.wait_for(lambda: sold > 0)
            async def main():
                global sold
                task = asyncio.create_task(reader(), name="reader")
                await asyncio.sleep(1)
                async with news:
                    news.notify(3)
                    value = sold
                    sold = value + 1
                    await asyncio.sleep(1)
                await task
            asyncio.run(main())
            """)
        self.expect(lines, """
            0 reader acquired on=condition news free=0
            0 reader released on=condition news free=1
            0 reader wait_began verb=wait_until on=condition news
            1 main acquired on=condition news free=0
            1 main notified on=condition news amount=1
            1 reader wait_ended verb=wait_until on=condition news
            1 reader wait_began verb=acquire on=condition news
            2 main released on=condition news free=1
            2 reader acquired on=condition news free=0
            2 reader released on=condition news free=1
            """, about="condition news")
        self.expect(lines, """
            1 main counter_read on=counter sold value=0
            1 main counter_written on=counter sold value=1
            """, "counter_read", "counter_written")

    def test_a_variable_of_a_function_is_no_counter(self):
        lines = recorded("""
            import asyncio
            sold = 0
            async def other(sold):
                kept = sold
                asked = lambda: sold > 3
            async def main():
                global sold
                sold = sold + 1
                await other("nothing")
            asyncio.run(main())
            """)
        self.expect(lines, """
            0 main counter_read on=counter sold value=0
            0 main counter_written on=counter sold value=1
            """, "counter_read", "counter_written")

    def test_a_barrier_fills_drains_and_breaks(self):
        self.expect(recorded("""
            import asyncio
            gate = asyncio.Barrier(2)
            async def walk(): await gate.wait()
            async def main():
                await asyncio.gather(*[asyncio.create_task(walk(), name=name) for name in "ab"])
                task = asyncio.create_task(walk(), name="c")
                await asyncio.sleep(1)
                await gate.abort()
                await asyncio.wait([task])
            asyncio.run(main())
            """), """
            0 a barrier_changed on=barrier gate state=filling amount=1
            0 a wait_began verb=wait on=barrier gate
            0 b barrier_changed on=barrier gate state=filling amount=2
            0 b barrier_changed on=barrier gate state=draining amount=2
            0 b barrier_changed on=barrier gate state=draining amount=1
            0 a wait_ended verb=wait on=barrier gate
            0 a barrier_changed on=barrier gate state=draining amount=0
            0 a barrier_changed on=barrier gate state=filling amount=0
            0 c barrier_changed on=barrier gate state=filling amount=1
            0 c wait_began verb=wait on=barrier gate
            1 main barrier_changed on=barrier gate state=broken amount=1
            1 c wait_ended verb=wait on=barrier gate
            1 c barrier_changed on=barrier gate state=broken amount=0
            """, about="gate")

    def test_a_future_set_by_hand(self):
        self.expect(recorded("""
            import asyncio
            async def tell():
                await asyncio.sleep(1)
                answer.set_result(42)
                try:
                    answer.set_result(43)
                except asyncio.InvalidStateError as error:
                    print(error)
            async def main():
                global answer
                answer = asyncio.get_running_loop().create_future()
                task = asyncio.create_task(tell(), name="teller")
                print(await answer)
            asyncio.run(main())
            """), """
            0 main wait_began verb=await on=future answer
            1 teller future_done on=future answer outcome=returned value=42
            1 main wait_ended verb=await on=future answer value=42
            """, about="answer")


class ScopeTest(Trace):
    def test_a_group_fails_together(self):
        self.expect(recorded("""
            import asyncio
            async def dinner():
                async with asyncio.TaskGroup() as group:
                    group.create_task(asyncio.sleep(2), name="soup")
                    group.create_task(asyncio.sleep(3), name="roast")
                    group.create_task(sauce(), name="sauce")
            async def sauce():
                await asyncio.sleep(1)
                raise RuntimeError("burned")
            asyncio.run(dinner())
            """), """
            0 dinner scope_entered scope=group dinner
            0 soup task_created by=dinner scope=group dinner
            0 roast task_created by=dinner scope=group dinner
            0 sauce task_created by=dinner scope=group dinner
            0 dinner wait_began verb=group on=group dinner
            1 dinner group_aborting scope=group dinner failed=sauce
            1 soup cancel_requested by=dinner scope=group dinner cause=group
            1 roast cancel_requested by=dinner scope=group dinner cause=group
            1 dinner cancel_requested by=sauce scope=group dinner cause=group
            1 dinner cancel_delivered verb=group on=group dinner
            1 dinner wait_began verb=group on=group dinner
            1 dinner scope_exited scope=group dinner outcome=raised
            """, about="group dinner")

    def test_a_group_that_aborts_takes_nobody_in(self):
        lines = recorded("""
            import asyncio
            async def late(): pass
            async def main():
                async with asyncio.TaskGroup() as group:
                    group.create_task(asyncio.sleep(5))
                    try:
                        await asyncio.gather(fail(), asyncio.sleep(9), group.create_task(fail()))
                    finally:
                        group.create_task(late())
            async def fail(): raise ValueError
            asyncio.run(main())
            """)
        is_told = sys.version_info < (3, 13)
        self.expect(lines, "0 main never_awaited body=late" if is_told else "", "never_awaited")
        self.assertIn("0 main scope_exited scope=group main outcome=raised", told(lines))

    def test_timeouts_inside_each_other(self):
        self.expect(recorded("""
            import asyncio
            async def main():
                try:
                    async with asyncio.timeout(2):
                        try:
                            async with asyncio.timeout_at(asyncio.get_running_loop().time() + 1):
                                await asyncio.sleep(9)
                        except TimeoutError:
                            await asyncio.sleep(9)
                except TimeoutError:
                    print("both")
            asyncio.run(main())
            """), """
            0 main scope_entered scope=timeout main deadline=2
            0 main scope_entered scope=timeout main deadline=1
            1 main timeout_expired scope=timeout main
            1 main cancel_requested scope=timeout main cause=timeout
            1 main scope_exited scope=timeout main outcome=raised
            2 main timeout_expired scope=timeout main
            2 main cancel_requested scope=timeout main cause=timeout
            2 main scope_exited scope=timeout main outcome=raised
            """, about="timeout main")

    def test_a_timeout_in_a_task_that_was_asked_to_cancel_before(self):
        """The rule of CPython 3.11.4, on every version."""
        lines = recorded("""
            import asyncio
            async def main():
                asyncio.current_task().cancel()
                try:
                    await asyncio.sleep(1)
                except asyncio.CancelledError:
                    pass
                try:
                    async with asyncio.timeout(1):
                        await asyncio.sleep(9)
                except TimeoutError:
                    print("in time")
            asyncio.run(main())
            """)
        self.expect(lines, "1 main step_began verb=log text=in time", "step_began")

    def test_gather_hands_its_cancellation_on(self):
        self.expect(recorded("""
            import asyncio
            async def both(): await asyncio.gather(asyncio.sleep(5), asyncio.create_task(asyncio.sleep(6), name="six"))
            async def main():
                task = asyncio.create_task(both(), name="both")
                await asyncio.sleep(1)
                task.cancel()
                await asyncio.sleep(1)
            asyncio.run(main())
            """), """
            0 both wait_began verb=gather on=gather both
            1 both cancel_requested by=main cause=task
            1 sleep cancel_requested by=both scope=gather both cause=outer
            1 six cancel_requested by=both scope=gather both cause=outer
            1 both woken verb=gather by=sleep
            1 both cancel_delivered verb=gather on=gather both
            """, "wait_began", "cancel_requested", "woken", "cancel_delivered", about="both")

    def test_shield_lets_the_inner_task_live(self):
        self.expect(recorded("""
            import asyncio
            async def main():
                inner = asyncio.create_task(asyncio.sleep(2, "inner"), name="inner")
                try:
                    async with asyncio.timeout(1):
                        await asyncio.shield(inner)
                except TimeoutError:
                    print(await inner)
            asyncio.run(main())
            """), """
            0 main wait_began verb=shield on=shield main
            1 main woken verb=shield cancelled=True
            1 main cancel_delivered verb=shield on=shield main
            1 main wait_began verb=await on=task inner
            2 main woken verb=await by=inner
            2 main wait_ended verb=await on=task inner value='inner'
            """, "wait_began", "woken", "cancel_delivered", "wait_ended", of="main")

    def test_wait_and_as_completed(self):
        self.expect(recorded("""
            import asyncio
            async def main():
                tasks = [asyncio.create_task(asyncio.sleep(delay), name=str(delay)) for delay in (3, 1, 2)]
                done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
                print([task.get_name() for task in done], [task.get_name() for task in pending])
                for each in asyncio.as_completed(tasks):
                    await each
                await asyncio.wait([asyncio.create_task(asyncio.sleep(9))], timeout=1)
            asyncio.run(main())
            """), """
            0 main wait_began verb=wait_tasks on=wait main
            1 main woken verb=wait_tasks by=1
            1 main wait_ended verb=wait_tasks on=wait main
            1 main step_began verb=log text=['1'] ['3', '2']
            1 main wait_began verb=as_completed on=as_completed main
            1 main woken verb=as_completed by=1
            1 main wait_ended verb=as_completed on=as_completed main
            1 main wait_began verb=as_completed on=as_completed main
            2 main woken verb=as_completed by=2
            2 main wait_ended verb=as_completed on=as_completed main
            2 main wait_began verb=as_completed on=as_completed main
            3 main woken verb=as_completed by=3
            3 main wait_ended verb=as_completed on=as_completed main
            3 main wait_began verb=wait_tasks on=wait main
            4 main woken verb=wait_tasks
            4 main wait_ended verb=wait_tasks on=wait main
            """, "wait_began", "woken", "wait_ended", "step_began", of="main")

    def test_wait_for_makes_a_task_of_its_own_until_3_12(self):
        lines = recorded("""
            import asyncio
            calls = asyncio.Queue()
            async def main():
                try:
                    await asyncio.wait_for(calls.get(), 1)
                except TimeoutError:
                    print("nobody calls")
            asyncio.run(main())
            """)
        own_task = """
            0 Queue.get task_created by=main
            0 Queue.get turn_began iteration=2
            0 Queue.get wait_began verb=get on=queue calls
            1 Queue.get cancel_requested by=main scope=wait_for main cause=outer
            1 Queue.get woken verb=get cancelled=True
            1 Queue.get turn_began iteration=5
            1 Queue.get cancel_delivered verb=get on=queue calls
            1 Queue.get task_ended outcome=cancelled
            """
        waits_for_it = """
            0 main wait_began verb=wait_for on=wait_for main
            1 main woken verb=wait_for
            1 main wait_ended verb=wait_for on=wait_for main
            1 main wait_began verb=wait_for on=wait_for main
            1 main woken verb=wait_for by=Queue.get
            1 main wait_ended verb=wait_for on=wait_for main
            1 main step_began verb=log text=nobody calls
            """
        waits_itself = """
            0 main wait_began verb=get on=queue calls
            1 main timeout_expired scope=wait_for main
            1 main cancel_requested scope=wait_for main cause=timeout
            1 main woken verb=get cancelled=True
            1 main step_began verb=log text=nobody calls
            """
        self.expect(lines, own_task if IS_311 else "", of="Queue.get")
        self.expect(lines, waits_for_it if IS_311 else waits_itself,
                    "wait_began", "timeout_expired", "cancel_requested", "woken", "wait_ended", "step_began", of="main")


class ThreadTest(Trace):
    def test_jobs_stand_in_line_for_workers(self):
        self.expect(recorded("""
            import asyncio, time
            from concurrent.futures import ThreadPoolExecutor
            pool = ThreadPoolExecutor(max_workers=1)
            async def work(seconds):
                await asyncio.get_running_loop().run_in_executor(pool, time.sleep, seconds)
            async def main():
                async with asyncio.TaskGroup() as group:
                    a = group.create_task(work(2), name="a")
                    group.create_task(work(1), name="b")
                    group.create_task(work(1), name="c")
                    await asyncio.sleep(1)
                    a.cancel()
                print(await asyncio.to_thread(lambda: time.sleep(0.5) or "thread"))
            asyncio.run(main())
            """), """
            0 a job_began on=executor pool worker=1
            0 a wait_began verb=run_in_executor on=executor pool
            0 b wait_began verb=run_in_executor on=executor pool
            0 c wait_began verb=run_in_executor on=executor pool
            1 a cancel_delivered verb=run_in_executor on=executor pool
            2 a job_ended on=executor pool worker=1
            2 b job_began on=executor pool worker=1
            3 b job_ended on=executor pool worker=1
            3 c job_began on=executor pool worker=1
            3 b wait_ended verb=run_in_executor on=executor pool
            4 c job_ended on=executor pool worker=1
            4 c wait_ended verb=run_in_executor on=executor pool
            """, about="pool")

    def test_a_job_not_begun_is_withdrawn(self):
        self.expect(recorded("""
            import asyncio, time
            from concurrent.futures import ThreadPoolExecutor
            pool = ThreadPoolExecutor(max_workers=1)
            async def main():
                run = asyncio.get_running_loop().run_in_executor
                first, second = run(pool, time.sleep, 2), run(pool, print, "never")
                second.cancel()
                await first
            asyncio.run(main())
            """), """
            0 main job_began on=executor pool worker=1
            2 main job_ended on=executor pool worker=1
            """, "job_began", "job_ended", "step_began")

    def test_workers_go_on_while_the_loop_is_held(self):
        self.expect(recorded("""
            import asyncio, time
            from concurrent.futures import ThreadPoolExecutor
            pool = ThreadPoolExecutor(max_workers=1)
            async def main():
                run = asyncio.get_running_loop().run_in_executor
                jobs = [run(pool, time.sleep, seconds) for seconds in (1, 1, 4)]
                time.sleep(3)
                await asyncio.gather(*jobs)
            asyncio.run(main())
            """), """
            0 main job_began on=executor pool worker=1
            0 main step_began verb=block duration=3
            3 main job_ended on=executor pool worker=1
            3 main job_began on=executor pool worker=1
            3 main job_ended on=executor pool worker=1
            3 main job_began on=executor pool worker=1
            6 main job_ended on=executor pool worker=1
            """, "job_began", "job_ended", "step_began")

    def test_errors_come_out_of_threads(self):
        lines = recorded("""
            import asyncio, time
            def fail():
                time.sleep(1)
                raise OSError("disk")
            async def main():
                await asyncio.to_thread(fail)
            asyncio.run(main())
            """)
        self.expect(lines, "1 main task_ended outcome=raised error=OSError: disk", "task_ended")


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
