#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Signalbox authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds the engine to CPython: both run the same programs, and their traces must be equal, fact by fact.

    conformance.py DRIVER [--seeds A:B] [--examples FOLDER] [--stories] [--layout FILE] [--jobs N]

The engine runs a layout by the rules of the Python that runs this; its exported Python runs there, untouched, twice:
watched from outside, fact by fact, and unobserved on the asyncio that people have. What is compared is in comparison.py. A random layout that fails is shrunk and printed, as Python and as a
layout. What the random layouts have reached is printed at the end; from 300 of them on it is a failure to have missed a
construct of the catalog.
"""

import argparse
import collections
import concurrent.futures
import dataclasses
import json
import multiprocessing
import pathlib
import signal
import sys
import time

import coverage
from comparison import Difference, changes_of_counters, compare, compare_outcomes, without_module
from engine import Engine, EngineDied
from outcomes import Outcome, outcome_of_trace
from random_layouts import random_layout
from recorder import record
from shrink import shrunk

PATIENCE = 60  # seconds of computing for one program on CPython; on a busy machine they take longer
#: What the engine is to follow: this Python, or the latest one it knows.
PYTHON = f"3.{min(sys.version_info.minor, 13)}"
#: Runs programs on this Python's own asyncio; a process of its own for each that asks.
PLAIN = Engine(sys.executable, str(pathlib.Path(__file__).with_name("unobserved.py")))


#: Whether the engine too runs the exported text.
AS_TEXT = False


@dataclasses.dataclass
class Verdict:
    """What came of one program."""

    name: str
    facts: int = 0  # compared and equal
    difference: Difference | None = None
    python: str = ""
    layout: str = ""
    reached: collections.Counter = dataclasses.field(default_factory=collections.Counter)

    @property
    def cause(self):
        return self.difference and self.difference.cause


def recorded(answer):
    """CPython's trace; a Difference where there is none."""
    late = []

    def stop(*_):
        late.append(True)
        sys.exit("too slow")

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, PATIENCE, 1)  # again and again: a program may catch the exit
    try:
        lines = record(answer["python"], answer["names"], answer["horizon"])
    except SystemExit:
        lines = []
    except SyntaxError as error:
        return Difference(f"CPython: SyntaxError: {error.msg}")
    except Exception as error:
        return Difference(f"CPython: {type(error).__name__}: {error}")
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
    return Difference("CPython: takes too long") if late else lines


def unobserved(answer, engine_lines):
    """The Difference, or None, from what the program comes to on the interpreter's own asyncio."""
    try:
        plain = PLAIN.ask({key: answer[key] for key in ("python", "names", "horizon")})
    except EngineDied as death:
        return Difference(f"CPython, unobserved: {death}")
    return compare_outcomes(outcome_of_trace(engine_lines), Outcome.from_json(plain))


def judge(answer, name):
    """Compares what the driver has answered with CPython, watched and not."""
    verdict = Verdict(name, python=answer["python"], layout=answer.get("layout", ""))
    engine_lines = [json.loads(line) for line in answer["trace"].splitlines()]
    if answer.get("is_text"):
        engine_lines = without_module(engine_lines)
    python_lines = recorded(answer)
    if isinstance(python_lines, Difference):
        verdict.difference = python_lines
    else:
        if answer.get("is_text"):
            python_lines = changes_of_counters(python_lines)
        verdict.facts, verdict.difference = compare(engine_lines, python_lines)
    verdict.difference = verdict.difference or unobserved(answer, engine_lines)
    verdict.reached = collections.Counter(answer["reached"]) + coverage.of_trace(engine_lines)
    return verdict


def judge_layout(engine, layout, name):
    layout = layout | {"settings": layout.get("settings", {}) | {"python": PYTHON}}
    try:
        answer = engine.ask({"ask": "as_text", "layout": layout} if AS_TEXT else layout)
    except EngineDied as death:
        return Verdict(name, difference=Difference(f"engine {death}"), layout=json.dumps(layout, indent=4))
    if "trace" not in answer:
        return Verdict(name, difference=Difference("does not load", context=answer["problems"][0]))
    verdict = judge(answer, name)
    if answer["problems"]:
        verdict.difference = Difference("loads with a warning", context=answer["problems"][0])
    verdict.reached += coverage.of_layout(layout)
    return verdict


def shrink(engine, layout, cause):
    """The smallest layout that fails in the same way."""
    return shrunk(layout, lambda candidate: judge_layout(engine, candidate, "").cause == cause)


