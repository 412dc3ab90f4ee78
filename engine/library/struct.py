# SPDX-FileCopyrightText: 2026 The Signalbox authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""struct; what it does is CPython's, how it does it is not."""

import sys

import _signalbox

_SIZES = {"x": 1, "c": 1, "b": 1, "B": 1, "?": 1, "h": 2, "H": 2, "i": 4, "I": 4, "l": 8, "L": 8, "q": 8, "Q": 8, "n": 8,
          "N": 8, "f": 4, "d": 8, "s": 1, "p": 1, "P": 8}


def _whole(parts):
    made = b""
    for each in parts:
        made += each
    return made


class error(Exception):
    pass


def _fields(format):
    """Whether the first byte is the least, and (letter, count, gap before) of each field."""
    if isinstance(format, bytes):
        format = format.decode("ascii")
    native = not format or format[0] not in "<>=!"
    order = format[0] if format and format[0] in "@<>=!" else "@"
    at = 1 if format and format[0] in "@<>=!" else 0
    fields, place = [], 0
    while at < len(format):
        if format[at].isspace():
            at += 1
            continue
        count = ""
        while at < len(format) and format[at].isdigit():
            count += format[at]
            at += 1
        if at == len(format):
            raise error("repeat count given without format specifier")
        letter = format[at]
        at += 1
        if letter not in _SIZES or letter in "nNP" and not native:
            raise error("bad char in struct format")
        size = _size(letter, native)
        gap = -place % size if native and letter not in "xcbB?sp" else 0
        fields.append((letter, int(count) if count else 1, gap))
        place += gap + size * fields[-1][1]
    return order not in ">!", native, fields, place


def _size(letter, native):
    return 4 if letter in "lL" and not native else _SIZES[letter]


def calcsize(format, /):
    return _fields(format)[3]


def pack(format, /, *v):
    little, native, fields, _ = _fields(format)
    wanted = sum([1 if letter in "sp" else 0 if letter == "x" else count for letter, count, _ in fields])
    if wanted != len(v):
        raise error(f"pack expected {wanted} items for packing (got {len(v)})")
    values, out = list(v), []
    for letter, count, gap in fields:
        out.append(b"\0" * gap)
        if letter == "x":
            out.append(b"\0" * count)
        elif letter in "sp":
            value = values.pop(0)
            if not isinstance(value, bytes):
                raise error(f"argument for '{letter}' must be a bytes object")
            if letter == "p":
                value = bytes([min(len(value), count - 1, 255)]) + value[:count - 1]
            out.append(value[:count] + b"\0" * (count - len(value)))
        else:
            for _ in range(count):
                out.append(_packed(letter, values.pop(0), little, native))
    return _whole(out)


def _packed(letter, value, little, native):
    if letter == "c":
        if not isinstance(value, bytes) or len(value) != 1:
            raise error("char format requires a bytes object of length 1")
        return value
    if letter == "?":
        return b"\1" if value else b"\0"
    if letter in "fd":
        if not isinstance(value, (int, float)) and not hasattr(value, "__float__"):
            raise error("required argument is not a float")
        data = (_signalbox.bytes_of_double if letter == "d" else _signalbox.bytes_of_single)(float(value))
        return data if little else data[::-1]
    if not isinstance(value, int):
        raise error("required argument is not an integer")
    size = _size(letter, native)
    low, high = (-(1 << size * 8 - 1), (1 << size * 8 - 1) - 1) if letter in "bhilqn" else (0, (1 << size * 8) - 1)
    if not low <= value <= high:
        raise error(_words(letter, value, low, high, native))
    return (value % (1 << size * 8)).to_bytes(size, "little" if little else "big")


def _words(letter, value, low, high, native):
    if sys.version_info < (3, 12):
        if not -(1 << 63) <= value < 1 << 64 or value >> 63 and letter not in "qQ":
            if value > 0 or value < -(1 << 63) or native and letter in "ILN":
                return "argument out of range"
        if letter in "qQ":
            return "int too large to convert"
        if native and letter in "ILN" and value < 0:
            return "argument out of range"
        names = {"b": "byte", "B": "ubyte", "h": "short", "H": "ushort"}
        if native and letter in names:
            return f"{names[letter]} format requires {low} <= number <= {high}"
    return f"'{letter}' format requires {low} <= number <= {high}"


def unpack(format, buffer, /):
    size = calcsize(format)
    if len(buffer) != size:
        raise error(f"unpack requires a buffer of {size} bytes")
    return unpack_from(format, buffer)


def unpack_from(format, /, buffer, offset=0):
    little, native, fields, whole = _fields(format)
    if len(buffer) - offset < whole:
        raise error(f"unpack_from requires a buffer of at least {offset + whole} bytes for unpacking {whole} bytes at "
                    f"offset {offset} (actual buffer size is {len(buffer)})")
    out, at = [], offset
    for letter, count, gap in fields:
        at += gap
        if letter in "sp":
            part = buffer[at:at + count]
            out.append(part if letter == "s" else part[1:part[0] + 1])
            at += count
            continue
        size = _size(letter, native)
        for _ in range(count):
            part = buffer[at:at + size]
            at += size
            if letter != "x":
                out.append(_unpacked(letter, part, little))
    return tuple(out)


def _unpacked(letter, part, little):
    if letter == "c":
        return part
    if letter == "?":
        return part != b"\0"
    if not little:
        part = part[::-1]
    if letter in "fd":
        return (_signalbox.double_of_bytes if letter == "d" else _signalbox.single_of_bytes)(part)
    number = 0
    for each in reversed(part):
        number = number << 8 | each
    return number - (1 << len(part) * 8) if letter in "bhilqn" and number >> len(part) * 8 - 1 else number


def iter_unpack(format, buffer, /):
    size = calcsize(format)
    if not size or len(buffer) % size:
        raise error(f"iterative unpacking requires a buffer of a multiple of {size} bytes")
    return iter([unpack_from(format, buffer, at) for at in range(0, len(buffer), size)])


class Struct:
    def __init__(self, format):
        self.format, self.size = format, calcsize(format)

    def pack(self, *v):
        return pack(self.format, *v)

    def unpack(self, buffer, /):
        return unpack(self.format, buffer)

    def unpack_from(self, buffer, offset=0):
        return unpack_from(self.format, buffer, offset)

    def iter_unpack(self, buffer, /):
        return iter_unpack(self.format, buffer)
