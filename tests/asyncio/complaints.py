#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Signalbox authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds what programs write to stderr by themselves (warnings, words of the loop about what nobody heard of) to CPython's.

    complaints.py RUNNER [programs]      in the version of the Python that runs this; those of complaints/ else

RUNNER and reference.py run each; the lines of the calls in a traceback are left out, of which those of the library are not shown here.
"""

import argparse
import difflib
import pathlib
import shlex
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
VERSION = f"{sys.version_info.major}.{sys.version_info.minor}"


def told(command):
    done = subprocess.run(command, capture_output=True, text=True, timeout=120)
    lines = [line for line in done.stderr.splitlines() if not line.startswith(("  File ", "    "))]
    return done.stdout.splitlines() + lines


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("runner", type=shlex.split)
    parser.add_argument("programs", nargs="*", type=pathlib.Path)
    arguments = parser.parse_args()
    wrong = 0
    programs = arguments.programs or sorted((HERE / "complaints").glob("*.py"))
    for program in programs:
        right = told([sys.executable, HERE / "reference.py", program])
        ours = told([*arguments.runner, VERSION, program])
        if right != ours:
            wrong += 1
            print("\n".join(difflib.unified_diff(right, ours, f"{program.name} {VERSION}", "ours", lineterm="", n=0)))
    print(f"{len(programs)} programs, {wrong} with other words")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
