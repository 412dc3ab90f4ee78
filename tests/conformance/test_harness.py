#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Signalbox authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tests of the harness itself: a wrong trace is found, what fails is shrunk, and nothing counts that did not happen.

    test_harness.py DRIVER
"""

import collections
import dataclasses
import json
import pathlib
import subprocess
import sys
import unittest

import conformance
import coverage
from comparison import compare, compare_outcomes
from engine import Engine, EngineDied
from outcomes import Outcome, TaskOutcome, outcome_of_trace
from random_layouts import random_layout
from shrink import candidates, shrunk

DRIVER = sys.argv.pop(1) if __name__ == "__main__" else None


def facts(*lines):
    return [{"t": t, "task": task, "fact": fact, **about} for t, task, fact, about in lines]


def all_steps(layout):
    def within(steps):
        for step in steps:
            yield step
            yield from within(step.get("steps", []))
    for node in layout["nodes"]:
        yield from within(node.get("steps", []))


class WrongEngine(Engine):
    """Says of every lock that it has one more permit than it has."""

    def ask(self, question):
        answer = super().ask(question)
        if "trace" in answer:
            answer["trace"] = answer["trace"].replace('"free":0', '"free":1')
        return answer


class Comparison(unittest.TestCase):
    ONE = facts((0, "main", "turn_began", {"iteration": 1}), (0.5, "cook", "acquired", {"on": "lock oven", "free": 0}),
                (1, "cook", "task_ended", {"outcome": "returned"}))

    def test_equal_traces(self):
        self.assertEqual(compare(self.ONE, self.ONE), (3, None))

    def test_names_the_field_that_differs(self):
        other = json.loads(json.dumps(self.ONE))
        other[1]["free"] = 1
        count, difference = compare(self.ONE, other)
        self.assertEqual((count, difference.at, difference.cause), (1, 1, "acquired: free"))
        self.assertIn('on="lock oven" free=1', str(difference))

    def test_time_and_order_count(self):
        later = json.loads(json.dumps(self.ONE))
        later[2]["t"] = 1.000001
        self.assertEqual(compare(self.ONE, later)[1].cause, "task_ended: t")
        self.assertEqual(compare(self.ONE, [self.ONE[1], self.ONE[0], self.ONE[2]])[1].cause, "turn_began / acquired")

    def test_missing_end(self):
        self.assertEqual(compare(self.ONE, self.ONE[:2])[1].cause, "task_ended / nothing")
        self.assertEqual(compare(self.ONE[:2], self.ONE)[1].cause, "nothing / task_ended")

    def test_what_nobody_sees_is_left_out(self):
        unseen = facts((0, "main", "step_began", {"verb": "repeat"}), (0, "main", "error_raised", {"error": "E"}),
                       (0, "main", "scope_entered", {"verb": "gather", "scope": "gather main"}))
        self.assertEqual(compare(unseen + self.ONE, self.ONE), (3, None))
        seen = facts((0, "main", "step_began", {"verb": "log", "text": "hello"}))
        self.assertEqual(compare(seen + self.ONE, self.ONE)[1].cause, "step_began log / turn_began")

    def test_scopes_go_by_their_owner(self):
        ours = facts((0, "cook", "scope_entered", {"scope": "the group in cook"}))
        theirs = facts((0, "cook", "scope_entered", {"scope": "group cook"}))
        others = facts((0, "cook", "scope_entered", {"scope": "group waiter"}))
        self.assertEqual(compare(ours, theirs), (1, None))
        self.assertIsNotNone(compare(ours, others)[1])

    def test_endless_rounds_are_cut_anywhere(self):
        end = facts((0, None, "run_ended", {"ending": "busy_loop"}))
        self.assertEqual(compare(self.ONE + end, self.ONE[:2] + end), (2, None))
        self.assertIsNotNone(compare(self.ONE + end, self.ONE[:2] + facts((0, None, "run_ended", {"ending": "horizon"})))[1])


class Outcomes(unittest.TestCase):
    LINES = facts((0, "main", "task_created", {}), (0, "cook", "task_created", {}), (0, "cook#2", "task_created", {}),
                  (0.5, "cook#2", "step_began", {"verb": "log", "text": "ready"}),
                  (1, "cook", "task_ended", {"outcome": "raised", "error": "KeyError: salt"}),
                  (1, "cook#2", "task_ended", {"outcome": "returned", "value": "'soup'"}),
                  (1, None, "run_ended", {"ending": "finished", "error": "SystemExit"}))

    def test_of_a_trace(self):
        self.assertEqual(outcome_of_trace(self.LINES), Outcome("finished", "SystemExit", [(0.5, 2, "ready")], [
            TaskOutcome("main", "pending", ""), TaskOutcome("cook", "raised", "KeyError: salt"),
            TaskOutcome("cook", "returned", "'soup'")]))

    def test_every_part_counts(self):
        told = outcome_of_trace(self.LINES)
        self.assertIsNone(compare_outcomes(told, Outcome.from_json(json.loads(json.dumps(told.to_json())))))
        for other, cause in [
            (dataclasses.replace(told, prints=[(0.6, 2, "ready")]), "print / print"),
            (dataclasses.replace(told, prints=[]), "print / nothing"),
            (dataclasses.replace(told, tasks=told.tasks[:2]), "task returned / nothing"),
            (dataclasses.replace(told, tasks=told.tasks[:2] + [TaskOutcome("cook", "cancelled", "")]),
             "task returned / task cancelled"),
            (dataclasses.replace(told, raised=""), "ends finished / ends finished"),
        ]:
            self.assertEqual(compare_outcomes(told, other).cause, f"unobserved: {cause}")

    def test_a_run_on_the_interpreters_own_asyncio(self):
        script = """
