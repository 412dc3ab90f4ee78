#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Signalbox authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs scripts on the asyncio that people have: tasks and futures in C, the loop as it is, and nobody watching.

For every line on its standard input, {"python", "names", "horizon"}, it prints one line: an Outcome. A process of its
own, as the asyncio it imports is the interpreter's, and time is virtual for all that happens in it.

What is different from an interpreter that knows nothing of this is all in this file, and README.md says why: the clock,
timers that are due together, threads, the order of sets of tasks, and where a run without end is cut.
"""

import ast
import builtins
import concurrent.futures
import importlib
import itertools
import json
import logging
import re
import sys
import time
import warnings

import laterpython
from facts import close, error_words, function_name, printed, value_words
from orderedsets import OrderedSet, loading_ordered_sets
from outcomes import Outcome, TaskOutcome
from virtualclock import MICROS, Clock, Executor, RunOver, Workers, micros

with loading_ordered_sets():
    asyncio = importlib.import_module("asyncio")

assert asyncio.Task.__module__ == asyncio.Future.__module__ == "_asyncio"

#: What asyncio.run() starts for its own use.
HOUSEKEEPING = ("BaseEventLoop.shutdown_asyncgens", "PlainLoop.shutdown_default_executor")


class Timer(asyncio.TimerHandle):
    """Is due at `when`, in microseconds.

    Timers that are due together fire in the order in which they were made; on a real clock no two ever are.
    """

    def __init__(self, number, when, *args):
        super().__init__(when / MICROS, *args)
        self.place = when, number

    def __lt__(self, other):
        return self.place < other.place


class Selector:
    """Stands where the loop waits for input: lets time pass instead. It hears of threads, as the loop's own does."""

    MOST_ROUNDS = 100_000  # while the clock stands still; then it is a busy loop

    def __init__(self, clock, workers):
        self._clock, self._workers = clock, workers
        self._rounds_left, self._counted_at = self.MOST_ROUNDS, 0

    def select(self, timeout):
        self._clock.check()
        if timeout != 0:
            self._pass_time(timeout)
        if self._clock.now > self._clock.horizon:
            self._clock.cut("horizon")
        self._count_round()
        self._workers.finish_due()
        return ()

    def _pass_time(self, timeout):
        due = [self._workers.next_due()] if self._workers.next_due() is not None else []
        if timeout is not None:
            due.append(self._clock.now + micros(timeout))
        if not due:
            self._clock.cut("deadlock")
        self._clock.jump(min(due))

    def _count_round(self):
        if self._counted_at != self._clock.now:
            self._counted_at, self._rounds_left = self._clock.now, self.MOST_ROUNDS
        self._rounds_left -= 1
        if self._rounds_left < 0:
            self._clock.cut("busy_loop")


class PlainLoop(asyncio.BaseEventLoop):
    """asyncio's own loop, on a virtual clock. It remembers its tasks, which also keeps them alive."""

    def __init__(self, clock, workers):
        super().__init__()
        self._clock, self._selector = clock, Selector(clock, workers)
        self._clock_resolution = 0.5 / MICROS
        self._timers_made = itertools.count()
        self.tasks = []

    def time(self):
        return self._clock.seconds()

    def call_at(self, when, callback, *args, context=None):
        if when is None:
            raise TypeError("when cannot be None")
        self._check_closed()
        timer = Timer(next(self._timers_made), self._clock.deadline(when), callback, args, self, context)
        asyncio.base_events.heapq.heappush(self._scheduled, timer)
        timer._scheduled = True
        return timer

    def create_task(self, coro, **kwargs):
        task = super().create_task(coro, **kwargs)
        if coro.__qualname__ not in HOUSEKEEPING:
            self.tasks.append(task)
        return task

    def _process_events(self, events):
        """There is no input or output."""

    def _write_to_self(self):
        """Wakes select() when a thread calls; there are none here."""

    async def shutdown_default_executor(self, timeout=None):
        """Waits for the default executor's threads in one more thread; here nothing is left of them."""


def all_tasks(loop=None):
    """asyncio.all_tasks() in order of creation: asyncio.run() cancels in this order what is left."""
    loop = loop or asyncio.get_running_loop()
    return OrderedSet(task for task in loop.tasks if not task.done())


class Policy(asyncio.DefaultEventLoopPolicy):
    def __init__(self, make):
        super().__init__()
        self.new_event_loop = make


class Run:
    """One run of a script; `outcome` tells of it."""

    def __init__(self, source, names, horizon):
        self._clock = Clock(micros(horizon))
        self._workers = Executor.workers = Workers(self._clock)
        self._names = names
        self._tasks = None
        self._prints = []
        self._loop = None
        self._clock.when_cut = self._keep_tasks
        self.outcome = self._run(source)
        self._dispose()

    def _run(self, source):
        time.sleep = self._clock.sleep
        time.monotonic = time.perf_counter = time.time = self._clock.seconds
        asyncio.set_event_loop_policy(Policy(self._new_loop))
        self._namespace = {"__name__": "__main__", "__builtins__": builtins, "print": self._print,
                           laterpython.HELPER: laterpython.helper()}
        tree = laterpython.with_later_rules(ast.parse(source))
        raised = ""
        try:
            exec(compile(tree, "<script>", "exec"), self._namespace)
        except RunOver:
            pass  # the clock knows
        except BaseException as error:
            raised = error_words(error)
        self._keep_tasks()
        over, self._clock.over = self._clock.over, "finished"  # whatever still comes to life finds the run over
        return Outcome(over or "finished", "" if over else raised, self._prints, self._tasks)

    def _new_loop(self):
        self._loop = PlainLoop(self._clock, self._workers)
        return self._loop

    def _print(self, *values, sep=" ", end="\n", file=None, flush=False):
        if self._clock.over is None:
            task = self._loop.tasks.index(asyncio.current_task(self._loop))
            self._prints.append((self._clock.now / MICROS, task, sep.join(map(printed, values))))

    def _keep_tasks(self):
        """The outcomes of all tasks as they are now; once."""
        if self._tasks is None:
            self._tasks = [TaskOutcome(self._name(task), *outcome_of(task)) for task in self._loop.tasks]

    def _name(self, task):
        given = task.get_name()
        if not re.fullmatch(r"Task-\d+", given):
            return given
        function = function_name(task.get_coro())
        return self._names.get(function, function)

    def _dispose(self):
        for task in self._loop.tasks:
            task._log_destroy_pending = False
            close(task.get_coro())
        self._namespace.clear()
        self._loop.tasks.clear()
        Executor.workers = None


def outcome_of(task):
    """How a task ended, without asking for its exception."""
    if not task.done():
        return "pending", ""
    if task.cancelled():
        return "cancelled", ""
    if task._exception is not None:
        return "raised", error_words(task._exception)
    return "returned", value_words(task._result) or ""


def make_the_world_virtual():
    laterpython.bring_timeout_up_to_date(asyncio)
    asyncio.tasks.all_tasks = asyncio.all_tasks = all_tasks
    concurrent.futures.ThreadPoolExecutor = concurrent.futures.ProcessPoolExecutor = Executor
    warnings.simplefilter("ignore")
    logging.disable()
    sys.unraisablehook = lambda error: None


def main():
    make_the_world_virtual()
    for line in sys.stdin:
        question = json.loads(line)
        outcome = Run(question["python"], question["names"], question["horizon"]).outcome
        print(json.dumps(outcome.to_json()), flush=True)


if __name__ == "__main__":
    main()
