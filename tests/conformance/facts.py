# SPDX-FileCopyrightText: 2026 The Signalbox authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a recording holds: facts in the order in which they happened, and the names of those they are about.

A fact refers to tasks, objects and scopes themselves while the program runs; names are put in their place at the end.
A task may get its name after it was made (asyncio.create_task() of CPython 3.11 does so), and which global a queue is
kept in is known only once the assignment has been made.
"""

import ast
import json
import re
import typing

from virtualclock import MICROS

TASK_KEYS = ("task", "by", "failed")
TIME_KEYS = ("t", "until", "deadline", "duration")
LONGEST_REPR = 10_000


class Call(typing.NamedTuple):
    """A call that a task waits in for several things, told as a scope of that task: gather, wait, shield."""

    noun: str
    task: object


class Recording:
    """The facts of one run."""

    MOST_FACTS = 1_000_000

    def __init__(self, clock, source="", filename="", names=None):
        self.clock = clock
        self.filename = filename
        self.is_paused = True  # until a loop runs: what is set up before is how things stand at the beginning
        self.tasks = []
        self.failures = []  # tasks and futures that may end with an exception nobody asks for
        self._given = {}
        self._names = names or {}
        self._facts = []
        self._has_ended = False
        self._untold = None  # failures that nobody had asked for when the run was over
        clock.when_cut = self.keep_failures
        self._known = {}
        self._scopes = {}
        self._assigned = assigned_names(source)

    def note(self, kind, task, **about):
        """Appends a fact and returns it; what is still to be known of it can be put in later.

        Facts about objects that asyncio made for its own use are dropped.
        """
        fact = {"t": self.clock.now, "task": task, "fact": kind, **about}
        if not self.is_paused and not self.is_cut() and self._is_told(about.get("on")):
            self._facts.append(fact)
            if len(self._facts) >= self.MOST_FACTS and not self._has_ended:
                self.clock.cut("too_long")
        return fact

    def go_on(self):
        """A loop begins to run, perhaps not the first."""
        self.is_paused, self._untold = False, None

    def is_cut(self):
        return self.clock.over is not None

    def end(self, error=None):
        """The last facts: exceptions that nobody asked for, and how the run ended. `error` is what the script raised."""
        ending = self.clock.over or "finished"
        self.clock.over, self.is_paused, self._has_ended = None, False, True
        self._tell_failures()
        self.note("run_ended", None, ending=ending, error=error_words(error) if error and ending == "finished" else None)
        self.clock.over = ending  # whatever still comes to life finds the run over

    def _tell_failures(self):
        """As asyncio does when it lets go of a task or future whose exception nobody has asked for.

        When that is depends on who still refers to it. In the trace it is the end of the run, in order of creation.
        It is told as things stood then: asyncio.run() tidies up afterwards, which takes rounds of the loop, and of a run
        that was cut it may not come far.
        """
        if self._untold is None:
            self.keep_failures()
        for future, error in self._untold:
            if future in self._given:
                self.note("never_retrieved", future, error=error)
            else:
                self.note("never_retrieved", None, on=future if self.knows(future) else "gather", error=error)

    def keep_failures(self):
        self.let_waiting_ask()
        self._untold = [(future, error_words(future._exception)) for future in self.failures if future._log_traceback]

    def let_waiting_ask(self):
        """Marks as seen what those that still wait would be told if they went on."""

    # Who and what the facts are about

    def add_task(self, task):
        self.tasks.append(task)
        self.failures.append(task)
        self._given[task] = None

    def name_task(self, task, name):
        self._given[task] = name

    def add_object(self, thing, kind, where=None):
        """Something the program made, in the line of the frame `where`."""
        line = where.f_lineno if where and where.f_code.co_filename == self.filename else None
        self._known[id(thing)] = (thing, kind, line)

    def add_alias(self, thing, other):
        """Facts about `thing` are told of `other`: a Condition's own lock is the Condition."""
        if id(other) in self._known:
            self._known[id(thing)] = (other, None, None)

    def add_scope(self, scope, kind, owner):
        self._scopes[id(scope)] = (scope, kind, owner)

    def knows(self, thing):
        return id(thing) in self._known

    def knows_scope(self, scope):
        return id(scope) in self._scopes

    def _is_told(self, thing):
        return (thing is None or isinstance(thing, (str, Call)) or thing in self._given
                or self.knows(thing) or self.knows_scope(thing))

    def forget(self):
        """Lets go of the program."""
        for kept in (self.tasks, self.failures, self._given, self._facts, self._known, self._scopes):
            kept.clear()
        self._untold = self.clock.when_cut = None

    # Words

    def lines(self, namespace):
        """The trace: one dictionary a fact, in the form of `signalbox run --trace`."""
        speaker = Speaker(self, namespace)
        return [speaker.line(fact) for fact in self._facts]

    def given_names(self):
        return self._given.items()

    def known_objects(self):
        return self._known.items()

    def scope_of(self, scope):
        return self._scopes.get(id(scope))

    def display(self, identifier):
        """What people call what Python calls `identifier`."""
        return self._names.get(identifier, identifier)

    def name_in_line(self, line):
        return self._assigned.get(line)


