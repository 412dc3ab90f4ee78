#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Signalbox authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Compares the parser with Python's own, text by text: accepted or refused, the tree with its positions, and where both
refuse, the place and the words.

    compare.py READER                                  a short form, for every test run
    compare.py READER --whole                          every file of the standard library of the Python that runs this
    compare.py READER --mutations 20000 --seed 1       that many texts with tokens changed
    PYTHON compare.py …                                with another Python: 3.11, 3.12 or 3.13
    compare.py READER --show 10                        how the first ten of each kind differ

READER is the program that tests/syntax/reader.cpp becomes. Exit code 1 where a text is accepted by one alone or a tree
differs; faults of other words are counted, and are no failure.
"""

import argparse
import ast
import collections
import io
import pathlib
import random
import subprocess
import sys
import sysconfig
import tokenize
import warnings

from dump import dump

VERSION = f"{sys.version_info.major}.{sys.version_info.minor}"
WORDS = ("( ) [ ] { } : , ; . = == != := -> + - * ** / // % @ & | ^ ~ < > <= >= << >> += *= ... if else elif for while "
         "def class return yield await async with as try except finally raise lambda not and or in is None True False "
         "import from global nonlocal del pass break continue assert match case type x y print _ 1 0x1f 1.5 2j 's' b'b' "
         "f'{x}' f'{x!r:>{y}}' '' \" ' \\ # \n").split(" ")


class Reader:
    def __init__(self, program):
        self.process = subprocess.Popen([program], stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def read(self, text, mode):
        self.process.stdin.write(f"{mode} {VERSION} {len(text)}\n".encode() + text)
        self.process.stdin.flush()
        head = self.process.stdout.readline().split()
        if len(head) != 2:
            raise SystemExit(f"the reader ended with {self.process.wait()} at {text!r}")
        return head[0].decode(), self.process.stdout.read(int(head[1])).decode()


def python(text, mode):
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tree = ast.parse(text, mode=mode)
        return "tree", dump(tree if mode == "exec" else tree.body)
    except SyntaxError as error:
        return "fault", f"{error.lineno}:{error.offset} {error.msg}"
    except (ValueError, RecursionError, MemoryError, OverflowError) as error:
        return "fault", f"0:0 {error}"


def pieces(text):
    """The tokens of a text with what stands between, so that joined they are the text."""
    try:
        found = list(tokenize.generate_tokens(io.StringIO(text).readline))
    except (tokenize.TokenError, SyntaxError, IndentationError):
        return []
    lines = text.splitlines(keepends=True)
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line))
    parts, at = [], 0
    for token in found:
        begin = starts[min(token.start[0] - 1, len(starts) - 1)] + token.start[1]
        end = starts[min(token.end[0] - 1, len(starts) - 1)] + token.end[1]
        if begin < at or end <= begin:
            continue
        parts += [text[at:begin], text[begin:end]]
        at = end
    return parts + [text[at:]]


def mutated(parts, chance):
    parts = list(parts)
    for _ in range(chance.choice((1, 1, 1, 2))):
        at = chance.randrange(len(parts))
        what = chance.randrange(7)
        if what == 0:
            del parts[at]
        elif what == 1:
            parts.insert(at, parts[at])
        elif what == 2:
            other = chance.randrange(len(parts))
            parts[at], parts[other] = parts[other], parts[at]
        elif what == 3:
            parts[at] = chance.choice(WORDS)
        elif what == 4:
            parts.insert(at, " " + chance.choice(WORDS) + " ")
        elif what == 5:
            parts = parts[:at + 1] if chance.random() < 0.2 else parts
        else:
            letters = list(parts[at])
            letters.insert(chance.randint(0, len(letters)), chance.choice("()[]{}'\"\\#:=,.0a_é\t\n \x01$?!"))
            parts[at] = "".join(letters)
        if not parts:
            return ""
    return "".join(parts)


def snippets(files, chance):
    """Parts of files, whole statements of up to 40 lines."""
    while True:
        path = chance.choice(files)
        text = path.read_bytes()
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                body = ast.parse(text).body
            lines = text.decode("utf-8").splitlines(keepends=True)
        except (SyntaxError, ValueError, UnicodeDecodeError):
            continue
        for _ in range(8):
            if not body:
                break
            nodes = [node for node in ast.walk(chance.choice(body)) if isinstance(node, ast.stmt)]
            node = chance.choice(nodes)
            part = "".join(lines[node.lineno - 1:node.end_lineno][:40])
            indent = len(part) - len(part.lstrip(" "))
            yield "".join(line[indent:] if line[:indent].isspace() or not indent else line
                          for line in part.splitlines(keepends=True))


def expressions(path):
    """The texts of the largest expressions of a file, in parentheses."""
    text = path.read_bytes().decode("utf-8", "replace")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            body = ast.parse(text)
    except (SyntaxError, ValueError):
        return
    lines = text.encode().splitlines(keepends=True)
    for node in ast.walk(body):
        if not isinstance(node, ast.stmt):
            continue
        for each in ast.iter_child_nodes(node):
            if isinstance(each, ast.expr) and not isinstance(each, (ast.Name, ast.Starred)):
                part = lines[each.lineno - 1:each.end_lineno]
                part[-1] = part[-1][:each.end_col_offset]
                part[0] = part[0][each.col_offset:]
                yield b"(" + b"".join(part) + b")"


def written_again(reader, files, report):
    """Whether expressions that are written anew parse to the same tree. Fields that Python 3.11 cannot say are left out."""
    kinds = collections.Counter()
    for path in files:
        for text in expressions(path):
            what, again = reader.read(text, "again")
            try:
                before = ast.dump(ast.parse(text, mode="eval")).replace(", kind='u'", "")
            except SyntaxError:
                continue
            try:
                after = ast.dump(ast.parse(again, mode="eval")) if what == "text" else "nothing"
            except SyntaxError as error:
                after = str(error)
            kind = "equal" if before == after else "nothing" if after == "nothing" else "DIFFERENT"
            kinds[kind] += 1
            if kind != "equal" and kinds[kind] <= report:
                print(f"--- {kind} when written again: {text.decode()}\n    {again}")
    print(f"Python {VERSION}, expressions written again: {dict(kinds)}")
    return kinds["DIFFERENT"] > 0


class Count:
    def __init__(self, show):
        self.kinds = collections.Counter()
        self.show = show

    def add(self, name, text, ours, theirs):
        if ours == theirs:
            kind = "equal trees" if ours[0] == "tree" else "equal faults"
        elif ours[0] != theirs[0]:
            kind = "ACCEPTED BY PYTHON ALONE" if theirs[0] == "tree" else "ACCEPTED BY US ALONE"
        elif ours[0] == "tree":
            kind = "DIFFERENT TREES"
        else:
            ourPlace, ourWords = ours[1].split(" ", 1)
            place, words = theirs[1].split(" ", 1)
            kind = "faults of other words" if ourPlace == place else "faults at another place, same words" \
                if ourWords == words else "faults at another place, other words"
        self.kinds[kind] += 1
        if self.kinds[kind] <= self.show and not kind.startswith("equal"):
            print(f"--- {kind}: {name}")
            if len(text) < 3000:
                print(text if isinstance(text, str) else text.decode("utf-8", "replace"))
            one, other = ours[1], theirs[1]
            at = next((each for each, (a, b) in enumerate(zip(one, other)) if a != b), min(len(one), len(other)))
            begin = max(0, at - 120) if ours[0] == theirs[0] == "tree" else 0
            print(f"    ours:   {ours[0]} {one[begin:begin + 260]}\n    theirs: {theirs[0]} {other[begin:begin + 260]}", flush=True)

    def report(self, what):
        print(f"Python {VERSION}, {what}: {sum(self.kinds.values())} texts")
        for kind, count in sorted(self.kinds.items()):
            print(f"  {count:7} {kind}")

    def failed(self):
        return any(kind.isupper() for kind in self.kinds)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("reader")
    parser.add_argument("--whole", action="store_true")
    parser.add_argument("--mutations", type=int, default=400)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", type=int, default=3)
    options = parser.parse_args()
    sys.setrecursionlimit(100000)
    reader = Reader(options.reader)
    chance = random.Random(options.seed)
    library = pathlib.Path(sysconfig.get_path("stdlib"))
    files = sorted(path for path in library.rglob("*.py") if "site-packages" not in path.parts)
    chosen = files if options.whole else chance.sample([each for each in files if each.stat().st_size < 30000], 30)
    count = Count(options.show)
    for path in chosen:
        text = path.read_bytes()
        count.add(path, text, reader.read(text, "exec"), python(text, "exec"))
    count.report("files")
    failed = count.failed()
    failed = written_again(reader, chosen[::20] if options.whole else chosen, options.show) or failed
    if options.mutations:
        count = Count(options.show)
        source = snippets(files, chance)
        while sum(count.kinds.values()) < options.mutations:
            parts = pieces(next(source))
            for _ in range(5 if parts else 0):
                text = mutated(parts, chance)
                data = text.encode("utf-8", "replace")
                count.add("a mutation", text, reader.read(data, "exec"), python(data, "exec"))
        count.report("mutations")
        failed = failed or count.failed()
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
