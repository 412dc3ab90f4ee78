#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Signalbox authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds the JSON Schema of documents to the program that reads them.

    test_schema.py READER [--seed N] [--damaged N]

Every example, golden layout and case is asked of both, whole and damaged in many ways. What the reader opens
the schema must allow, and what the schema allows the reader must open, but for what no schema can say: ids
that lead nowhere or occur twice, steps in an order that means nothing, nesting that is too deep.
"""

import argparse
import copy
import json
import pathlib
import random
import subprocess
import sys

import jsonschema

SOURCE = pathlib.Path(__file__).resolve().parents[2]
FOLDERS = ("examples", "tests")

# What only the reader can know, by the words it says it with.
BEYOND = (
    "already belongs to", "does not exist", "cannot act on", "is no frame", "inside itself",
    "does not fit between", "whose links follow from its steps", "the same link is there already",
    "leads from what is used", "stands without", "stands outside", "stands behind", "stand in one",
    "cannot.", "are nested more than", "lies in more than", "do not act", "cancels tasks", "only puts",
    "has no step that", "goes at its own pace", "makes no blocking calls", "is a frame:", "are both tasks",
    "cannot be connected", "to itself", "the document has more than",
)

# Names at the edges of what one line of text is, and texts at the edges of their lengths.
TEXTS = ["", " ", "\t", "a\n", "\n", "a\tb", "\u00a0", "\u2028", "a\u2029b", "\u0085", "\u009fx", "\u3000",
         "\ufeff", "\u200b", "x" * 80, "x" * 81, "x" * 1000, "x" * 1001, "\U0001f373" * 80, "\U0001f373" * 81,
         "\U0001f373" * 1000, "\U0001f373" * 1001]
NUMBERS = [0, -1, 1, 2, 0.5, 1.0, -0.0, 1e6, 1e6 + 1, -1e6, 1000001, 10**9, 10**9 + 1, 2**53 - 1, 2**53,
           1e-6, 1e-7, 1e300]
DURATIONS = [{"uniform": [0, 1]}, {"uniform": [1, 0]}, {"uniform": [0]}, {"uniform": [0, 1, 2]},
             {"uniform": [0, "1"]}, {"exponential": 0}, {"exponential": -1}, {"exponential": 1, "more": 2},
             {"uniform": [0, 1], "exponential": 1}, {"normal": 1}, {}]
OTHERS = [None, True, False, [], [0], [None], "sleep", "queue", "fifo", "put"]


def documents():
    """Everything in the source that says it is a layout."""
    found = []
    for folder in FOLDERS:
        for path in sorted((SOURCE / folder).rglob("*.signalbox")):
            try:
                found.append((str(path.relative_to(SOURCE)), json.loads(path.read_bytes().decode("utf-8-sig"))))
            except ValueError:
                print(f"{path}: no JSON, left out", file=sys.stderr)
    return found


def places(value):
    """Every container of a document with each of its keys."""
    if isinstance(value, dict):
        for key in value:
            yield value, key
            yield from places(value[key])
    elif isinstance(value, list):
        for index, each in enumerate(value):
            yield value, index
            yield from places(each)


def smaller(document, rng):
    """A few nodes of a document, so that the damage is not lost in it."""
    nodes = document.get("nodes", [])
    if len(nodes) > 2:
        first = rng.randrange(len(nodes) - 1)
        document["nodes"] = nodes[first:first + 2]
        kept = {node.get("id") for node in document["nodes"]}
        document["links"] = [link for link in document.get("links", [])
                             if link.get("from") in kept and link.get("to") in kept]
    return document


def damaged(document, rng):
    document = smaller(copy.deepcopy(document), rng)
    holder, key = rng.choice(list(places(document)))
    how = rng.randrange(8)
    if how == 0:
        del holder[key]
    elif how == 1 and isinstance(holder, dict):
        holder["new_field"] = rng.choice(OTHERS + NUMBERS)
    elif how == 2:
        holder[key] = rng.choice(TEXTS)
    elif how in (3, 4):
        holder[key] = rng.choice(NUMBERS)
    elif how == 5:
        holder[key] = copy.deepcopy(rng.choice(DURATIONS))
    elif how == 6 and isinstance(holder, list):
        holder.append(copy.deepcopy(holder[key]))
    else:
        holder[key] = copy.deepcopy(rng.choice(OTHERS))
    return document


class Reader:
    def __init__(self, program):
        self.process = subprocess.Popen([program], stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def problems(self, document):
        self.process.stdin.write(json.dumps(document).encode("ascii") + b"\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())

    def close(self):
        self.process.stdin.close()
        self.process.stdout.close()
        return self.process.wait()


def disagreement(validator, reader, document):
    """In words, or nothing."""
    problems = reader.problems(document)
    if any(not reason for _, reason in problems):
        return "the reader refuses without a word"
    is_valid = validator.is_valid(document)
    if not is_valid and not problems:
        error = jsonschema.exceptions.best_match(validator.iter_errors(document))
        return f"the reader opens what the schema refuses: /{'/'.join(map(str, error.absolute_path))}: {error.message}"
    if is_valid:
        unknown = [reason for _, reason in problems if not any(words in reason for words in BEYOND)]
        if unknown:
            return f"the schema allows what the reader refuses: {unknown[0]}"
    return None


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("reader")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--damaged", type=int, default=1000)
    arguments = parser.parse_args()
    schema = json.loads((SOURCE / "resources/signalbox.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    reader = Reader(arguments.reader)
    whole = documents()
    failures = []
    opened = 0
    for name, document in whole:
        if words := disagreement(validator, reader, document):
            failures.append((name, words, None))
    rng = random.Random(arguments.seed)
    for _ in range(arguments.damaged):
        name, document = rng.choice(whole)
        broken = damaged(document, rng)
        if words := disagreement(validator, reader, broken):
            failures.append((name, words, broken))
        opened += not reader.problems(broken)
    if reader.close() != 0:
        failures.append(("the reader", "it ended badly", None))
    for name, words, document in failures[:20]:
        print(f"{name}: {words}")
        if document is not None and len(text := json.dumps(document)) < 2000:
            print(f"    {text}")
    print(f"{len(whole)} documents and {arguments.damaged} damaged ones, {opened} of which open all the same: "
          f"{len(failures)} disagreements")
    # A run that damages nothing, or everything, would show nothing.
    reached = len(whole) >= 40 and arguments.damaged * 0.05 < opened < arguments.damaged * 0.95
    if not reached:
        print("that is not enough to tell")
    return 0 if reached and not failures else 1


if __name__ == "__main__":
    sys.exit(main())
