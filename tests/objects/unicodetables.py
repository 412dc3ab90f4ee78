#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Signalbox authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the rows of engine/objects/unicodetables.h from the Unicode data of the Python that runs it, which is the latest
version that Signalbox follows; the others are asked what they had not assigned yet.

    python3.13 tests/objects/unicodetables.py --earlier python3.11 python3.12 > engine/objects/unicodetables.h
"""

import subprocess
import sys
import unicodedata

ASSIGNED = ("import sys, unicodedata\n"
            "print([c for c in range(0x110000) if unicodedata.category(chr(c)) == 'Cn'])")
FLAGS = ("Printable", "Space", "Alphabetic", "Numeric", "Digit", "Decimal", "Lower", "Upper", "Title", "CaseIgnorable",
         "IdentifierStart", "IdentifierPart")


def is_case_ignorable(c):
    """A final sigma does not see what is case-ignorable: what stands between it and an 'A' leaves it final."""
    return ("A" + c + "\u03a3").lower()[-1] == "\u03c2" and ("\u0020" + c + "\u03a3").lower()[-1] == "\u03c3"


def flags(point):
    c = chr(point)
    yes = (c.isprintable(), c.isspace(), c.isalpha(), c.isnumeric(), c.isdigit(), c.isdecimal(), c.islower(),
           c.isupper(), c.istitle() and not c.isupper(), is_case_ignorable(c), c.isidentifier(),
           ("a" + c).isidentifier())
    return sum(bit << i for i, bit in enumerate(yes))


def ranges(values):
    """(first, last, value) of all but 0."""
    found = []
    for point, value in values:
        if found and found[-1][1] == point - 1 and found[-1][2] == value:
            found[-1][1] = point
        else:
            found.append([point, point, value])
    return [row for row in found if row[2]]


def mapped(method):
    """(first, last, step, distance), and those of several code points apart."""
    rows, several = [], []
    for point in range(0x110000):
        to = getattr(chr(point), method)()
        if len(to) > 1:
            several.append((point, to))
        elif to != chr(point):
            distance = ord(to) - point
            if rows and rows[-1][3] == distance and rows[-1][2] in (0, point - rows[-1][1]) and point - rows[-1][1] < 3:
                rows[-1][2] = point - rows[-1][1]
                rows[-1][1] = point
            else:
                rows.append([point, point, 0, distance])
    return [(a, b, max(step, 1), d) for a, b, step, d in rows], several


def wrapped(items):
    line = "   "
    for item in items:
        if len(line) + len(item) > 108:
            yield line
            line = "   "
        line += " " + item
    yield line


def main():
    earlier = sys.argv[sys.argv.index("--earlier") + 1:]
    print("// SPDX-FileCopyrightText: 2026 The Signalbox authors\n// SPDX-License-Identifier: GPL-3.0-or-later\n")
    print("// Written by tests/objects/unicodetables.py from Unicode", unicodedata.unidata_version)
    print("// clang-format off\n\n#pragma once\n\nnamespace signalbox::objects::unicodetables {\n")
    print("enum Flag : unsigned short {")
    for i, name in enumerate(FLAGS):
        print(f"    {name} = 1 << {i},")
    print("};\n\nstruct FlagRange { char32_t first; char32_t last; unsigned short flags; };")
    print("struct MappedRange { char32_t first; char32_t last; int step; int distance; };")
    print("struct MappedPoint { char32_t point; char32_t to[3]; };")
    print("struct PointRange { char32_t first; char32_t last; };\n")
    print("inline constexpr FlagRange kFlags[] = {")
    rows = ranges((point, flags(point)) for point in range(0x110000))
    print("\n".join(wrapped(f"{{{a:#x}, {b:#x}, {v}}}," for a, b, v in rows)), "\n};\n", sep="")
    for method, name in (("lower", "Lower"), ("upper", "Upper"), ("title", "Title"), ("casefold", "Fold")):
        rows, several = mapped(method)
        print(f"inline constexpr MappedRange k{name}Ranges[] = {{")
        print("\n".join(wrapped(f"{{{a:#x}, {b:#x}, {s}, {d}}}," for a, b, s, d in rows)), "\n};\n", sep="")
        print(f"inline constexpr MappedPoint k{name}Points[] = {{")
        print("\n".join(wrapped(f"{{{p:#x}, {{{', '.join(hex(ord(c)) for c in to)}}}}}," for p, to in several)), "\n};\n",
              sep="")
    now = {point for point in range(0x110000) if unicodedata.category(chr(point)) == "Cn"}
    for name, python in zip(("NotIn311", "NotIn312"), earlier):
        answer = subprocess.run([python, "-c", ASSIGNED], capture_output=True, text=True, check=True).stdout
        then = set(eval(answer))
        rows = ranges((point, 1) for point in sorted(then - now))
        print(f"inline constexpr PointRange k{name}[] = {{")
        print("\n".join(wrapped(f"{{{a:#x}, {b:#x}}}," for a, b, _ in rows)), "\n};\n", sep="")
    print("} // namespace signalbox::objects::unicodetables")


main()
