# SPDX-FileCopyrightText: 2026 The Signalbox authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""timeit, in virtual time: what computes takes none."""

import time

default_timer = time.perf_counter


def timeit(stmt="pass", setup="pass", timer=default_timer, number=1000000, globals=None):
    if not callable(stmt) or not (callable(setup) or setup == "pass"):
        raise NotImplementedError("a text that timeit runs is not run here")
    if callable(setup):
        setup()
    begin = timer()
    for _ in range(number):
        stmt()
    return timer() - begin


def repeat(stmt="pass", setup="pass", timer=default_timer, repeat=5, number=1000000, globals=None):
    return [timeit(stmt, setup, timer, number) for _ in range(repeat)]
