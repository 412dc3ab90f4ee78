# SPDX-FileCopyrightText: 2026 The Signalbox authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Random expressions as text: nested ones that mostly fit, and operations on odd operands as tests/objects makes them."""

import importlib.util
import math
import pathlib
import random

from wider import Wider

NAMES = ["a", "b", "c", "d", "e"]
CALLS = {
    "len": (1, 1), "sum": (1, 2), "min": (1, 3), "max": (1, 3), "sorted": (1, 1), "list": (0, 1), "tuple": (0, 1),
    "set": (0, 1), "dict": (0, 1), "str": (0, 1), "repr": (1, 1), "int": (0, 2), "float": (0, 1), "bool": (0, 1),
    "abs": (1, 1), "round": (1, 2), "divmod": (2, 2), "chr": (1, 1), "ord": (1, 1), "any": (1, 1), "all": (1, 1),
    "range": (1, 3), "enumerate": (1, 2), "zip": (0, 3), "reversed": (1, 1), "isinstance": (2, 2),
    "callable": (1, 1), "pow": (2, 3), "format": (1, 2),
}
METHODS = [
    "upper", "lower", "split", "join", "strip", "replace", "startswith", "endswith", "find", "index", "count",
    "format", "title", "zfill", "center", "append", "extend", "pop", "insert", "remove", "sort", "reverse", "copy",
    "keys", "values", "items", "get", "setdefault", "update", "add", "discard", "union", "intersection", "bit_length",
    "is_integer", "clear", "partition", "isdigit", "casefold", "ljust", "removeprefix",
]
BINARY = ["+", "-", "*", "/", "//", "%", "**", "<<", ">>", "&", "|", "^", "@"]
COMPARE = ["==", "!=", "<", "<=", ">", ">=", "in", "not in", "is", "is not"]
TYPES = ["int", "str", "float", "list", "dict", "tuple", "bool", "set", "ValueError", "KeyError", "object"]
SPECS = ["", "d", ".2f", ">8", "<5", "^7", "05d", ",", "x", "e", "s", "+", "%", "#b", "_", "10.3", "g"]


FEW = ["any", "all", "iter", "next", "map", "filter", "hash", "type", "ascii", "bin", "hex", "oct", "bytes", "frozenset", "getattr",
       "hasattr", "issubclass", "slice", "id", "print", "vars", "dir", "ValueError", "KeyError", "OSError", "StopIteration", "Exception",
       "ExceptionGroup", "object", "complex", "bytearray", "memoryview", "input", "super", "property", "staticmethod"]
STATICS = ["str.maketrans", "dict.fromkeys", "int.from_bytes", "float.fromhex", "bytes.fromhex", "str.upper", "str.join", "list.append",
           "int.__add__", "str.__len__", "object.__repr__", "dict.get", "set.union", "type.mro", "int.bit_length"]
DUNDERS = ["__len__", "__add__", "__eq__", "__lt__", "__contains__", "__getitem__", "__iter__", "__repr__", "__str__", "__hash__",
           "__bool__", "__format__", "__class__", "__mod__", "__name__", "__mul__", "__radd__", "__neg__", "__int__", "__index__"]
ATTRIBUTES = ["real", "imag", "numerator", "denominator", "args", "start", "stop", "step", "upper", "append", "nothing", "__class__",
              "__name__", "__qualname__", "__cause__", "__notes__", "__mro__", "__bases__", "exceptions", "message", "value", "code", "errno"]


def objects_generator():
    """The class of tests/objects/compare.py that makes operations."""
    file = pathlib.Path(__file__).resolve().parent.parent / "objects" / "compare.py"
    spec = importlib.util.spec_from_file_location("objects_compare", file)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


OBJECTS = objects_generator()
SIGNS = {"binary": BINARY, "inplace": BINARY, "compare": ["<", "<=", "==", "!=", ">", ">="], "unary": ["+", "-", "~"]}
OBJECT_SIGNS = ["+", "-", "*", "/", "//", "%", "**", "<<", ">>", "&", "^", "|", "@"]  # in the order of OBJECTS.BINARY


