# SPDX-FileCopyrightText: 2026 The Signalbox authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""traceback, for programs that are run here: what it writes is CPython's. Of calls it shows those of the program."""

import sys
import _signalbox
import _tracebackcarets

_CAUSE = "\nThe above exception was the direct cause of the following exception:\n\n"
_CONTEXT = "\nDuring handling of the above exception, another exception occurred:\n\n"
_MOST_IN_GROUP, _MOST_DEPTH, _MOST_ALIKE = 15, 10, 3


class FrameSummary:
    def __init__(self, filename, lineno, name, *, lookup_line=True, locals=None, line=None, end_lineno=None, colno=None,
                 end_colno=None):
        self.filename, self.lineno, self.name, self._text = filename, lineno, name, line
        self.end_lineno, self.colno, self.end_colno, self.locals = end_lineno, colno, end_colno, locals

    @property
    def line(self):
        return None if self._text is None else self._text.split("\n")[0].strip()

    def __iter__(self):
        return iter([self.filename, self.lineno, self.name, self.line])

    def __getitem__(self, at):
        return (self.filename, self.lineno, self.name, self.line)[at]

    def __len__(self):
        return 4

    def __eq__(self, other):
        return tuple(self) == tuple(other)

    def __repr__(self):
        return f"<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>"


class StackSummary(list):
    def format(self):
        lines, alike, before = [], 0, None
        for each in self:
            now = (each.filename, each.lineno, each.name)
            alike = alike + 1 if now == before else 1
            if now != before and before is not None:
                lines += _repeated(many)
            before, many = now, alike
            if alike <= _MOST_ALIKE:
                lines.append(self.format_frame_summary(each))
        return lines + (_repeated(many) if before is not None else [])

    def format_frame_summary(self, each):
        text = f'  File "{each.filename}", line {each.lineno}, in {each.name}\n'
        if not each.line:
            return text
        if each.colno is None or each.end_colno is None:
            return text + f"    {each.line}\n"
        return text + _tracebackcarets.marked(each._text, each.colno, each.end_colno)

    @classmethod
    def from_list(cls, items):
        return cls([each if isinstance(each, FrameSummary) else
                    FrameSummary(each[0], each[1], each[2], line=each[3]) for each in items])


def _repeated(times):
    more = times - _MOST_ALIKE
    return [f"  [Previous line repeated {more} more time{'s' if more > 1 else ''}]\n"] if more > 0 else []


def _stack(of, limit=None):
    lines = _signalbox.trace(of)
    if limit is not None:
        lines = lines[:limit] if limit >= 0 else lines[limit:]
    return StackSummary([FrameSummary(file, line, name, line=text, end_lineno=end, colno=column, end_colno=last)
                         for file, line, end, column, last, name, text in lines])


def extract_tb(tb, limit=None):
    return _stack(tb, limit)


def format_tb(tb, limit=None):
    return extract_tb(tb, limit).format()


def format_list(extracted_list):
    return StackSummary.from_list(extracted_list).format()


def print_list(extracted_list, file=None):
    _print(format_list(extracted_list), file)


def print_tb(tb, limit=None, file=None):
    _print(format_tb(tb, limit), file)


def walk_tb(tb):
    while tb is not None:
        yield tb.tb_frame, tb.tb_lineno
        tb = tb.tb_next


def _print(lines, file):
    file = sys.stderr if file is None else file
    for each in lines:
        file.write(each)


_SAME = object()


def _given(exc, value):
    """Of f(exc) and f(type, exc, tb)."""
    return exc if isinstance(exc, BaseException) or value is _SAME else value


def format_exception_only(exc, /, value=_SAME, *, show_group=False):
    error = _given(exc, value)
    return ["NoneType: None\n"] if error is None else _last_lines(error)


def _last_lines(error):
    kind = type(error)
    name = kind.__qualname__
    if kind.__module__ not in ("__main__", "builtins"):
        name = f"{kind.__module__}.{name}"
    if isinstance(error, SyntaxError):
        lines = _of_syntax(error, name)
    else:
        try:
            words = str(error)
        except Exception:
            words = "<exception str() failed>"
        lines = [f"{name}: {words}\n" if words else f"{name}\n"]
    notes = getattr(error, "__notes__", None)
    if isinstance(notes, (list, tuple)):
        for each in notes:
            lines += [line + "\n" for line in str(each).split("\n")]
    elif notes is not None:
        lines.append(f"{notes!r}\n")
    return lines


