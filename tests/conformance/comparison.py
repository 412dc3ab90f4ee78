# SPDX-FileCopyrightText: 2026 The Signalbox authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Compares two traces of one program, fact by fact: the engine's and CPython's.

What is left out, and what is put in other words before the comparison, is all in this file.
"""

import dataclasses
import itertools
import json
import re

from outcomes import TaskOutcome

#: What the engine tells of and nobody can see from outside of a program.
UNSEEN = ("error_raised", "error_caught", "deadlock_edge")
#: Steps that are seen: they print, hold the loop, or ask for a result. All others are seen by what they bring about.
SEEN_STEPS = ("cpu", "block", "log", "result")
#: These are calls, not objects that one could watch being entered and left.
CALLS = ("gather", "wait", "wait_tasks", "wait_all", "as_completed", "shield", "wait_for")
SCOPE_FACTS = ("scope_entered", "scope_exited", "scope_member")
#: Runs that end so are cut somewhere in an endless round; the place is each side's own.
CUT = ("busy_loop", "too_long")


def is_compared(fact):
    kind = fact["fact"]
    if kind == "step_began":
        return fact.get("verb") in SEEN_STEPS
    if kind == "scope_member":
        return False
    if kind in SCOPE_FACTS:
        return fact.get("verb") not in CALLS and fact.get("scope", "").removeprefix("the ").split(" ")[0] not in CALLS
    return kind not in UNSEEN


def owner_of(scope):
    """A scope by whose it is. The engine's words for it are for people, and say what was drawn."""
    return "scope of " + re.sub(r"^(the )?\w+( in)? ", "", scope)


def normalised(fact):
    if "scope" in fact:
        fact = fact | {"scope": owner_of(fact["scope"])}
    if fact.get("verb") == "group" and "on" in fact:
        fact = fact | {"on": owner_of(fact["on"])}
    if fact.get("verb") in CALLS and fact["verb"] != "wait":  # that is the wait for an event
        fact = {key: value for key, value in fact.items() if key != "on"}
    if fact.get("cause") == "outer":
        fact = {key: value for key, value in fact.items() if key != "scope"}
    return fact


OF_CALLBACKS = {"event_set", "event_cleared", "item_put"}


def without_module(lines):
    """The trace of a text, without the task that runs its module: CPython has none for that. What callbacks do while the
    loop runs is ascribed to it as well, and there to nobody."""
    first = next((fact for fact in lines if fact["fact"] == "turn_began" and fact["task"] != "module"), None)
    late = first["iteration"] - 1 if first else 0
    begun = lines.index(first) if first else len(lines)
    kept = [dict(fact) for at, fact in enumerate(lines)
            if fact.get("task") != "module" or (at > begun and fact["fact"] in OF_CALLBACKS)]
    for fact in kept:
        if fact.get("task") == "module":
            del fact["task"]
        if fact.get("by") == "module":
            del fact["by"]
        if "iteration" in fact:
            fact["iteration"] -= late
    return kept


def compared_facts(lines):
    return [normalised(fact) for fact in lines if is_compared(fact)]


def words(fact):
    """A fact in a line, for people."""
    if fact is None:
        return "(nothing)"
    rest = {key: value for key, value in fact.items() if key not in ("t", "task", "fact")}
    about = " ".join(f"{key}={json.dumps(value, ensure_ascii=False, default=repr)}" for key, value in rest.items())
    return f"{fact['t']:<9} {fact.get('task') or '':<12} {fact['fact']} {about}".rstrip()


@dataclasses.dataclass
class Difference:
    """The first place where two traces differ. \a cause is short, and the same for differences that look alike."""

    cause: str
    at: int = 0
    context: str = ""  # what both tell there, for people

    def __str__(self):
        return f"difference: {self.cause}\n{self.context}"


BEFORE, AFTER = 6, 4  # facts shown around a difference


def context_of(at, engine, python):
    text = [f"      {words(fact)}" for fact in engine[max(0, at - BEFORE):at]]
    for who, facts in (("engine", engine), ("CPython", python)):
        text += [f"    {who}:"] + [f"      {words(fact)}" for fact in facts[at:at + AFTER] or [None]]
    return "\n".join(text)


def short(fact):
    if fact is None:
        return "nothing"
    return " ".join(filter(None, (fact["fact"], fact.get("verb"), fact.get("ending"))))


def cause_of(engine, python):
    if engine and python and short(engine) == short(python):
        fields = sorted(key for key in engine.keys() | python.keys() if engine.get(key) != python.get(key))
        return f"{short(engine)}: {', '.join(fields)}"
    return f"{short(engine)} / {short(python)}"


def ending_of(facts):
    return facts[-1].get("ending") if facts else None


def changes_of_counters(lines):
    """Without who reads a counter, and who writes what it was: it is a variable, and a text's run tells of changes."""
    kept, values = [], {}
    for fact in lines:
        if fact["fact"] == "counter_written":
            if values.get(fact["on"]) == fact["value"]:
                continue
            values[fact["on"]] = fact["value"]
        if fact["fact"] != "counter_read":
            kept.append(fact)
    return kept


def compare(engine_lines, python_lines):
    """The number of facts that were compared, and the first Difference or None."""
    engine, python = compared_facts(engine_lines), compared_facts(python_lines)
    length = max(len(engine), len(python))
    if ending_of(engine) in CUT and ending_of(python) in CUT:
        length = min(len(engine), len(python)) - 1
    for at in range(length):
        ours = engine[at] if at < len(engine) else None
        theirs = python[at] if at < len(python) else None
        if ours != theirs:
            return at, Difference(cause_of(ours, theirs), at, context_of(at, engine, python))
    return length, None


def compare_outcomes(engine, plain):
    """The first Difference of two Outcomes, or None: prints, tasks, and the end."""
    pairs = itertools.zip_longest(engine.prints, plain.prints)
    if engine.ending in CUT and plain.ending in CUT:
        pairs = list(zip(engine.prints, plain.prints))
    else:
        pairs = [*pairs, *itertools.zip_longest(engine.tasks, plain.tasks),
                 ((engine.ending, engine.raised), (plain.ending, plain.raised))]
    for ours, theirs in pairs:
        if ours != theirs:
            return Difference(f"unobserved: {kind_of(ours)} / {kind_of(theirs)}",
                              context=f"    engine: {ours}\n    CPython, unobserved: {theirs}")
    return None


def kind_of(told):
    """What an Outcome tells, in a word that is the same for differences that look alike."""
    if told is None:
        return "nothing"
    if isinstance(told, TaskOutcome):
        return f"task {told.outcome}"
    return "print" if len(told) == 3 else f"ends {told[0]}"
