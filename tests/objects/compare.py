#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Signalbox authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The engine's values beside Python's: random operations on random operands, done by both, and what differs.

    python3.11 tests/objects/compare.py build/release/tests/objects_reader --count 500000 --seed 1

The Python that runs it is the one that the engine is to follow (3.11, 3.12 or 3.13). An operation is a line of JSON, as
is every operand; both sides write the repr() of the result or the exception's type and words, and then what became of
the operands that can change. What both leave open by design is not asked: addresses, complex numbers, the identity of
equal ints and NaNs, memory.
"""

import argparse
import builtins
import collections
import json
import operator
import os
import random
import re
import resource
import subprocess
import sys
import warnings

VERSION = f"{sys.version_info[0]}.{sys.version_info[1]}"
BINARY = [operator.add, operator.sub, operator.mul, operator.truediv, operator.floordiv, operator.mod, operator.pow,
          operator.lshift, operator.rshift, operator.and_, operator.xor, operator.or_, operator.matmul]
IN_PLACE = [operator.iadd, operator.isub, operator.imul, operator.itruediv, operator.ifloordiv, operator.imod,
            operator.ipow, operator.ilshift, operator.irshift, operator.iand, operator.ixor, operator.ior,
            operator.imatmul]
COMPARE = [operator.lt, operator.le, operator.eq, operator.ne, operator.gt, operator.ge]
UNARY = [operator.pos, operator.neg, operator.invert]
LETTERS = "aAbBzZ09 _-\t\n.,'\"\\{}[]()%!:xß\u0130\u01c5\u00e9\u03a3\u03c3\u0301\u0660\u00b2\u2028\U0001f600\ud800\x7f\xa0\u1e9e\ufb01"
WORDS = ["", "a", "abc", "hello world", "Hello", " x ", "12", "-7", "1.5", "1e5", "0x1f", "a,b,c", "aaa", "spam", "\u00e9t\u00e9",
         "\U0001f600x", "inf", "1_000", "key", "a\nb\r\nc", "\u01c5", "ΑΣ", "{}", "{0}"]
EXCEPTIONS = ["ValueError", "KeyError", "TypeError", "OSError", "Exception", "StopIteration", "RuntimeError", "ZeroDivisionError",
              "SystemExit", "TimeoutError"]

METHODS = {
    str: ["find", "rfind", "index", "rindex", "count", "startswith", "endswith", "replace", "strip", "lstrip", "rstrip",
          "split", "rsplit", "splitlines", "partition", "rpartition", "join", "center", "ljust", "rjust", "zfill",
          "expandtabs", "removeprefix", "removesuffix", "encode", "translate", "format", "format_map", "isalpha", "isalnum",
          "isdecimal", "isdigit", "isnumeric", "isspace", "isascii", "isprintable", "isidentifier", "islower", "isupper",
          "istitle", "lower", "upper", "casefold", "swapcase", "capitalize", "title", "nonsense"],
    list: ["append", "extend", "insert", "pop", "remove", "index", "count", "clear", "copy", "reverse", "sort", "add"],
    tuple: ["index", "count", "append"],
    range: ["index", "count"],
    dict: ["get", "setdefault", "pop", "popitem", "clear", "copy", "keys", "values", "items", "update", "fromkeys", "has_key"],
    set: ["copy", "union", "intersection", "difference", "symmetric_difference", "isdisjoint", "issubset", "issuperset",
          "add", "discard", "remove", "pop", "clear", "update", "intersection_update", "difference_update",
          "symmetric_difference_update"],
    frozenset: ["copy", "union", "intersection", "difference", "symmetric_difference", "isdisjoint", "issubset",
                "issuperset", "add"],
    int: ["bit_length", "bit_count", "conjugate", "as_integer_ratio", "to_bytes"],
    float: ["is_integer", "hex", "conjugate", "as_integer_ratio"],
    bytes: ["decode", "hex", "lower", "upper"],
}
KEYWORDS = {"sort": ["key", "reverse"], "sorted": ["key", "reverse"], "min": ["key", "default"], "max": ["key", "default"],
            "split": ["sep", "maxsplit"], "rsplit": ["sep", "maxsplit"], "splitlines": ["keepends"], "sum": ["start"],
            "expandtabs": ["tabsize"], "encode": ["encoding", "errors"], "decode": ["encoding", "errors"], "zip": ["strict"],
            "round": ["number", "ndigits"], "int": ["base"], "dict": ["a", "b"],
            "update": ["a", "b"], "format": ["a", "key"], "enumerate": ["start"]}
FUNCTIONS = {  # how many arguments it mostly takes
    "len": 1, "sum": 1, "min": 1, "max": 1, "sorted": 1, "any": 1, "all": 1, "abs": 1, "round": 2, "divmod": 2, "chr": 1,
    "ord": 1, "repr": 1, "ascii": 1, "isinstance": 2, "issubclass": 2, "callable": 1, "hash": 1, "pow": 2, "bin": 1,
    "oct": 1, "hex": 1, "iter": 1, "next": 2, "format": 2, "getattr": 3, "hasattr": 2, "int": 1, "float": 1, "bool": 1,
    "str": 1, "bytes": 1, "list": 1, "tuple": 1, "dict": 1, "set": 1, "frozenset": 1, "range": 2, "slice": 2,
    "enumerate": 1, "zip": 2, "map": 2, "filter": 2, "reversed": 1, "type": 1, "ValueError": 1, "KeyError": 1,
    "OSError": 2, "ExceptionGroup": 2}


class Generator:
    def __init__(self, seed):
        self.random = random.Random(seed)

    def number(self):
        r = self.random
        kind = r.random()
        if kind < 0.5:
            return r.randint(-5, 12)
        if kind < 0.7:
            return r.randint(-1000, 1000)
        if kind < 0.85:
            return r.choice([1, -1]) * (1 << r.randint(0, 80)) + r.randint(-2, 2)
        return r.getrandbits(r.randint(1, 200)) * r.choice([1, -1])

    def real(self):
        r = self.random
        kind = r.random()
        if kind < 0.3:
            return r.randint(-20, 20) / r.choice([1, 2, 4, 10])
        if kind < 0.5:
            return r.choice([0.0, -0.0, 1.5, 2.5, 0.5, -0.5, 1e16, 1e15, 123456789.0, 1e-5, 1e-4, 1e300, 5e-324, 2.675, 1e22])
        if kind < 0.55:
            return r.choice([float("inf"), float("-inf")])
        return r.uniform(-1, 1) * 10 ** r.randint(-30, 30)

    def text(self):
        r = self.random
        if r.random() < 0.5:
            return r.choice(WORDS)
        return "".join(r.choice(LETTERS) if r.random() < 0.5 else r.choice("abc ") for _ in range(r.randint(0, 8)))

    def scalar(self):
        r = self.random
        kind = r.random()
        if kind < 0.4:
            return self.number()
        if kind < 0.55:
            return self.real()
        if kind < 0.85:
            return self.text()
        if kind < 0.92:
            return r.random() < 0.5
        return None if sys.version_info >= (3, 12) else 0

    def hashable(self, depth=1):
        r = self.random
        kind = r.random()
        if depth > 0 and kind < 0.12:
            return tuple(self.hashable(depth - 1) for _ in range(r.randint(0, 3)))
        if depth > 0 and kind < 0.16:
            return frozenset(self.hashable(depth - 1) for _ in range(r.randint(0, 3)))
        value = self.scalar()
        return 0 if value is None and sys.version_info < (3, 12) else value

    def items(self, most=6):
        """Of one kind mostly, so that they can be ordered."""
        r = self.random
        make = r.choice([self.number, self.text, self.scalar, self.real, lambda: r.randint(0, 9), lambda: self.value(1)])
        return [make() for _ in range(r.randint(0, most))]

    def many(self):
        return self.random.choice([3, 3, 6, 12, 40])

    def value(self, depth=2):
        r = self.random
        kind = r.random()
        if depth <= 0 or kind < 0.4:
            return self.scalar()
        if kind < 0.56:
            return self.items()
        if kind < 0.64:
            return tuple(self.items(4))
        if kind < 0.74:
            return {self.hashable(): self.value(depth - 1) for _ in range(r.randint(0, 4))}
        if kind < 0.84:
            return self.set_of(set)
        if kind < 0.88:
            return self.set_of(frozenset)
        if kind < 0.92:
            return range(r.randint(-9, 9), r.randint(-9, 20), r.choice([1, 2, 3, -1, -2]))
        if kind < 0.94:
            return slice(*(r.choice([None, r.randint(-6, 6)]) for _ in range(3)))
        if kind < 0.96:
            return bytes(r.choices(b"ab'\"\\\n\xff\xc3\xa9 z", k=r.randint(0, 5)))
        if kind < 0.98:
            name = r.choice(EXCEPTIONS)
            return getattr(builtins, name)(*(self.scalar() for _ in range(r.randint(0, 3) if name != "OSError" else 1)))
        return r.choice([..., len, int, str, ValueError, abs, list])

    def set_of(self, kind):
        r = self.random
        most = self.many()
        make = r.choice([self.hashable, lambda: r.randint(0, 60), self.text])
        return kind(self.fresh(make() for _ in range(r.randint(0, most))))

    @staticmethod
    def fresh(values):
        """In the order in which both sides add them."""
        made = []
        for value in values:
            if value not in made:
                made.append(value)
        return made

    def spec(self):
        r = self.random
        parts = [r.choice(["", "", r.choice("*x0 é") + r.choice("<>=^"), r.choice("<>=^")]), r.choice(["", "", "+", "-", " "]),
                 r.choice(["", "", "", "", "z"]), r.choice(["", "", "", "#"]), r.choice(["", "", "0"]),
                 r.choice(["", "", str(r.randint(0, 20))]), r.choice(["", "", "", ",", "_"]),
                 r.choice(["", "", "." + str(r.randint(0, 9)), "."]), r.choice(["", *"bcdeEfFgGnosxX%q"])]
        text = "".join(parts)
        return text if r.random() < 0.97 else text + r.choice(["z", "!", "é", ","])

    def percent(self):
        r = self.random
        text = ""
        for _ in range(r.randint(0, 3)):
            text += r.choice(["", "a", "%%", " "]) + "%" + r.choice(["", "", "", "(key)", "(a)"]) + r.choice(["", "", "-", "+", "0", " ", "#", "-0"]) \
                + r.choice(["", "", str(r.randint(0, 12)), "*"]) + r.choice(["", "", f".{r.randint(0, 6)}", "."]) \
                + r.choice("dsrafgGeExXocifsd" if r.random() < 0.97 else "qz%")
        return text

    def template(self):
        r = self.random
        fields = ["{}", "{}", "{0}", "{1}", "{a}", "{key}", "{0!r}", "{!s}", "{:>5}", "{0:{1}}", "{{", "}}", "{0[0]}", "{a[key]}", "{0.real}",
                  "x", "{", "}", "{!z}", "{0:" + self.spec().replace("{", "") + "}", "{a:5}", "{[0]}", "{.imag}", "{0[}", "{0.}", "{!r:>8}", "{5}"]
        return "".join(r.choice(fields) for _ in range(r.randint(0, 3)))

    def key_function(self):
        return self.random.choice([None, None, len, str, abs, int, repr, str.lower, ValueError])

    def operation(self):
        r = self.random
        kind = r.random()
        if kind < 0.24:
            return self.arithmetic()
        if kind < 0.32:
            one = self.value()
            other = r.choice([self.value, lambda: Same])() if r.random() < 0.7 else rebuilt(one)
            return {"op": "compare", "n": r.randrange(6)}, [one, other], {}
        if kind < 0.35:
            container = self.value()
            member = self.value(1)
            if isinstance(container, (list, tuple, set, frozenset, dict)) and container and r.random() < 0.5:
                member = r.choice(list(container))
            return {"op": "in"}, [member, container], {}
        if kind < 0.45:
            return self.subscripting()
        if kind < 0.48:
            count = r.randint(0, 4)
            star = r.choice([-1, -1, r.randrange(count) if count else -1])
            return {"op": "unpack", "n": count, "star": star}, [self.value()], {}
        return self.calling() if kind < 0.66 else self.method()

    def arithmetic(self):
        r = self.random
        kind = r.random()
        if kind < 0.1:
            return {"op": "unary", "n": r.randrange(3)}, [self.value()], {}
        n = r.randrange(13)
        one, other = self.value(), self.value()
        if kind < 0.35:
            one, other = r.choice([self.number, self.real])(), r.choice([self.number, self.real])()
        elif kind < 0.5:
            one, other, n = self.set_of(r.choice([set, frozenset])), self.set_of(r.choice([set, frozenset])), r.choice([1, 9, 10, 11])
        elif kind < 0.65:
            one, n = self.percent().replace("*", r.choice(["*", "3"])), 5
            other = r.choice([self.value, lambda: tuple(self.scalar() for _ in range(r.randint(0, 4))), self.scalar,
                              lambda: {"key": self.scalar(), "a": self.scalar()}])()
            if "*" in one:
                other = tuple(r.choice([r.randint(-9, 20), self.text(), self.real()]) for _ in range(r.randint(0, 4)))
        elif kind < 0.7:
            one, other = self.items(), self.value()
            n = r.choice([0, 2])
        if n == 6 and isinstance(other, int) and isinstance(one, int):
            other = r.randint(-4, 40)
        if n == 5 and isinstance(one, bytes):
            n = 0
        if n == 7:
            other = r.randint(-2, 200) if isinstance(other, int) else other
        if n == 2:  # what grows stays small
            one, other = (min(x, 9) if isinstance(x, int) and not isinstance(y, (int, float)) else x
                          for x, y in ((one, other), (other, one)))
        return {"op": r.choice(["binary", "inplace"]), "n": n}, [one, other], {}

    def index(self):
        r = self.random
        kind = r.random()
        if kind < 0.45:
            return r.randint(-7, 7)
        if kind < 0.9:
            return slice(*(r.choice([None, r.randint(-8, 8), r.randint(-8, 8)]) for _ in range(2)),
                         r.choice([None, None, 1, 2, 3, -1, -2, 0]))
        return self.value(1)

    def subscripting(self):
        r = self.random
        container = r.choice([self.items, self.items, self.value, self.text, lambda: tuple(self.items())])()
        key = self.index()
        if isinstance(container, dict) and container and r.random() < 0.6:
            key = r.choice(list(container))
        op = r.choice(["get", "get", "set", "del"])
        return {"op": op}, [container, key] + ([self.value()] if op == "set" else []), {}

    def keywords(self, name):
        r = self.random
        if r.random() < 0.7:
            return {}
        chosen = {}
        for word in KEYWORDS.get(name, []) + (["nonsense"] if r.random() < 0.1 else []):
            if r.random() < 0.6:
                chosen[word] = self.key_function() if word == "key" and name != "format" else self.value(1)
                if word == "reverse":
                    chosen[word] = r.random() < 0.5
        return chosen

    def calling(self):
        r = self.random
        name = r.choice(list(FUNCTIONS))
        count = FUNCTIONS[name] if r.random() < 0.85 else r.randint(0, 4)
        args = [self.value() for _ in range(count)]
        if name == "format" and count > 1:
            args[0], args[1] = r.choice([self.number, self.real, self.text, self.value])(), self.spec()
        elif name in ("sorted", "sum", "min", "max", "any", "all", "enumerate", "reversed") and count == 1 and r.random() < 0.8:
            args[0] = self.items(30 if name == "sorted" else 6)
        elif name in ("round", "abs", "divmod", "pow", "chr", "bin", "oct", "hex") and r.random() < 0.9:
            args = [r.choice([self.number, self.real])() for _ in args]
            if name == "round" and count > 1:
                args[1] = r.randint(-5, 12)
            if name == "pow" and count > 1 and isinstance(args[1], int):
                args[1] = r.randint(-3, 30)
        elif name in ("map", "filter") and count:
            args[0] = self.key_function()
        elif name in ("isinstance", "issubclass") and count > 1:
            args[1] = r.choice([int, str, (int, str), ValueError, Exception, list, dict, self.value()])
            if name == "issubclass":
                args[0] = r.choice([int, bool, ValueError, KeyError, ExceptionGroup, self.value()])
        elif name in ("getattr", "hasattr") and count > 1:
            args[1] = r.choice(["args", "real", "imag", "start", "upper", "nothing", "__name__", "__class__", "numerator", "value", self.scalar()])
            if callable(getattr(args[0], str(args[1]), None)) and args[1] != "__class__":
                args[1] = "nothing"
        elif name in ("int", "float") and count:
            args[0] = r.choice([self.text, self.real, self.number, self.value,
                                lambda: "".join(r.choices("0123456789_+-.exob \u0660", k=r.randint(1, 8)))])()
        elif name == "type" and count == 3:
            args = args[:2]
        elif name == "hash":
            args = [self.hashable() if r.random() < 0.7 else self.items() for _ in args]
        elif name in ("bytes", "str") and count > 1:
            args[1:] = r.choices(["utf-8", "ascii", "latin-1", "strict"], k=count - 1)
        elif name == "bytes" and count and isinstance(args[0], int):
            args[0] = r.randint(-2, 9)
        elif name == "range":
            args = [r.randint(-9, 9) if r.random() < 0.95 else self.value(1) for _ in args]
        elif name == "list" and r.random() < 0.5:
            args = [self.set_of(set)]
        elif name == "ExceptionGroup" and count > 1:
            args = [self.text(), r.choice([[ValueError(1)], [ValueError(2), KeyError("a")], [], self.value()])] + args[2:]
        if name in EXCEPTIONS or name in ("ExceptionGroup", "type") or (name == "enumerate" and not args):
            return {"op": "call", "name": name}, args, {}
        return {"op": "call", "name": name}, args, self.keywords(name)

    def method(self):
        r = self.random
        kind = r.choice([str, str, str, str, list, list, dict, dict, set, set, set, frozenset, tuple, range, int, float, bytes])
        make = {str: self.text, list: self.items, tuple: lambda: tuple(self.items()), int: self.number, float: self.real,
                dict: lambda: {self.hashable(): self.value(1) for _ in range(r.randint(0, 5))},
                set: lambda: self.set_of(set), frozenset: lambda: self.set_of(frozenset),
                range: lambda: range(r.randint(-5, 5), r.randint(-5, 12), r.choice([1, 2, -1])),
                bytes: lambda: bytes(r.choices(b"ab\xff\xc3\xa9", k=r.randint(0, 5)))}[kind]
        name = r.choice(METHODS[kind])
        one = make()
        count = r.choice([0, 1, 1, 1, 2, 2, 3])
        few = lambda: r.randint(-3, 9)
        usual = {str: [self.text, self.text, few, few, self.value], list: [few, self.scalar, self.items, self.value],
                 tuple: [self.scalar, few], range: [few, self.scalar], dict: [self.hashable, self.value],
                 int: [few, lambda: "big", self.value], float: [self.value], bytes: [lambda: r.choice(["utf-8", "ascii", "latin-1", "replace", "ignore", "nonsense"])],
                 set: [self.hashable, lambda: self.set_of(set), self.items, self.value],
                 frozenset: [lambda: self.set_of(set), self.items, self.value]}[kind]
        args = [r.choice(usual)() for _ in range(count)]
        plain = ("isalpha", "isalnum", "isdecimal", "isdigit", "isnumeric", "isspace", "isascii", "isprintable", "isidentifier", "islower",
                 "isupper", "istitle", "lower", "upper", "casefold", "swapcase", "capitalize", "title", "clear", "copy", "reverse", "keys",
                 "values", "items", "popitem", "bit_length", "bit_count", "conjugate", "as_integer_ratio", "is_integer", "hex", "splitlines")
        if name == "encode":
            args = r.choices(["utf-8", "ascii", "latin-1", "replace", "ignore", "strict", "x", 5], k=r.randint(0, 2))
        if name == "hex":
            args = []
        if name in plain and r.random() < 0.9:
            args = []
        if name in ("symmetric_difference", "issubset", "append", "add", "remove", "join", "partition", "zfill") and r.random() < 0.9:
            args = [r.choice(usual)()]
        if name == "join" and r.random() < 0.7:
            args = [[self.text() for _ in range(r.randint(0, 4))]]
        if name in ("center", "ljust", "rjust", "zfill") and r.random() < 0.9:
            args = [r.randint(-3, 15)] + ([r.choice(["*", "é", "ab", 5])] if r.random() < 0.5 and name != "zfill" else [])
        if name in ("format", "format_map"):
            one = self.template()
            if name == "format_map":
                args = [{"a": self.value(1), "key": self.value(1)}]
        if name in ("expandtabs", "center", "ljust", "rjust", "zfill", "to_bytes"):
            args = [min(x, 30) if isinstance(x, int) else x for x in args]
        if name == "sort":
            args, one = [] if r.random() < 0.95 else args, self.items(r.choice([6, 30]))
        if args and isinstance(one, (list, dict, set)) and one and r.random() < 0.4 and name in ("remove", "index", "count", "pop", "get", "discard"):
            args[0] = r.choice(list(one))
        if args and kind in (list, set) and r.random() < 0.05:
            args[0] = Same
        return {"op": "method", "name": name}, [one, *args], self.keywords(name) if name in KEYWORDS and name not in ("encode", "decode") else {}


class Same:
    """Stands for the first operand itself."""


def encoded(value):
    if value is Same:
        return {"@": 0}
    if value is None or value is True or value is False:
        return value
    if value is ...:
        return {"E": []}
    if isinstance(value, str):
        return {"s": [ord(c) for c in value]} if any(0xd800 <= ord(c) < 0xe000 for c in value) else value
    if isinstance(value, int):
        return {"i": str(value)}
    if isinstance(value, float):
        return {"f": repr(value)}
    if isinstance(value, bytes):
        return {"b": list(value)}
    if isinstance(value, dict):
        return {"d": [{"t": [encoded(k), encoded(v)]} for k, v in value.items()]}
    if isinstance(value, range):
        return {"r": [encoded(x) for x in (value.start, value.stop, value.step)]}
    if isinstance(value, slice):
        return {"c": [encoded(x) for x in (value.start, value.stop, value.step)]}
    if isinstance(value, BaseException):
        return {"e": [type(value).__name__, *map(encoded, value.args)]}
    for kind, letter in ((list, "l"), (tuple, "t"), (set, "S"), (frozenset, "F")):
        if isinstance(value, kind):
            return {letter: [encoded(x) for x in value]}
    if value is str.lower:
        return {"m": [{"n": "str"}, "lower"]}
    return {"n": value.__name__}


def rebuilt(value):
    """As the other side builds it: sets by adding what the first one gives, in its order."""
    if isinstance(value, (set, frozenset)):
        made = set()
        for item in value:
            made.add(rebuilt(item))
        if isinstance(value, set):
            return made
        return frozenset(made) if len(made) < 5 else frozenset_by_adding(value)
    if isinstance(value, dict):
        return {rebuilt(k): rebuilt(v) for k, v in value.items()}
    if isinstance(value, BaseException):
        return type(value)(*map(rebuilt, value.args))
    if isinstance(value, (list, tuple)):
        return type(value)(rebuilt(x) for x in value)
    return value


def frozenset_by_adding(values):
    """The table of a frozenset that grew item by item, as frozenset(list) grows."""
    return frozenset([rebuilt(x) for x in values])


def starred(values, count, star):
    if star < 0:
        exec(f"[{', '.join(f'a{i}' for i in range(count))}] = values", scope := {"values": values})
    else:
        names = ", ".join(("*" if i == star else "") + f"a{i}" for i in range(count))
        exec(f"[{names}] = values", scope := {"values": values})
    return tuple(scope[f"a{i}"] for i in range(count))


def deleted(container, key):
    del container[key]


def computed(op, operands, keywords):
    kind, n, name = op["op"], op.get("n"), op.get("name")
    if kind == "binary":
        return BINARY[n](*operands)
    if kind == "inplace":
        return IN_PLACE[n](*operands)
    if kind == "unary":
        return UNARY[n](*operands)
    if kind == "compare":
        return COMPARE[n](*operands)
    if kind == "in":
        return operands[0] in operands[1]
    if kind == "get":
        return operands[0][operands[1]]
    if kind == "set":
        return operator.setitem(*operands)
    if kind == "del":
        return deleted(*operands)
    if kind == "call":
        return getattr(builtins, name)(*operands, **keywords)
    if kind == "unpack":
        return starred(operands[0], n, op["star"])
    return getattr(operands[0], name)(*operands[1:], **keywords)


def escaped(words):
    return "".join(c if ord(c) < 128 else f"\\x{ord(c):02x}" if ord(c) < 256 else f"\\u{ord(c):04x}" if ord(c) < 65536
                   else f"\\U{ord(c):08x}" for c in words).replace("\n", "\\n").replace("\r", "\\r")


def raised(error):
    words = str(error)
    name = type(error).__qualname__
    return "X " + escaped(f"{name}: {words}" if words else name)


def has_addresses(value, depth=6):
    """Whether the order of a set in it depends on where things are in memory."""
    if isinstance(value, (set, frozenset)) and len(value) > 1:
        if any(x is ... or isinstance(x, (BaseException, type)) or callable(x) or isinstance(x, range) for x in value):
            return True
    if depth == 0 or not isinstance(value, (dict, list, tuple, set, frozenset)):
        return False
    return any(has_addresses(x, depth - 1) for x in (value.values() if isinstance(value, dict) else value))


def expected(op, operands, keywords):
    """None where this is not to be compared."""
    operands = [operands[0] if x is Same else x for x in operands]
    if sys.version_info < (3, 12) and operands and isinstance(operands[0], (set, frozenset)) and any(x == range(0) for x in operands[1:]):
        return None  # its hash is made of that of None, which is an address
    try:
        result = computed(op, operands, keywords)
        if any(map(has_addresses, (result, *operands))) or isinstance(result, complex) or type(result).__name__ in ("UnionType", "GenericAlias", "mappingproxy"):
            return None
        if hasattr(result, "__next__") :
            out = type(result).__name__ + " R " + escaped(repr(list(result)))
        else:
            out = "R " + escaped(repr(result))
    except Exception as error:
        if isinstance(error, MemoryError) or str(error) == "complex exponentiation":
            return None
        out = raised(error)
        if op["op"] == "method":  # as where the method is called where it is named
            out = re.sub(r"^X TypeError: (\w+\(\) takes no keyword)", rf"X TypeError: {type(operands[0]).__name__}.\1", out)
    for operand in operands:
        if isinstance(operand, (list, dict, set)):
            try:
                out += " | " + escaped(repr(operand))
            except Exception as error:
                out += " | repr raised " + raised(error)[2:]
    return out


ADDRESS = re.compile(r"0x[0-9a-f]{6,}")


def compare(reader, count, seed, shown):
    generator = Generator(seed)
    differing, done = collections.Counter(), 0
    examples = {}
    while done < count:
        lines, answers = [], []
        while len(lines) < min(20000, count - done):
            op, operands, keywords = generator.operation()
            encoded_line = json.dumps({**op, "a": [encoded(x) for x in operands], "k": {k: encoded(v) for k, v in sorted(keywords.items())}})
            operands = [x if x is Same else rebuilt(x) for x in operands]
            answer = expected(op, operands, {k: rebuilt(keywords[k]) for k in sorted(keywords)})
            if answer is not None:
                lines.append(encoded_line)
                answers.append(answer)
        output = subprocess.run([reader, VERSION], input="\n".join(lines) + "\n", capture_output=True, text=True, check=False)
        got = output.stdout.split("\n")
        if output.returncode != 0 or len(got) != len(lines) + 1:
            print(f"the reader ended with {output.returncode} at: {lines[len(got) - 1]}\n{output.stderr[-2000:]}")
            return 1
        for text, ours, theirs in zip(lines, got, answers):
            if not ours.startswith("X MemoryError") and ADDRESS.sub("0x", ours) != ADDRESS.sub("0x", theirs):
                op = json.loads(text)
                key = (op["op"], op.get("name", op.get("n")))
                differing[key] += 1
                examples.setdefault(key, []).append((text, ours, theirs))
        done += len(lines)
    for key, number in differing.most_common():
        print(f"{number} × {key}")
        for text, ours, theirs in sorted(examples[key], key=lambda each: len(each[0]))[:shown]:
            print(f"   {text}\n      engine {ours[:400]}\n      Python {theirs[:400]}")
    print(f"{done} operations as Python {VERSION} does them, seed {seed}: {sum(differing.values())} differ")
    return 1 if differing else 0


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("reader")
    parser.add_argument("--count", type=int, default=100000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--shown", type=int, default=2, help="how many examples of each kind of difference")
    parser.add_argument("--unlimited", action="store_true", help="for a reader under ASan, which needs the addresses")
    arguments = parser.parse_args()
    if os.environ.get("PYTHONHASHSEED") != "0":
        os.execve(sys.executable, [sys.executable, *sys.argv], {**os.environ, "PYTHONHASHSEED": "0"})
    warnings.simplefilter("ignore")
    if not arguments.unlimited:
        resource.setrlimit(resource.RLIMIT_AS, (600 << 20, 600 << 20))  # what asks for more is not compared
    return compare(arguments.reader, arguments.count, arguments.seed, arguments.shown)


if __name__ == "__main__":
    sys.exit(main())
