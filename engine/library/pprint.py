# SPDX-FileCopyrightText: 2026 The Signalbox authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""pprint for builtin containers; what it does is CPython's, how it does it is not."""

import sys
from io import StringIO


def pprint(object, stream=None, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
    PrettyPrinter(indent, width, depth, stream, compact=compact, sort_dicts=sort_dicts,
                  underscore_numbers=underscore_numbers).pprint(object)


def pformat(object, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
    return PrettyPrinter(indent, width, depth, compact=compact, sort_dicts=sort_dicts,
                         underscore_numbers=underscore_numbers).pformat(object)


def pp(object, *args, sort_dicts=False, **kwargs):
    pprint(object, *args, sort_dicts=sort_dicts, **kwargs)


class _Order:
    """Keys of any types, in an order."""

    def __init__(self, object):
        self.object = object

    def __lt__(self, other):
        try:
            return self.object < other.object
        except TypeError:
            return (str(type(self.object)), id(self.object)) < (str(type(other.object)), id(other.object))


def _order_of_pair(pair):
    return _Order(pair[0]), _Order(pair[1])


_OWN = (dict.__repr__, list.__repr__, tuple.__repr__, set.__repr__, frozenset.__repr__)


class PrettyPrinter:
    def __init__(self, indent=1, width=80, depth=None, stream=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
        indent, width = int(indent), int(width)
        if indent < 0:
            raise ValueError("indent must be >= 0")
        if depth is not None and depth <= 0:
            raise ValueError("depth must be > 0")
        if not width:
            raise ValueError("width must be != 0")
        self._depth, self._indent, self._width, self._stream = depth, indent, width, stream
        self._compact, self._sort_dicts, self._underscore_numbers = bool(compact), sort_dicts, underscore_numbers

    def pprint(self, object):
        stream = self._stream if self._stream is not None else sys.stdout
        stream.write(self.pformat(object) + "\n")

    def pformat(self, object):
        out = StringIO()
        self._format(object, out, 0, 0, {}, 0)
        return out.getvalue()

    def isrecursive(self, object):
        return self._repr(object, {}, 0).find("<Recursion on ") >= 0

    def isreadable(self, object):
        return not self.isrecursive(object)

    def format(self, object, context, maxlevels, level):
        return self._repr(object, context, level), True, False

    def _format(self, object, out, indent, allowance, context, level):
        if id(object) in context:
            out.write(f"<Recursion on {type(object).__name__} with id={id(object)}>")
            return
        text = self._repr(object, context, level)
        most = self._width - indent - allowance
        if len(text) > most:
            how = self._way(object)
            if how is not None:
                context[id(object)] = 1
                how(object, out, indent, allowance, context, level + 1)
                del context[id(object)]
                return
            if hasattr(object, "__dataclass_fields__") and not isinstance(object, type) and                     object.__dataclass_params__.repr and hasattr(object.__repr__, "__wrapped__") and                     "__create_fn__" in object.__repr__.__wrapped__.__qualname__:
                context[id(object)] = 1
                self._dataclass(object, out, indent, allowance, context, level + 1)
                del context[id(object)]
                return
        out.write(text)

    def _way(self, object):
        kind = type(object)
        own = kind.__repr__
        for type_, way in ((dict, self._dict), (list, self._list), (tuple, self._tuple), (set, self._set),
                           (frozenset, self._set)):
            if own is type_.__repr__ or kind is type_:
                return way
        if kind is str:
            return self._str
        return {"OrderedDict": self._ordered, "defaultdict": self._default, "Counter": self._counter, "deque": self._deque,
                "SimpleNamespace": self._namespace}.get(kind.__name__)

    def _dataclass(self, object, out, indent, allowance, context, level):
        name = type(object).__name__
        indent += len(name) + 1
        items = [(each.name, getattr(object, each.name)) for each in object.__dataclass_fields__.values() if each.repr]
        out.write(name + "(")
        self._names(items, out, indent, allowance, context, level)
        out.write(")")

    def _namespace(self, object, out, indent, allowance, context, level):
        name = "namespace" if type(object).__name__ == "SimpleNamespace" else type(object).__name__
        indent += len(name) + 1
        out.write(name + "(")
        self._names(list(object.__dict__.items()), out, indent, allowance, context, level)
        out.write(")")

    def _dict(self, object, out, indent, allowance, context, level):
        out.write("{")
        if self._indent > 1:
            out.write((self._indent - 1) * " ")
        if len(object):
            items = sorted(object.items(), key=_order_of_pair) if self._sort_dicts else object.items()
            self._pairs(list(items), out, indent, allowance + 1, context, level)
        out.write("}")

    def _ordered(self, object, out, indent, allowance, context, level):
        if not len(object):
            out.write(repr(object))
            return
        name = type(object).__name__
        if sys.version_info >= (3, 12):
            out.write(name + "(")
            self._dict_or_list(object, out, indent + len(name) + 1, allowance + 1, context, level)
        else:
            out.write(name + "(")
            self._dict_or_list(object, out, indent + len(name) + 1, allowance + 1, context, level)
        out.write(")")

    def _dict_or_list(self, object, out, indent, allowance, context, level):
        if sys.version_info >= (3, 12):
            self._format(dict(object), out, indent, allowance, context, level)
        else:
            self._format(list(object.items()), out, indent, allowance, context, level)

    def _default(self, object, out, indent, allowance, context, level):
        if not len(object):
            out.write(repr(object))
            return
        factory = self._repr(object.default_factory, context, level)
        name = type(object).__name__
        indent += len(name) + 1
        out.write(f"{name}({factory},\n{' ' * indent}")
        self._dict(object, out, indent, allowance + 1, context, level)
        out.write(")")

    def _counter(self, object, out, indent, allowance, context, level):
        if not len(object):
            out.write(repr(object))
            return
        name = type(object).__name__
        out.write(name + "({")
        if self._indent > 1:
            out.write((self._indent - 1) * " ")
        self._pairs(object.most_common(), out, indent + len(name) + 1, allowance + 2, context, level)
        out.write("})")

    def _deque(self, object, out, indent, allowance, context, level):
        if not len(object):
            out.write(repr(object))
            return
        name = type(object).__name__
        indent += len(name) + 1
        out.write(name + "([")
        if object.maxlen is None:
            self._items(object, out, indent, allowance + 2, context, level)
            out.write("])")
        else:
            self._items(object, out, indent, 2, context, level)
            out.write(f"],\n{' ' * indent}maxlen={self._repr(object.maxlen, context, level)})")

    def _list(self, object, out, indent, allowance, context, level):
        out.write("[")
        self._items(object, out, indent, allowance + 1, context, level)
        out.write("]")

    def _tuple(self, object, out, indent, allowance, context, level):
        out.write("(")
        end = ",)" if len(object) == 1 else ")"
        self._items(object, out, indent, allowance + len(end), context, level)
        out.write(end)

    def _set(self, object, out, indent, allowance, context, level):
        if not len(object):
            out.write(repr(object))
            return
        kind = type(object)
        if kind is set:
            out.write("{")
            end = "}"
        else:
            out.write(kind.__name__ + "({")
            end = "})"
            indent += len(kind.__name__) + 1
        self._items(sorted(object, key=_Order), out, indent, allowance + len(end), context, level)
        out.write(end)

    def _str(self, object, out, indent, allowance, context, level):
        if not object:
            out.write(repr(object))
            return
        chunks = []
        lines = object.splitlines(True)
        if level == 1:
            indent += 1
            allowance += 1
        most = first = self._width - indent
        for number, line in enumerate(lines):
            text = repr(line)
            if number == len(lines) - 1:
                first -= allowance
            if len(text) <= first:
                chunks.append(text)
                continue
            parts = _words(line)
            current = ""
            for place, part in enumerate(parts):
                candidate = current + part
                room = most
                if place == len(parts) - 1 and number == len(lines) - 1:
                    room -= allowance
                if len(repr(candidate)) > room:
                    if current:
                        chunks.append(repr(current))
                    current = part
                else:
                    current = candidate
            if current:
                chunks.append(repr(current))
        if len(chunks) == 1:
            out.write(text)
            return
        if level == 1:
            out.write("(")
        for number, text in enumerate(chunks):
            if number > 0:
                out.write("\n" + " " * indent)
            out.write(text)
        if level == 1:
            out.write(")")

    def _pairs(self, items, out, indent, allowance, context, level):
        indent += self._indent
        between = ",\n" + " " * indent
        for place, (key, value) in enumerate(items):
            is_last = place == len(items) - 1
            text = self._repr(key, context, level)
            out.write(text + ": ")
            self._format(value, out, indent + len(text) + 2, allowance if is_last else 1, context, level)
            if not is_last:
                out.write(between)

    def _names(self, items, out, indent, allowance, context, level):
        between = ",\n" + " " * indent
        for place, (key, value) in enumerate(items):
            is_last = place == len(items) - 1
            out.write(key + "=")
            if id(value) in context:
                out.write("...")
            else:
                self._format(value, out, indent + len(key) + 1, allowance if is_last else 1, context, level)
            if not is_last:
                out.write(between)

    def _items(self, items, out, indent, allowance, context, level):
        indent += self._indent
        if self._indent > 1:
            out.write((self._indent - 1) * " ")
        between, begin = ",\n" + " " * indent, ""
        width = most = self._width - indent + 1
        items = list(items)
        for place, item in enumerate(items):
            is_last = place == len(items) - 1
            if is_last:
                most -= allowance
                width -= allowance
            if self._compact:
                text = self._repr(item, context, level)
                size = len(text) + 2
                if width < size:
                    width = most
                    if begin:
                        begin = between
                if width >= size:
                    width -= size
                    out.write(begin)
                    begin = ", "
                    out.write(text)
                    continue
            out.write(begin)
            begin = between
            self._format(item, out, indent, allowance if is_last else 1, context, level)

    def _repr(self, object, context, level):
        kind = type(object)
        if kind is int and self._underscore_numbers:
            return f"{object:_d}"
        own = kind.__repr__
        is_dict = kind is dict or own is dict.__repr__
        is_list, is_tuple = kind is list or own is list.__repr__, kind is tuple or own is tuple.__repr__
        if not (is_dict or is_list or is_tuple):
            return repr(object)
        if is_dict:
            if not object:
                return "{}"
            if self._depth and level >= self._depth:
                return "{...}"
        else:
            if is_list and not object:
                return "[]"
            if is_tuple and not object:
                return "()"
            if self._depth and level >= self._depth:
                return "[...]" if is_list else "(...,)" if len(object) == 1 else "(...)"
        if id(object) in context:
            return f"<Recursion on {kind.__name__} with id={id(object)}>"
        context[id(object)] = 1
        level += 1
        if is_dict:
            items = sorted(object.items(), key=_order_of_pair) if self._sort_dicts else object.items()
            text = "{" + ", ".join([f"{self._repr(key, context, level)}: {self._repr(value, context, level)}"
                                    for key, value in items]) + "}"
        else:
            inner = ", ".join([self._repr(each, context, level) for each in object])
            text = f"[{inner}]" if is_list else f"({inner},)" if len(object) == 1 else f"({inner})"
        del context[id(object)]
        return text


def _words(line):
    """A line in words, each with the spaces behind it."""
    parts, current = [], ""
    for letter in line:
        if current and current[-1].isspace() and not letter.isspace():
            parts.append(current)
            current = ""
        current += letter
    return parts + [current] if current else parts


def saferepr(object):
    return PrettyPrinter()._repr(object, {}, 0)


def isreadable(object):
    return PrettyPrinter().isreadable(object)


def isrecursive(object):
    return PrettyPrinter().isrecursive(object)
