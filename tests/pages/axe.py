# SPDX-FileCopyrightText: 2026 The Signalbox authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""axe-core, which finds barriers in pages: installed from npm into the build folder, as package-lock.json pins it."""

import os
import shutil
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))


def source(folder):
    """The text of axe-core, from `folder`, into which it is installed where it is not there yet."""
    script = os.path.join(folder, "node_modules", "axe-core", "axe.min.js")
    stamp = os.path.join(folder, "package-lock.json")
    pinned = open(os.path.join(HERE, "package-lock.json"), encoding="utf-8").read()
    if not os.path.exists(script) or not os.path.exists(stamp) or open(stamp, encoding="utf-8").read() != pinned:
        _install(folder)
    return open(script, encoding="utf-8").read()


def _install(folder):
    if not shutil.which("npm"):
        sys.exit("FAIL: npm is missing; ./check installs it (Debian: apt-get install npm)")
    os.makedirs(folder, exist_ok=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copyfile(os.path.join(HERE, name), os.path.join(folder, name))
    done = subprocess.run(["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], cwd=folder,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False, timeout=300)
    if done.returncode != 0:
        # Another time it is asked for again.
        os.remove(os.path.join(folder, "package-lock.json"))
        sys.exit("FAIL: axe-core, which this test needs, cannot be installed from the npm registry; is there a network?\n"
                 + done.stdout[-1500:])
