# SPDX-FileCopyrightText: 2026 The Signalbox authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Names that match a pattern with * ? and [...], as shells have them."""

import re

__all__ = ["filter", "fnmatch", "fnmatchcase", "translate"]


def fnmatch(name, pat):
    return fnmatchcase(name, pat)


def fnmatchcase(name, pat):
    return re.match(translate(pat), name) is not None


def filter(names, pat):
    matches = re.compile(translate(pat)).match
    return [name for name in names if matches(name)]


def translate(pat):
    parts, at = [], 0
    while at < len(pat):
        char = pat[at]
        at += 1
        if char == "*":
            if not parts or parts[-1] != "*":
                parts.append("*")
        elif char == "?":
            parts.append(".")
        elif char == "[":
            end = _end_of_set(pat, at)
            parts.append(_set(pat[at:end]) if end < len(pat) else "\\[")
            at = end + 1 if end < len(pat) else at
        else:
            parts.append(re.escape(char))
    return "(?s:" + _joined(parts) + r")\Z"


def _end_of_set(pat, at):
    """Where its ] is, of which one right at its beginning is a member; the end of the pattern where it has none."""
    end = at + (pat[at:at + 1] == "!")
    end += pat[end:end + 1] == "]"
    while end < len(pat) and pat[end] != "]":
        end += 1
    return end


def _set(inside):
    if "-" not in inside:
        inside = inside.replace("\\", r"\\")
    else:
        inside = _ranges(inside)
    inside = re.sub(r"([&~|])", r"\\\1", inside)
    if not inside:
        return "(?!)"
    if inside == "!":
        return "."
    if inside[0] == "!":
        inside = "^" + inside[1:]
    elif inside[0] in "^[":
        inside = "\\" + inside
    return f"[{inside}]"


def _ranges(inside):
    """Without ranges that hold nothing, and with a hyphen that is a member escaped."""
    chunks, start = [], 0
    at = inside.find("-", 2 if inside[0] == "!" else 1)
    while at >= 0:
        chunks.append(inside[start:at])
        start = at + 1
        at = inside.find("-", at + 3)
    if inside[start:]:
        chunks.append(inside[start:])
    else:
        chunks[-1] += "-"
    for k in range(len(chunks) - 1, 0, -1):
        if chunks[k - 1][-1] > chunks[k][0]:
            chunks[k - 1] = chunks[k - 1][:-1] + chunks[k][1:]
            del chunks[k]
    return "-".join(chunk.replace("\\", r"\\").replace("-", r"\-") for chunk in chunks)


def _joined(parts):
    """A * takes as few characters as let the fixed part after it match, and none back."""
    result, at = [], 0
    while at < len(parts) and parts[at] != "*":
        result.append(parts[at])
        at += 1
    while at < len(parts):
        at += 1
        if at == len(parts):
            result.append(".*")
            break
        fixed = []
        while at < len(parts) and parts[at] != "*":
            fixed.append(parts[at])
            at += 1
        text = "".join(fixed)
        result.append(f"(?>.*?{text})" if at < len(parts) else f".*{text}")
    return "".join(result)
