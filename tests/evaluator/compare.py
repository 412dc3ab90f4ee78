#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Signalbox authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Random expressions, evaluated here and by CPython: the same repr, or the same exception in the same words.

    tests/evaluator/compare.py build/release/tests/evaluator_reader --count 350000 --seed 1

The reference is the Python that runs this script: 3.11, 3.12 or 3.13. Addresses are compared by pattern, and so are sets of what is
hashed by its address (types, functions): in any order. What is refused when it is read is counted, and is no difference; --refused says
which. Nothing else is set aside, but for what takes CPython too much memory, depth or time.
"""

import argparse
import ast
import collections
import os
import random
import re
import resource
import signal
import subprocess
import sys
import warnings

from expressions import Maker

VERSION = f"{sys.version_info[0]}.{sys.version_info[1]}"
BATCH = 5000
ADDRESS = re.compile(r"0x[0-9a-fA-F]{7,}")
BY_ADDRESS = re.compile(r"<(class|function|built-in|method|generator|list_iterator)|None|Ellipsis|Error\(|Exception\(|Exit\(|Iteration\(|at 0x")


class TookTooLong(BaseException):
    pass


def give_up(*_):
    raise TookTooLong


def reference(text, **names):
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            signal.setitimer(signal.ITIMER_REAL, 5)
            try:
                return "= " + repr(eval(text, {"__name__": "__main__", **names}))
            finally:
                signal.setitimer(signal.ITIMER_REAL, 0)
    except SyntaxError:
        return "! SyntaxError"
    except (MemoryError, RecursionError, TookTooLong) as error:
        return f"? {type(error).__name__}"
    except BaseException as error:
        words = str(error)
        return "! " + type(error).__name__ + (": " + words if words else "")


def is_too_much(text):
    """Powers and shifts of powers would take CPython for ever; some builtins are of the outside."""
    return (text.count("**") + text.count("<<") + text.count("pow") > 1 or re.search(r"(\*\*|<<|pow)[^)]*\d{4}", text)
            or re.search(r"\d{8,}\D*\*|\*\D*\d{8,}|(zfill|just|center|range|bytes|expandtabs|bytearray)\(.*\d{6,}", text)
            or re.search(r"\b(id|input|vars|dir|super|print)\(", text) or re.search(r"[:.]\d{6,}", text))


def texts_of(seed, count, depth):
    texts = []
    while len(texts) < count:
        maker = Maker(seed)
        seed += 1
        text = maker.any(maker.random.randint(1, depth))
        if "\n" not in text and len(text) < 4000 and not is_too_much(text):
            texts.append(text)
    return texts, seed


def answers_of(reader, texts):
    lines = ("\n".join(texts) + "\n").encode("utf-8", "surrogatepass")
    done = subprocess.run([reader, VERSION], input=lines, capture_output=True)
    answers = done.stdout.decode("utf-8", "surrogatepass").split("\n")[:-1]
    if len(answers) != len(texts):
        raise SystemExit(f"the reader ended with {done.returncode} at\n{texts[len(answers)]}")
    return answers


def pattern(answer):
    if answer.startswith("! SyntaxError"):
        return "! SyntaxError"
    return ADDRESS.sub("0x", answer.replace("\n", "\\n"))


def hangs_on_address(node):
    """Whether that has a hash, and so a place in a set, which is made of an address."""
    return any(isinstance(each, ast.Lambda) or isinstance(each, ast.Name) and each.id != "hash"
               or isinstance(each, ast.Constant) and (each.value is None or each.value is ... or each.value == "nan")
               for each in ast.walk(node))


def is_made_anew(node):
    """A set of constant words is made anew, in another order, where one of them is interned already: here all that this script knows."""
    return isinstance(node, ast.Set) and any(isinstance(each, ast.Constant) and isinstance(each.value, str) for each in node.elts)


class Shuffled(set):
    """A set that goes round in another order."""
    order = 0

    def __iter__(self):
        items = sorted(super().__iter__(), key=repr)
        random.Random(f"{Shuffled.order} {len(items)}").shuffle(items)
        return iter(items)

    def pop(self):
        first = next(iter(self), None)
        return self.remove(first) or first if self else super().pop()

    def __repr__(self):
        return "{" + ", ".join(map(repr, self)) + "}" if self else "set()"


class Shuffling(ast.NodeTransformer):
    def visit_Set(self, node):
        self.generic_visit(node)
        return ast.copy_location(ast.Call(ast.Name("Shuffled", ast.Load()), [ast.List(node.elts, ast.Load())], []), node)


def is_of_another_order(text, tree, answer):
    """Whether CPython answers so where its sets go round in another order."""
    Shuffled.__name__ = Shuffled.__qualname__ = "set"
    code = compile(ast.fix_missing_locations(Shuffling().visit(tree)), "<shuffled>", "eval")
    for Shuffled.order in range(100):
        if pattern(reference(code, Shuffled=Shuffled)) == answer:
            return True
    return False


def is_of_other_addresses(text, answer):
    """Whether CPython answers so where what has an address for a hash lies elsewhere."""
    code = compile(text.strip(), "<moved>", "eval")
    for place in range(100):
        def moved(value, place=place):
            return random.Random(f"{place} {value!r}").getrandbits(60) if type(value).__hash__ is object.__hash__ else hash(value)

        if pattern(reference(code, hash=moved)) == answer:
            return True
    return False


def is_order_of_addresses(text, one, other):
    tree = ast.parse(text.strip(), mode="eval")
    if "hash" in text and hangs_on_address(tree) and is_of_other_addresses(text, other):
        return True
    if "hash" in text and re.search(r"\d{5}", one) and hangs_on_address(tree) and ("nan" in text or re.search(r"\d{7}", other)):
        return True
    if "'0', 'x'" in one and "'0', 'x'" in other:
        return True  # an address, letter by letter
    sets = [each for each in ast.walk(tree) if isinstance(each, (ast.Set, ast.SetComp))]
    hang = any(hangs_on_address(each) or is_made_anew(each) for each in sets)
    if sorted(one) == sorted(other) and (hang or "{" in one and ("nan" in text or BY_ADDRESS.search(one))):
        return True
    return hang and is_of_another_order(text, tree, other)


def kind_of(answer, expected):
    """What differences have in common."""
    words = re.sub(r"'[^']*'|\d+|\"[^\"]*\"", "…", expected if expected.startswith("!") else expected[:1])
    return f"{words[:90]}   here   {re.sub(r'[0-9]+', '…', answer[:60] if answer[0] != '=' else '=')}"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reader")
    parser.add_argument("--count", type=int, default=20000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--depth", type=int, default=4)
    parser.add_argument("--show", type=int, default=2, help="how many examples of each kind of difference")
    parser.add_argument("--unlimited", action="store_true", help="for a reader under ASan, which needs the addresses")
    parser.add_argument("--refused", action="store_true", help="say what is refused, and how often")
    options = parser.parse_args()
    if os.environ.get("PYTHONHASHSEED") != "0":
        os.execve(sys.executable, [sys.executable, *sys.argv], {**os.environ, "PYTHONHASHSEED": "0"})
    signal.signal(signal.SIGALRM, give_up)
    warnings.simplefilter("ignore")
    if not options.unlimited:
        resource.setrlimit(resource.RLIMIT_AS, (2 << 30, 2 << 30))
    seed, counts, refusals, kinds, examples = options.seed * 10_000_019, collections.Counter(), collections.Counter(), collections.Counter(), {}
    while counts["done"] < options.count:
        texts, seed = texts_of(seed, min(BATCH, options.count - counts["done"]), options.depth)
        for text, answer in zip(texts, answers_of(options.reader, texts)):
            counts["done"] += 1
            expected, answer = pattern(reference(text)), pattern(answer)
            counts["raise"] += expected.startswith("!")
            if answer.startswith("?") or expected.startswith("?") or answer == "! MemoryError":
                counts["refused or too much"] += 1
                refusals[answer if answer.startswith("?") else expected] += 1
            elif answer != expected and is_order_of_addresses(text, expected, answer):
                counts["in the order of addresses"] += 1
            elif answer != expected:
                counts["differ"] += 1
                kinds[kind_of(answer, expected)] += 1
                examples.setdefault(kind_of(answer, expected), []).append((text, expected, answer))
    for kind, number in kinds.most_common():
        print(f"{number} × {kind}")
        for text, expected, answer in sorted(examples[kind], key=lambda each: len(each[0]))[:options.show]:
            print(f"    {text}\n        CPython {expected[:300]}\n        here    {answer[:300]}")
    for words, number in refusals.most_common() if options.refused else ():
        print(f"{number} × {words}")
    print(f"Python {VERSION}, seed {options.seed}: " + ", ".join(f"{counts[each]} {each}" for each in (
        "done", "raise", "refused or too much", "in the order of addresses", "differ")))
    return 1 if counts["differ"] else 0


if __name__ == "__main__":
    sys.exit(main())
