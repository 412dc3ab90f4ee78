#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Signalbox authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the modules that are run here have in Python and not here: engine/evaluator/beyondnames.txt, by which a program
that uses any of it is refused.

    python3.11 tests/modules/names.py RUNNER engine/evaluator/beyondnames.txt
    python3.11 tests/modules/names.py RUNNER engine/evaluator/beyondnames.txt --write python3.12 python3.13

The first holds the table to RUNNER (asyncio_runner) and to the Python that runs this; the second writes it, from this
Python and the others.
"""

import argparse
import pathlib
import subprocess
import sys
import tempfile

LISTING = """
import importlib, sys
for name in sys.argv[1:]:
    try:
        module = importlib.import_module(name)
    except ImportError:
        continue
    here = [each for each in dir(module) if not each.startswith("_") and type(getattr(module, each, 0)) is not type(sys)]
    print(name, *here)
"""
HEAD = """\
# SPDX-FileCopyrightText: 2026 The Signalbox authors
# SPDX-License-Identifier: GPL-3.0-or-later
# What modules have in Python and not here. Written by tests/modules/names.py.
"""
# What modules have only because they import it for themselves, what no program asks for, and what is a call here and no name.
INCIDENTAL = {"copyright", "credits", "license", "globals", "locals", "ABCMeta", "GenericAlias", "abstractmethod", "namedtuple", "recursive_repr"}


def table(lines):
    found = {}
    for line in lines:
        if line and not line.startswith("#"):
            module, *names = line.split()
            found[module] = found.get(module, set()) | set(names)
    return found


def names_here(runner, modules):
    lines = []
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder, "program.py")
        for module in modules:
            file.write_text("print(*dir())\n" if module == "builtins" else f"import {module} as module\nprint(*dir(module))\n")
            if module == "builtins":
                names = set(names_of_builtins())
                lines.append("builtins " + " ".join(each for each in names if runs(runner, file, each)))
                continue
            run = subprocess.run([runner, "3.13", file], capture_output=True, text=True)
            if "@@OK" in run.stdout:
                lines.append(f"{module} {run.stdout.splitlines()[0]}")
    return table(lines)


def names_of_builtins():
    import builtins
    later = {"PythonFinalizationError"}  # 3.13
    return [each for each in sorted({*dir(builtins), *later}) if not each.startswith("_")]


def runs(runner, file, name):
    # With an import of all, nobody can tell what a name means, and so none is refused.
    file.write_text(f"from math import *\n{name}\n")
    return "@@OK" in subprocess.run([runner, "3.13", file], capture_output=True, text=True).stdout


def names_of(python, modules):
    run = subprocess.run([python, "-W", "ignore", "-c", LISTING, *modules], capture_output=True, text=True, check=True)
    return table(run.stdout.splitlines())


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("runner")
    parser.add_argument("table", type=pathlib.Path)
    parser.add_argument("--write", nargs="*", help="other Pythons")
    arguments = parser.parse_args()
    known = table(arguments.table.read_text().splitlines()) if arguments.table.exists() else {}
    modules = sorted(set(MODULES) | set(known))
    here = names_here(arguments.runner, modules)
    if arguments.write is not None:
        beyond = {each: set() for each in here}
        for python in [sys.executable, *arguments.write]:
            for module, names in names_of(python, here).items():
                beyond[module] |= names - here[module] - INCIDENTAL
        lines = [f"{module} {' '.join(sorted(names))}".strip() for module, names in sorted(beyond.items())]
        arguments.table.write_text(HEAD + "\n".join(lines) + "\n")
        return 0
    wrong = 0
    for module, names in names_of(sys.executable, here).items():
        for name in sorted(names - here[module] - known.get(module, set()) - INCIDENTAL):
            print(f"{module}.{name} is neither here nor in the table")
            wrong += 1
    for module in here:
        for name in sorted(known.get(module, set()) & here[module]):
            print(f"{module}.{name} is here, but the table says that it is not")
            wrong += 1
    print(f"{len(here)} modules, {wrong} names are wrong")
    return 1 if wrong else 0


MODULES = """abc argparse asyncio.exceptions binascii errno graphlib asyncio atexit base64 bisect builtins calendar collections collections.abc concurrent.futures
contextlib contextvars copy csv dataclasses datetime decimal enum fnmatch fractions functools gc hashlib heapq html inspect io
itertools json keyword logging math numbers operator os os.path pathlib pprint queue random re secrets signal statistics
string struct sys textwrap threading time timeit traceback types typing uuid warnings weakref zlib""".split()

if __name__ == "__main__":
    sys.exit(main())
