#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Signalbox authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Imports Python files as layouts and writes them as Python again: the text must be the same, to the character.

    roundtrip.py build/release/app/signalbox DIRECTORY... [--seed N] [--splits N]

Every *.py file below the directories goes through `import` and `python`. With --splits each file is also cut at random
lines: a beginning, an end or a middle has to come back as well, be it Python or not. Says how many came back, how many were
refused, and exits with 1 where a text came back otherwise or the program died.
"""

import argparse
import pathlib
import random
import subprocess
import sys


def through(program, arguments, data):
    return subprocess.run([program, *arguments], input=data, capture_output=True, timeout=120)


def readable(data):
    """What the file says, as text; None where that is not plain UTF-8 without a mark, which comes back decoded."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    declares = any("coding" in line for line in text.splitlines()[:2])
    return None if declares or text.startswith("\ufeff") else text


def check(program, data):
    """"same", "refused", or what went wrong."""
    layout = through(program, ["import", "-", "--partial"], data)
    if layout.returncode == 1 and layout.stderr.startswith(b"standard input:"):
        return "refused"
    if layout.returncode != 0:
        return f"import ended with {layout.returncode}: {layout.stderr.decode(errors='replace')}"
    back = through(program, ["python", "-"], layout.stdout)
    if back.returncode != 0:
        return f"python ended with {back.returncode}: {back.stderr.decode(errors='replace')}"
    return "same" if back.stdout == data else "another text came back"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program")
    parser.add_argument("directories", nargs="+", type=pathlib.Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--splits", type=int, default=0)
    parser.add_argument("--most", type=int, default=10**9, help="files to go through, chosen by the seed")
    options = parser.parse_args()
    chance = random.Random(options.seed)
    files = sorted(path for each in options.directories for path in each.rglob("*.py"))
    if len(files) > options.most:
        files = sorted(chance.sample(files, options.most))
    counts = {"same": 0, "refused": 0}
    failures = 0
    for path in files:
        data = path.read_bytes()
        if not data or readable(data) is None:
            continue
        lines = data.splitlines(keepends=True)
        texts = [data]
        for _ in range(options.splits):
            first, last = sorted(chance.randrange(len(lines) + 1) for _ in range(2))
            texts.append(b"".join(lines[first:last]))
        for text in filter(None, texts):
            found = check(options.program, text)
            if found in counts:
                counts[found] += 1
            else:
                failures += 1
                print(f"{path}: {found}", file=sys.stderr)
    print(f"{counts['same']} texts came back the same, {counts['refused']} were refused, {failures} failed")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
