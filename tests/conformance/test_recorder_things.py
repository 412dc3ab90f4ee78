#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Signalbox authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tests of what is told of queues, locks, conditions, barriers, futures, counters and threads."""

import unittest

from recordings import Trace, recorded


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


if __name__ == "__main__":
    unittest.main()