class Speaker:
    """Puts names in the place of tasks, objects and scopes."""

    def __init__(self, recording, namespace):
        self._recording = recording
        self._globals = {id(value): name for name, value in reversed(namespace.items())}
        self._used = {}
        self._tasks = {task: self._unique("task", self._task_name(task, given))
                       for task, given in recording.given_names()}
        self._objects = {}
        for key, (thing, kind, line) in recording.known_objects():
            if kind:
                name = self._globals.get(key) or recording.name_in_line(line) or kind
                self._objects[key] = f"{kind} {self._unique(kind, recording.display(name))}"
        for key, (thing, kind, _) in recording.known_objects():
            if not kind:
                self._objects[key] = self._objects[id(thing)]

    def line(self, fact):
        line = {}
        for key, value in fact.items():
            if value is None:
                continue
            if key in TASK_KEYS:
                value = self._tasks[value]
            elif key in TIME_KEYS:
                value = seconds(value)
            elif key == "scope":
                value = self._scope(value)
            elif key == "on":
                value = self._object(value)
            elif key == "body":
                value = self._body(value)
            line[key] = value
        return line

    def _unique(self, kind, name):
        """A name used before gets a number: cook, cook#2, cook#3."""
        count = self._used[kind, name] = self._used.get((kind, name), 0) + 1
        return name if count == 1 else f"{name}#{count}"

    def _task_name(self, task, given):
        return given if given is not None else self._body(task.get_coro())

    def _body(self, coroutine):
        return self._recording.display(function_name(coroutine))

    def _scope(self, scope):
        if isinstance(scope, Call):
            return f"{scope.noun} {self._tasks[scope.task]}"
        _, kind, owner = self._recording.scope_of(scope)
        return f"{kind} {self._tasks[owner]}"

    def _object(self, thing):
        if isinstance(thing, str):
            return thing
        if thing in self._tasks:
            return f"task {self._tasks[thing]}"
        if isinstance(thing, Call) or self._recording.knows_scope(thing):
            return self._scope(thing)
        return self._objects[id(thing)]


def function_name(coroutine):
    """The name of the function that made it: `cook`, or `Queue.get` of asyncio's own."""
    return getattr(coroutine, "__qualname__", type(coroutine).__name__).rpartition("<locals>.")[2]


def close(coroutine):
    """Closes a coroutine, which may take its time: each await on its way out has to be closed again."""
    for _ in range(100):
        try:
            return coroutine.close()
        except RuntimeError:  # coroutine ignored GeneratorExit
            continue
        except BaseException:
            return None
    return None


def assigned_names(source):
    """By line: the name that an assignment in that line gives to its value."""
    names = {}
    for node in ast.walk(ast.parse(source)):
        target = None
        if isinstance(node, ast.Assign):
            target = node.targets[0]
        elif isinstance(node, (ast.AnnAssign, ast.NamedExpr)):
            target = node.target
        elif isinstance(node, ast.withitem):
            target = node.optional_vars
        name = target.id if isinstance(target, ast.Name) else getattr(target, "attr", None)
        if name:
            value = node.context_expr if isinstance(node, ast.withitem) else node.value
            for line in range(target.lineno, (getattr(value, "end_lineno", None) or target.lineno) + 1):
                names.setdefault(line, name)
    return names


def error_words(error):
    """An exception as the trace tells it: its type, and its message if it has one.

    Objects that a message shows by their repr are left out: it holds addresses and is for people who debug asyncio.
    """
    kind = type_words(type(error))
    if not error.args:
        return kind  # SyntaxError() says "None" of itself
    plain = len(error.args) == 1 and isinstance(error.args[0], str)
    message = message_words(error.args[0] if plain else str(error))
    return f"{kind}: {message}" if message else kind


def type_words(kind):
    """A type by its name, with the module where that of asyncio's or of another's own would be taken for it."""
    if kind.__module__ == "concurrent.futures._base":
        return f"concurrent.futures.{kind.__name__}"
    if kind.__module__ == "asyncio.exceptions" and kind.__name__ == "SendfileNotAvailableError":
        return f"asyncio.{kind.__name__}"
    return kind.__name__


def message_words(text):
    """A message as the trace tells it. At which call the stack was full is nothing to rely on."""
    return re.sub("(maximum recursion depth exceeded) .*", r"\1", without_reprs(text))


def without_reprs(text):
    shorter = None
    while shorter != text:
        shorter, text = text, re.sub(r":? ?<[^<>]*>", "", text)
    return text


def value_words(value):
    """What a coroutine returned, as Python shows it; None where that says nothing."""
    return None if is_nothing(value) else cut(value_repr(value))


def cut(text):
    """What is longer than anybody reads, as the engine tells it."""
    return text if len(text) <= LONGEST_REPR else text[:LONGEST_REPR] + "…"


def value_repr(value):
    """repr(value), but for the reprs of objects within messages, which hold addresses."""
    if type(value) in (list, tuple):
        inside = ", ".join(map(value_repr, value))
        return f"[{inside}]" if type(value) is list else f"({inside}{',' if len(value) == 1 else ''})"
    if isinstance(value, BaseException):
        return f"{type(value).__name__}({', '.join(map(value_repr, value.args))})"
    if isinstance(value, str):
        return repr(message_words(value))
    return re.sub(r" at 0x[0-9a-f]+", "", repr(value))


def printed(value):
    """A value as print() writes it, but for the addresses in the reprs of objects."""
    return cut(value_repr(value)) if type(value) in (list, tuple) else str(value)


def is_nothing(value):
    """None, or a list of nothing else."""
    return value is None or isinstance(value, list) and all(map(is_nothing, value))


def item_words(item):
    """What is put into a queue, as text."""
    return cut(re.sub(r" at 0x[0-9a-f]+", "", str(item)))


def seconds(micros):
    """Seconds as JSON has them: exact, and whole numbers whole."""
    return micros // MICROS if micros % MICROS == 0 else micros / MICROS


def json_line(line):
    """A line of the trace. Numbers are written as the engine writes them: 0.000001, never 1e-06."""
    def value(key):
        if isinstance(line[key], float):
            return f"{line[key]:.6f}".rstrip("0")
        return json.dumps(line[key], ensure_ascii=False)
    return "{" + ",".join(f'"{key}":{value(key)}' for key in line) + "}\n"
