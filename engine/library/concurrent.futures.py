# SPDX-FileCopyrightText: 2026 The Signalbox authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""concurrent.futures, over gates at which a thread waits; what happens in which order is CPython's."""

import time
from collections import namedtuple
from concurrent.futures import _Gate

FIRST_COMPLETED = "FIRST_COMPLETED"
FIRST_EXCEPTION = "FIRST_EXCEPTION"
ALL_COMPLETED = "ALL_COMPLETED"
TimeoutError = TimeoutError


class Error(Exception):
    __module__ = "concurrent.futures._base"


class CancelledError(Error):
    __module__ = "concurrent.futures._base"


class InvalidStateError(Error):
    __module__ = "concurrent.futures._base"


class BrokenExecutor(RuntimeError):
    __module__ = "concurrent.futures._base"


class _Waiter:
    """Whom futures tell of their end."""

    def __init__(self, returns_when, pending):
        self.returns_when, self.pending = returns_when, pending
        self.gate, self.finished = _Gate(), []

    def told(self, future):
        self.finished.append(future)
        self.pending -= 1
        failed = future._state == "FINISHED" and future._exception is not None
        if (not self.pending or self.returns_when == FIRST_COMPLETED
                or self.returns_when == FIRST_EXCEPTION and failed):
            self.gate.open()


class Future:
    __module__ = "concurrent.futures._base"

    def __init__(self):
        self._state, self._result, self._exception = "PENDING", None, None
        self._gate, self._waiters, self._done_callbacks = _Gate(), [], []

    def __repr__(self):
        state = "cancelled" if self.cancelled() else self._state.lower()
        if self._state != "FINISHED":
            how = ""
        elif self._exception:
            how = f" raised {self._exception.__class__.__name__}"
        else:
            how = f" returned {self._result.__class__.__name__}"
        return f"<{self.__class__.__name__} at {id(self):#x} state={state}{how}>"

    def cancel(self):
        if self._state in ("RUNNING", "FINISHED"):
            return False
        if not self.cancelled():
            self._state = "CANCELLED"
            self._gate.open()
            self._invoke_callbacks()
        return True

    def cancelled(self):
        return self._state in ("CANCELLED", "CANCELLED_AND_NOTIFIED")

    def running(self):
        return self._state == "RUNNING"

    def done(self):
        return self._state in ("CANCELLED", "CANCELLED_AND_NOTIFIED", "FINISHED")

    def _invoke_callbacks(self):
        for callback in self._done_callbacks:
            self._call(callback)

    def _call(self, callback):
        try:
            callback(self)
        except Exception as error:
            import logging
            logging.getLogger("concurrent.futures").error("exception calling callback for %r", self, exc_info=error)

    def add_done_callback(self, fn):
        if self.done():
            self._call(fn)
        else:
            self._done_callbacks.append(fn)

    def _wait(self, timeout):
        if not self.done() and not self._gate.wait(timeout):
            raise TimeoutError()
        if self.cancelled():
            raise CancelledError()

    def result(self, timeout=None):
        self._wait(timeout)
        if self._exception:
            raise self._exception
        return self._result

    def exception(self, timeout=None):
        self._wait(timeout)
        return self._exception

    def set_running_or_notify_cancel(self):
        if self._state == "CANCELLED":
            self._state = "CANCELLED_AND_NOTIFIED"
            for waiter in self._waiters:
                waiter.told(self)
            return False
        if self._state == "PENDING":
            self._state = "RUNNING"
            return True
        raise RuntimeError("Future in unexpected state")

    def _finish(self, result, exception):
        if self.done():
            raise InvalidStateError(f"{self._state}: {self!r}")
        self._result, self._exception, self._state = result, exception, "FINISHED"
        for waiter in self._waiters:
            waiter.told(self)
        self._gate.open()
        self._invoke_callbacks()

    def set_result(self, result):
        self._finish(result, None)

    def set_exception(self, exception):
        self._finish(None, exception)


class Executor:
    __module__ = "concurrent.futures._base"

    def submit(self, fn, /, *args, **kwargs):
        raise NotImplementedError()

    def map(self, fn, *iterables, timeout=None, chunksize=1):
        return _map(self, fn, iterables, timeout)

    def shutdown(self, wait=True, *, cancel_futures=False):
        pass

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.shutdown(wait=True)
        return False


def _map(executor, fn, iterables, timeout):
    end = None if timeout is None else timeout + time.monotonic()
    futures = [executor.submit(fn, *args) for args in zip(*iterables)]

    def results():
        try:
            futures.reverse()
            while futures:
                left = None if end is None else end - time.monotonic()
                try:
                    yield futures[-1].result(left)
                finally:
                    futures.pop().cancel()
        finally:
            for future in futures:
                future.cancel()

    return results()


def _ended(future):
    return future._state in ("CANCELLED_AND_NOTIFIED", "FINISHED")


DoneAndNotDoneFutures = namedtuple("DoneAndNotDoneFutures", "done not_done")


def wait(fs, timeout=None, return_when=ALL_COMPLETED):
    fs = set(fs)
    done = {future for future in fs if _ended(future)}
    not_done = fs - done
    if return_when == FIRST_COMPLETED and done:
        return DoneAndNotDoneFutures(done, not_done)
    if return_when == FIRST_EXCEPTION and any(not each.cancelled() and each.exception() is not None for each in done):
        return DoneAndNotDoneFutures(done, not_done)
    if len(done) == len(fs):
        return DoneAndNotDoneFutures(done, not_done)
    if return_when not in (FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED):
        raise ValueError(f"Invalid return condition: {return_when!r}")
    waiter = _Waiter(return_when, len(not_done))
    for future in not_done:
        future._waiters.append(waiter)
    waiter.gate.wait(timeout)
    for future in not_done:
        future._waiters.remove(waiter)
    done.update(waiter.finished)
    return DoneAndNotDoneFutures(done, fs - done)


def as_completed(fs, timeout=None):
    end = None if timeout is None else timeout + time.monotonic()
    fs = set(fs)
    total = len(fs)
    finished = [future for future in fs if _ended(future)]
    pending = [future for future in fs if not _ended(future)]
    waiter = _Waiter(FIRST_COMPLETED, len(pending))
    for future in pending:
        future._waiters.append(waiter)
    try:
        while finished:
            yield finished.pop()
        while pending:
            left = None if end is None else end - time.monotonic()
            if left is not None and left < 0:
                raise TimeoutError(f"{len(pending)} (of {total}) futures unfinished")
            waiter.gate.wait(left)
            finished, waiter.finished, waiter.gate = waiter.finished, [], _Gate()
            for future in finished:
                pending.remove(future)
            finished.reverse()
            while finished:
                yield finished.pop()
    finally:
        for future in pending:
            future._waiters.remove(waiter)
