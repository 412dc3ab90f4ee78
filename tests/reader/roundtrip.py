#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Signalbox authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Layouts exported as Python and read back: they must be equal but for ids, positions and looks.

    roundtrip.py DRIVER [--seeds A:B] [FILE.signalbox …]

DRIVER is `reader_layouts`. Layouts are those of tests/conformance/random_layouts.py. What no text tells apart (a Task with
the steps of a Canceller is one) is counted and listed at the end.
"""

import argparse
import collections
import json
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "conformance"))

from engine import Engine  # noqa: E402
from random_layouts import random_layout  # noqa: E402


def layouts(chosen):
    for path in chosen.files:
        yield path, json.loads(pathlib.Path(path).read_text(encoding="utf-8"))
    if chosen.seeds:
        first, last = map(int, chosen.seeds.split(":"))
        for seed in range(first, last + 1):
            yield f"seed {seed}", random_layout(seed)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("driver")
    parser.add_argument("--seeds", help="random layouts, A:B")
    parser.add_argument("files", nargs="*")
    chosen = parser.parse_args()
    engine = Engine(chosen.driver)
    count, wrong, forms, others = 0, 0, collections.Counter(), 0
    for name, layout in layouts(chosen):
        answer = engine.ask(layout)
        count += 1
        if answer.get("difference") == "" and answer["drawing"]:
            forms.update(answer["other_forms"])
            others += bool(answer["other_forms"])
            continue
        wrong += 1
        reason = answer.get("difference") or ("stays code" if answer["loads"] else "does not load")
        print(f"{name}: {reason}", flush=True)
    engine.close()
    print(f"{count} layouts, {wrong} differ, {others} have nodes in another form of the same:")
    for form, times in sorted(forms.items()):
        print(f"  {form}: {times}")
    return 1 if wrong or not count else 0


if __name__ == "__main__":
    sys.exit(main())
