# SPDX-FileCopyrightText: 2026 The Signalbox authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The parts of os that reach nothing outside of the program; what they do is CPython's, how they do it is not."""

import random as _random
import _signalbox
import posixpath as path

name = "posix"
sep, altsep, extsep, pathsep, linesep = "/", None, ".", ":", "\n"
curdir, pardir, devnull, defpath = ".", "..", "/dev/null", "/bin:/usr/bin"
F_OK, R_OK, W_OK, X_OK = 0, 4, 2, 1
error = OSError


class PathLike:
    def __fspath__(self):
        raise NotImplementedError

    @classmethod
    def __subclasshook__(cls, subclass):
        return hasattr(subclass, "__fspath__")


def fspath(path):
    if isinstance(path, (str, bytes)):
        return path
    try:
        found = type(path).__fspath__(path)
    except AttributeError:
        raise TypeError(f"expected str, bytes or os.PathLike object, not {type(path).__name__}") from None
    if not isinstance(found, (str, bytes)):
        raise TypeError(f"expected {type(path).__name__}.__fspath__() to return str or bytes, not {type(found).__name__}")
    return found


class _Environ:
    """The program's own: nothing is set when it begins."""

    def __init__(self):
        self._data = {}

    def _checked(self, value):
        if not isinstance(value, str):
            raise TypeError(f"str expected, not {type(value).__name__}")
        return value

    def __getitem__(self, key):
        try:
            return self._data[self._checked(key)]
        except KeyError:
            raise KeyError(key) from None

    def __setitem__(self, key, value):
        self._data[self._checked(key)] = self._checked(value)

    def __delitem__(self, key):
        try:
            del self._data[self._checked(key)]
        except KeyError:
            raise KeyError(key) from None

    def __contains__(self, key):
        return self._checked(key) in self._data

    def __iter__(self):
        return iter(list(self._data))

    def __len__(self):
        return len(self._data)

    def get(self, key, default=None):
        return self[key] if key in self else default

    def setdefault(self, key, value):
        if key not in self:
            self[key] = value
        return self[key]

    def pop(self, key, *default):
        if key in self or not default:
            value = self[key]
            del self[key]
            return value
        return default[0]

    def update(self, other=(), /, **more):
        for key, value in dict(other, **more).items():
            self[key] = value

    def keys(self):
        return self._data.keys()

    def values(self):
        return self._data.values()

    def items(self):
        return self._data.items()

    def copy(self):
        return dict(self._data)


environ = _Environ()


def getenv(key, default=None):
    return environ.get(key, default)


def putenv(key, value):
    pass


def unsetenv(key):
    pass


def cpu_count():
    return 4


def process_cpu_count():
    return 4


def getpid():
    return 4242


def getppid():
    return 4241


def urandom(size, /):
    return _bytes.randbytes(size)


_bytes = _random.Random(_signalbox.fresh_seed())


def strerror(code, /):
    return _ERRORS.get(code, f"Unknown error {code}")


_ERRORS = {1: "Operation not permitted", 2: "No such file or directory", 4: "Interrupted system call",
           5: "Input/output error", 9: "Bad file descriptor", 11: "Resource temporarily unavailable",
           12: "Cannot allocate memory", 13: "Permission denied", 17: "File exists", 20: "Not a directory",
           21: "Is a directory", 22: "Invalid argument", 28: "No space left on device", 32: "Broken pipe",
           98: "Address already in use", 104: "Connection reset by peer", 110: "Connection timed out",
           111: "Connection refused", 113: "No route to host"}
