#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Signalbox authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Random expressions, evaluated here and by CPython: the same repr, or the same exception in the same words.

    tests/evaluator/compare.py build/release/tests/evaluator_reader --count 1000000

The reference is the Python that runs this script.
"""

import argparse
import random
import re
import subprocess
import sys
import warnings

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


class Maker:
    """Writes an expression; what it is of is likely, never certain, to fit."""

    def __init__(self, seed):
        self.random = random.Random(seed)
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
        ])()

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
            value = self.make(0 if "'" in "" else max(depth - 1, 0))
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
        ])()

    def primary(self, depth):
        return f"({self.make(depth)})"


ADDRESS = re.compile(r" at 0x[0-9a-fA-F]+>")


def reference(text, names):
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return "= " + ADDRESS.sub(" at 0x>", repr(eval(text, dict(names))))
    except SyntaxError:
        return "! SyntaxError"
    except (MemoryError, RecursionError) as error:
        return f"? {type(error).__name__}"
    except BaseException as error:
        words = str(error).replace("\n", "\\n")
        return "! " + type(error).__name__ + (": " + words if words else "")


def isTooMuch(text):
    """Powers and shifts of powers would take CPython for ever."""
    return text.count("**") + text.count("<<") > 1 or re.search(r"(\*\*|<<)[^)]*\d{4}", text)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reader")
    parser.add_argument("--count", type=int, default=20000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--depth", type=int, default=4)
    parser.add_argument("--show", type=int, default=20)
    options = parser.parse_args()
    version = f"{sys.version_info[0]}.{sys.version_info[1]}"
    sys.set_int_max_str_digits(4300)
    texts = []
    seed = options.seed
    while len(texts) < options.count:
        maker = Maker(seed)
        seed += 1
        text = maker.make(maker.random.randint(1, options.depth))
        if "\n" not in text and not isTooMuch(text):
            texts.append(text)
    answers = subprocess.run([options.reader, version], input="\n".join(texts) + "\n", capture_output=True, text=True,
                             errors="surrogateescape").stdout.split("\n")[:-1]
    if len(answers) != len(texts):
        print(f"died at {texts[len(answers)]}")
        return 1
    differing = refused = raised = 0
    for text, answer in zip(texts, answers):
        expected = reference(text, {"__builtins__": __builtins__})
        answer = ADDRESS.sub(" at 0x>", answer)
        if answer.startswith("! SyntaxError"):
            answer = "! SyntaxError"
        raised += expected.startswith("!")
        if answer.startswith("?") or expected.startswith("?"):
            refused += 1
        elif answer != expected:
            differing += 1
            if differing <= options.show:
                print(f"{text}\n    CPython {expected[:300]}\n    here    {answer[:300]}")
    print(f"{len(texts)} expressions, {raised} raise, {refused} refused or too much, {differing} differ")
    return differing != 0


if __name__ == "__main__":
    sys.exit(main())
