# SPDX-FileCopyrightText: 2026 The Signalbox authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""typing.get_type_hints(): annotations that are texts are read here, as far as annotations go."""

import _signalbox
import builtins
import re
import types
import typing

_TOKEN = re.compile(r"\s*(?:([A-Za-z_]\w*)|(-?\d+)|(\"[^\"]*\"|'[^']*')|(\.\.\.|[\[\](),.|]))")


class _Reader:
    """One annotation: names with dots, brackets, |, lists, literals."""

    def __init__(self, text, names):
        self.text, self.names, self.at = text, names, 0
        self.tokens = []
        while self.at < len(text.rstrip()):
            found = _TOKEN.match(text, self.at)
            if not found:
                self.fail()
            self.tokens.append(found.group().strip())
            self.at = found.end()
        self.tokens.append("")
        self.at = 0

    def fail(self):
        raise SyntaxError(f"Forward reference must be an expression -- got {self.text!r}")

    def take(self, wanted=None):
        token = self.tokens[self.at]
        if wanted is not None and token != wanted:
            self.fail()
        self.at += 1
        return token

    def whole(self):
        value = self.union()
        self.take("")
        return value

    def union(self):
        value = self.primary()
        while self.tokens[self.at] == "|":
            self.take()
            other = self.primary()
            value = value | other
        return value

    def primary(self):
        token = self.take()
        if token == "[":
            return self.items("]")
        if token == "(":
            items = self.items(")")
            return items[0] if len(items) == 1 else tuple(items)
        if token == "...":
            return ...
        if token[:1] in "'\"" and token:
            value = token[1:-1]
        elif token.lstrip("-").isdigit():
            value = int(token)
        elif token.isidentifier():
            value = self.name(token)
        else:
            self.fail()
        while self.tokens[self.at] in (".", "["):
            if self.take() == ".":
                value = getattr(value, self.take())
            else:
                items = self.items("]")
                value = value[items[0] if len(items) == 1 else tuple(items)]
        return value

    def items(self, end):
        found = []
        while self.tokens[self.at] != end:
            found.append(self.union())
            if self.tokens[self.at] != end:
                self.take(",")
        self.take(end)
        return found

    def name(self, name):
        if name in ("None", "True", "False"):
            return {"None": None, "True": True, "False": False}[name]
        for names in self.names:
            if name in names:
                return names[name]
        if hasattr(builtins, name):
            return getattr(builtins, name)
        raise NameError(f"name {name!r} is not defined")


def _names_of(obj):
    if hasattr(obj, "__globals__"):
        return obj.__globals__
    if isinstance(obj, types.ModuleType):
        return vars(obj)
    for each in vars(obj).values() if isinstance(obj, type) else ():
        plain = getattr(each, "__func__", getattr(each, "fget", getattr(each, "__wrapped__", each)))
        if hasattr(plain, "__globals__") and getattr(plain, "__module__", None) == obj.__module__:
            return plain.__globals__
    return _signalbox.names(getattr(obj, "__module__", "__main__"))


def _value(hint, names):
    if hint is None:
        return type(None)
    if isinstance(hint, str):
        return _value(_Reader(hint, names).whole(), names)
    args = getattr(hint, "__args__", None)
    if isinstance(hint, type) or not args or not any(_has_text(each) for each in args) or \
            repr(hint).startswith("typing.Literal["):
        return hint
    if repr(hint).startswith("typing.Annotated["):
        return typing.Annotated[(_value(args[0], names), *args[1:])]
    parts = tuple([[_value(one, names) for one in each] if isinstance(each, list) else
                   each if each is ... else _value(each, names) for each in args])
    if isinstance(hint, types.UnionType):
        value = parts[0]
        for each in parts[1:]:
            value = value | each
        return value
    origin = hint.__origin__ if isinstance(hint, (types.GenericAlias, typing._Alias)) else typing._origin_form(hint)
    return origin[parts]


def _has_text(value):
    if isinstance(value, list):
        return any(_has_text(each) for each in value)
    return isinstance(value, str) or not isinstance(value, type) and \
        any(_has_text(each) for each in getattr(value, "__args__", None) or ())


def _bare(hint):
    """Without Annotated, Required and NotRequired."""
    words = repr(hint)
    for name in ("typing.Annotated[", "typing.Required[", "typing.NotRequired["):
        if words.startswith(name):
            return _bare(hint.__args__[0])
    return hint


def hints_of(obj, globalns, localns, include_extras):
    if isinstance(obj, type):
        pairs = [(each, each.__dict__.get("__annotations__", {})) for each in reversed(obj.__mro__) if each is not object]
    elif hasattr(obj, "__annotations__"):
        while hasattr(obj, "__wrapped__"):
            obj = obj.__wrapped__
        pairs = [(obj, obj.__annotations__)]
    elif callable(obj):
        return {}
    else:
        raise TypeError(f"{obj!r} is not a module, class, method, or function.")
    hints = {}
    for owner, annotations in pairs:
        if not annotations:
            continue
        names = [each for each in (localns, globalns) if each is not None] or \
            [vars(owner) if isinstance(owner, type) else {}, _names_of(owner)]
        for name, hint in annotations.items():
            value = _value(hint, names)
            hints[name] = value if include_extras else _bare(value)
    return hints
