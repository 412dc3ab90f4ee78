#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Signalbox authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Layouts that once came out wrong, and what CPython's own asyncio makes of them.

    test_cases.py DRIVER

Beside each `cases/*.signalbox` stands what it prints and how its tasks and its run end. The engine has to tell so, and so
has CPython, watched and not.
"""

import json
import pathlib
import sys
import unittest

import conformance
from comparison import compare_outcomes
from engine import Engine
from outcomes import Outcome, outcome_of_trace
from recorder import record

DRIVER = sys.argv.pop(1) if __name__ == "__main__" else None
CASES = pathlib.Path(__file__).with_name("cases")


def told(lines):
    """A trace as the files have it: prints and ends, a line each."""
    texts = []
    for fact in lines:
        if fact["fact"] == "step_began" and fact.get("verb") == "log":
            about = f"{fact['task']} prints {fact.get('text', '')!r}"
        elif fact["fact"] == "task_ended":
            about = f"{fact['task']} ends {fact['outcome']} {fact.get('error') or fact.get('value') or ''}"
        elif fact["fact"] == "run_ended":
            raises = f" asyncio.run raises {fact['error']}" if "error" in fact else ""
            about = f"run {fact['ending']}{raises}"
        else:
            continue
        texts.append(f"{fact['t']:.1f} {about}".rstrip())
    return texts


def expected(case):
    lines = case.with_suffix(".expected.txt").read_text(encoding="utf-8").splitlines()
    return [line.rstrip() for line in lines if not line.startswith("#")]


class Cases(unittest.TestCase):
    maxDiff = None

    def test_each_comes_out_as_on_cpython(self):
        engine = Engine(DRIVER)
        cases = sorted(CASES.glob("*.signalbox"))
        self.assertGreaterEqual(len(cases), 5)
        for case in cases:
            with self.subTest(case.name):
                layout = json.loads(case.read_text(encoding="utf-8"))
                layout["settings"] = layout.get("settings", {}) | {"python": conformance.PYTHON}
                answer = engine.ask(layout)
                self.assertEqual(answer["problems"], [])
                lines = [json.loads(line) for line in answer["trace"].splitlines()]
                self.assertEqual(told(record(answer["python"], answer["names"], answer["horizon"])), expected(case))
                self.assertEqual(told(lines), expected(case))
                plain = conformance.PLAIN.ask({key: answer[key] for key in ("python", "names", "horizon")})
                self.assertIsNone(compare_outcomes(outcome_of_trace(lines), Outcome.from_json(plain)))
        engine.close()
        conformance.PLAIN.close()


if __name__ == "__main__":
    unittest.main()
