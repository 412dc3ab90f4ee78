#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Signalbox authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Random programs that use asyncio, run by a runner and by CPython under the virtual clock of reference.py: the same prints, the
same end at the same moment.

    generate.py RUNNER                       seeds 0 to 99, in the version of the Python that runs this
    generate.py RUNNER --seeds 0:10000       these
    generate.py RUNNER --seeds 7 --write     writes the program to stdout, and what CPython makes of it
    generate.py RUNNER --seeds 7 --shrink    cuts what differs down to the fewest statements that still differ
    generate.py RUNNER --seeds 0:10000 --jobs 2 --keep DIR
                                             in two processes; what CPython printed is kept in DIR for the next time

RUNNER is called once, with - for the file: it runs each file of its standard input in a process that it forks. Addresses are compared by pattern. Exit code 1 where anything differs.
"""

import argparse
import ast
import gc
import hashlib
import os
import pathlib
import re
import resource
import shlex
import signal
import subprocess
import sys
import tempfile

import reference
from compare import difference
from randomprograms import program

VERSION = f"{sys.version_info.major}.{sys.version_info.minor}"
LONGEST = 10  # seconds of the processor for one program
LONGEST_OF_PYTHON = 3  # what takes CPython longer is not compared
TOO_LONG = "computes too long"
LIBRARY = re.compile(r"/\S+/lib/(?=python3\.)")  # ours is where Debian has it
ADDRESS = re.compile(r"0x[0-9a-f]+|(?<=ed at |ng at )(?:/\S+\.py:\d+|\?)")  # and where a file lies


def of_python(file):
    """What CPython makes of it, as lines, in a process that is forked from this one."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        resource.setrlimit(resource.RLIMIT_CPU, (LONGEST_OF_PYTHON, LONGEST_OF_PYTHON + 1))
        os.close(reading)
        os.dup2(writing, 1)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
        reference.make_virtual()
        end = reference.run(str(file))
        reference.WORLD.let_threads_end()
        reference.finish(end if end.startswith("@@ERR") else f"{end} {reference.WORLD.now / reference.MICROS:.12g}")
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        text = pipe.read()
    status = os.waitpid(child, 0)[1]
    lines = text.decode().splitlines()
    return lines if status == 0 and lines and lines[-1].startswith("@@") else [*lines, "@@ERR computes too long"]


def limit():
    resource.setrlimit(resource.RLIMIT_CPU, (LONGEST, LONGEST + 1))


