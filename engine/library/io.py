# SPDX-FileCopyrightText: 2026 The Signalbox authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""io.StringIO and io.BytesIO; what they do is CPython's, how they do it is not."""

SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2


class UnsupportedOperation(OSError, ValueError):
    pass


class IOBase:
    closed = False

    def close(self):
        self.closed = True

    def flush(self):
        self._check()

    def _check(self):
        if self.closed:
            raise ValueError("I/O operation on closed file")

    def __enter__(self):
        self._check()
        return self

    def __exit__(self, *args):
        self.close()

    def __iter__(self):
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def readable(self):
        return True

    def writable(self):
        return True

    def seekable(self):
        return True

    def isatty(self):
        return False

    def readlines(self, hint=-1):
        return list(self)

    def writelines(self, lines):
        for line in lines:
            self.write(line)


class TextIOBase(IOBase):
    pass


class _Memory:
    def _begin(self, initial, empty):
        self._value, self._place, self._empty = initial, 0, empty

    def getvalue(self):
        self._check()
        return self._value

    def read(self, size=-1):
        self._check()
        end = len(self._value) if size is None or size < 0 else self._place + size
        part = self._value[self._place:end]
        self._place += len(part)
        return part

    def readline(self, size=-1):
        self._check()
        at = self._value.find(self._newline, self._place)
        end = len(self._value) if at < 0 else at + 1
        if size is not None and size >= 0:
            end = min(end, self._place + size)
        part = self._value[self._place:end]
        self._place += len(part)
        return part

    def write(self, part):
        self._check()
        if not isinstance(part, self._kind):
            raise TypeError(self._complaint.format(type(part).__name__))
        gap = self._place - len(self._value)
        if gap > 0:
            self._value += self._filler * gap
        if self._place == len(self._value):
            self._value += part
        else:
            self._value = self._value[:self._place] + part + self._value[self._place + len(part):]
        self._place += len(part)
        return len(part)

    def tell(self):
        self._check()
        return self._place

    def seek(self, place, whence=0):
        self._check()
        if whence == 2:
            place += len(self._value)
        elif whence == 1:
            place += self._place
        if place < 0:
            raise ValueError(f"Negative seek position {place}")
        self._place = place
        return place

    def truncate(self, size=None):
        self._check()
        size = self._place if size is None else size
        self._value = self._value[:size]
        return size


class StringIO(_Memory, TextIOBase):
    _kind, _newline, _filler, _complaint = str, "\n", "\0", "string argument expected, got '{}'"

    def __init__(self, initial_value="", newline="\n"):
        if initial_value is not None and not isinstance(initial_value, str):
            raise TypeError(f"initial_value must be str or None, not {type(initial_value).__name__}")
        self._begin(initial_value or "", "")


class BytesIO(_Memory, IOBase):
    _kind, _newline, _filler, _complaint = bytes, b"\n", b"\0", "a bytes-like object is required, not '{}'"

    def __init__(self, initial_bytes=b""):
        self._begin(bytes(initial_bytes), b"")
