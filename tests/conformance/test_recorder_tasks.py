#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Signalbox authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tests of what is told of tasks, their cancellation and their results."""

import unittest

from recordings import Trace, recorded, told, words


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
        asked = told(lines, "cancel_requested", "step_began")
        back = "0 one cancel_requested by=two cause=task"
        on = "0 two cancel_requested by=one cause=task"
        self.assertEqual(asked[:3], ["0 one cancel_requested by=main cause=task", on, back])
        self.assertEqual(asked[998:1003], [back, on, "0 main step_began verb=log text=maximum recursion depth exceeded",
                                           "0 one cancel_requested cause=shutdown", on])
        self.assertEqual(len(asked), 2001)
        self.assertEqual(words(lines[-1]), "0 - run_ended ending=finished error=RecursionError: maximum recursion depth exceeded")

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


if __name__ == "__main__":
    unittest.main()
