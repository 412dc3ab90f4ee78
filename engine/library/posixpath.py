# SPDX-FileCopyrightText: 2026 The Signalbox authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The parts of os.path that only look at names; what they do is CPython's, how they do it is not."""

curdir, pardir, extsep, sep, pathsep, altsep, devnull, defpath = ".", "..", ".", "/", ":", None, "/dev/null", "/bin:/usr/bin"


def _text(path):
    if isinstance(path, str):
        return path
    method = getattr(type(path), "__fspath__", None)
    if method is None:
        raise TypeError(f"expected str, bytes or os.PathLike object, not {type(path).__name__}")
    return method(path)


def normcase(s):
    return _text(s)


def isabs(s):
    return _text(s).startswith("/")


def join(a, *p):
    path = _text(a)
    for each in p:
        try:
            part = _text(each)
        except TypeError:
            raise TypeError("join() argument must be str, bytes, or os.PathLike object, "
                            f"not {type(each).__name__!r}") from None
        if part.startswith("/"):
            path = part
        elif not path or path.endswith("/"):
            path += part
        else:
            path += "/" + part
    return path


def split(p):
    p = _text(p)
    at = p.rfind("/") + 1
    head, tail = p[:at], p[at:]
    if head and head != "/" * len(head):
        head = head.rstrip("/")
    return head, tail


def splitext(p):
    p = _text(p)
    begin = p.rfind("/") + 1
    dot = p.rfind(".")
    if dot > begin and p[begin:dot].strip("."):
        return p[:dot], p[dot:]
    return p, ""


def splitdrive(p):
    p = _text(p)
    return p[:0], p


def basename(p):
    return split(p)[1]


def dirname(p):
    return split(p)[0]


def normpath(path):
    path = _text(path)
    if not path:
        return "."
    root = "//" if path.startswith("//") and not path.startswith("///") else "/" if path.startswith("/") else ""
    parts = []
    for each in path.split("/"):
        if each in ("", "."):
            continue
        if each != ".." or (not root and not parts) or (parts and parts[-1] == ".."):
            parts.append(each)
        elif parts:
            parts.pop()
    return root + "/".join(parts) or "."


def commonprefix(m):
    if not m:
        return ""
    least, most = min(m), max(m)
    for at, each in enumerate(least):
        if each != most[at]:
            return least[:at]
    return least


def commonpath(paths):
    paths = [_text(each) for each in paths]
    if not paths:
        raise ValueError("commonpath() arg is an empty sequence")
    if len({each.startswith("/") for each in paths}) > 1:
        raise ValueError("Can't mix absolute and relative paths")
    lists = [[part for part in each.split("/") if part and part != "."] for each in paths]
    least, most = min(lists), max(lists)
    common = least
    for at, each in enumerate(least):
        if at >= len(most) or each != most[at]:
            common = least[:at]
            break
    return ("/" if paths[0].startswith("/") else "") + "/".join(common)
