# SPDX-FileCopyrightText: 2026 The Signalbox authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The parts of binascii that programs use by themselves."""

from zlib import crc32


class Error(ValueError):
    pass


def hexlify(data, sep="", bytes_per_sep=1):
    return (data.hex(sep, bytes_per_sep) if sep else data.hex()).encode()


b2a_hex = hexlify


def unhexlify(hexstr, /):
    text = hexstr if isinstance(hexstr, str) else hexstr.decode("latin1")
    if len(text) % 2:
        raise Error("Odd-length string")
    if any(each not in "0123456789abcdefABCDEF" for each in text):
        raise Error("Non-hexadecimal digit found")
    return bytes([int(text[at:at + 2], 16) for at in range(0, len(text), 2)])


a2b_hex = unhexlify