def written(value):
    """As an expression that makes it."""
    if isinstance(value, float) and not math.isfinite(value):
        return f"float('{value}')"
    if value is OBJECTS.Same:
        return "[1]"
    if isinstance(value, (list, tuple, set, frozenset)) and value:
        inside = ", ".join(map(written, value))
        form = {list: "[{}]", tuple: "({},)", set: "{{{}}}", frozenset: "frozenset([{}])"}[type(value)]
        return form.format(inside)
    if isinstance(value, dict):
        return "{" + ", ".join(f"{written(key)}: {written(each)}" for key, each in value.items()) + "}"
    if isinstance(value, BaseException):
        return f"{type(value).__name__}({', '.join(map(written, value.args))})"
    if value is str.lower:
        return "str.lower"
    if isinstance(value, type) or callable(value):
        return value.__name__
    return "..." if value is ... else ascii(value)


class Maker(Wider):
    """Writes an expression; what it is of is likely, never certain, to fit."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.objects = OBJECTS.Generator(seed)
        self.bound = []

    def pick(self, things):
        return self.random.choice(things)

    def literal(self):
        r = self.random
        return self.pick([
            lambda: str(r.randint(-5, 12)), lambda: str(r.randint(-5, 12)), lambda: str(r.randrange(10 ** r.randint(1, 25))),
            lambda: repr(round(r.uniform(-10, 10), r.randint(0, 5))), lambda: self.pick(["True", "False", "None", "...", "1e300", "-0.0", "0.1"]),
            lambda: repr(self.pick(["", "a", "abc", "Hello, World", "x y  z", "12", "-3.5", "ä", "é€", "😀b", "a\nb", "it's", "{}"])),
            lambda: repr(self.pick([b"", b"ab", b"\x00\xff"])),
            lambda: written(self.objects.value(1)),
        ])()

    def operation(self):
        """One operation on odd operands, as tests/objects asks the values themselves."""
        op, operands, keywords = self.objects.operation()
        texts = [f"({written(each)})" for each in operands]
        named = [f"{name}={written(each)}" for name, each in keywords.items()]
        kind = op["op"]
        if kind in ("binary", "inplace"):
            return f"{texts[0]} {OBJECT_SIGNS[op['n']]} {texts[1]}"
        if kind == "unary":
            return f"{SIGNS[kind][op['n']]}{texts[0]}"
        if kind == "compare":
            return f"{texts[0]} {SIGNS[kind][op['n']]} {texts[1]}"
        if kind == "in":
            return f"{texts[0]} in {texts[1]}"
        if kind in ("get", "set", "del"):
            return f"{texts[0]}[{texts[1]}]"
        if kind == "call":
            text = f"{op['name']}({', '.join(texts + named)})"
            return f"list({text})" if op["name"] in ("map", "filter", "zip", "enumerate", "reversed", "iter") else text
        if kind == "method":
            changes = op["name"] in OBJECTS.METHODS[list] + OBJECTS.METHODS[set] + ["setdefault", "popitem", "update"]
            call = f".{op['name']}({', '.join(texts[1:] + named)})"
            return f"[k := {texts[0]}, k{call}]" if changes else f"{texts[0]}{call}"
        return f"(lambda a, *b: (a, b))(*{texts[0]})"

    def template(self):
        """str.format, format() and % with what fits and what does not."""
        r = self.random
        value = lambda: written(r.choice([self.objects.number, self.objects.real, self.objects.text, lambda: self.objects.value(1)])())
        return self.pick([
            lambda: f"format({value()}, {ascii(self.objects.spec())})",
            lambda: f"{ascii(self.objects.percent())} % {self.pick([value, lambda: f'({value()}, {value()})', lambda: f'({value()},)'])()}",
            lambda: f"{ascii(self.objects.template())}.format({value()}, {value()}, a={value()}, key={value()})",
            lambda: 'f"{' + f"({value()})".replace("\\", "").replace('"', "").replace("'", "").replace("{", "[").replace("}", "]").replace(":", ",")
                    + self.pick(["", "=", "!r", "!a"]) + ":" + self.objects.spec().replace("{", "").replace("}", "") + '}"',
            lambda: f"round({value()}, {r.randint(-4, 8)})", lambda: f"repr({value()})", lambda: f"hash({value()})",
            lambda: f"b'%{self.pick(['s', 'd', 'r', 'a', 'x', 'c', 'b', '5d', '-5s|', '.2f'])}' % ({value()},)",
        ])()

    def special(self, depth):
        """Names that are looked up on what need not have them, calls with stars, and less used builtins."""
        return self.pick([
            lambda: f"{self.pick(FEW)}({', '.join(self.many(depth, 0, 3))})",
            lambda: f"{self.pick(STATICS)}({', '.join(self.many(depth, 0, 3))})",
            lambda: f"{self.primary(depth)}.{self.pick(DUNDERS)}",
            lambda: f"{self.primary(depth)}.{self.pick(DUNDERS)}({', '.join(self.many(depth, 0, 2))})",
            lambda: f"{self.primary(depth)}.{self.pick(ATTRIBUTES)}",
            lambda: f"{self.pick(list(CALLS))}(*{self.iterable(depth)})",
            lambda: f"{self.pick(list(CALLS))}({self.make(depth)}, **{{{self.pick(['', repr('key') + ': len', repr('x') + ': 1', '1: 2'])}}})",
            lambda: f"{self.pick(list(CALLS))}({self.make(depth)}, {self.pick(['key', 'base', 'x', 'default', 'start', 'reverse', 'strict', 'ndigits'])}={self.make(depth)})",
            lambda: f"{self.primary(depth)}({', '.join(self.many(depth, 0, 2))})",
            lambda: f"(lambda {self.pick(['a, b=2, *c, d=4, **e', 'a, /, b', '*, a', '*a, b=1', 'a=1, *, b', '**a'])}: [a, b])"
                    f"({', '.join(self.many(depth, 0, 3) + self.pick([[], [], ['a=1'], ['b=5'], ['c=3'], ['**{}'], ['*()']]))})",
            lambda: f"next({self.comprehension(depth, '()')}{self.pick(['', ', 0'])})",
            lambda: f"sorted({self.iterable(depth)}, reverse={self.make(0)}, key={self.function(depth)})",
            lambda: f"{self.primary(depth)}[{self.slice(depth)}, {self.make(depth)}]",
            lambda: f"[*{self.iterable(depth)}, *{self.iterable(depth)}]",
            lambda: f"{{**{self.make(depth)}, **{self.make(depth)}}}",
            lambda: f"list(map({self.function(depth)}, {self.iterable(depth)}))",
            lambda: f"list(filter({self.pick(['None', self.function(depth)])}, {self.iterable(depth)}))",
            lambda: f"dict(zip({self.iterable(depth)}, {self.iterable(depth)}))",
            lambda: f"type({self.make(depth)}){self.pick(['', '.__name__', '()'])}",
            lambda: f"isinstance({self.make(depth)}, ({self.pick(TYPES)}, {self.pick(TYPES)}))",
            lambda: f"{self.pick(OBJECTS.EXCEPTIONS)}({', '.join(self.many(depth, 0, 3))}){self.pick(['', '.args', '', '.__class__'])}",
            lambda: f'f"{{{self.name()}!r:{{{self.name()}}}}}"',
            lambda: f'f"{{{self.name()}:{{{self.random.randint(0, 9)}}}.{{{self.random.randint(0, 9)}}}f}}"',
            lambda: f'f"{{{self.random.randint(-99, 99) / 4}:{self.pick(SPECS)}}}" \'x\' f"{{{self.name()}{self.pick(["", "=", "!s", " = "])}}}"',
        ])()

    def any(self, depth):
        """One whole expression."""
        r = self.random.random()
        return self.operation() if r < 0.2 else self.template() if r < 0.25 else self.wider() if r < 0.6 else self.make(depth)

    def name(self):
        return self.pick(self.bound) if self.bound and self.random.random() < 0.8 else self.pick(NAMES + TYPES)

    def many(self, depth, least=0, most=3, star=True):
        parts = []
        for _ in range(self.random.randint(least, most)):
            part = self.make(depth)
            parts.append(f"*{self.iterable(depth)}" if star and self.random.random() < 0.1 else part)
        return parts

    def iterable(self, depth):
        return self.pick([
            lambda: f"[{', '.join(self.many(depth))}]", lambda: f"range({self.random.randint(-2, 6)})",
            lambda: repr(self.pick(["", "ab", "xyz", "1234"])), lambda: self.make(depth),
            lambda: f"({''.join(p + ', ' for p in self.many(depth))})",
            lambda: f"{{{', '.join(f'{self.make(depth)}: {self.make(depth)}' for _ in range(self.random.randint(0, 3)))}}}",
        ])()

    def target(self):
        fresh = [self.pick("pqrstuv") for _ in range(self.random.choice([1, 1, 1, 2, 3]))]
        self.bound += fresh
        if len(fresh) == 1:
            return fresh[0]
        if self.random.random() < 0.3:
            fresh[self.random.randrange(len(fresh))] = "*" + fresh[0]
        return ", ".join(fresh)

    def loops(self, depth):
        text = ""
        for at in range(self.pick([1, 1, 1, 2])):
            source = self.iterable(depth)
            text += f" for {self.target()} in {source}"
            if self.random.random() < 0.35:
                text += f" if {self.make(depth)}"
        return text

    def comprehension(self, depth, brackets):
        before = list(self.bound)
        loops = self.loops(depth)
        element = self.make(depth) if brackets != "{:}" else f"{self.make(depth)}: {self.make(depth)}"
        self.bound = before
        return {"[]": "[%s]", "{}": "{%s}", "{:}": "{%s}", "()": "(%s)"}[brackets] % (element + loops)

    def call(self, depth):
        name = self.pick(list(CALLS))
        least, most = CALLS[name]
        if self.random.random() < 0.05:
            most += 1
        if name in ("min", "max", "sorted") and self.random.random() < 0.4:
            return f"{name}({self.iterable(depth)}, key={self.function(depth)})"
        if most and name in ("sum", "any", "all", "list", "sorted", "set", "tuple", "max") and self.random.random() < 0.4:
            return f"{name}{self.comprehension(depth, '()')}"
        if name == "isinstance":
            return f"isinstance({self.make(depth)}, {self.pick(TYPES)})"
        return f"{name}({', '.join(self.many(depth, least, most))})"

    def function(self, depth):
        if self.random.random() < 0.4:
            return self.pick(["str", "len", "abs", "repr", "int", "type"])
        before = list(self.bound)
        name = self.pick("pqr")
        self.bound.append(name)
        body = self.make(depth)
        self.bound = before
        return f"lambda {name}: {body}"

    def text(self, depth):
        parts = []
        for _ in range(self.random.randint(1, 3)):
            value = self.make(max(depth - 1, 0))
            if any(c in value for c in "'\"\\{}") or value.startswith("lambda") or ":=" in value:
                value = self.name()
            parts.append("{" + value + self.pick(["", "", "", "=", "!r", "!s", "!a"]) + self.pick(["", "", ":" + self.pick(SPECS)]) + "}")
            parts.append(self.pick(["", "-", " x ", "{{", "}}"]))
        return 'f"' + "".join(parts) + '"'

    def slice(self, depth):
        bound = lambda: self.pick(["", str(self.random.randint(-4, 4)), self.make(depth)])
        return f"{bound()}:{bound()}" + self.pick(["", "", ":" + self.pick(["", "2", "-1", "0"])])

    def make(self, depth):
        if depth <= 0:
            return self.pick([self.literal, self.literal, self.name])()
        d = depth - 1
        return self.pick([
            self.literal, self.name,
            lambda: f"({self.make(d)} {self.pick(BINARY)} {self.make(d)})",
            lambda: f"({self.make(d)} {self.pick(BINARY)} {self.make(d)})",
            lambda: f"({self.make(d)} {self.pick(COMPARE)} {self.make(d)})",
            lambda: f"({self.make(d)} {self.pick(COMPARE)} {self.make(d)} {self.pick(COMPARE)} {self.make(d)})",
            lambda: f"({self.make(d)} {self.pick(['and', 'or'])} {self.make(d)})",
            lambda: f"({self.pick(['not ', '-', '+', '~'])}{self.make(d)})",
            lambda: f"({self.make(d)} if {self.make(d)} else {self.make(d)})",
            lambda: f"[{', '.join(self.many(d))}]",
            lambda: f"({''.join(p + ', ' for p in self.many(d))})",
            lambda: "{" + ", ".join(self.many(d, 1)) + "}",
            lambda: "{" + ", ".join(f"{self.make(d)}: {self.make(d)}" for _ in range(self.random.randint(0, 3))) + "}",
            lambda: "{" + f"**{self.make(d)}, {self.literal()}: {self.make(d)}" + "}",
            lambda: self.comprehension(d, self.pick(["[]", "[]", "{}", "{:}"])),
            lambda: self.call(d), lambda: self.call(d),
            lambda: f"{self.primary(d)}.{self.pick(METHODS)}({', '.join(self.many(d, 0, 2))})",
            lambda: f"{self.primary(d)}.{self.pick(METHODS)}({', '.join(self.many(d, 0, 2))})",
            lambda: f"{self.primary(d)}[{self.make(d)}]",
            lambda: f"{self.primary(d)}[{self.slice(d)}]",
            lambda: self.text(d),
            lambda: f"({self.pick('mn')} := {self.make(d)})",
            lambda: f"({self.function(d)})({', '.join(self.many(d, 0, 2))})",
            lambda: self.special(d), lambda: self.special(d),
        ])()

    def primary(self, depth):
        return f"({self.make(depth)})"
