# SPDX-FileCopyrightText: 2026 The Signalbox authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""threading, of which only what tells where one is, and locks, and what waits for other workers, are there: threads of a program's own are not run here yet."""

import time
from collections import deque
from concurrent.futures import _Gate

import _signalbox


class _Thread:
    def __init__(self, name):
        self.name = name
        self.daemon = False

    def is_alive(self):
        return True

    def getName(self):
        return self.name

    def __repr__(self):
        kind = "_MainThread" if self.name == "MainThread" else "Thread"
        return f"<{kind}({self.name}, started {_IDENT[self.name]})>"

    @property
    def ident(self):
        return get_ident()

    native_id = ident


_threads = {}
_IDENT = {}
TIMEOUT_MAX = 9223372036.0


def current_thread():
    name = _signalbox.thread_name()
    if name not in _threads:
        _threads[name] = _Thread(name)
        _IDENT[name] = 140000000000000 + len(_threads) * 4096
    return _threads[name]


def main_thread():
    current_thread()
    if "MainThread" not in _threads:
        _threads["MainThread"] = _Thread("MainThread")
        _IDENT["MainThread"] = 140000000000000
    return _threads["MainThread"]


def get_ident():
    return _IDENT[current_thread().name]


get_native_id = get_ident


class _Lock:
    """Whom a release wakes takes it if nobody else has done so by then, as in CPython."""

    _reentrant = False

    def __init__(self):
        self._owner, self._count, self._line = None, 0, deque()

    def acquire(self, blocking=True, timeout=-1):
        if not blocking and timeout != -1:
            raise ValueError("can't specify a timeout for a non-blocking call")
        if blocking and timeout < 0 and timeout != -1:
            raise ValueError("timeout value must be a non-negative number")
        me = _signalbox.thread_name()
        if self._count and self._reentrant and self._owner == me:
            self._count += 1
            return True
        end = None if timeout == -1 else time.monotonic() + timeout
        while self._count:
            if not blocking or not _wait_in(self._line, end):
                return False
        self._owner, self._count = me, 1
        return True

    def release(self):
        if not self._count:
            raise RuntimeError("cannot release un-acquired lock" if self._reentrant else "release unlocked lock")
        if self._reentrant and self._owner != _signalbox.thread_name():
            raise RuntimeError("cannot release un-acquired lock")
        self._count -= 1
        if not self._count:
            self._owner = None
            _wake(self._line, 1)

    def locked(self):
        return self._count > 0

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *how):
        self.release()

    def __repr__(self):
        state = "locked" if self._count else "unlocked"
        if self._reentrant:
            return f"<{state} _thread.RLock object owner={140000000000000 if self._count else 0} count={self._count} at {id(self):#x}>"
        return f"<{state} _thread.lock object at {id(self):#x}>"


class _RLock(_Lock):
    _reentrant = True


def Lock():
    return _Lock()


def RLock():
    return _RLock()


def _wait_in(line, end):
    """Until whoever wakes the line comes to this one; False where the end comes first."""
    left = None if end is None else end - time.monotonic()
    if left is not None and left <= 0:
        return False
    gate = _Gate()
    line.append(gate)
    if gate.wait(left):
        return True
    line.remove(gate)
    return False


def _wake(line, count):
    for _ in range(min(count, len(line))):
        line.popleft().open()


class Event:
    def __init__(self):
        self._flag, self._line = False, deque()

    def __repr__(self):
        return f"<{type(self).__module__}.{type(self).__qualname__} at {id(self):#x}: {'set' if self._flag else 'unset'}>"

    def is_set(self):
        return self._flag

    isSet = is_set

    def set(self):
        self._flag = True
        _wake(self._line, len(self._line))

    def clear(self):
        self._flag = False

    def wait(self, timeout=None):
        if not self._flag:
            _wait_in(self._line, None if timeout is None else time.monotonic() + timeout)
        return self._flag


class Condition:
    def __init__(self, lock=None):
        self._lock = RLock() if lock is None else lock
        self._line = deque()
        self.acquire, self.release = self._lock.acquire, self._lock.release

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *how):
        return self._lock.__exit__(*how)

    def __repr__(self):
        return f"<Condition({self._lock}, {len(self._line)})>"

    def _check(self, doing):
        if self._lock._count == 0 or self._lock._owner != _signalbox.thread_name():
            raise RuntimeError(f"cannot {doing} un-acquired lock")

    def wait(self, timeout=None):
        self._check("wait on")
        lock = self._lock
        count, lock._count = lock._count, 1
        gate = _Gate()
        self._line.append(gate)
        lock.release()
        try:
            woken = gate.wait(timeout)
            if not woken:
                self._line.remove(gate)
            return woken
        finally:
            lock.acquire()
            lock._count = count

    def wait_for(self, predicate, timeout=None):
        end = None
        result = predicate()
        while not result:
            if timeout is not None:
                end = time.monotonic() + timeout if end is None else end
                if end - time.monotonic() <= 0:
                    break
            self.wait(None if end is None else end - time.monotonic())
            result = predicate()
        return result

    def notify(self, n=1):
        self._check("notify on")
        _wake(self._line, n)

    def notify_all(self):
        self.notify(len(self._line))


class Semaphore:
    def __init__(self, value=1):
        if value < 0:
            raise ValueError("semaphore initial value must be >= 0")
        self._value, self._line = value, deque()

    def __repr__(self):
        return f"<{type(self).__module__}.{type(self).__qualname__} at {id(self):#x}: value={self._value}>"

    def acquire(self, blocking=True, timeout=None):
        if not blocking and timeout is not None:
            raise ValueError("can't specify timeout for non-blocking acquire")
        end = None if timeout is None else time.monotonic() + timeout
        while not self._value:
            if not blocking or not _wait_in(self._line, end):
                return False
        self._value -= 1
        return True

    __enter__ = acquire

    def release(self, n=1):
        if n < 1:
            raise ValueError("n must be one or more")
        self._value += n
        _wake(self._line, n)

    def __exit__(self, *how):
        self.release()


class BoundedSemaphore(Semaphore):
    def __init__(self, value=1):
        super().__init__(value)
        self._initial_value = value

    def __repr__(self):
        return super().__repr__()[:-1] + f"/{self._initial_value}>"

    def release(self, n=1):
        if n < 1:
            raise ValueError("n must be one or more")
        if self._value + n > self._initial_value:
            raise ValueError("Semaphore released too many times")
        super().release(n)


class local:
    def __init__(self):
        object.__setattr__(self, "_of_thread", {})

    def __getattr__(self, name):
        values = object.__getattribute__(self, "_of_thread").get(_signalbox.thread_name(), {})
        if name in values:
            return values[name]
        raise AttributeError(f"'_thread._local' object has no attribute '{name}'")

    def __setattr__(self, name, value):
        self._of_thread.setdefault(_signalbox.thread_name(), {})[name] = value

    def __delattr__(self, name):
        getattr(self, name)
        del self._of_thread[_signalbox.thread_name()][name]