class Report:
    """Gathers verdicts and tells of them."""

    def __init__(self, engine, most_shown):
        self._engine = engine
        self._most_shown = most_shown
        self._causes = collections.defaultdict(list)
        self.programs = self.facts = 0
        self.reached = collections.Counter()

    def add(self, verdict, layout=None):
        self.programs += 1
        self.facts += verdict.facts
        self.reached += verdict.reached
        if not verdict.difference:
            return
        self._causes[verdict.cause].append(verdict.name)
        if len(self._causes[verdict.cause]) == 1 and len(self._causes) <= self._most_shown:
            self._show(verdict, layout)

    def _show(self, verdict, layout):
        if layout is not None:
            smallest = shrink(self._engine, layout, verdict.cause)
            verdict = judge_layout(self._engine, smallest, f"{verdict.name}, shrunk")
        print(f"---- {verdict.name}\n{verdict.layout}\n{verdict.python}\n{verdict.difference}", flush=True)

    @property
    def failures(self):
        return sum(map(len, self._causes.values()))

    def tell_causes(self):
        for cause, names in sorted(self._causes.items(), key=lambda item: -len(item[1])):
            others = f" and {len(names) - 5} more" if len(names) > 5 else ""
            print(f"  {len(names):5} × {cause} ({', '.join(names[:5])}{others})")


# Random layouts, on several processes

_engine = None


def start_worker(driver):
    global _engine, PLAIN
    _engine = Engine(driver)
    PLAIN = PLAIN.another()


def judge_seed(seed):
    verdict = judge_layout(_engine, random_layout(seed), f"seed {seed}")
    if not verdict.difference:
        verdict.python = verdict.layout = ""
    return seed, verdict


def judge_seeds(driver, seeds, jobs, report):
    if jobs == 1:
        start_worker(driver)
        for seed, verdict in map(judge_seed, seeds):
            report.add(verdict, random_layout(seed) if verdict.difference else None)
        _engine.close()
        return
    fork = multiprocessing.get_context("fork")
    with concurrent.futures.ProcessPoolExecutor(jobs, fork, start_worker, (driver,)) as pool:
        for seed, verdict in pool.map(judge_seed, seeds, chunksize=4):
            report.add(verdict, random_layout(seed) if verdict.difference else None)


# Programs that somebody wrote

def judge_files(engine, paths, report):
    for path in paths:
        layout = json.loads(path.read_text(encoding="utf-8"))
        report.add(judge_layout(engine, layout, path.name))


def judge_stories(engine, report):
    for answer in engine.ask({"ask": "stories", "python": PYTHON})["stories"]:
        report.add(judge(answer, f"story \"{answer['name']}\""))


def seeds_of(text):
    first, _, last = text.partition(":")
    return range(int(first), int(last or first) + 1)


def holds_drawn(path):
    """Whether it is more than code: what programs in Python print is compared by tests/asyncio."""
    kinds = {node["kind"] for node in json.loads(path.read_text(encoding="utf-8"))["nodes"]}
    return not kinds <= {"function", "class", "module"}


def options():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("driver", help="the executable conformance_layouts")
    parser.add_argument("--seeds", type=seeds_of, default=range(0), metavar="A:B", help="random layouts A to B")
    parser.add_argument("--examples", type=pathlib.Path, metavar="FOLDER",
                        help="every *.signalbox in it but those of code alone")
    parser.add_argument("--layout", type=pathlib.Path, metavar="FILE", help="one layout")
    parser.add_argument("--stories", action="store_true", help="the stories of the engine's tests")
    parser.add_argument("--jobs", type=int, default=1, help="processes for the random layouts (1)")
    parser.add_argument("--shown", type=int, default=3, help="kinds of failure that are shrunk and printed (3)")
    parser.add_argument("--as-text", action="store_true",
                        help="the engine too runs the exported text, as it does where a layout has code")
    return parser.parse_args()


def tell_coverage(catalog, reached, layouts):
    lines, missing = coverage.report(reached, catalog, layouts)
    print("reached:", *lines, sep="\n")
    if missing:
        print(f"  {len(missing)} of them should have been reached")
    return bool(missing)


def main():
    global AS_TEXT
    chosen = options()
    AS_TEXT = chosen.as_text
    began = time.monotonic()
    engine = Engine(chosen.driver)
    report = Report(engine, chosen.shown)
    paths = sorted(filter(holds_drawn, chosen.examples.glob("*.signalbox"))) if chosen.examples else []
    judge_files(engine, paths + ([chosen.layout] if chosen.layout else []), report)
    if chosen.stories:
        judge_stories(engine, report)
    judge_seeds(chosen.driver, chosen.seeds, chosen.jobs, report)
    failed = report.failures > 0
    if chosen.seeds:
        failed |= tell_coverage(engine.ask({"ask": "catalog"}), report.reached, len(chosen.seeds))
    engine.close()
    PLAIN.close()
    version = ".".join(map(str, sys.version_info[:3]))
    print(f"{report.programs} programs, {report.facts} facts equal to CPython {version}'s, {report.failures} failed, "
          f"{time.monotonic() - began:.0f} s")
    report.tell_causes()
    return 1 if failed or not report.programs else 0


if __name__ == "__main__":
    sys.exit(main())
