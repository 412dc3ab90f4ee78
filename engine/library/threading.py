# SPDX-FileCopyrightText: 2026 The Signalbox authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""threading, of which only what tells where one is, and locks, are there: threads of a program are not run here yet."""

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
    _reentrant = False

    def __init__(self):
        self._owner, self._count = None, 0

    def acquire(self, blocking=True, timeout=-1):
        me = _signalbox.thread_name()
        if self._count and not (self._reentrant and self._owner == me):
            if not blocking:
                return False
            raise RuntimeError("a threading.Lock that another thread holds is not waited for here")
        self._owner, self._count = me, self._count + 1
        return True

    def release(self):
        if not self._count:
            raise RuntimeError("cannot release un-acquired lock" if self._reentrant else "release unlocked lock")
        self._count -= 1

    def locked(self):
        return self._count > 0

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *how):
        self.release()


class _RLock(_Lock):
    _reentrant = True


def Lock():
    return _Lock()


def RLock():
    return _RLock()


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