import asyncio, time
async def cook(): await asyncio.sleep(0.1); print("soup"); return "soup"
async def left(): await asyncio.Event().wait()
async def main():
    global tasks
    tasks = [asyncio.create_task(cook(), name="cook-1"), asyncio.create_task(left())]
    await asyncio.to_thread(time.sleep, 2)
    raise SystemExit(await tasks[0])
assert asyncio.Task.__module__ == asyncio.Future.__module__ == "_asyncio"
asyncio.run(main())
"""
        plain = conformance.PLAIN.ask({"python": script, "names": {"left": "the rest"}, "horizon": 60})
        conformance.PLAIN.close()
        self.assertEqual(Outcome.from_json(plain), Outcome("finished", "SystemExit: soup", [(0.1, 1, "soup")], [
            TaskOutcome("main", "raised", "SystemExit: soup"), TaskOutcome("cook-1", "returned", "'soup'"),
            TaskOutcome("the rest", "cancelled", "")]))

    def test_a_run_that_is_cut(self):
        for step, ending in [("asyncio.Event().wait()", "deadlock"), ("asyncio.sleep(61)", "horizon")]:
            script = f"import asyncio\nasync def main():\n    await {step}\nasyncio.run(main())"
            plain = conformance.PLAIN.ask({"python": script, "names": {}, "horizon": 60})
            self.assertEqual(Outcome.from_json(plain), Outcome(ending, "", [], [TaskOutcome("main", "pending", "")]))
        conformance.PLAIN.close()


class Shrinking(unittest.TestCase):
    def test_leaves_what_matters(self):
        def still_fails(layout):
            return any(step["do"] == "try" and any(inner["do"] == "finally" for inner in step["steps"])
                       for step in all_steps(layout))
        seed = next(seed for seed in range(100) if still_fails(random_layout(seed)))
        smallest = shrunk(random_layout(seed), still_fails)
        self.assertEqual(len(smallest["nodes"]), 1)
        self.assertEqual(list(all_steps(smallest)), [
            {"do": "try", "steps": [{"do": "finally", "steps": []}]}, {"do": "finally", "steps": []}])
        self.assertEqual(smallest["links"], [])

    def test_everything_it_tries_loads(self):
        engine = Engine(DRIVER)
        for seed in range(1, 4):
            for number, candidate in enumerate(candidates(random_layout(seed))):
                if number % 7 == 0:
                    self.assertEqual(engine.ask(candidate)["problems"], [])
        engine.close()

    def test_a_wrong_engine_is_found_and_its_fault_is_cut_out(self):
        engine = WrongEngine(DRIVER)
        layout = next(layout for layout in map(random_layout, range(1, 100))
                      if conformance.judge_layout(engine, layout, "").cause == "acquired: free")
        smallest = conformance.shrink(engine, layout, "acquired: free")
        verdict = conformance.judge_layout(engine, smallest, "")
        engine.close()
        self.assertEqual(verdict.cause, "acquired: free")
        self.assertIn("free=1", str(verdict.difference))
        self.assertLessEqual(len(list(all_steps(smallest))), 2)
        self.assertLessEqual(len(smallest["nodes"]), 4)


class Driver(unittest.TestCase):
    def test_its_death_is_a_verdict(self):
        verdict = conformance.judge_layout(Engine("/bin/false"), random_layout(1), "")
        self.assertEqual(verdict.cause, "engine exits with 1")

    def test_a_layout_that_does_not_load_is_a_failure(self):
        engine = Engine(DRIVER)
        report = conformance.Report(engine, most_shown=0)
        report.add(conformance.judge_layout(engine, {"format": "nonsense"}, "nonsense"))
        engine.close()
        self.assertEqual(report.failures, 1)

    def test_it_lives_on_after_nonsense(self):
        engine = Engine(DRIVER)
        self.assertIn("problems", engine.ask({"format": "nonsense"}))
        self.assertIn("verbs", engine.ask({"ask": "catalog"}))
        engine.close()

    def test_it_is_started_again(self):
        engine = Engine("/bin/false")
        for _ in range(2):
            with self.assertRaises(EngineDied):
                engine.ask({})


class RandomLayouts(unittest.TestCase):
    def test_are_the_same_for_the_same_seed(self):
        self.assertEqual(random_layout(7), random_layout(7))
        self.assertNotEqual(random_layout(7)["nodes"], random_layout(8)["nodes"])

    def test_are_the_same_in_every_process(self):
        script = "import json, random_layouts as r; print(json.dumps([r.random_layout(seed) for seed in range(40)]))"
        folder = pathlib.Path(__file__).parent
        made = {subprocess.run([sys.executable, "-c", script], cwd=folder, env={"PYTHONHASHSEED": seed},
                               capture_output=True, check=True).stdout for seed in ("1", "2", "3")}
        self.assertEqual(len(made), 1)


class Coverage(unittest.TestCase):
    def test_what_was_never_reached_is_missing(self):
        engine = Engine(DRIVER)
        catalog = engine.ask({"ask": "catalog"})
        lines, missing = coverage.report(collections.Counter(), catalog, 3000)
        for key in ("verb as_completed", "kind barrier", "parameter order priority", "choice gather return_exceptions",
                    "predicate cancelling", "cancelled join", "inside gather retry"):
            self.assertIn(key, missing)
        everything = collections.Counter(missing)
        self.assertEqual(coverage.report(everything, catalog, 3000)[1], [])
        few = coverage.report(collections.Counter(), catalog, 300)[1]
        self.assertIn("verb as_completed", few)
        self.assertNotIn("inside gather retry", few)
        self.assertEqual(coverage.report(collections.Counter(), catalog, 299)[1], [])
        engine.close()

    def test_only_what_was_reached_counts(self):
        engine = Engine(DRIVER)
        steps = [{"do": "return"}, {"do": "sleep", "time": 1}]
        layout = {"format": "signalbox", "version": 1, "links": [],
                  "nodes": [{"id": 1, "kind": "task", "name": "a", "x": 0, "y": 0, "steps": steps}]}
        reached = engine.ask(layout)["reached"]
        engine.close()
        self.assertIn("verb return", reached)
        self.assertNotIn("verb sleep", reached)


if __name__ == "__main__":
    unittest.main()
