# SPDX-FileCopyrightText: 2026 The Signalbox authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""warnings, of which filters, recording and what is written are CPython's."""

import re
import sys

import _signalbox


class WarningMessage:
    def __init__(self, message, category, filename, lineno, file=None, line=None, source=None):
        self.message, self.category, self.filename, self.lineno = message, category, filename, lineno
        self.file, self.line, self.source = file, line, source
        self._category_name = category.__name__ if category else None

    def __str__(self):
        return ("{message : %r, category : %r, filename : %r, lineno : %s, line : %r}"
                % (self.message, self._category_name, self.filename, self.lineno, self.line))


_ACTIONS = ("default", "always", "ignore", "module", "once", "error")
_USUAL = [("default", "", DeprecationWarning, "__main__$", 0), ("ignore", "", DeprecationWarning, "", 0),
          ("ignore", "", PendingDeprecationWarning, "", 0), ("ignore", "", ImportWarning, "", 0),
          ("ignore", "", ResourceWarning, "", 0)]
_filters = list(_USUAL)
_recording = []
_told = set()


def _check_action(action):
    if action not in _ACTIONS:
        raise (ValueError if sys.version_info >= (3, 13) else AssertionError)(f"invalid action: {action!r}")


def _matching(text, category, module, lineno):
    for action, message, kind, where, line in _filters:
        if (issubclass(category, kind) and re.match(message, text, re.I) and re.match(where, module)
                and line in (0, lineno)):
            return action
    return "default"


def formatwarning(message, category, filename, lineno, line=None):
    text = f"{filename}:{lineno}: {category.__name__}: {message}\n"
    return text + f"  {line.strip()}\n" if line else text


def showwarning(message, category, filename, lineno, file=None, line=None):
    (sys.stderr if file is None else file).write(formatwarning(message, category, filename, lineno, line))


def _tell(message, category, filename, lineno, module, line, has_source=False, source=None):
    """What comes of a warning at a line: nothing, a line on stderr, an entry of what is recorded, or an exception."""
    text = str(message)
    if not isinstance(message, Warning):
        message = category(message)
    action = _matching(text, category, module, lineno)
    if action == "error":
        raise message
    key = {"default": (text, category, filename, lineno), "module": (text, category, filename),
           "once": (text, category)}.get(action)
    if action == "ignore" or key in _told:
        return
    if key:
        _told.add(key)
    if _recording:
        _recording[-1].append(WarningMessage(message, category, filename, lineno, source=source))
    else:
        showwarning(message, category, filename, lineno, None, line)
        if has_source:
            sys.stderr.write(f"{category.__name__}: Enable tracemalloc to get the object allocation traceback\n")


def warn(message, category=None, stacklevel=1, source=None):
    if isinstance(message, Warning):
        category = type(message)
    category = UserWarning if category is None else category
    if not (isinstance(category, type) and issubclass(category, Warning)):
        raise TypeError(f"category must be a Warning subclass, not '{type(category).__name__}'")
    filename, lineno, module, line = _signalbox.place(max(stacklevel, 1))
    _tell(message, category, filename, lineno, module, line, source is not None, source)


def warn_explicit(message, category, filename, lineno, module=None, registry=None, module_globals=None, source=None):
    if isinstance(message, Warning):
        category = type(message)
    _tell(message, category, filename, int(lineno), module or (filename or "<unknown>").removesuffix(".py"), "",
          source is not None, source)


def _insert(entry, append):
    if entry in _filters:
        if append:
            return
        _filters.remove(entry)
    _filters.insert(len(_filters) if append else 0, entry)
    _told.clear()


def simplefilter(action, category=Warning, lineno=0, append=False):
    _check_action(action)
    _insert((action, "", category, "", lineno), append)


def filterwarnings(action, message="", category=Warning, module="", lineno=0, append=False):
    _check_action(action)
    _insert((action, message, category, module, lineno), append)


def resetwarnings():
    _filters.clear()
    _told.clear()


class catch_warnings:
    def __init__(self, *, record=False, module=None, action=None, category=Warning, lineno=0, append=False):
        self._record, self._action, self._more = record, action, (category, lineno, append)
        self._entered = False

    def __repr__(self):
        return f"catch_warnings({'record=True' if self._record else ''})"

    def __enter__(self):
        if self._entered:
            raise RuntimeError(f"Cannot enter {self!r} twice")
        self._entered = True
        self._before = list(_filters)
        _told.clear()
        self._recorded_before = list(_recording)
        if self._action is not None:
            simplefilter(self._action, *self._more)
        if self._record:
            _recording.append([])
            return _recording[-1]
        return None

    def __exit__(self, *how):
        if not self._entered:
            raise RuntimeError(f"Cannot exit {self!r} without entering first")
        _filters[:] = self._before
        _recording[:] = self._recorded_before
        _told.clear()
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
