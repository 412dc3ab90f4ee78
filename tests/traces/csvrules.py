# SPDX-FileCopyrightText: 2026 The Signalbox authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The rules of a table that spreadsheets read."""

import csv
import decimal
import io

COLUMNS = ["begin", "end", "duration", "track", "kind", "what", "by", "value", "unit", "text"]
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def rows_of(text):
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def faults(text):
    rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    if rows[0] != COLUMNS:
        yield f"the columns are {rows[0]}"
        return
    last = decimal.Decimal(0)
    until = {}
    for row in rows[1:]:
        if len(row) != len(COLUMNS):
            yield f"a row has {len(row)} cells: {row}"
            continue
        cells = dict(zip(COLUMNS, row))
        begin = decimal.Decimal(cells["begin"])
        if begin < last:
            yield f"time goes back from {last} to {begin}"
        last = begin
        if cells["end"]:
            end = decimal.Decimal(cells["end"])
            if end <= begin or end - begin != decimal.Decimal(cells["duration"]):
                yield f"{row} has another length"
            if begin < until.get(cells["track"], 0):
                yield f"{row} begins before the one before it on its track ends"
            until[cells["track"]] = end
        if (cells["kind"] == "number") != bool(cells["unit"]) or (cells["kind"] == "number") != bool(cells["value"]):
            yield f"{row} has a value without a unit, or a unit without a value"
        for name in ("track", "kind", "what", "by", "unit", "text"):
            if cells[name].startswith(FORMULA):
                yield f"{name} {cells[name][:20]!r} would be taken for a formula"
        if not cells["kind"]:
            yield f"{row} is of no kind"


def mutations(text):
    lines = text.split("\r\n")
    yield "a cell more", "\r\n".join(lines[:1] + [lines[1] + ","] + lines[2:])
    yield "a formula", "\r\n".join(lines[:1] + ["0,,,a,returned,=1+1,,,,"] + lines[1:])
    yield "time goes back", text + "-1,,,a,returned,b,,,,\r\n"
    yield "no length", "\r\n".join(lines[:1] + ["0,0,0,a,ready,b,,,,"] + lines[1:])
