# SPDX-FileCopyrightText: 2026 The Signalbox authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a program has come to, where nobody watched it: what it printed, how its tasks ended, and how it ended itself.

An Outcome comes from the engine's trace, or from a run on the interpreter's own asyncio (unobserved.py).
"""

import dataclasses
import re
import typing


class TaskOutcome(typing.NamedTuple):
    """How a task ended; `words` are its exception, or the repr of what it returned."""

    name: str
    outcome: str  # returned, raised, cancelled, pending
    words: str


@dataclasses.dataclass
class Outcome:
    """Tasks are in order of creation; of each print: the time in seconds, the number of the task, the text."""

    ending: str
    raised: str  # by asyncio.run()
    prints: list
    tasks: list

    def to_json(self):
        return dataclasses.asdict(self)

    @staticmethod
    def from_json(fields):
        return Outcome(fields["ending"], fields["raised"], [tuple(each) for each in fields["prints"]],
                       [TaskOutcome(*each) for each in fields["tasks"]])


def outcome_of_trace(lines):
    """What a trace says of the outcome."""
    numbers, tasks, prints = {}, [], []
    for fact in lines:
        kind, task = fact["fact"], fact.get("task")
        if kind == "task_created":
            numbers[task] = len(tasks)
            tasks.append(TaskOutcome(re.sub(r"#\d+$", "", task), "pending", ""))
        elif kind == "task_ended":
            words = fact.get("error") or fact.get("value") or ""
            tasks[numbers[task]] = tasks[numbers[task]]._replace(outcome=fact["outcome"], words=words)
        elif kind == "step_began" and fact.get("verb") == "log":
            prints.append((fact["t"], numbers[task], fact.get("text", "")))
    end = lines[-1]
    return Outcome(end["ending"], end.get("error", ""), prints, tasks)
