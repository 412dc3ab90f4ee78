#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Signalbox authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The engine's modules beside Python's: short random programs that use them, run by both, and what differs.

    python3.11 tests/modules/compare.py build/release/tests/modules_reader --count 20000 --seed 1 --only random math

The Python that runs it is the one that the engine is to follow (3.11, 3.12 or 3.13). What a program comes to is the
repr() of its last expression, or the exception's type and words. programs.py writes the programs.
"""

import argparse
import ast
import io
import json
import os
import random
import subprocess
import sys
import warnings

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import programs  # noqa: E402

VERSION = f"{sys.version_info[0]}.{sys.version_info[1]}"
BINARY = [ast.Add, ast.Sub, ast.Mult, ast.Div, ast.FloorDiv, ast.Mod, ast.Pow, ast.LShift, ast.RShift, ast.BitAnd,
          ast.BitXor, ast.BitOr, ast.MatMult]
COMPARE = [ast.Lt, ast.LtE, ast.Eq, ast.NotEq, ast.Gt, ast.GtE, ast.Is, ast.IsNot, ast.In, ast.NotIn]
UNARY = [ast.UAdd, ast.USub, ast.Invert, ast.Not]


def tree(node):
    """What the reader walks."""
    if isinstance(node, ast.Expr):
        return tree(node.value)
    if isinstance(node, ast.Import):
        return ["import", node.names[0].name, ["name", node.names[0].asname or node.names[0].name]]
    if isinstance(node, ast.Assign):
        return ["assign", tree(node.targets[0]), tree(node.value)]
    if isinstance(node, ast.AugAssign):
        return ["augmented", tree(node.target), BINARY.index(type(node.op)), tree(node.value)]
    if isinstance(node, ast.Delete):
        return ["delete", tree(node.targets[0])]
    if isinstance(node, ast.Name):
        return ["name", node.id]
    if isinstance(node, ast.Constant):
        value = node.value
        if value is None or value is Ellipsis or isinstance(value, bool):
            return ["constant", repr(value)]
        if isinstance(value, str):
            return ["str", [ord(each) for each in value]]
        if isinstance(value, bytes):
            return ["bytes", list(value)]
        return [type(value).__name__, repr(value)]
    if isinstance(node, ast.Call):
        return ["call", tree(node.func), [tree(each) for each in node.args],
                [[each.arg, tree(each.value)] for each in node.keywords]]
    if isinstance(node, ast.Starred):
        return ["starred", tree(node.value)]
    if isinstance(node, ast.Attribute):
        return ["attribute", tree(node.value), node.attr]
    if isinstance(node, ast.Subscript):
        return ["subscript", tree(node.value), tree(node.slice)]
    if isinstance(node, ast.Slice):
        return ["slice", [tree(each) if each else ["constant", "None"] for each in (node.lower, node.upper, node.step)]]
    if isinstance(node, ast.UnaryOp):
        return ["unary", UNARY.index(type(node.op)), tree(node.operand)]
    if isinstance(node, ast.BinOp):
        return ["binary", BINARY.index(type(node.op)), tree(node.left), tree(node.right)]
    if isinstance(node, ast.Compare):
        return ["compare", COMPARE.index(type(node.ops[0])), tree(node.left), tree(node.comparators[0])]
    if isinstance(node, ast.Dict):
        return ["dict", [tree(each) for pair in zip(node.keys, node.values) for each in pair]]
    if isinstance(node, (ast.List, ast.Tuple, ast.Set)):
        return [type(node).__name__.lower(), [tree(each) for each in node.elts]]
    if isinstance(node, ast.Lambda):
        return ["lambda", [each.arg for each in node.args.args], tree(node.body)]
    raise ValueError(ast.dump(node))


def is_program(source):
    try:
        ast.parse(source)
    except SyntaxError:
        return False
    return True


def words(text):
    """As one line of ASCII, in the reader's way."""
    out = []
    for each in text:
        point = ord(each)
        if each in "\n\r":
            out.append("\\n" if each == "\n" else "\\r")
        else:
            out.append(each if point < 128 else f"\\x{point:02x}" if point < 256 else
                       f"\\u{point:04x}" if point < 65536 else f"\\U{point:08x}")
    return "".join(out)


def raised(error):
    kind = type(error)
    name = kind.__qualname__ if kind.__module__ in ("builtins", "__main__") else f"{kind.__module__}.{kind.__qualname__}"
    text = str(error)
    return "X " + words(name + (f": {text}" if text else ""))


def python_says(source):
    parsed = ast.parse(source)
    last = parsed.body[-1]
    names = {"__name__": "__main__"}
    out = io.StringIO()
    before = sys.stdout, sys.stderr
    sys.stdout = sys.stderr = out
    error, result, kind = None, None, ""
    try:
        if isinstance(last, ast.Expr):
            exec(compile(ast.Module(parsed.body[:-1], []), "<program>", "exec"), names)
            result = eval(compile(ast.Expression(last.value), "<program>", "eval"), names)
        else:
            exec(compile(parsed, "<program>", "exec"), names)
        if hasattr(type(result), "__next__"):
            kind = programs.type_name(result) + " "
            items = []
            for item in result:
                items.append(item)
                if len(items) == 60:
                    break
            result = items
    except (Exception, SystemExit) as caught:  # what the program raises is its result
        error = caught
    finally:
        sys.stdout, sys.stderr = before
    written = f"W {words(out.getvalue())} " if out.getvalue() else ""
    if error is not None:
        return written + kind + raised(error)
    try:
        return written + kind + "R " + words(repr(result))
    except Exception as caught:
        return written + kind + raised(caught)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("reader")
    parser.add_argument("--count", type=int, default=5000, help="programs for each module")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", nargs="*", default=[])
    parser.add_argument("--show", type=int, default=20)
    arguments = parser.parse_args()
    warnings.simplefilter("ignore")
    names = arguments.only or list(programs.MODULES)
    bad = 0
    for name in names:
        generator = random.Random(f"{arguments.seed} {name}")
        sources = list(programs.fixed(name))
        while len(sources) < arguments.count:
            source = programs.MODULES[name](generator)
            if is_program(source):
                sources.append(source)
        lines = [json.dumps([tree(each) for each in ast.parse(source).body]) for source in sources]
        ours = subprocess.run([arguments.reader, VERSION], input="\n".join(lines) + "\n", text=True,
                              stdout=subprocess.PIPE).stdout.splitlines()
        differ = []
        for number, source in enumerate(sources):
            theirs = programs.normal(python_says(source))
            got = programs.normal(ours[number]) if number < len(ours) else "nothing: it ended"
            if theirs != got:
                differ.append(f"{source}\n    Python: {theirs}\n    engine: {got}")
                if number >= len(ours):
                    break
        print(f"{name}: {len(sources)} programs as Python {VERSION} runs them, {len(differ)} differ", flush=True)
        for each in differ[:arguments.show]:
            print("  " + each)
        bad += len(differ)
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()
