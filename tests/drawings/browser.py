#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Signalbox authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Shows exported drawings in a browser and compares them with the picture of the same moment.

    browser.py SIGNALBOX [--keep FOLDER]

A drawing may differ from a picture by how edges are smoothed and by where a letter stands within a pixel; where a
thing is missing, or in another place, whole areas differ. Both are made coarser first, so that only that counts.
"""

import argparse
import pathlib
import struct
import subprocess
import sys
import tempfile
import zlib

ROOT = pathlib.Path(__file__).resolve().parents[2]
WIDTH, HEIGHT = 640, 360
BLOCK = 8  # pixels whose mean is compared
# Of 255. The mean of a block on which a letter or a line stands a pixel farther differs by less.
MOST = 64
MOST_ON_AVERAGE = 2.5  # letters are not hinted
# example, moments of the run that are looked at
CASES = [
    ("01_bounded_queue", [0.0, 2.4, 5.68, 9.0]),
    ("08_two_locks_in_deadlock", [0.28, 0.64]),
    ("22_blocking_and_threads", [0.4, 1.2]),
]


def pixels(png):
    """The rows of an 8-bit PNG without interlacing, three bytes a pixel."""
    data, at, size, channels = b"", 8, None, 3
    while at < len(png):
        length = struct.unpack(">I", png[at:at + 4])[0]
        name, body = png[at + 4:at + 8], png[at + 8:at + 8 + length]
        if name == b"IHDR":
            width, height, depth, colour = struct.unpack(">IIBB", body[:10])
            assert depth == 8 and colour in (2, 6), "not an 8-bit picture of colours"
            size, channels = (width, height), 3 if colour == 2 else 4
        elif name == b"IDAT":
            data += body
        at += 12 + length
    raw, stride, rows, before = zlib.decompress(data), size[0] * channels, [], None
    before = bytearray(stride)
    for y in range(size[1]):
        kind = raw[y * (stride + 1)]
        row = bytearray(raw[y * (stride + 1) + 1:(y + 1) * (stride + 1)])
        for x in range(stride):
            left = row[x - channels] if x >= channels else 0
            above = before[x]
            corner = before[x - channels] if x >= channels else 0
            if kind == 1:
                row[x] = row[x] + left & 255
            elif kind == 2:
                row[x] = row[x] + above & 255
            elif kind == 3:
                row[x] = row[x] + (left + above) // 2 & 255
            elif kind == 4:
                guess = left + above - corner
                near = min((abs(guess - left), 0, left), (abs(guess - above), 1, above), (abs(guess - corner), 2, corner))
                row[x] = row[x] + near[2] & 255
        rows.append(row if channels == 3 else bytearray(b for x in range(size[0]) for b in row[4 * x:4 * x + 3]))
        before = row
    return rows


def coarse(rows):
    """The mean of each block and channel."""
    means = []
    for top in range(0, HEIGHT - BLOCK + 1, BLOCK):
        for left in range(0, WIDTH - BLOCK + 1, BLOCK):
            for channel in range(3):
                total = sum(sum(rows[y][3 * left + channel:3 * (left + BLOCK):3]) for y in range(top, top + BLOCK))
                means.append(total / BLOCK / BLOCK)
    return means


def shown(page, picture, folder, *flags):
    """What a browser makes of the page, as a picture."""
    subprocess.run(
        ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
         "--disable-background-networking", "--disable-component-update", "--disable-sync", "--hide-scrollbars",
         "--force-device-scale-factor=1", f"--user-data-dir={folder}/browser", f"--window-size={WIDTH},{HEIGHT + 200}",
         f"--screenshot={picture}", *flags, page.as_uri()],
        check=True, timeout=120, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return picture.read_bytes()


def page_of(drawing, seconds):
    """A page on which the drawing stands still at a moment of its animation; None: as it is."""
    at = "" if seconds is None else f"const s=document.querySelector('svg');s.pauseAnimations();s.setCurrentTime({seconds});"
    return ("<!DOCTYPE html><meta charset=utf-8><style>body{margin:0}svg{display:block}</style>"
            + drawing.read_text(encoding="utf-8") + f"<script>{at}</script>")


def difference(one, other):
    apart = [abs(a - b) for a, b in zip(coarse(one), coarse(other))]
    return max(apart), sum(apart) / len(apart)


def exported(signalbox, layout, path, *options):
    subprocess.run([signalbox, "export", layout, "-o", path, "--force", "--size", f"{WIDTH}x{HEIGHT}", *options],
                   check=True, timeout=120, stderr=subprocess.DEVNULL, env={"QT_QPA_PLATFORM": "offscreen", "LC_ALL": "C.UTF-8"})


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("signalbox")
    parser.add_argument("--keep", help="a folder in which all that is looked at stays")
    arguments = parser.parse_args()
    faults = []
    with tempfile.TemporaryDirectory() as made:
        folder = pathlib.Path(arguments.keep or made)
        for example, moments in CASES:
            layout = ROOT / "examples" / f"{example}.signalbox"
            moving = folder / f"{example}.svg"
            exported(arguments.signalbox, layout, moving)

            def hold(what, drawing, seconds, moment, *flags):
                page = folder / f"{example}-{what}-{moment}.html"
                page.write_text(page_of(drawing, seconds), encoding="utf-8")
                wanted = folder / f"{example}-{moment}.png"
                # The animation's frames are those of the run, not those at rest after it.
                exported(arguments.signalbox, layout, wanted, "--at", str(moment))
                found = shown(page, folder / f"{example}-{what}-{moment}-shown.png", folder, *flags)
                most, mean = difference(pixels(wanted.read_bytes()), pixels(found))
                print(f"{example} {what} at {moment}: mean {mean:.2f}, most {most:.0f}")
                if most > MOST or mean > MOST_ON_AVERAGE:
                    faults.append(f"{example} {what} at {moment}")

            for moment in moments:
                hold("moving", moving, moment + 0.001, moment)
            still = folder / f"{example}-still.svg"
            exported(arguments.signalbox, layout, still, "--at", str(moments[-1]))
            hold("still", still, None, moments[-1])
        # Who wants no motion sees the end.
        example, layout = CASES[0][0], ROOT / "examples" / f"{CASES[0][0]}.signalbox"
        hold_reduced(arguments.signalbox, folder, example, layout, faults)
    for fault in faults:
        print(f"FAULT: {fault} does not look like its picture")
    return 1 if faults else 0


def hold_reduced(signalbox, folder, example, layout, faults):
    page = folder / f"{example}-reduced.html"
    page.write_text(page_of(folder / f"{example}.svg", 3.0), encoding="utf-8")
    wanted = folder / f"{example}-end.png"
    exported(signalbox, layout, wanted, "--at", "14.2")
    found = shown(page, folder / f"{example}-reduced-shown.png", folder, "--force-prefers-reduced-motion")
    most, mean = difference(pixels(wanted.read_bytes()), pixels(found))
    print(f"{example} with reduced motion: mean {mean:.2f}, most {most:.0f}")
    if most > MOST or mean > MOST_ON_AVERAGE:
        faults.append(f"{example} with reduced motion")


if __name__ == "__main__":
    sys.exit(main())
