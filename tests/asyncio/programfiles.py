# SPDX-FileCopyrightText: 2026 The Signalbox authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The programs, and what each prints under which version of Python."""

import pathlib

VERSIONS = ("3.11", "3.12", "3.13")
PROGRAMS = pathlib.Path(__file__).resolve().parent / "programs"
REFERENCE = pathlib.Path(__file__).resolve().parent / "reference.py"


def output_file(program, version=None):
    return program.with_name(f"{program.stem}{f'.{version}' if version else ''}.out")


def expected(program, version):
    """Its lines: those of the version where they differ, else those of all."""
    own = output_file(program, version)
    return (own if own.exists() else output_file(program)).read_text(encoding="utf-8").splitlines()
