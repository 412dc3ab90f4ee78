# SPDX-FileCopyrightText: 2026 The Signalbox authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What of asyncio the compared runs have come to, counted, and what they would have had to come to.

The engine says of each run which steps it reached, and of itself what there is in its catalog; so nothing counts that
merely stands in a layout, and nothing new in the catalog can be forgotten here.
"""

import collections

from random_layouts import ALL_ERRORS, CAUGHT, CAUGHT_OF_GROUPS, CAUGHT_SELDOM, CROWD

#: Scopes that hold steps, and those that hold operands only.
OUTER = ("with", "timeout", "timeout_at", "group", "retry", "async_for", "repeat", "forever", "while", "if", "else",
         "try", "except", "except_star", "finally")
INNER = ("with", "timeout", "timeout_at", "group", "retry", "async_for", "wait_for", "shield", "gather", "wait_tasks",
         "as_completed", "try")
#: Where a task waits, and can be cancelled.
WAITS = ("sleep", "put", "get", "join", "acquire", "wait", "wait_until", "await", "group", "gather", "wait_tasks",
         "as_completed", "wait_for", "shield", "to_thread", "run_in_executor")


def of_layout(layout):
    """What a layout's nodes have: kinds, parameters that are set, frames in frames."""
    counts = collections.Counter()
    kinds = {node["id"]: node["kind"] for node in layout["nodes"]}
    for node in layout["nodes"]:
        counts[f"kind {node['kind']}"] += 1
        for key, value in node.items():
            counts[f"parameter {key}"] += 1
            if isinstance(value, str):
                counts[f"parameter {key} {value}"] += 1
        if "scope" in node:
            counts[f"framed {node['kind']} {kinds[node['scope']]}"] += 1
    actors = sum(kind in ACTORS for kind in kinds.values())
    counts[f"actors {CROWD}"] += actors >= CROWD
    return counts


def of_trace(facts):
    """What has happened: facts by their kind, waits that were cancelled, how runs ended."""
    counts = collections.Counter()
    for fact in facts:
        counts[f"fact {fact['fact']}"] += 1
        if fact["fact"] == "cancel_delivered":
            counts[f"cancelled {fact.get('verb')}"] += 1
        elif fact["fact"] == "run_ended":
            counts[f"ending {fact['ending']}"] += 1
    return counts


ACTORS = ("task", "producer", "consumer", "canceller")
DEPTH = 8


def types(texts):
    return sorted({text.partition(":")[0].strip() for text in texts} - {""})


#: How many random layouts have to reach all of a heading; pairs of things are many, and take more.
ENOUGH, ENOUGH_FOR_PAIRS = 300, 3000
PAIRS = ("negated predicates", "scopes in scopes", "operands", "actors and frames in frames")


def required(catalog):
    """Every construct, by its heading."""
    verbs = {key: verb for key, verb in catalog["verbs"].items() if verb["for_people"]}
    scopes = [kind for kind, about in catalog["kinds"].items() if about["group"] == "scope"]
    framed = [kind for kind, about in catalog["kinds"].items() if about["group"] != "resource"]
    return {
        "kinds": [f"kind {kind}" for kind in catalog["kinds"]],
        "parameters": [f"parameter {key}" for key in catalog["parameters"]],
        "choices of parameters": [f"parameter {key} {choice}" for key, choices in catalog["parameters"].items()
                                  for choice in choices],
        "verbs": [f"verb {key}" for key in verbs],
        "choices of verbs": [f"choice {key} {choice}" for key, verb in verbs.items() for choice in verb["choices"]],
        "predicates": [f"predicate {key}" for key in catalog["predicates"]],
        "negated predicates": [f"negated {key}" for key in catalog["predicates"]],
        "relations": [f"relation {key}" for key in catalog["relations"]],
        "laws of durations": [f"law {key}" for key in ("fixed", "uniform", "exponential")],
        "cancelled while waiting": [f"cancelled {key}" for key in WAITS],
        "scopes in scopes": [f"inside {inner} {outer}" for inner in INNER for outer in OUTER],
        "operands": [f"inside {operand} {taker}" for taker, outer in verbs.items()
                     if outer["takes_operands"] for operand, inner in verbs.items() if inner["can_be_operand"]],
        "actors and frames in frames": [f"framed {inner} {outer}" for inner in framed for outer in scopes],
        "raised": [f"raises {key}" for key in types(ALL_ERRORS)],
        "caught": [f"catches {key}" for key in types(CAUGHT + CAUGHT_SELDOM + CAUGHT_OF_GROUPS)],
        "written": [f"written {key}" for key in ("negative", "zero", "positive")],
        "times": [f"time {key}" for key in ("whole", "inexact", "microseconds", "days")],
        "size": [f"actors {CROWD}", f"depth {DEPTH}"],
        "endings": [f"ending {ending}" for ending in ("finished", "deadlock", "horizon")],
    }


def report(counts, catalog, layouts):
    """Lines for people, and the constructs that so many \a layouts ought to have reached and have not."""
    lines, missing = [], []
    for heading, keys in required(catalog).items():
        never = [key for key in keys if not counts[key]]
        fewest = sorted((counts[key], key.partition(" ")[2]) for key in keys if counts[key])[:4]
        rare = ", ".join(f"{key} {count}" for count, key in fewest)
        lines.append(f"  {heading}: {len(keys) - len(never)} of {len(keys)} (fewest: {rare})")
        if never:
            lines.append(f"    never: {', '.join(key.partition(' ')[2] for key in never)}")
        if layouts >= (ENOUGH_FOR_PAIRS if heading in PAIRS else ENOUGH):
            missing += never
    return lines, missing
