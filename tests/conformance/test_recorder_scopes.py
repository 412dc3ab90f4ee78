#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Signalbox authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tests of what is told of groups, timeouts, gather and its like."""

import sys
import unittest

from recordings import Trace, recorded, told

IS_311 = sys.version_info < (3, 12)


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


if __name__ == "__main__":
    unittest.main()
