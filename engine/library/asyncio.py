# SPDX-FileCopyrightText: 2026 The Signalbox authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The parts of asyncio that ask nothing of a loop."""

import _inspect
import asyncio as _asyncio
import sys as _sys


def iscoroutinefunction(func):
    return _inspect.iscoroutinefunction(func) or getattr(func, "_is_coroutine", None) is True


class AbstractEventLoopPolicy:
    def get_event_loop(self):
        raise NotImplementedError

    def set_event_loop(self, loop):
        raise NotImplementedError

    def new_event_loop(self):
        raise NotImplementedError


class DefaultEventLoopPolicy(AbstractEventLoopPolicy):
    def get_event_loop(self):
        return _asyncio.get_event_loop()

    def set_event_loop(self, loop):
        _asyncio.set_event_loop(loop)

    def new_event_loop(self):
        return _asyncio._new_loop()


def _chain_future(source, destination):
    """As the function of this name in asyncio.futures, which messages of the loop tell."""
    def take(future):
        if _asyncio.isfuture(destination):
            return destination.get_loop().call_soon_threadsafe(_set_state, destination, future)
        _set_state(destination, future)

    def _set_state(destination, future):
        if destination.cancelled() or _asyncio.isfuture(destination) and destination.done():
            return
        if not _asyncio.isfuture(destination) and not destination.set_running_or_notify_cancel():
            return
        if future.cancelled():
            destination.cancel()
        elif (error := future.exception()) is not None:
            destination.set_exception(_converted(error) if _asyncio.isfuture(destination) else error)
        else:
            destination.set_result(future.result())

    def cancel(future):
        if future.cancelled():
            if _asyncio.isfuture(source):
                source.get_loop().call_soon_threadsafe(source.cancel)
            else:
                source.cancel()

    destination.add_done_callback(cancel)
    source.add_done_callback(take)


def _converted(error):
    import concurrent.futures
    if type(error) is concurrent.futures.CancelledError:
        return _asyncio.CancelledError(*error.args)
    if type(error) is concurrent.futures.InvalidStateError:
        return _asyncio.InvalidStateError(*error.args)
    return error


def wrap_future(future, *, loop=None):
    import concurrent.futures
    if _asyncio.isfuture(future):
        return future
    assert isinstance(future, concurrent.futures.Future), f"concurrent.futures.Future is expected, got {future!r}"
    made = (_asyncio.get_event_loop() if loop is None else loop).create_future()
    _chain_future(future, made)
    return made


def run_coroutine_threadsafe(coro, loop):
    import concurrent.futures
    if not _asyncio.iscoroutine(coro):
        raise TypeError("A coroutine object is required")
    future = concurrent.futures.Future()

    def begin():
        try:
            _chain_future(_asyncio.ensure_future(coro, loop=loop), future)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as error:
            if future.set_running_or_notify_cancel():
                future.set_exception(error)
            raise

    loop.call_soon_threadsafe(begin)
    return future


_policy = []


def get_event_loop_policy():
    if not _policy:
        set_event_loop_policy(DefaultEventLoopPolicy())
    return _policy[0]


def set_event_loop_policy(policy):
    _policy[:] = [policy] if policy is not None else []
    _asyncio._follow_policy(policy)


if _sys.version_info >= (3, 12):
    def create_eager_task_factory(custom_task_constructor):
        def factory(loop, coro, *, name=None, context=None):
            return custom_task_constructor(coro, loop=loop, name=name, context=context, eager_start=True)

        return factory

    eager_task_factory = create_eager_task_factory(_asyncio.Task)
