# SPDX-FileCopyrightText: 2026 The Signalbox authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""CPython's own asyncio, loaded a second time so that it can be watched and repeats itself.

    from privateasyncio import asyncio      # the copy, a module like any other
    with standing_in(): ...                 # `import asyncio` finds the copy while this lasts

The copy is the source that came with this Python, with three things different:

  * The accelerator written in C is left out. CPython keeps both forms and tests them against each other; only the
    one in Python can be looked into: when a task parks, on which future, and who wakes it.
  * Sets keep their order. asyncio.wait(), as_completed(), all_tasks() and TaskGroup go round in sets of tasks, whose
    order comes from the tasks' addresses and so from nowhere. In the copy it is the order of insertion, which for
    tasks is that of creation.
  * A Timeout from before CPython 3.11.4 follows the later rule (see README.md).

As it is a copy, whatever observers do to its classes needs no undoing, and the interpreter's asyncio stays as it was.
"""

import ast
import collections.abc
import contextlib
import importlib
import importlib.abc
import importlib.util
import sys

SET_MODULES = ("asyncio.tasks", "asyncio.taskgroups")


class OrderedSet(collections.abc.MutableSet):
    """A set that goes round in the order of insertion."""

    def __init__(self, elements=()):
        self._elements = dict.fromkeys(elements)

    def __contains__(self, element):
        return element in self._elements

    def __iter__(self):
        return iter(self._elements)

    def __len__(self):
        return len(self._elements)

    def __repr__(self):
        return "{" + ", ".join(map(repr, self)) + "}"

    def add(self, element):
        self._elements[element] = None

    def discard(self, element):
        self._elements.pop(element, None)


class _OrderSets(ast.NodeTransformer):
    """Writes OrderedSet where a module makes sets."""

    def visit_Name(self, node):
        return ast.copy_location(ast.Name("OrderedSet", node.ctx), node) if node.id == "set" else node

    def visit_SetComp(self, node):
        self.generic_visit(node)
        elements = ast.GeneratorExp(node.elt, node.generators)
        return ast.copy_location(ast.Call(ast.Name("OrderedSet", ast.Load()), [elements], []), node)


class _OrderedLoader(importlib.abc.InspectLoader):
    """Loads a module with its sets in order."""

    def __init__(self, path):
        self._path = path

    def get_source(self, fullname):
        with open(self._path, encoding="utf-8") as file:
            return file.read()

    def source_to_code(self, data, path="<string>"):
        tree = ast.fix_missing_locations(_OrderSets().visit(ast.parse(data)))
        return compile(tree, self._path, "exec")

    def exec_module(self, module):
        module.OrderedSet = OrderedSet
        super().exec_module(module)


class _OrderedFinder(importlib.abc.MetaPathFinder):
    """Finds the modules of asyncio that make sets of tasks."""

    def find_spec(self, fullname, path, target=None):
        if fullname not in SET_MODULES:
            return None
        file = f"{path[0]}/{fullname.rpartition('.')[2]}.py"
        return importlib.util.spec_from_file_location(fullname, file, loader=_OrderedLoader(file))


def _is_asyncio(name):
    return name == "asyncio" or name.startswith("asyncio.") or name == "_asyncio"


@contextlib.contextmanager
def _modules_aside(stand_in):
    """Puts `stand_in` in the place of asyncio's modules for a while; leaves in it what was imported meanwhile."""
    aside = {name: sys.modules.pop(name) for name in list(sys.modules) if _is_asyncio(name)}
    sys.modules.update(stand_in)
    try:
        yield
    finally:
        stand_in.update({name: sys.modules.pop(name) for name in list(sys.modules) if _is_asyncio(name)})
        sys.modules.update(aside)


def _load():
    finder = _OrderedFinder()
    sys.meta_path.insert(0, finder)
    try:
        with _modules_aside(_copy):
            return importlib.import_module("asyncio")
    finally:
        sys.meta_path.remove(finder)


def standing_in():
    """While this lasts, `import asyncio` gives the copy."""
    return _modules_aside(_copy)


def forget_tasks():
    """Makes the copy's list of all tasks empty.

    It is a strong one, in order of creation: asyncio.run() cancels in the order of this list, and a task nobody else
    refers to does not vanish at the whim of the garbage collector.
    """
    for name in ("_all_tasks", "_scheduled_tasks"):  # the later name is that of CPython 3.12
        if hasattr(asyncio.tasks, name):
            setattr(asyncio.tasks, name, OrderedSet())


def _bring_timeout_up_to_date():
    """Before CPython 3.11.4 a task that had been asked to cancel earlier got no TimeoutError for its own timeout."""
    cls = asyncio.timeouts.Timeout
    enter, leave = cls.__aenter__, cls.__aexit__
    if "_cancelling" in enter.__code__.co_names:
        return

    async def __aenter__(self):
        self._cancelling = asyncio.tasks.current_task().cancelling()
        return await enter(self)

    async def __aexit__(self, kind, error, traceback):
        expired = self.expired()
        await leave(self, None, None, traceback)  # takes its own request back, and decides nothing
        if expired and kind is asyncio.CancelledError and self._task.cancelling() <= self._cancelling:
            raise TimeoutError from error

    cls.__aenter__, cls.__aexit__ = __aenter__, __aexit__


def _speak_as_the_accelerator():
    """A few messages differ between both forms of Future. People meet those of the one in C."""
    cls = asyncio.futures.Future

    def refusing(original):
        def method(self, argument):
            if self.done():
                raise asyncio.InvalidStateError("invalid state")
            original(self, argument)
        return method

    def result(self):
        if not self.done():
            raise asyncio.InvalidStateError("Result is not set.")
        return given(self)

    given = cls.result
    cls.set_result, cls.set_exception, cls.result = refusing(cls.set_result), refusing(cls.set_exception), result


_copy = {"_asyncio": None}
asyncio = _load()
forget_tasks()
_bring_timeout_up_to_date()
_speak_as_the_accelerator()
