#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Signalbox authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Compares what a runner makes of the programs with what CPython does.

    compare.py RUNNER                        every program, in the version of the Python that runs this
    compare.py RUNNER --all-versions         in 3.11, 3.12 and 3.13
    compare.py RUNNER 017_*.py 101_*.py      some of them
    compare.py RUNNER --programs DIR         those of a folder, each with its .out beside it

Calls `RUNNER VERSION FILE`, which prints what the program prints, then `@@OK seconds`, `@@EXIT code seconds` or `@@ERR words`.
One line for each difference, with the first line that differs, then a summary; exit code 1 where anything differs. Of what
never ends (`@@ERR deadlock`, `@@ERR busy loop`) only what is printed until then is compared. A program has 20 s of the processor,
however busy the machine is.
"""

import argparse
import concurrent.futures
import itertools
import pathlib
import resource
import shlex
import signal
import subprocess
import sys

from programfiles import PROGRAMS, VERSIONS, expected

LONGEST = 20  # seconds of the processor
PATIENCE = 200  # seconds by the clock, for what waits and computes nothing
ENDLESS = ("@@ERR deadlock", "@@ERR busy loop", "@@ERR RuntimeError deadlock")


def difference(lines, actual):
    """In words; None where there is none."""
    if lines[-1].startswith(ENDLESS):
        if not actual[-1].startswith(("@@ERR", "@@OK", "@@EXIT")):
            return f"has no ending after {actual[-1]!r}"
        lines, actual = lines[:-1], actual[: len(lines) - 1]
    for number, (line, other) in enumerate(itertools.zip_longest(lines, actual), 1):
        if line != other:
            return f"line {number}: {other if other is None else repr(other)} instead of {line if line is None else repr(line)}"
    return None


def compared(runner, version, program):
    process = subprocess.Popen([*runner, version, program], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    resource.prlimit(process.pid, resource.RLIMIT_CPU, (LONGEST, LONGEST + 1))
    try:
        output, errors = process.communicate(timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate()
        return f"did not end in {PATIENCE} s"
    if process.returncode == -signal.SIGXCPU:
        return f"computed for {LONGEST} s"
    if process.returncode < 0:
        return f"was killed by signal {-process.returncode}"
    actual = output.decode(errors="replace").splitlines()
    said = errors.decode(errors="replace").splitlines()
    if not actual or not actual[-1].startswith("@@"):
        return f"exit code {process.returncode}: {said[-1] if said else 'without a word'}"
    return difference(expected(program, version), actual)


def waiting(file):
    """Programs that do not run yet, as (name, version); the rest of a line says why. One without a version: in all."""
    waits = set()
    for line in file.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            name, version = line.split()[:2]
            waits.update((name, each) for each in VERSIONS if version not in VERSIONS or version == each)
    return waits


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("runner", type=shlex.split)
    parser.add_argument("files", nargs="*", type=pathlib.Path)
    parser.add_argument("--programs", type=pathlib.Path, default=PROGRAMS)
    parser.add_argument("--all-versions", action="store_true")
    parser.add_argument("--later", type=pathlib.Path, help="a list of programs that must differ, as they wait for something")
    arguments = parser.parse_args()
    waits = waiting(arguments.later) if arguments.later else set()
    versions = VERSIONS if arguments.all_versions else [f"{sys.version_info.major}.{sys.version_info.minor}"]
    files = arguments.files or sorted(arguments.programs.glob("*.py"))
    runs = [(version, file) for file in files for version in versions]
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        results = list(pool.map(lambda run: compared(arguments.runner, *run), runs))
    wrong = 0
    for (version, file), words in zip(runs, results):
        waits_here = (file.name, version) in waits
        if words and not waits_here:
            print(f"{file.name} {version}: {words}")
        elif waits_here and not words:
            print(f"{file.name} {version}: runs by now, so it need not be in {arguments.later.name}")
        wrong += bool(words) != waits_here
    failed = sum(map(bool, results))
    print(f"{len(files)} programs, {len(runs)} runs: {len(runs) - failed} as CPython, {failed} otherwise")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
