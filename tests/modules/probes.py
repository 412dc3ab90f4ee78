#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Signalbox authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Programs of the kind people write with the standard library's modules, run here and on the Python that runs this: what
they print must be the same.

    python3.11 tests/modules/probes.py RUNNER [tests/modules/probes/re_search.py ...]

RUNNER is asyncio_runner. What refused/ holds must be refused instead, with the line and the word that its first line
says in a comment.
"""

import itertools
import pathlib
import subprocess
import sys

FOLDER = pathlib.Path(__file__).resolve().parent / "probes"
VERSION = f"{sys.version_info.major}.{sys.version_info.minor}"


def lines_of(command):
    return subprocess.run(command, capture_output=True, text=True, timeout=100, env={"PYTHONHASHSEED": "0"})


def compared(runner, file):
    expected = lines_of([sys.executable, file]).stdout.splitlines()
    actual = lines_of([runner, VERSION, file]).stdout.splitlines()
    end = actual.pop() if actual else "nothing"
    differences = [(one, other) for one, other in itertools.zip_longest(expected, actual) if one != other]
    for one, other in differences[:5]:
        print(f"{file.name}: Python says {one!r}\n    here it is {other!r}")
    if not end.startswith("@@OK"):
        print(f"{file.name}: {end}")
    return not differences and end.startswith("@@OK")


def refused(runner, file):
    line, word = file.read_text().splitlines()[0].removeprefix("# refused: ").split(maxsplit=1)
    run = lines_of([runner, VERSION, file])
    is_right = "@@ERR SyntaxError: " in run.stdout and word in run.stdout and f"line {line}\n" in run.stderr
    if not is_right:
        print(f"{file.name} is not refused at line {line} with {word!r}: {run.stdout[-300:]}{run.stderr[-300:]}")
    return is_right


def main():
    runner, *files = sys.argv[1:]
    programs = [pathlib.Path(each) for each in files] or sorted(FOLDER.glob("*.py"))
    good = [compared(runner, each) for each in programs]
    if not files:
        good += [refused(runner, each) for each in sorted(FOLDER.glob("refused/*.py"))]
    print(f"{len(good)} programs, {len(good) - sum(good)} are wrong")
    return 0 if all(good) else 1


if __name__ == "__main__":
    sys.exit(main())
