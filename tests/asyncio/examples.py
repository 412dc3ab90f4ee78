#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Signalbox authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds the examples that are Python to CPython: as exported, they print the same there as they do here, and end at the same time.

    examples.py DRIVER RUNNER FOLDER

DRIVER is conformance_layouts, which exports a layout; RUNNER is what compare.py calls; CPython is the one that runs this.
"""

import json
import pathlib
import subprocess
import sys
import tempfile

from programfiles import REFERENCE, VERSIONS

VERSION = f"3.{min(sys.version_info.minor, 13)}"


def exported(driver, layout):
    question = json.dumps(layout) + "\n"
    return json.loads(subprocess.run([driver], input=question, stdout=subprocess.PIPE, text=True, check=True).stdout)["python"]


def lines_of(*command):
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, timeout=200)
    return done.stdout.splitlines()


def main():
    driver, runner, folder = sys.argv[1:]
    failures = programs = 0
    with tempfile.TemporaryDirectory() as scratch:
        for path in sorted(pathlib.Path(folder).glob("*.signalbox")):
            layout = json.loads(path.read_text(encoding="utf-8"))
            if any(node["kind"] not in ("function", "class", "module") for node in layout["nodes"]):
                continue
            program = pathlib.Path(scratch, path.stem + ".py")
            program.write_text(exported(driver, layout), encoding="utf-8")
            wanted, got = lines_of(sys.executable, REFERENCE, program), lines_of(runner, VERSION, program)
            programs += 1
            if not wanted or wanted != got:
                failures += 1
                print(f"{path.stem}: {got} instead of {wanted}")
    print(f"{programs} examples, {failures} unlike CPython {VERSION}")
    return 1 if failures or not programs or VERSION not in VERSIONS else 0


if __name__ == "__main__":
    sys.exit(main())
