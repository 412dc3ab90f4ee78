# SPDX-FileCopyrightText: 2026 The Signalbox authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The part of warnings that is a context manager; warnings go to stderr as they come."""

import sys


class WarningMessage:
    def __init__(self, message, category, filename, lineno, file=None, line=None, source=None):
        self.message, self.category, self.filename, self.lineno = message, category, filename, lineno
        self.file, self.line, self.source = file, line, source


_recording = []


def warn(message, category=None, stacklevel=1, source=None):
    if isinstance(message, Warning):
        category = type(message)
    category = category or UserWarning
    if not (isinstance(category, type) and issubclass(category, Warning)):
        raise TypeError(f"category must be a Warning subclass, not '{type(category).__name__}'")
    if not isinstance(message, Warning):
        message = category(message)
    for action, kind in _filters:
        if issubclass(category, kind):
            if action == "error":
                raise message
            if action == "ignore":
                return
            break
    if _recording:
        _recording[-1].append(WarningMessage(message, category, "program.py", 1, source=source))
    else:
        sys.stderr.write(f"program.py:1: {category.__name__}: {message}\n")


_filters = []


def simplefilter(action, category=Warning, lineno=0, append=False):
    if action not in ("error", "ignore", "always", "default", "module", "once", "all"):
        raise ValueError(f"invalid action: {action!r}")
    _filters.insert(len(_filters) if append else 0, (action, category))


def filterwarnings(action, message="", category=Warning, module="", lineno=0, append=False):
    simplefilter(action, category, lineno, append)


def resetwarnings():
    _filters.clear()


class catch_warnings:
    def __init__(self, *, record=False, module=None, action=None, category=Warning, lineno=0, append=False):
        self._record, self._action, self._category = record, action, category

    def __enter__(self):
        self._before = list(_filters)
        if self._action is not None:
            simplefilter(self._action, self._category)
        if self._record:
            _recording.append([])
            return _recording[-1]
        return None

    def __exit__(self, *how):
        _filters[:] = self._before
        if self._record:
            _recording.pop()


if sys.version_info >= (3, 13):
    class deprecated:
        def __init__(self, message, /, *, category=DeprecationWarning, stacklevel=1):
            self.message, self.category = message, category

        def __call__(self, arg, /):
            def inner(*args, **kwargs):
                if self.category is not None:
                    warn(self.message, self.category)
                return arg(*args, **kwargs)
            if isinstance(arg, type):
                raise NotImplementedError("warnings.deprecated of a class is not run here")
            inner.__name__, inner.__qualname__, inner.__wrapped__ = arg.__name__, arg.__qualname__, arg
            inner.__deprecated__ = self.message
            return inner
