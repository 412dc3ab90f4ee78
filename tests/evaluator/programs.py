#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Signalbox authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Programs, run here and by CPython: the same output, and the same last line of what they raise.

    tests/evaluator/programs.py build/release/tests/evaluator_runner [program.py …]

The reference is the Python that runs this script.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

VERSION = f"{sys.version_info.major}.{min(max(sys.version_info.minor, 11), 13)}"


def shown(command, folder):
    """What a command prints, without addresses, and the last line that it complains with."""
    environment = {**os.environ, "PYTHONHASHSEED": "0", "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, timeout=120)
    complaints = [line for line in done.stderr.splitlines() if "never awaited" not in line and "RuntimeWarning" not in line]
    return re.sub("0x[0-9a-f]+", "0x…", done.stdout), complaints[-1:] if done.returncode else []


def main():
    runner = str(Path(sys.argv[1]).resolve())
    programs = [Path(name) for name in sys.argv[2:]] or sorted((Path(__file__).parent / "programs").glob("*.py"))
    failed = 0
    for program in programs:
        ours = shown([runner, program.name, VERSION], program.parent)
        theirs = shown([sys.executable, "-W", "ignore", program.name], program.parent)
        if ours == theirs:
            continue
        failed += 1
        print(f"{program}: differs")
        lines, others = ours[0].splitlines() + ours[1], theirs[0].splitlines() + theirs[1]
        for number, (one, other) in enumerate(zip(lines + ["(end)"] * len(others), others + ["(end)"])):
            if one != other:
                print(f"  line {number + 1}: {one!r}\n  CPython: {other!r}")
                break
    print(f"{len(programs)} programs, {failed} differ")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
