# SPDX-FileCopyrightText: 2026 The Signalbox authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""html.escape(), and the other way for the names that it writes."""

import re


def escape(s, quote=True):
    s = s.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    if quote:
        s = s.replace('"', "&quot;").replace("'", "&#x27;")
    return s


_NAMES = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'", "nbsp": "\xa0"}


def _meant(found):
    name = found.group(1)
    if name[0] != "#":
        return _NAMES.get(name, found.group())
    return chr(int(name[2:], 16) if name[1] in "xX" else int(name[1:]))


def unescape(s):
    return re.sub(r"&(#[0-9]+|#[xX][0-9a-fA-F]+|amp|lt|gt|quot|apos|nbsp);", _meant, s) if "&" in s else s
