#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Signalbox authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds the texts of the program to what a translator needs.

    texts.py LUPDATE ROOT      says what breaks a rule; exit code 1 where anything does

lupdate, which makes the file that translators fill, has to read every source without a warning and to find for every
text the context in which the program asks for it. A text that counts (%n) has plural forms; a place {in braces} has a
name.
"""

import pathlib
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

FOLDERS = ("engine", "widgets", "app")
QUIET = re.compile(r"^\s*(Scanning directory|Updating|Found|Kept|Removed)\b")
PLACE = re.compile(r"\{([\w-]+)\}")


def found(lupdate, root):
    """What lupdate says, and what it writes."""
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "texts.ts"
        command = [lupdate, "-I", str(root), *(str(root / each) for each in FOLDERS), "-ts", str(path)]
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
        if done.returncode != 0:
            sys.exit(f"texts.py: lupdate failed\n{done.stdout}")
        return done.stdout, ElementTree.parse(path).getroot()


def faults_of(context, message):
    text = message.findtext("source")
    where = f"{context}: {text!r}"
    if not context:
        yield f"{where} has no context, so that no translation of it would be found"
    if "%n" in text and message.get("numerus") != "yes":
        yield f"{where} counts, and has no plural forms: QT_TRANSLATE_N_NOOP, or tr(text, nullptr, count)"
    for name in PLACE.findall(text):
        if not re.fullmatch(r"[a-z][A-Za-z]*", name):
            yield f"{where} has a place that is called {name!r}"
    if re.search(r"%L?\d", text):
        yield f"{where} numbers its places; a translator wants their names: fill(tr(\"{{task}} …\"), …)"


def main():
    lupdate, root = sys.argv[1], pathlib.Path(sys.argv[2])
    said, tree = found(lupdate, root)
    faults = [line for line in said.splitlines() if line.strip() and not QUIET.match(line)]
    count = 0
    for context in tree.iter("context"):
        for message in context.iter("message"):
            count += 1
            faults += faults_of(context.findtext("name"), message)
    for fault in faults:
        print(fault)
    print(f"{count} texts, {len(faults)} faults")
    sys.exit(1 if faults or count < 1000 else 0)


if __name__ == "__main__":
    main()
