#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Signalbox authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds the folders to the arrows that are allowed between them.

    structure.py ROOT           says what breaks a rule; exit code 1 where anything does
    structure.py ROOT --draw    the folders and who includes whom, as a list

An arrow leads from a file that includes to the one it includes. arrows.txt beside this file has a line for each folder
with all that it may see; what it does not list is not allowed. Besides: folders, and the files of a folder, include each
other without circles (a .cpp and the .h of its name are one file here), and a .cpp has a header of its name, and a type of a header a name of its
own.
"""

import collections
import pathlib
import re
import sys

INCLUDE = re.compile(r'^\s*#include "((?:app|engine|widgets)/[^"]+)"', re.MULTILINE)
PROGRAMS = {"app/main"}  # what has no header, as nobody includes it
NAMESPACE = re.compile(r"^namespace ([\w:]+) {", re.MULTILINE)
TYPE = re.compile(r"^(?:struct|class|enum class) (\w+)[^;\n]*$", re.MULTILINE)  # where it is defined, not announced


def sources(root):
    for top in ("app", "engine", "widgets"):
        yield from (path for path in sorted((root / top).rglob("*")) if path.suffix in (".cpp", ".h"))


def unit(path):
    return str(path).rsplit(".", 1)[0]


def folder(name):
    return name.rsplit("/", 1)[0]


def included(root):
    """By unit, the units that it includes."""
    arrows = collections.defaultdict(set)
    for path in sources(root):
        name = unit(path.relative_to(root))
        arrows[name] |= {unit(each) for each in INCLUDE.findall(path.read_text(encoding="utf-8"))} - {name}
    return arrows


def between_folders(arrows):
    folders = collections.defaultdict(set)
    for name, others in arrows.items():
        folders[folder(name)] |= {folder(each) for each in others} - {folder(name)}
    return folders


def circles(arrows):
    """The groups of names that reach each other (Tarjan, "Depth-first search and linear graph algorithms", 1972)."""
    index, low, stack, found = {}, {}, [], []

    def visit(name):
        index[name] = low[name] = len(index)
        stack.append(name)
        for other in sorted(arrows.get(name, ())):
            if other not in index:
                visit(other)
                low[name] = min(low[name], low[other])
            elif other in stack:
                low[name] = min(low[name], index[other])
        if low[name] == index[name]:
            group = [stack.pop()]
            while group[-1] != name:
                group.append(stack.pop())
            if len(group) > 1:
                found.append(sorted(group))

    for name in sorted(arrows):
        if name not in index:
            visit(name)
    return found


def allowed_arrows():
    allowed = {}
    for line in (pathlib.Path(__file__).parent / "arrows.txt").read_text(encoding="utf-8").splitlines():
        line = line.split("#")[0].strip()
        if line:
            name, _, others = line.partition(":")
            allowed[name.strip()] = set(others.split())
    return allowed


def faults(root):
    arrows = included(root)
    folders = between_folders(arrows)
    allowed = allowed_arrows()
    for name in sorted(folders):
        if name not in allowed:
            yield f"{name} is a folder that arrows.txt does not know: give it a line"
            continue
        for other in sorted(folders[name] - allowed[name]):
            culprits = sorted(each for each, seen in arrows.items()
                              if folder(each) == name and any(folder(one) == other for one in seen))
            yield f"{name} may not include {other}; {', '.join(culprits)} does"
    for group in circles(folders):
        yield "folders include each other: " + ", ".join(group)
    for group in circles(arrows):
        yield "files include each other: " + ", ".join(group)
    for path in sources(root):
        if path.suffix == ".cpp" and not path.with_suffix(".h").exists() and unit(path.relative_to(root)) not in PROGRAMS:
            yield f"{path.relative_to(root)} has no header of its name: does it hold an idea of its own?"
    yield from named_alike(root)


def named_alike(root):
    """Types of one name in several headers: the linker would take one for the other without a word."""
    places = collections.defaultdict(list)
    for path in sources(root):
        if path.suffix == ".h":
            words = path.read_text(encoding="utf-8")
            namespace = NAMESPACE.search(words)
            for name in TYPE.findall(words):
                places[namespace and namespace[1], name].append(str(path.relative_to(root)))
    for (_, name), where in sorted(places.items(), key=str):
        if len(where) > 1:
            yield f"{name} is the name of several types, in {', '.join(where)}"


def main():
    root = pathlib.Path(sys.argv[1])
    if "--draw" in sys.argv[2:]:
        for name, others in sorted(between_folders(included(root)).items()):
            print(f"{name}: {' '.join(sorted(others))}")
        return 0
    found = list(faults(root))
    print("\n".join(found) if found else "every folder includes only what it may")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
