# SPDX-FileCopyrightText: 2026 The Signalbox authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The parts of asyncio that ask nothing of a loop."""

import _inspect


def iscoroutinefunction(func):
    return _inspect.iscoroutinefunction(func) or getattr(func, "_is_coroutine", None) is True


class DefaultEventLoopPolicy:
    pass


def set_event_loop_policy(policy):
    pass