class Runner:
    """A process of the runner that forks one for each program; where one of these dies, the program runs in a process of its own."""

    def __init__(self, command):
        self._command = command
        self._process = None

    def _begin(self):
        self._process = subprocess.Popen([*self._command, VERSION, "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                         stderr=subprocess.DEVNULL, preexec_fn=limit)

    def lines_of(self, file):
        if not self._process or self._process.poll() is not None:
            self._begin()
        self._process.stdin.write(f"{file}\n".encode())
        self._process.stdin.flush()
        lines = []
        while (line := self._process.stdout.readline()) and b"\0@@ENDED " not in line:
            lines.append(line)
        last, _, status = line.partition(b"\0@@ENDED ")
        if status.strip() != b"0":
            return self._alone(file)
        return b"".join([*lines, last]).decode(errors="replace").splitlines() or ["nothing at all"]

    def _alone(self, file):
        done = subprocess.run([*self._command, VERSION, file], capture_output=True, preexec_fn=limit)
        lines = done.stdout.decode(errors="replace").splitlines()
        if done.returncode == -signal.SIGXCPU:
            lines.append("@@ERR computes too long")
        elif done.returncode:
            words = done.stderr.decode(errors="replace").splitlines()
            lines.append(f"@@DIED {done.returncode} {words[-1] if words else ''}")
        return lines or ["nothing at all"]


def expected_of(file, text, kept):
    """What CPython makes of it, which is known where the folder for that has it."""
    if not kept:
        return of_python(file)
    known = kept / hashlib.sha256(f"{sys.version}\n{text}".encode()).hexdigest()
    if not known.exists():
        known.write_text("\n".join(of_python(file)), encoding="utf-8", newline="")
    return known.read_bytes().decode().split("\n")


def compared(runner, text, folder, kept=None):
    """How the two differ, in words; None if they do not."""
    file = folder / "program.py"
    file.write_text(text, encoding="utf-8")
    expected = [LIBRARY.sub("/usr/lib/", ADDRESS.sub("0x", line)) for line in expected_of(file, text, kept)]
    if expected[-1] == "@@ERR computes too long":
        return TOO_LONG
    return difference(expected, [ADDRESS.sub("0x", line) for line in runner.lines_of(file)])


def cuts(node):
    """Ways to make what stands in a node of the tree smaller: each changes it and gives what takes the change back."""
    for field in ("body", "orelse", "finalbody", "handlers", "cases"):
        statements = getattr(node, field, None)
        if not isinstance(statements, list):
            continue
        for length in (8, 4, 2, 1):
            for at in reversed(range(0, len(statements), length)):
                before = list(statements)
                del statements[at:at + length]
                if not statements and field == "body" and not isinstance(node, ast.Module):
                    statements.append(ast.Pass())
                if len(statements) < len(before) or not isinstance(before[0], ast.Pass):
                    yield lambda statements=statements, before=before: statements.__setitem__(slice(None), before)
        for at in reversed(range(len(statements))):
            inner = getattr(statements[at], "body", None) if isinstance(statements[at], ast.stmt) else None
            if isinstance(inner, list) and not isinstance(statements[at], (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
                before = list(statements)
                statements[at:at + 1] = inner
                yield lambda statements=statements, before=before: statements.__setitem__(slice(None), before)
    for child in ast.iter_child_nodes(node):
        yield from cuts(child)


def shrunk(runner, text, folder):
    """The program with the fewest statements found that still differs and is still a program."""
    tree = ast.parse(text)
    kind = compared(runner, text, folder)
    is_going_on = True
    while is_going_on:
        is_going_on = False
        for take_back in cuts(tree):
            try:
                candidate = ast.unparse(tree)
                compile(candidate, "candidate", "exec")
                words = compared(runner, candidate, folder)
            except (SyntaxError, ValueError):
                words = None
            if words and words is not TOO_LONG and "NameError" not in words and ("@@DIED" in words) == ("@@DIED" in kind):
                is_going_on = True
            else:
                take_back()
    return ast.unparse(tree)


def seeds(text):
    first, _, last = text.partition(":")
    return range(int(first), int(last or int(first) + 1))


def compare_seeds(options, chosen):
    """Says what differs; how many do, and how many CPython has not come to the end of."""
    wrong = long = 0
    runner = Runner(options.runner)
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for seed in chosen:
            text = program(seed)
            words = compared(runner, text, folder, options.keep)
            if options.write:
                print(text, *of_python(folder / "program.py"), sep="\n")
            if words is TOO_LONG:
                long += 1
            elif words:
                wrong += 1
                print(f"seed {seed}: {words}", flush=True)
                if options.shrink:
                    print(shrunk(runner, text, folder), flush=True)
    return wrong, long


def compare_in_processes(options):
    """Each job has every so many-th seed, in a process that is forked from this one; as compare_seeds()."""
    pipes = []
    for job in range(options.jobs):
        reading, writing = os.pipe()
        if os.fork() == 0:
            found = compare_seeds(options, options.seeds[job::options.jobs])
            os.write(writing, " ".join(map(str, found)).encode())
            os._exit(0)
        os.close(writing)
        pipes.append(reading)
    answers = [os.fdopen(pipe).read() for pipe in pipes]
    for _ in pipes:
        os.wait()
    if not all(answers):
        sys.exit("a job ended before its seeds did")
    return [sum(map(int, each)) for each in zip(*map(str.split, answers))]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("runner", type=shlex.split)
    parser.add_argument("--seeds", type=seeds, default=range(100))
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--keep", type=pathlib.Path)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--shrink", action="store_true")
    options = parser.parse_args()
    if any(os.environ.get(name) != value for name, value in reference.SURROUNDINGS.items()):
        os.execve(sys.executable, [sys.executable, *sys.argv], {**os.environ, **reference.SURROUNDINGS})
    if options.keep:
        options.keep.mkdir(parents=True, exist_ok=True)
    gc.freeze()  # so that what is forked shares memory with this process
    wrong, long = compare_in_processes(options)
    print(f"Python {VERSION}: {len(options.seeds) - long} programs, {wrong} differ; {long} more compute too long")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
