# SPDX-FileCopyrightText: 2026 The Signalbox authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Rules that changed within 3.11, brought to scripts that older versions run.

A Timeout remembers how many requests to cancel there were when it was entered since 3.11.4 (gh-102780).

Since CPython 3.11.4 the one exception that the handlers of an `except*` raise is raised as it is (gh-103590). Before, it
came wrapped into a group of one, unless what had been caught was no group either.
"""

import ast
import copy
import itertools
import sys

NEEDED = sys.version_info < (3, 11, 4)
HELPER = "__star__"


def with_later_rules(tree):
    """The script `tree` as later versions would run it.

    What is put around an `except*` is a block or two more, and Python compiles no more than 20 blocks in each other: where
    only that is in the way, the script stays as it is.
    """
    if not NEEDED:
        return tree
    changed = ast.fix_missing_locations(_Stars().visit(copy.deepcopy(tree)))
    return changed if _compiles(changed) or not _compiles(tree) else tree


def _compiles(tree):
    try:
        compile(tree, "<script>", "exec")
    except SyntaxError:
        return False
    return True


def helper():
    """What the changed script calls around each of its `except*`."""
    caught = {}

    def star(event, number):
        frame = sys._getframe(1)
        error = sys.exc_info()[1]
        if event == "begins":
            caught.pop((frame, number), None)
        elif event == "caught":
            caught[frame, number] = error
        elif _is_wrapped(error, caught.pop((frame, number), None)):
            raise error.exceptions[0]
    return star


def _is_wrapped(error, caught):
    """Whether Python has just made `error` around what a handler raised: it has not been raised from anywhere yet."""
    return (isinstance(caught, BaseExceptionGroup) and isinstance(error, BaseExceptionGroup)
            and error.__traceback__ is None and len(error.exceptions) == 1)


class _Stars(ast.NodeTransformer):
    """Puts each `try … except*` into a `try` that looks at what comes out of it."""

    def __init__(self):
        self._numbers = itertools.count()

    def visit_TryStar(self, node):
        self.generic_visit(node)
        number = next(self._numbers)

        def tell(event):
            return ast.Expr(ast.Call(ast.Name(HELPER, ast.Load()), [ast.Constant(event), ast.Constant(number)], []))

        def telling(body, event, final=()):
            handler = ast.ExceptHandler(body=[tell(event), ast.Raise()])
            return ast.Try(body, [handler], [], list(final))

        inner = ast.TryStar([telling(node.body, "caught")], node.handlers, node.orelse, [])
        return ast.copy_location(telling([tell("begins"), inner], "left", node.finalbody), node)


def bring_timeout_up_to_date(asyncio):
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