def _of_syntax(error, name):
    lines, suffix = [], ""
    if error.lineno is not None:
        lines.append(f'  File "{error.filename or "<string>"}", line {error.lineno}\n')
    elif error.filename is not None:
        suffix = f" ({error.filename})"
    if error.text is not None:
        whole = error.text.rstrip("\n")
        text = whole.lstrip(" \n\f")
        lines.append(f"    {text}\n")
        if error.offset is not None:
            first, last = error.offset, getattr(error, "end_offset", None) or error.offset
            last = first + 1 if first == last or last == -1 else last
            at = first - 1 - (len(whole) - len(text))
            if at >= 0:
                blanks = "".join([each if each.isspace() else " " for each in text[:at]])
                lines.append(f"    {blanks}{'^' * (last - first)}\n")
    return lines + [f"{name}: {error.msg or '<no detail available>'}{suffix}\n"]


class _Writer:
    """What has been written of an exception, and how deep in groups."""

    def __init__(self, limit):
        self.limit, self.lines, self.depth, self.closes, self.seen = limit, [], 0, False, set()

    def emit(self, text, margin="|"):
        indent = " " * (2 * self.depth)
        if not self.depth:
            self.lines.append(text)
            return
        prefix = f"{indent}{margin} "
        self.lines.append("".join([prefix + line for line in text.splitlines(keepends=True)]))

    def write(self, error, chain):
        links, self.seen = [], self.seen | {id(error)}
        while error is not None:
            words = before = None
            if chain and error.__cause__ is not None:
                words, before = _CAUSE, error.__cause__
            elif chain and error.__context__ is not None and not error.__suppress_context__:
                words, before = _CONTEXT, error.__context__
            if before is not None and id(before) in self.seen:
                words = before = None
            links.append((words, error))
            self.seen.add(id(before))
            error = before
        for words, each in reversed(links):
            if words is not None:
                self.emit(words)
            (self.group if isinstance(each, BaseExceptionGroup) else self.plain)(each, chain)

    def plain(self, error, chain):
        stack = _stack(error, self.limit)
        if stack:
            self.emit("Traceback (most recent call last):\n")
            for each in stack.format():
                self.emit(each)
        for each in _last_lines(error):
            self.emit(each)

    def group(self, error, chain):
        if self.depth > _MOST_DEPTH:
            self.emit(f"... (max_group_depth is {_MOST_DEPTH})\n")
            return
        is_outermost = self.depth == 0
        self.depth += is_outermost
        stack = _stack(error, self.limit)
        if stack:
            self.emit("Exception Group Traceback (most recent call last):\n", "+" if is_outermost else "|")
            for each in stack.format():
                self.emit(each)
        for each in _last_lines(error):
            self.emit(each)
        count = len(error.exceptions)
        shown = min(count, _MOST_IN_GROUP + 1)
        self.closes = False
        for at in range(shown):
            if at == shown - 1:
                self.closes = True
            title = "..." if at >= _MOST_IN_GROUP else str(at + 1)
            indent = " " * (2 * self.depth)
            self.lines.append(f"{indent}{'+-' if at == 0 else '  '}+---------------- {title} ----------------\n")
            self.depth += 1
            if at < _MOST_IN_GROUP:
                self.write(error.exceptions[at], chain)
            else:
                more = count - _MOST_IN_GROUP
                self.emit(f"and {more} more exception{'s' if more > 1 else ''}\n")
            if at == shown - 1 and self.closes:
                self.lines.append(f"{' ' * (2 * self.depth)}+------------------------------------\n")
                self.closes = False
            self.depth -= 1
        self.depth -= is_outermost


def format_exception(exc, /, value=_SAME, tb=_SAME, limit=None, chain=True):
    error = _given(exc, value)
    if error is None:
        return ["NoneType: None\n"]
    writer = _Writer(limit)
    writer.write(error, chain)
    return writer.lines


def print_exception(exc, /, value=_SAME, tb=_SAME, limit=None, file=None, chain=True):
    _print(format_exception(exc, value, tb, limit, chain), file)


def format_exc(limit=None, chain=True):
    return "".join(format_exception(_signalbox.handled(), limit=limit, chain=chain))


def print_exc(limit=None, file=None, chain=True):
    print_exception(_signalbox.handled(), limit=limit, file=file, chain=chain)


def _whole(error):
    """For logging: what it tells of was raised, if only in a builtin that a loop called."""
    text = "".join(format_exception(error))
    return text if "Traceback (most recent call last):" in text else f"Traceback (most recent call last):\n{text}"


class TracebackException:
    def __init__(self, exc_type, exc_value, exc_traceback=None, *, limit=None, lookup_lines=True, capture_locals=False,
                 compact=False, max_group_width=15, max_group_depth=10):
        self._error, self._limit = exc_value, limit
        self.stack, self.exc_type = _stack(exc_value, limit), type(exc_value)

    @classmethod
    def from_exception(cls, exc, **kwargs):
        return cls(type(exc), exc, **kwargs)

    def format(self, *, chain=True):
        yield from format_exception(self._error, limit=self._limit, chain=chain)

    def format_exception_only(self):
        yield from _last_lines(self._error)

    def print(self, *, file=None, chain=True):
        _print(self.format(chain=chain), file)

    def __str__(self):
        return str(self._error)
