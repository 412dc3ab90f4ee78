#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Signalbox authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs programs with the files beside them that they import, here and on this Python: they must print the same.

    beside.py build/release/app/signalbox [FOLDER...]

A FOLDER, by default each in tests/script/beside, holds a program and what it imports. It is run as it stands, and as the layout
that it is imported as; what `python` writes of that must be the files again, to the byte.
"""

import argparse
import pathlib
import subprocess
import sys
import tempfile

FOLDERS = pathlib.Path(__file__).resolve().parent / "beside"
NAMES = ("main.py", "prog.py", "run_it.py", "shop.py", "start.py")
VERSION = "3.%d" % sys.version_info[1]


def ran(command, folder):
    done = subprocess.run(command, cwd=folder, capture_output=True, timeout=120)
    return done.returncode, done.stdout.decode(), done.stderr.decode(errors="replace")


def files_of(folder):
    return {path.relative_to(folder): path.read_bytes() for path in sorted(folder.rglob("*.py"))}


def faults(app, folder, scratch):
    program = next(name for name in NAMES if (folder / name).exists())
    expected = ran([sys.executable, "-B", program], folder)[:2]
    here = ran([app, "run", program, "--python", VERSION], folder)
    if here[:2] != expected:
        yield f"run says {here} rather than {expected}"
    layout = scratch / "layout.signalbox"
    imported = ran([app, "import", program, "-o", layout, "--force"], folder)
    if imported[0]:
        yield f"import says {imported}"
        return
    text = layout.read_text(encoding="utf-8").replace('"settings": {', f'"settings": {{"python": "{VERSION}", ', 1)
    layout.write_text(text, encoding="utf-8")
    again = ran([app, "run", layout], scratch)
    if again[:2] != expected:
        yield f"the layout says {again} rather than {expected}"
    back = scratch / "back"
    back.mkdir()
    written = ran([app, "python", layout, "-o", back / program], scratch)
    if written[0]:
        yield f"python says {written}"
        return
    found, wanted = files_of(back), files_of(folder)
    for path in sorted(found.keys() | wanted.keys()):
        if path.name == "time.py":  # which Python has in itself, so that nobody reads it
            continue
        if found.get(path) != wanted.get(path):
            yield f"{path} came back as {found.get(path)}"
    if ran([app, "python", layout, "-o", back / "another.py"], scratch)[0]:
        yield "files that are there as they are were not taken for that"
    for path in found:
        if path.name != program and path.name != "another.py":
            (back / path).write_text("changed = 1\n", encoding="utf-8")
            refused = ran([app, "python", layout, "-o", back / "third.py"], scratch)
            if refused[0] != 1 or "exists already" not in refused[2] or (back / "third.py").exists():
                yield f"a file that is there was not kept: {refused}"
            break


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("app", type=pathlib.Path)
    parser.add_argument("folders", nargs="*", type=pathlib.Path)
    chosen = parser.parse_args()
    folders = chosen.folders or sorted(path for path in FOLDERS.iterdir() if path.is_dir())
    wrong = 0
    for folder in folders:
        with tempfile.TemporaryDirectory() as scratch:
            for fault in faults(chosen.app.resolve(), folder.resolve(), pathlib.Path(scratch)):
                wrong += 1
                print(f"{folder.name}: {fault}", flush=True)
    print(f"{len(folders)} programs with files beside them, {wrong} faults")
    return 1 if wrong or not folders else 0


if __name__ == "__main__":
    sys.exit(main())
