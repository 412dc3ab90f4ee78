#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Signalbox authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds figures of many runs to what must be so: Little's law to the microsecond, and what lanes show of the same run.

    exact.py RUNNER [--seeds 1:400] [--files FILE...]

RUNNER is `figures_runner`. Asked for are all layouts of the source, all of its programs in Python, by the rules of each version in
turn, and the random layouts of the conformance test; or only some files. What comes as JSON is held to its schema.
"""

import argparse
import json
import pathlib
import sys

import jsonschema

SOURCE = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(SOURCE / "tests" / "conformance"))
from engine import Engine  # noqa: E402
from random_layouts import random_layout  # noqa: E402

VERSIONS = ("3.11", "3.12", "3.13")


def question(path, number):
    if path.suffix == ".py":
        return {"script": path.read_text(encoding="utf-8"), "python": VERSIONS[number % 3]}
    return {"layout": json.loads(path.read_text(encoding="utf-8-sig"))}


def questions(options):
    files = options.files or [*sorted((SOURCE / "examples").rglob("*.signalbox")),
                              *sorted((SOURCE / "tests").rglob("*.signalbox")),
                              *sorted((SOURCE / "tests" / "asyncio" / "programs").rglob("*.py"))]
    for number, path in enumerate(files):
        try:
            yield str(path), question(path, number)
        except ValueError:
            continue  # a document that is to be refused
    if not options.files:
        first, last = (int(end) for end in options.seeds.split(":"))
        for seed in range(first, last):
            yield f"seed {seed}", {"layout": random_layout(seed)}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("runner")
    parser.add_argument("--seeds", default="1:400")
    parser.add_argument("--files", type=pathlib.Path, nargs="*")
    options = parser.parse_args()
    validator = jsonschema.Draft202012Validator(
        json.loads((SOURCE / "resources" / "figures.schema.json").read_text(encoding="utf-8")))
    engine = Engine(options.runner, "exact")
    asked = refused = queues = items = faults = 0
    for name, each in questions(options):
        answer = engine.ask(each)
        if "refused" in answer:
            refused += 1
            continue
        asked += 1
        queues += sum(one["kind"] == "queue" for one in answer["figures"]["resources"])
        items += sum(one["came"] for one in answer["figures"]["resources"] if one["kind"] == "queue")
        wrong = [error.message for error in validator.iter_errors(answer["figures"])][:1]
        wrong += [answer["fault"]] if answer["fault"] else []
        for fault in wrong:
            faults += 1
            print(f"{name}: {fault}")
    engine.close()
    print(f"{asked} runs, {queues} queues with {items} items; {refused} refused; {faults} faults")
    return 1 if faults or not asked else 0


if __name__ == "__main__":
    sys.exit(main())
