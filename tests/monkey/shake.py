# SPDX-FileCopyrightText: 2026 The Signalbox authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the monkey, and shortens the list of actions that made it fail. tests/monkey/run starts this."""

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SANITIZERS = {
    "ASAN_OPTIONS": "detect_leaks=0:handle_abort=1:detect_stack_use_after_return=1",
    "UBSAN_OPTIONS": "print_stacktrace=1",
}


class Monkey:
    """One start of the program after the other, each with a home and a folder of its own that go away."""

    def __init__(self, program, examples):
        self.program = program.resolve()  # it runs in a folder of its own
        self.examples = examples

    def run(self, *arguments):
        """The acts that were done, what was said, and whether it failed."""
        with tempfile.TemporaryDirectory(prefix="signalbox-monkey-") as home:
            folder = Path(home, "documents")
            shutil.copytree(self.examples, folder)
            for file in folder.iterdir():
                file.chmod(0o644)
            environment = dict(os.environ, HOME=home, LC_ALL="C.UTF-8", QT_QPA_PLATFORM="xcb", **SANITIZERS)
            for name in ("CONFIG", "CACHE", "DATA", "STATE"):
                environment[f"XDG_{name}_HOME"] = str(Path(home, name.lower()))
            ended = subprocess.run(
                ["xvfb-run", "-a", "-s", "-screen 0 1600x1200x24", self.program, "--folder", folder, *arguments],
                cwd=folder, env=environment, capture_output=True, text=True, errors="replace", check=False)
            notes = Path(folder, "acts")
            acts = notes.read_text().splitlines() if notes.exists() else []
            return acts, ended.stderr + ended.stdout, ended.returncode != 0

    def replay(self, acts):
        with tempfile.NamedTemporaryFile("w", suffix=".acts") as file:
            file.write("".join(f"{act}\n" for act in acts))
            file.flush()
            return self.run("--replay", file.name)


def sort_of_fault(output):
    """What makes two failures the same: the fault or the sanitizer's summary, without numbers."""
    for pattern in (r"^FAULT: (.*)", r"^SUMMARY: (.*)", r"runtime error: (.*)", r"^ASSERT.*"):
        if found := re.search(pattern, output, re.MULTILINE):
            return re.sub(r"0x[0-9a-f]+|[0-9]+", "N", found.group(0))[:60]
    return "it ended"


def report(output, most=16000):
    """What was said about the fault, from where it begins: a stack is long, and its first lines say the most."""
    begin = re.search(r"^(FAULT: |ASSERT|.*runtime error: |=+\d+=+ERROR: )", output, re.MULTILINE)
    start = begin.start() if begin else max(0, len(output) - most)
    return output[start:start + most]


def shortest(monkey, acts, sort, seconds):
    """The fewest acts that still fail in the same sort of way, as far as the time reaches."""
    until = time.monotonic() + seconds

    def fails(fewer):
        done, output, failed = monkey.replay(fewer)
        return done if failed and sort_of_fault(output) == sort else None

    # What happened long before seldom matters.
    for last in (1, 5, 20, 80, 320):
        if last < len(acts) and time.monotonic() < until and (done := fails(acts[-last:])):
            acts = done
            break
    part = len(acts) // 2
    while part > 0 and time.monotonic() < until:
        at = 0
        while at + part <= len(acts) and time.monotonic() < until:
            if done := fails(acts[:at] + acts[at + part:]):
                acts = done
            else:
                at += part
        part //= 2
    return acts


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program", type=Path)
    parser.add_argument("examples", type=Path)
    parser.add_argument("--actions", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--at-once", type=int, default=2000, help="actions of one start; the next has another seed")
    parser.add_argument("--shorten", type=int, default=300, help="seconds to look for a shorter list")
    parser.add_argument("--replay", type=Path)
    given = parser.parse_args()
    monkey = Monkey(given.program, given.examples)
    if given.replay:
        _, output, failed = monkey.run("--replay", given.replay.resolve())
        print(output, end="")
        return failed
    seed, left = given.seed, given.actions
    while left > 0:
        acts, output, failed = monkey.run("--seed", str(seed), "--actions", str(min(left, given.at_once)))
        print(f"seed {seed}: {output.splitlines()[-1] if output and not failed else len(acts)}", flush=True)
        if failed:
            sort = sort_of_fault(output)
            print(report(output))
            fewest = shortest(monkey, acts, sort, given.shorten)
            print(f"{sort}: {len(fewest)} of {len(acts)} actions lead to it (tests/monkey/run --replay FILE):")
            print("\n".join(fewest))
            return True
        left -= len(acts)
        seed += 1
    return False


if __name__ == "__main__":
    sys.exit(main())
