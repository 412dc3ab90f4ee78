# SPDX-FileCopyrightText: 2026 The Signalbox authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The parts of asyncio that ask nothing of a loop."""

import _inspect
import asyncio as _asyncio


def iscoroutinefunction(func):
    return _inspect.iscoroutinefunction(func) or getattr(func, "_is_coroutine", None) is True


class AbstractEventLoopPolicy:
    def get_event_loop(self):
        return _asyncio.get_event_loop()

    def set_event_loop(self, loop):
        _asyncio.set_event_loop(loop)

    def new_event_loop(self):
        return _asyncio.new_event_loop()


class DefaultEventLoopPolicy(AbstractEventLoopPolicy):
    pass


_policy = []


def get_event_loop_policy():
    if not _policy:
        _policy.append(DefaultEventLoopPolicy())
    return _policy[0]


def set_event_loop_policy(policy):
    _policy[:] = [policy] if policy is not None else []
