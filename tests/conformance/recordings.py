# SPDX-FileCopyrightText: 2026 The Signalbox authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What tests of the recorder share: running a script, and telling what its trace says."""

import textwrap
import unittest

import recorder


def recorded(script, **options):
    return recorder.record(textwrap.dedent(script), **options)


def told(lines, *kinds, of=None, about=""):
    """The facts of some kinds, or of one task, each as a line for people: time, task, fact, and the rest."""
    return [words(line) for line in lines
            if (not kinds or line["fact"] in kinds) and of in (None, line.get("task")) and about in words(line)]


def words(line):
    rest = [f"{key}={value}" for key, value in line.items() if key not in ("t", "task", "fact")]
    return " ".join([str(line["t"]), line.get("task", "-"), line["fact"], *rest]).rstrip()


class Trace(unittest.TestCase):
    maxDiff = None

    def expect(self, lines, expected, *kinds, **which):
        self.assertEqual(told(lines, *kinds, **which), textwrap.dedent(expected).strip().splitlines())
