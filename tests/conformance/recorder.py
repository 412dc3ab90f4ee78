#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Signalbox authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs a script that uses asyncio on CPython in virtual time and writes down what happens, as Signalbox's trace.

    recorder.py SCRIPT.py [-o OUT.jsonl] [--names names.json] [--horizon SECONDS] [--seed SEED]

The script is not changed and need not know. See README.md for what makes the run repeatable, and what the lines say.
"""

import argparse
import ast
import builtins
import concurrent.futures
import contextlib
import gc
import json
import random
import sys
import time
import warnings

import laterpython
import observers
from facts import close, json_line, printed
from observers import Watched
from privateasyncio import asyncio, forget_tasks, standing_in
from virtualclock import FOREVER, Clock, Executor, RunOver, Workers, delay_micros, micros
from virtualloop import VirtualLoop

RECURSION_LIMIT = 10_000  # a cancellation handed on from task to task takes a few frames for each


def record(source, names=None, horizon=60, *, filename="<script>", seed=None):
    """Runs the script `source` and returns its trace: one dictionary a fact.

    `names` says what people call what Python calls so: identifiers to names. `horizon` is in seconds, None for none.
    `seed`, where given, seeds the module random. Errors that end the script are part of the trace, unless they come
    before it has run anything; such ones are raised. Nothing is left changed in the interpreter.
    """
    tree = ast.parse(source, filename)
    clock = Clock(FOREVER if horizon is None else micros(horizon))
    recording = Watched(clock, source, filename, names)
    namespace = _namespace(recording, filename)
    with _virtual_world(recording, namespace), _kept_random(seed), _observed(recording):
        code = compile(laterpython.with_later_rules(_watch_counters(tree)), filename, "exec")
        recording.end(_run(code, recording, namespace))
        lines = recording.lines(namespace)
        _dispose(recording, namespace)
    return lines


def _namespace(recording, filename):
    """What the script's module holds before it begins."""
    return {"__name__": "__main__", "__file__": filename, "__builtins__": builtins,
            "print": printing(recording), "__counter__": counting(recording), laterpython.HELPER: laterpython.helper()}


def _run(code, recording, namespace):
    """Runs the script; returns what it raised, as a rule by asyncio.run()."""
    try:
        exec(code, namespace)
    except RunOver:
        pass  # the recording knows
    except BaseException as error:
        if not recording.tasks:
            raise
        return error
    return None


def _dispose(recording, namespace):
    """Takes the program apart while nothing it does any more can be seen.

    Python would do so as well, but at some time later, in the middle of another recording.
    """
    for task in recording.tasks:
        task._log_destroy_pending = False
        close(task.get_coro())
    for future in recording.failures:
        future._log_traceback = False
    recording.forget()
    namespace.clear()


@contextlib.contextmanager
def _observed(recording):
    """Makes `recording` the one that observers write to."""
    workers = Workers(recording.clock, observers.JobObserver())
    Executor.workers = workers

    def new_loop():
        recording.loop = VirtualLoop(recording.clock, workers)
        recording.go_on()
        return recording.loop
    asyncio.set_event_loop_policy(_policy(new_loop))
    observers.now = recording
    forget_tasks()
    try:
        yield
    finally:
        observers.now = Executor.workers = None
        asyncio.set_event_loop_policy(None)
        forget_tasks()


def _policy(new_loop):
    class VirtualPolicy(asyncio.events.BaseDefaultEventLoopPolicy):
        _loop_factory = staticmethod(new_loop)
    return VirtualPolicy()


@contextlib.contextmanager
def _virtual_world(recording, namespace):
    """What a script sees of the world while it is recorded: our asyncio, clock, threads and warnings."""
    clock = recording.clock

    def sleep(seconds):
        note_hold(recording, seconds, sys._getframe(1))
        clock.sleep(seconds)

    began = time.time()
    replaced = [
        (time, "sleep", sleep),
        (time, "monotonic", clock.seconds),
        (time, "perf_counter", clock.seconds),
        (time, "time", lambda: began + clock.seconds()),
        (concurrent.futures, "ThreadPoolExecutor", Executor),
        (concurrent.futures, "ProcessPoolExecutor", Executor),
        (warnings, "_warn_unawaited_coroutine", observers.note_never_awaited),
        (sys, "argv", [namespace["__file__"]]),
    ]
    with standing_in(), warnings.catch_warnings(), _replaced(replaced), _uninterrupted():
        warnings.simplefilter("ignore")
        yield


@contextlib.contextmanager
def _replaced(replacements):
    kept = [(module, name, getattr(module, name)) for module, name, _ in replacements]
    for module, name, value in replacements:
        setattr(module, name, value)
    try:
        yield
    finally:
        for module, name, value in kept:
            setattr(module, name, value)


@contextlib.contextmanager
def _uninterrupted():
    """Room for long chains of tasks, and no garbage collection, which could tell of lost coroutines at any time.

    What is left of the program is collected at the end; as nothing was before, all of that is in the first generation.
    """
    was_collecting, limit, unraisable = gc.isenabled(), sys.getrecursionlimit(), sys.unraisablehook
    gc.disable()
    sys.setrecursionlimit(max(limit, RECURSION_LIMIT))
    try:
        yield
    finally:
        sys.unraisablehook = lambda error: None
        gc.collect(0)
        sys.unraisablehook = unraisable
        sys.setrecursionlimit(limit)
        if was_collecting:
            gc.enable()


