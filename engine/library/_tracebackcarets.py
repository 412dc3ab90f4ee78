# SPDX-FileCopyrightText: 2026 The Signalbox authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The lines of the program in a traceback, with the carets below them, as each version of CPython draws them."""

import re
import sys
import _signalbox


def marked(text, first, last):
    """The lines that an instruction stands in, which goes from column \\a first to \\a last of the last of them."""
    return _marked_in_all(text.split("\n"), first, last) if sys.version_info >= (3, 13) else \
        _marked_in_first(text.split("\n"), first, last)


def _marked_in_first(lines, first, last):
    line = lines[0]
    shown = line.strip()
    if not shown:
        return ""
    marks = None
    if len(lines) == 1:
        marks = _anchors(line[first:last])
    else:
        last = len(line.rstrip())
    written = f"    {shown}\n"
    if last - first >= len(shown) and not marks:
        return written
    blanks = " " * (4 + first + 1 - (len(line) - len(line.lstrip())) - 1)
    if not marks:
        return f"{written}{blanks}{'^' * (last - first)}\n"
    left, right = marks
    return f"{written}{blanks}{'~' * left}{'^' * (right - left)}{'~' * (last - first - right)}\n"


def _anchors(segment):
    """Before 3.13: from where to where the operator or the brackets are."""
    found = _signalbox.marks(segment)
    if not found or found[0] == "call":
        return None
    kind, _, left, _, right = found
    if kind == "binary":
        between = segment[left:right]
        blank = len(between) - len(between.lstrip())
        start = left + blank
        end = start + 1
        if blank + 1 < len(between) and not between[blank + 1].isspace():
            end += 1
        while start < len(segment) and (segment[start].isspace() or segment[start] in ")#"):
            start, end = start + 1, end + 1
        return start, end
    while left < len(segment) and segment[left] != "[":
        left += 1
    return left, len(segment)


def _place_of(lines, line, column, wanted):
    """The next place at which a letter is wanted, past comments and broken lines."""
    while True:
        while line < len(lines) and column >= len(lines[line]):
            line, column = line + 1, 0
        letter = lines[line][column]
        if letter in "\\#":
            line, column = line + 1, 0
        elif wanted(letter):
            return line, column
        else:
            column += 1


def _anchors_in_all(segment):
    """Since 3.13: line and column where the operator or the brackets begin, and where they end."""
    found = _signalbox.marks(segment)
    if not found:
        return None
    kind, line, column, right_line, right = found
    lines = segment.split("\n")
    if kind == "binary":
        line, column = _place_of(lines, line, column, lambda each: not each.isspace() and each != ")")
        end = column + 1
        if end < len(lines[line]) and (right_line > line or end < right) and not lines[line][end].isspace() and \
                lines[line][end] not in "\\#":
            end += 1
        return line, column, line, end
    bracket = "[" if kind == "subscript" else "("
    line, column = _place_of(lines, line, column, lambda each: each == bracket)
    return line, column, len(lines) - 1, len(lines[-1])


def _shows_carets(lines, first, last, anchors):
    whole = "\n".join(lines)
    end = len(whole) - len(lines[-1]) + last
    head = re.match(r"(return\s+|\w+\s*=\s*)(?=\w+\s*\()", whole)
    if head and head.end() == first and end == len(whole) and (_signalbox.marks(whole[first:end]) or ("",))[0] == "call":
        return False
    return bool(anchors or lines[0][:first].lstrip() or lines[-1][last:].rstrip())


def _marked_in_all(lines, first, last):
    if not "".join(lines).strip():
        return ""
    indent = min([len(each) - len(each.lstrip()) for each in lines if each.strip()])
    count = len(lines[0]) - len(lines[0].lstrip())
    indent = min(indent, count)
    lines = [each[indent:].rstrip() for each in lines]
    first, last = max(0, first - indent), max(0, last - indent)
    whole = "\n".join(lines)
    anchors = _anchors_in_all(whole[first:len(whole) - (len(lines[-1]) - last)])
    shows = _shows_carets(lines, first, last, anchors)
    significant = {0, len(lines) - 1}
    if anchors:
        left_line, left, right_line, right = anchors
        left += first if left_line == 0 else 0
        right += first if right_line == 0 else 0
        significant.update(range(left_line - 1, left_line + 2))
        significant.update(range(right_line - 1, right_line + 2))
        anchors = left_line, left, right_line, right
    wanted = sorted([each for each in significant if 0 <= each < len(lines)])
    result = []
    for number, at in enumerate(wanted):
        gap = at - wanted[number - 1] if number else 1
        if gap == 2:
            result += _with_carets(lines, at - 1, first, last, anchors, shows)
        elif gap > 2:
            result.append(f"...<{gap - 1} lines>...")
        result += _with_carets(lines, at, first, last, anchors, shows)
    blank = min([len(each) - len(each.lstrip()) for each in result if each.strip()])
    return "".join([f"    {each[blank:]}\n" for each in result])


def _with_carets(lines, at, first, last, anchors, shows):
    if not shows:
        return [lines[at]]
    blanks = len(lines[at]) - len(lines[at].lstrip())
    carets = ""
    for column in range(last if at == len(lines) - 1 else len(lines[at])):
        if column < blanks or at == 0 and column < first:
            carets += " "
        elif anchors and (at, column) >= anchors[:2] and (at, column) < anchors[2:]:
            carets += "^"
        else:
            carets += "~" if anchors else "^"
    return [lines[at], carets]
