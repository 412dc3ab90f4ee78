# SPDX-FileCopyrightText: 2026 The Signalbox authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The checksums of zlib."""

from _signalbox import crc32 as _crc32


def crc32(data, value=0, /):
    return _crc32(data, value & 0xffffffff)


def adler32(data, value=1, /):
    low, high = value & 0xffff, value >> 16 & 0xffff
    for each in data:
        low = (low + each) % 65521
        high = (high + low) % 65521
    return high << 16 | low
