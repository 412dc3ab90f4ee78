#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Signalbox authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs programs that were changed at random, and some that were made to be trouble: none may crash, hang or end without a word.

    mutate.py RUNNER --count 500 --seed 7                 changed programs, in the version of the Python that runs this
    mutate.py RUNNER --count 200 --seed 7 --compare       what CPython runs too must print the same, or be refused
    mutate.py RUNNER --trouble                            only the programs of trouble.py and oddtrouble.py

RUNNER is as for compare.py; best is one built with the `asan` preset. A change drops, doubles or swaps tokens or lines, takes a
token from elsewhere, or makes a number large. A program has some seconds of the processor and some memory; what is found is
written to --keep (a folder), one file each. Exit code 1 where anything was found.
"""

import argparse
import concurrent.futures
import io
import pathlib
import random
import resource
import shlex
import signal
import subprocess
import sys
import tempfile
import tokenize

from oddtrouble import ODD
from programfiles import PROGRAMS, REFERENCE
from trouble import TROUBLE

SECONDS = 20  # of the processor; under ASan things take five times as long
MEMORY = 3 << 30
REFUSALS = ("NotImplementedError: Signalbox", "SyntaxError:", "IndentationError:", "TabError:", "ModuleNotFoundError:")
ENDLESS = ("@@ERR deadlock", "@@ERR busy loop", "@@ERR too long", "@@ERR horizon", "@@ERR MemoryError", "@@ERR RecursionError")
NUMBERS = ("0", "-1", "2 ** 70", "10 ** 12", "1e308", "10 ** 400", "float('nan')", "True", "None", "''", "[]", "1000000")


def tokens(text):
    try:
        return [(each.type, each.string) for each in tokenize.generate_tokens(io.StringIO(text).readline)]
    except (tokenize.TokenError, SyntaxError, IndentationError):
        return []


def changed_tokens(text, rng):
    """One token dropped, doubled, swapped with another, or replaced; the spelling around it stays."""
    found = [each for each in tokenize.generate_tokens(io.StringIO(text).readline) if each.string.strip() and each.type != tokenize.COMMENT]
    lines = text.splitlines(keepends=True)
    one, other = rng.choice(found), rng.choice(found)
    kind = rng.randrange(5)
    same = [each for each in found if each.type == one.type]
    new = {0: "", 1: f"{one.string} {one.string}", 2: other.string, 3: rng.choice(same).string}.get(kind)
    if kind == 4:
        numbers = [each for each in found if each.type == tokenize.NUMBER]
        if not numbers:
            return text
        one, new = rng.choice(numbers), rng.choice(NUMBERS)
    if one.start[0] != one.end[0]:
        return text
    line = lines[one.start[0] - 1]
    lines[one.start[0] - 1] = line[: one.start[1]] + new + line[one.end[1]:]
    return "".join(lines)


def changed_lines(text, rng):
    lines = text.splitlines(keepends=True)
    at, other = rng.randrange(len(lines)), rng.randrange(len(lines))
    kind = rng.randrange(4)
    if kind == 0:
        del lines[at]
    elif kind == 1:
        lines.insert(at, lines[at])
    elif kind == 2:
        lines[at], lines[other] = lines[other], lines[at]
    else:
        indent = lines[at][: len(lines[at]) - len(lines[at].lstrip())]
        lines[at] = indent + lines[other].lstrip()
    return "".join(lines)


def mutated(text, rng):
    for _ in range(rng.choice((1, 1, 1, 2, 3))):
        try:
            text = (changed_tokens if rng.random() < 0.7 else changed_lines)(text, rng)
        except (tokenize.TokenError, SyntaxError, IndentationError, IndexError):
            break
    return text


def run(command, seconds):
    """(lines, words about a bad ending or None)."""

    def limit():
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))

    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, preexec_fn=limit)
    try:
        output, errors = process.communicate(timeout=20 * seconds)
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate()
        return [], "hangs"
    lines = output.decode(errors="replace").splitlines()
    said = errors.decode(errors="replace")
    if "runtime error:" in said or "AddressSanitizer" in said or "LeakSanitizer" in said:
        where = next(line for line in said.splitlines() if "runtime error:" in line or "Sanitizer" in line)
        return lines, where.strip()[:200]
    if process.returncode in (-signal.SIGXCPU, -signal.SIGKILL):
        return lines, f"computes for {seconds} s"
    if process.returncode < 0:
        return lines, f"killed by signal {-process.returncode}"
    if not lines or not lines[-1].startswith("@@"):
        return lines, f"exit code {process.returncode} without an ending: {said[-120:]!r}"
    return lines, None


def checked(runner, version, name, text, compare, keep, seconds):
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder, "program.py")
        file.write_text(text, encoding="utf-8")
        lines, words = run([*runner, version, str(file)], seconds)
        if words is None and compare and not any(each in lines[-1] for each in REFUSALS) and not lines[-1].startswith(ENDLESS):
            try:
                python = subprocess.run([sys.executable, REFERENCE, str(file)], capture_output=True, timeout=60, check=False)
                expected = python.stdout.decode(errors="replace").splitlines()
            except subprocess.TimeoutExpired:
                expected = []
            if expected and expected[-1].startswith("@@") and not expected[-1].startswith(ENDLESS) and expected != lines:
                at = next((i for i, pair in enumerate(zip(expected, lines)) if pair[0] != pair[1]), min(len(expected), len(lines)))
                mine, theirs = (part[at] if at < len(part) else "nothing" for part in (lines, expected))
                if " at 0x" not in theirs and "Cannot " not in theirs:
                    words = f"prints {mine[:150]!r} instead of {theirs[:150]!r}"
    if words:
        keep.mkdir(parents=True, exist_ok=True)
        keep.joinpath(f"{name}.py").write_text(text, encoding="utf-8")
    return name, words


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("runner", type=shlex.split)
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--trouble", action="store_true")
    parser.add_argument("--compare", action="store_true")
    parser.add_argument("--seconds", type=int, default=SECONDS)
    parser.add_argument("--programs", type=pathlib.Path, default=PROGRAMS)
    parser.add_argument("--keep", type=pathlib.Path, default=pathlib.Path(tempfile.gettempdir(), "mutations"))
    arguments = parser.parse_args()
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    jobs = [(f"trouble_{name}", text, False) for name, text in {**TROUBLE, **ODD}.items()]
    if not arguments.trouble:
        files = sorted(arguments.programs.glob("*.py"))
        rng = random.Random(arguments.seed)
        for number in range(arguments.count):
            file = rng.choice(files)
            jobs.append((f"{arguments.seed}_{number}_{file.stem}", mutated(file.read_text(encoding="utf-8"), rng), arguments.compare))
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        results = list(pool.map(lambda job: checked(arguments.runner, version, *job, arguments.keep, arguments.seconds), jobs))
    found = [(name, words) for name, words in results if words]
    for name, words in found:
        print(f"{name}: {words}")
    print(f"{len(jobs)} programs, {len(found)} of them trouble")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
