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
import collections
import os
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
BY_ADDRESS = re.compile(r"<(class|function|built-in|method|generator|list_iterator)|None|Ellipsis|Error\(|Exception\(|Exit\(|Iteration\(")


class TookTooLong(BaseException):
    pass


def give_up(*_):
    raise TookTooLong


def reference(text):
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            signal.setitimer(signal.ITIMER_REAL, 5)
            try:
                return "= " + repr(eval(text, {"__name__": "__main__"}))
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


def is_order_of_addresses(text, one, other):
    if "hash" in text and "nan" in text and re.search(r"\d{7}", one):
        return True  # that of a nan is made of its address
    if "hash" in text and re.search(r"\d{7}", one) and re.search(r"\d{7}", other):
        return True  # of what is hashed by its address
    if re.search(r"\{'", text) and sorted(one) == sorted(other):
        return True  # a set of constant words is made anew, in another order, where one of them is interned already
    if "{" in text and "nan" in text and sorted(one) == sorted(other):
        return True  # a set with a nan in it
    return "{" in one and BY_ADDRESS.search(one) and sorted(one) == sorted(other) or \
        ("frozenset" in one and BY_ADDRESS.search(one) and sorted(one) == sorted(other))


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