@contextlib.contextmanager
def _kept_random(seed):
    state = random.getstate()
    if seed is not None:
        random.seed(seed)
    try:
        yield
    finally:
        random.setstate(state)


# What a script does besides asyncio

def note_hold(recording, seconds, caller):
    """time.sleep() on the loop's thread holds everybody. In a function named compute it stands for work."""
    task = observers.running_task()
    if task and seconds >= 0 and not recording.clock.is_in_job():
        verb = "cpu" if caller.f_code.co_name == "compute" else "block"
        recording.note("step_began", task, verb=verb, duration=delay_micros(seconds))


def printing(recording):
    """A print() that is told in the trace, where a task prints; it writes nothing."""
    def print(*values, sep=" ", end="\n", file=None, flush=False):
        task = observers.running_task()
        if task and file in (None, sys.stdout):
            text = (" " if sep is None else sep).join(map(printed, values))
            recording.note("step_began", task, verb="log", text=text)
    return print


def counting(recording):
    """How the compiled script tells of its counters."""
    def tell(kind, name, value):
        if task := observers.running_task():
            recording.note(kind, task, on=f"counter {recording.display(name)}", value=value)
        return value
    return tell


class _CounterWatch(ast.NodeTransformer):
    """Lets the compiled script tell when it takes a counter's value into a variable, and when it changes a counter.

    Nothing else can see a plain variable from outside. Only the compiled form tells; the source stays as it is.
    """

    def __init__(self, counters):
        self._counters = counters
        self._is_in_function = False

    def visit_function(self, node):
        outside = self._counters, self._is_in_function
        self._counters, self._is_in_function = self._counters - _local_names(node), True
        self.generic_visit(node)
        self._counters, self._is_in_function = outside
        return node

    visit_FunctionDef = visit_AsyncFunctionDef = visit_function

    def visit_Lambda(self, node):
        return node

    def visit_Assign(self, node):
        if self._is_in_function:
            node.value = self._told_reads(node.value)
            for target in node.targets:
                if isinstance(target, ast.Name) and target.id in self._counters:
                    node.value = self._told("counter_written", target.id, node.value)
        return node

    def visit_AugAssign(self, node):
        if not self._is_in_function or not isinstance(node.target, ast.Name) or node.target.id not in self._counters:
            return node
        name = node.target.id
        old = self._told("counter_read", name, ast.Name(name, ast.Load()))
        value = self._told("counter_written", name, ast.BinOp(old, node.op, self._told_reads(node.value)))
        return ast.copy_location(ast.Assign([ast.Name(name, ast.Store())], value), node)

    def _told_reads(self, value):
        watch = self

        class Reads(ast.NodeTransformer):
            def visit_Lambda(self, node):
                return node

            def visit_Name(self, node):
                is_read = node.id in watch._counters and isinstance(node.ctx, ast.Load)
                return watch._told("counter_read", node.id, node) if is_read else node
        return Reads().visit(value)

    @staticmethod
    def _told(kind, name, value):
        call = ast.Call(ast.Name("__counter__", ast.Load()), [ast.Constant(kind), ast.Constant(name), value], [])
        return ast.copy_location(call, value)


def _local_names(function):
    """Names of the function's own, which hide variables of the module: what it is called with, and what it assigns."""
    inside = list(ast.walk(function))
    shared = {name for node in inside if isinstance(node, ast.Global) for name in node.names}
    assigned = {node.id for node in inside if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}
    return {node.arg for node in inside if isinstance(node, ast.arg)} | assigned - shared


def _is_number(node):
    return isinstance(node, ast.Constant) and type(node.value) in (int, float)


def _watch_counters(tree):
    """Counters are variables of the module that begin as a number and that some function declares global."""
    numbers = {target.id for node in tree.body if isinstance(node, ast.Assign) and _is_number(node.value)
               for target in node.targets if isinstance(target, ast.Name)}
    counters = numbers & {name for node in ast.walk(tree) if isinstance(node, ast.Global) for name in node.names}
    return ast.fix_missing_locations(_CounterWatch(counters).visit(tree)) if counters else tree


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("script")
    parser.add_argument("-o", "--output", help="where to write the trace (standard output)")
    parser.add_argument("--names", help="a JSON file: Python identifiers to the names people use")
    parser.add_argument("--horizon", type=float, default=60, help="seconds after which the run is cut (60)")
    parser.add_argument("--seed", help="seeds the module random")
    options = parser.parse_args()
    with open(options.script, encoding="utf-8") as file:
        source = file.read()
    names = None
    if options.names:
        with open(options.names, encoding="utf-8") as file:
            names = json.load(file)
    lines = record(source, names, options.horizon, filename=options.script, seed=options.seed)
    with open(options.output, "w", encoding="utf-8") if options.output else contextlib.nullcontext(sys.stdout) as out:
        out.writelines(map(json_line, lines))


if __name__ == "__main__":
    main()
