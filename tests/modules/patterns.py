#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Signalbox authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Random regular expressions, searched in random texts by re here and by the re of the Python that runs this.

    python3.11 tests/modules/patterns.py RUNNER --count 20000 --seed 1

RUNNER is asyncio_runner. Half of the patterns are well formed, the others changed at random, so that what is wrong must be
refused in the same words.
"""

import argparse
import itertools
import pathlib
import random
import re
import subprocess
import sys
import tempfile

VERSION = f"{sys.version_info.major}.{sys.version_info.minor}"
TOGETHER = 500  # cases in one program
# Before 3.11.5 possessive repeats and atomic groups went wrong in CPython where they hold what can go back, up to never ending.
IS_SOUND = sys.version_info >= (3, 11, 5)
UNSOUND = re.compile(r"[*+?}]\+|\(\?>")
PROGRAM = """
import re


def shown(act):
    try:
        return repr(act())
    except re.error as e:
        return f"error {e} {e.pos}"
    except (IndexError, OverflowError, RecursionError, ValueError) as e:
        return f"{type(e).__name__} {e}"


def spans(m):
    return m and (m.regs, m.lastindex, m.lastgroup)


for number, (pattern, flags, text, template) in enumerate(CASES):
    try:
        p = re.compile(pattern, flags)
    except (re.error, OverflowError, ValueError, RecursionError) as e:
        print(number, type(e).__name__, e, getattr(e, "pos", None))
        continue
    print(number, p.groups, dict(p.groupindex), shown(lambda: spans(p.match(text))), shown(lambda: spans(p.fullmatch(text))),
          shown(lambda: spans(p.search(text, 1))), shown(lambda: p.findall(text)), shown(lambda: p.sub(template, text)),
          shown(lambda: p.split(text, 3)), shown(lambda: [m.span() for m in p.finditer(text, 0, 5)]))
"""


class Writer:
    def __init__(self, seed):
        self.r = random.Random(seed)
        self.groups = 0

    def pick(self, *choices):
        return self.r.choice(choices)

    def atom(self, depth):
        r = self.r.random()
        if r < 0.45 or depth == 0:
            return self.pick("a", "b", "c", "1", " ", "_", "A", ".", r"\d", r"\w", r"\s", r"\W", r"\.", "é")
        if r < 0.6:
            return "[" + self.pick("", "", "^") + "".join(self.pick("a", "b", "a-c", "0-9", r"\d", r"\s", "_", "A-Z", "é")
                                                          for _ in range(self.r.randint(1, 3))) + "]"
        if r < 0.68:
            return self.pick("^", "$", r"\b", r"\B", r"\A", r"\Z")
        if r < 0.72 and self.groups:
            return rf"\{self.r.randint(1, self.groups)}"
        inside = self.choice(depth - 1) if r < 0.9 else self.pick("a", "ab", r"\d", "[ab]", "bc")
        kind = self.pick("(", "(", "(", "(?:", "(?:", "(?=", "(?!", "(?>", "(?i:", "(?P<n%d>" % (self.groups + 1))
        if r >= 0.9:
            kind = self.pick("(?<=", "(?<!")
        if kind == "(" or kind.startswith("(?P"):
            self.groups += 1
        return kind + inside + ")"

    def repeated(self, depth):
        atom = self.atom(depth)
        if self.r.random() < 0.65 or atom in ("^", "$", r"\b", r"\B", r"\A", r"\Z"):
            return atom
        return atom + self.pick("*", "+", "?", "{2}", "{1,2}", "{,2}", "{1,}") + self.pick("", "", "?", "+")

    def sequence(self, depth):
        return "".join(self.repeated(depth) for _ in range(self.r.randint(0 if self.r.random() < 0.1 else 1, 3)))

    def choice(self, depth):
        return "|".join(self.sequence(depth) for _ in range(self.pick(1, 1, 1, 2, 3)))

    def pattern(self):
        self.groups = 0
        text = self.choice(self.r.randint(1, 3))
        if self.r.random() < 0.05:
            text = self.pick("(?i)", "(?m)", "(?x)", "(?s)", "(?a)") + text
        while self.r.random() < 0.25:
            at = self.r.randint(0, len(text))
            text = text[:at] + self.pick("", "(", ")", "[", "]", "*", "\\", "?", "{", "(?", "|", "-", "#", "x", "(?P<", ">") + text[at + self.r.randint(0, 1):]
        return text

    def sound_pattern(self):
        while True:
            pattern = self.pattern()
            if IS_SOUND or not UNSOUND.search(pattern):
                return pattern

    def case(self):
        text = "".join(self.pick("a", "b", "c", "a", "b", "1", " ", "_", "A", "B", "\n", "é", ".") for _ in range(self.r.randint(0, 9)))
        template = "".join(self.pick("x", r"\1", r"\g<0>", r"\2", r"\g<n1>", "-", r"\n", r"\\", r"\q", r"\g<", "\\") for _ in range(self.pick(1, 1, 2)))
        return self.sound_pattern(), self.pick(0, 0, 0, 2, 8, 16, 64, 256, 10), text, template


def differences(runner, cases):
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder, "program.py")
        file.write_text(f"CASES = {cases!r}\n{PROGRAM}", encoding="utf-8")
        expected = subprocess.run([sys.executable, "-W", "ignore", file], capture_output=True, text=True, check=True, timeout=100).stdout
        run = subprocess.run([runner, VERSION, file], capture_output=True, text=True)
    actual = run.stdout.splitlines()
    print_end = actual.pop() if actual else f"nothing {run.stderr}"
    for one, other in itertools.zip_longest(expected.splitlines(), actual):
        if one != other:
            yield one, other
    if not print_end.startswith("@@OK"):
        yield "@@OK", print_end


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("runner")
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", type=int, default=5)
    arguments = parser.parse_args()
    differ = 0
    for begin in range(0, arguments.count, TOGETHER):
        writer = Writer(arguments.seed * 1_000_003 + begin)
        cases = [writer.case() for _ in range(min(TOGETHER, arguments.count - begin))]
        for one, other in differences(arguments.runner, cases):
            differ += 1
            if differ <= arguments.show:
                number = str(one).split(maxsplit=1)[0]
                case = cases[int(number)] if number.isdigit() else ""
                print(f"{case!r}\n    Python says {one}\n    here it is  {other}")
    print(f"{arguments.count} patterns, {differ} differ")
    return 1 if differ else 0


if __name__ == "__main__":
    sys.exit(main())
