# SPDX-FileCopyrightText: 2026 The Signalbox authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""CPython's own asyncio, loaded a second time so that it can be watched and repeats itself.

    from privateasyncio import asyncio      # the copy, a module like any other
    with standing_in(): ...                 # `import asyncio` finds the copy while this lasts

The copy is the source that came with this Python, with three things different:

  * The accelerator written in C is left out. CPython keeps both forms and tests them against each other; only the
    one in Python can be looked into: when a task parks, on which future, and who wakes it.
  * Sets of tasks keep their order (orderedsets.py).
  * A Timeout from before CPython 3.11.4 follows the later rule (laterpython.py).

As it is a copy, whatever observers do to its classes needs no undoing, and the interpreter's asyncio stays as it was.
"""

import contextlib
import importlib
import sys

import laterpython
from orderedsets import OrderedSet, loading_ordered_sets


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
    with loading_ordered_sets(), _modules_aside(_copy):
        return importlib.import_module("asyncio")


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


def _behave_as_the_accelerator():
    """Both forms of Future differ in few things. People meet the one in C.

    A few messages differ, and a task that has awaited itself cannot be awaited any more until it is done: the mark
    that its own await has left is never taken away.
    """
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

    def awaited(self):
        if not self.done():
            if self._asyncio_future_blocking:
                raise RuntimeError("await wasn't used with future")
            self._asyncio_future_blocking = True
            yield self
        if not self.done():
            raise RuntimeError("await wasn't used with future")
        return given(self)

    given = cls.result
    cls.__await__ = cls.__iter__ = awaited
    cls.set_result, cls.set_exception, cls.result = refusing(cls.set_result), refusing(cls.set_exception), result


_copy = {"_asyncio": None}
asyncio = _load()
forget_tasks()
laterpython.bring_timeout_up_to_date(asyncio)
_behave_as_the_accelerator()
