#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Signalbox authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Draws resources/architecture.svg: the pipeline, and the folders in layers as arrows.txt has them.

    picture.py ROOT            writes it
    picture.py ROOT --check    exit code 1 where what stands there is not what the arrows say
"""

import pathlib
import sys

from structure import allowed_arrows

WIDTH = 1040
INK, GREY, LINE = "#1c2128", "#4b5563", "#5b6472"
BLUE, GREEN, VIOLET, AMBER, WHITE = "#e8f1fb", "#e9f7ec", "#f3e8fb", "#fdf0dc", "#ffffff"


def text(x, y, words, size=14, weight=400, colour=INK, anchor="middle"):
    return (f'<text x="{x}" y="{y}" font-size="{size}" font-weight="{weight}" fill="{colour}" '
            f'text-anchor="{anchor}">{words}</text>')


def box(x, y, width, height, fill, title="", below=""):
    yield f'<rect x="{x}" y="{y}" width="{width}" height="{height}" rx="6" fill="{fill}" stroke="{LINE}"/>'
    if title:
        yield text(x + width / 2, y + height / 2 + (-2 if below else 5), title, weight=600)
    if below:
        yield text(x + width / 2, y + height / 2 + 16, below, 12, colour=GREY)


def arrow(x1, y1, x2, y2, words=""):
    yield f'<path d="M{x1} {y1}L{x2} {y2}" stroke="{LINE}" stroke-width="1.5" fill="none"/>'
    if y1 == y2:
        yield f'<path d="M{x2 - 8} {y2 - 4}L{x2} {y2}L{x2 - 8} {y2 + 4}z" fill="{LINE}"/>'
    else:
        yield f'<path d="M{x2 - 4} {y2 - 8}L{x2} {y2}L{x2 + 4} {y2 - 8}z" fill="{LINE}"/>'
    if words:
        yield text((x1 + x2) / 2 - 4, y1 - 8, words, 12, colour=GREY)


def pipeline():
    yield text(40, 38, "The pipeline: all but the simulation are values", 16, 600, anchor="start")
    stages = [(40, 140, "Layout", "what a person draws", BLUE), (250, 140, "Program", "steps of every task", BLUE),
              (460, 140, "Simulation", "asyncio, virtual time", AMBER), (670, 140, "Trace", "what happened", BLUE),
              (880, 120, "World", "at any moment", BLUE)]
    for x, width, title, below, fill in stages:
        yield from box(x, 60, width, 56, fill, title, below)
    for (x, width, *_), (to, *_), words in zip(stages, stages[1:], ("expand", "run", "record", "replay")):
        yield from arrow(x + width, 88, to, 88, words)
    yield from box(40, 160, 140, 46, WHITE, "document", "JSON, read and written")
    yield from arrow(110, 116, 110, 160)
    yield from box(250, 160, 140, 46, WHITE, "Python", "the same program")
    yield from arrow(320, 116, 320, 160)
    yield from box(560, 160, 440, 46, WHITE, "canvas, timeline, charts, sentences, exports",
                   "functions of layout, trace and time")
    yield from arrow(740, 116, 740, 160)
    yield from arrow(940, 116, 940, 160)


def layers(part, arrows):
    """The folders of a part, the uppermost first: each stands above all that it includes of that part."""
    depth = {}

    def of(folder):
        if folder not in depth:
            below = [of(other) for other in arrows[folder] if other.startswith(part)]
            depth[folder] = 1 + max(below, default=0)
        return depth[folder]

    for folder in arrows:
        if folder.startswith(part):
            of(folder)
    for level in sorted(set(depth.values()), reverse=True):
        yield sorted(folder.split("/")[-1] for folder, at in depth.items() if at == level)


def folders(top):
    yield text(40, top, "The folders: each includes only what stands below it", 16, 600, anchor="start")
    arrows = allowed_arrows()
    y = top + 16
    for part, fill in (("app", VIOLET), ("widgets", GREEN), ("engine", BLUE)):
        yield text(128, y + 18, part, weight=600, anchor="end")
        for names in layers(part, arrows):
            words = "assembles the window; files, runs, exports, the command line" if part == "app" else \
                "   ".join(names)
            yield f'<rect x="140" y="{y}" width="860" height="26" rx="4" fill="{fill}" stroke="#c3cad4"/>'
            yield text(570, y + 18, words, 13)
            y += 30
        y += 8
    yield text(570, y + 16, "The engine sees Qt Core and QCoro only; Qt Widgets, Charts, Svg, QScintilla and FFmpeg begin "
               "with widgets.", 12, colour=GREY)
    yield y + 34


def picture():
    parts = [*pipeline(), *folders(250)]
    height = parts.pop()
    return "\n".join([
        "<!-- SPDX-FileCopyrightText: 2026 The Signalbox authors -->",
        "<!-- SPDX-License-Identifier: GPL-3.0-or-later -->",
        "<!-- Drawn by tests/structure/picture.py -->",
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}" '
        'font-family="Inter, Helvetica, sans-serif" xml:space="preserve">',
        f'<rect width="{WIDTH}" height="{height}" fill="#fbfcfd"/>', *parts, "</svg>", ""])


def main():
    path = pathlib.Path(sys.argv[1]) / "resources" / "architecture.svg"
    if "--check" in sys.argv[2:]:
        if path.exists() and path.read_text(encoding="utf-8") == picture():
            return 0
        print(f"{path} is not what arrows.txt says: run tests/structure/picture.py .")
        return 1
    path.write_text(picture(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
