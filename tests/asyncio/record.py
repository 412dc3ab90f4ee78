#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Signalbox authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes beside each program what CPython prints, by reference.py under python3.11, python3.12 and python3.13.

    record.py [FILES]            those files, else every program that has no .out yet
    record.py --all              every program again: `git diff` says what changed

Where a version differs from 3.11 it gets a file of its own, NNN_topic.3.12.out. Each is run twice, and named where it does not
print the same again.
"""

import concurrent.futures
import pathlib
import subprocess
import sys

from programfiles import PROGRAMS, REFERENCE, VERSIONS, output_file


def printed(program, version):
    return subprocess.run(
        [f"python{version}", REFERENCE, program], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=60, check=True
    ).stdout


def record(program):
    outputs = {version: printed(program, version) for version in VERSIONS}
    notes = [f"{program.name} prints something else again" for version in VERSIONS[:1] if printed(program, version) != outputs[version]]
    output_file(program).write_bytes(outputs[VERSIONS[0]])
    for version in VERSIONS[1:]:
        own = output_file(program, version)
        own.unlink(missing_ok=True)
        if outputs[version] != outputs[VERSIONS[0]]:
            own.write_bytes(outputs[version])
            notes.append(f"{own.name} differs")
    end = outputs[VERSIONS[0]].decode().splitlines()[-1]
    return "\n".join([f"{program.name}: {end}", *notes])


def main():
    files = [pathlib.Path(name).resolve() for name in sys.argv[1:] if name != "--all"]
    if not files:
        every = "--all" in sys.argv
        files = [file for file in sorted(PROGRAMS.glob("*.py")) if every or not output_file(file).exists()]
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for words in pool.map(record, files):
            print(words)


if __name__ == "__main__":
    main()
