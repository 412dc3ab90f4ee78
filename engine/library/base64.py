# SPDX-FileCopyrightText: 2026 The Signalbox authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The parts of base64 that programs use; what they do is CPython's, how they do it is not."""

import binascii

_STANDARD = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
_BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"


def _whole(parts):
    made = b""
    for each in parts:
        made += each
    return made


def _data(s):
    if not isinstance(s, bytes):
        raise TypeError(f"a bytes-like object is required, not '{type(s).__name__}'")
    return s


def _bytes(s):
    if isinstance(s, str):
        try:
            return s.encode("ascii")
        except UnicodeEncodeError:
            raise ValueError("string argument should contain only ASCII characters") from None
    if not isinstance(s, bytes):
        raise TypeError("argument should be a bytes-like object or ASCII string, not "
                        f"{type(s).__name__!r}")
    return s


def _joined(s, letters, bits, group):
    out = []
    for at in range(0, len(s), group):
        part = s[at:at + group]
        number = 0
        for each in part:
            number = number << 8 | each
        wanted = (len(part) * 8 + bits - 1) // bits
        number <<= wanted * bits - len(part) * 8
        text = "".join([letters[number >> (wanted - 1 - i) * bits & (1 << bits) - 1] for i in range(wanted)])
        out.append(text + "=" * (group * 8 // bits - wanted))
    return "".join(out).encode()


def _changed(data, letters, others):
    others = others.decode("latin1")
    return data.decode("latin1").translate({ord(letters[0]): others[0], ord(letters[1]): others[1]}).encode("latin1")


def b64encode(s, altchars=None):
    encoded = _joined(_data(s), _STANDARD, 6, 3)
    if altchars is not None:
        encoded = _changed(encoded, "+/", altchars)
    return encoded


def b64decode(s, altchars=None, validate=False):
    s = _bytes(s)
    if altchars is not None:
        s = _changed(s, _bytes(altchars).decode("latin1"), b"+/")
    if validate and any(chr(each) not in _STANDARD + "=" for each in s):
        raise binascii.Error("Only base64 data is allowed")
    out, number, count, pads = [], 0, 0, 0
    for each in s.decode("latin1"):
        if each == "=":
            if count % 4 >= 2:
                pads += 1
                if count % 4 + pads >= 4:
                    break
            continue
        place = _STANDARD.find(each)
        if place < 0:
            continue
        pads = 0
        number = number << 6 | place
        count += 1
        if count % 4 == 0:
            out.append(number.to_bytes(3, "big"))
            number = 0
    rest = count % 4
    if rest == 1:
        raise binascii.Error(f"Invalid base64-encoded string: number of data characters ({count}) cannot be 1 more than a multiple of 4")
    if rest and rest + pads < 4:
        raise binascii.Error("Incorrect padding")
    if rest:
        out.append((number << 6 * (4 - rest)).to_bytes(3, "big")[:rest - 1])
    return _whole(out)


def standard_b64encode(s):
    return b64encode(s)


def standard_b64decode(s):
    return b64decode(s)


def urlsafe_b64encode(s):
    return b64encode(s, b"-_")


def urlsafe_b64decode(s):
    return b64decode(_changed(_bytes(s), "-_", b"+/"))


def b32encode(s):
    return _joined(_data(s), _BASE32, 5, 5)


def b32decode(s, casefold=False, map01=None):
    s = _bytes(s)
    if len(s) % 8:
        raise binascii.Error("Incorrect padding")
    text = s.decode("latin1")
    if casefold:
        text = text.upper()
    stripped = text.rstrip("=")
    pads = len(text) - len(stripped)
    number = 0
    for each in stripped:
        if each not in _BASE32:
            raise binascii.Error("Non-base32 digit found")
        number = number << 5 | _BASE32.index(each)
    if pads not in (0, 1, 3, 4, 6):
        raise binascii.Error("Incorrect padding")
    return (number >> len(stripped) * 5 % 8).to_bytes(len(stripped) * 5 // 8, "big")


def b16encode(s):
    return _data(s).hex().upper().encode()


def b16decode(s, casefold=False):
    text = _bytes(s).decode()
    if casefold:
        text = text.upper()
    if any(each not in "0123456789ABCDEF" for each in text):
        raise binascii.Error("Non-base16 digit found")
    return binascii.unhexlify(text)


def encodebytes(s):
    return _whole([b64encode(s[at:at + 57]) + b"\n" for at in range(0, len(s), 57)])


def decodebytes(s):
    return b64decode(s)
