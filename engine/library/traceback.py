# SPDX-FileCopyrightText: 2026 The Signalbox authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The parts of traceback that write to a file."""

import sys
from traceback import format_exc, format_exception, format_exception_only


def print_exc(limit=None, file=None, chain=True):
    (sys.stderr if file is None else file).write(format_exc(limit, chain))


def print_exception(exc, /, value=None, tb=None, limit=None, file=None, chain=True):
    error = exc if isinstance(exc, BaseException) else value
    (sys.stderr if file is None else file).write("".join(format_exception(error)))
