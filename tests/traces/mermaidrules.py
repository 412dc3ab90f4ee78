# SPDX-FileCopyrightText: 2026 The Signalbox authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A small reader of the two kinds of Mermaid diagrams that Signalbox writes, stricter than Mermaid."""

import re

LABEL = r"[^\n;#:\"<>{}\[\]&\\%]"
TEXT = rf"(?:{LABEL}|#\d+;)+"
ARROW = re.compile(rf"    (\w+)(->>|-->>|-x)(\w+): ({TEXT})")
NOTE = re.compile(rf"    Note over (\w+)(?:,(\w+))?: ({TEXT})")
PARTICIPANT = re.compile(rf"    participant (\w+) as ({TEXT})")
TITLE = re.compile(rf"    title ({TEXT})")
BAR = re.compile(rf"    ({TEXT}) :((?:(?:active|done|crit|milestone), )*)(b\d+), (\d+), (\d+)ms")
SECTION = re.compile(rf"    section ({TEXT})")
COMMENT = re.compile(rf"    %% ({TEXT})")
END = re.compile(r"(?<![A-Za-z0-9_])end(?![A-Za-z0-9_])", re.IGNORECASE)
UNPRINTABLE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
MOST_MESSAGES, MOST_PARTICIPANTS, MOST_BARS, MOST_LETTERS = 203, 40, 400, 50_000


def read_label(written):
    """A label as a person sees it."""
    return re.sub(r"#(\d+);", lambda match: chr(int(match[1])), written)


def common_faults(text):
    if not text.endswith("\n"):
        yield "the last line is cut"
    if UNPRINTABLE.search(text):
        yield "there are control characters"
    if len(text) > MOST_LETTERS:
        yield f"{len(text)} letters, which Mermaid does not read"
    for line in text.splitlines():
        if END.search(line):
            yield f"{line!r} closes a block"


def sequence_faults(text):
    yield from common_faults(text)
    lines = text.split("\n")[:-1]
    if lines[0] != "sequenceDiagram":
        yield f"the diagram begins with {lines[0]!r}"
    declared, names, messages = set(), set(), 0
    for place, line in enumerate(lines[1:]):
        if match := PARTICIPANT.fullmatch(line):
            if match[1] in declared or messages:
                yield f"{line!r} comes again, or late"
            declared.add(match[1])
            names.add(match[2])
        elif match := ARROW.fullmatch(line):
            messages += 1
            yield from (f"{line!r} is from or to nobody" for who in (match[1], match[3]) if who not in declared)
        elif match := NOTE.fullmatch(line):
            messages += 1
            yield from (f"{line!r} is over nobody" for who in (match[1], match[2]) if who and who not in declared)
        elif place > 0 or not TITLE.fullmatch(line):
            yield f"{line!r} is nothing"
    if messages > MOST_MESSAGES or not 0 < len(declared) <= MOST_PARTICIPANTS:
        yield f"{messages} messages between {len(declared)}"


def gantt_faults(text):
    yield from common_faults(text)
    lines = text.split("\n")[:-1]
    if lines[0] != "gantt":
        yield f"the chart begins with {lines[0]!r}"
    if "    dateFormat x" not in lines:
        yield "dates are in no known format"
    known, section, until = set(), None, 0
    for line in lines[1:]:
        if match := SECTION.fullmatch(line):
            section, until = match[1], 0
        elif match := BAR.fullmatch(line):
            begin, length = int(match[4]), int(match[5])
            if not section or match[3] in known:
                yield f"{line!r} is in no section, or its name is taken"
            known.add(match[3])
            if ("milestone" in match[2]) != (length == 0):
                yield f"{line!r} has no length"
            if begin < until:
                yield f"{line!r} begins before the bar above it ends"
            until = begin + length
        elif not (TITLE.fullmatch(line) or COMMENT.fullmatch(line)
                  or line in ("    dateFormat x", "    axisFormat %S.%L s", "    axisFormat %s s", "    todayMarker off")):
            yield f"{line!r} is nothing"
    if len(known) > MOST_BARS:
        yield f"{len(known)} bars"


def sequence_mutations(text):
    lines = text.split("\n")
    first = next(place for place, line in enumerate(lines) if "participant" in line)
    yield "a participant is gone", "\n".join(lines[:first] + lines[first + 1:])
    yield "a block ends", text + "    end\n"
    yield "a label has a semicolon", text + "    Note over t0: a;b\n"
    yield "a label has a hash", text + "    Note over t0: a # b\n"
    yield "a participant comes late", text + "    participant t99 as x\n"
    yield "the diagram is cut", text[:-1]


def gantt_mutations(text):
    lines = text.split("\n")
    bar = next(place for place, line in enumerate(lines) if BAR.fullmatch(line) and "milestone" not in line)
    yield "a bar comes twice", "\n".join(lines[:bar + 1] + [lines[bar]] + lines[bar + 1:])
    yield "a bar has no length", "\n".join(lines[:bar] + ["    x :b9999, 5, 0ms"] + lines[bar + 1:])
    yield "no section", "\n".join(line for line in lines if "section" not in line)
    yield "a bar has a colon in its name", "\n".join(lines[:bar] + ["    a: b :b9999, 5, 1ms"] + lines[bar + 1:])
