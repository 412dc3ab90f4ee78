# SPDX-FileCopyrightText: 2026 The Signalbox authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Documents and programs whose names and texts are chosen to break formats."""

import csv
import io
import json
import unicodedata

NAMES = ["\U0001f35e bread \U0001f468\u200d\U0001f373", "end", "a;b#c:d", 'say "hi"', "=1+1", "@cmd", "-2", "+3", "a,b\nc\r\nd",
         "\x01\x07\x1b[31m\x7f", "x" * 10_000, "half \ud83c of a pair", "%%{init: {}}%%", "<script>alert(1)</script>", "",
         "\u2028line\u202eback", "participant t0 as", "#59;", "\\\\", "'quoted'"]

# Names of tasks, what they print, return and raise: each is one of NAMES that Python can print.
PROGRAM = """
import asyncio

NAMES = {names!r}

async def worker(queue, name):
    await queue.put(name)
    print(name)
    await asyncio.sleep(0.25)
    if name.startswith("="):
        raise ValueError(name)
    return name

async def main():
    queue = asyncio.Queue(maxsize=2)
    tasks = [asyncio.create_task(worker(queue, name), name=name or None) for name in NAMES]
    for _ in NAMES:
        await queue.get()
        await asyncio.sleep(0.01)
    print(await asyncio.gather(*tasks, return_exceptions=True))

asyncio.run(main())
"""

# More than a diagram can bear: of tasks, of what they say to each other, of stretches, and some too short to be drawn.
LONG = """
import asyncio

async def worker(number, event):
    await event.wait()
    for _ in range(12):
        await asyncio.sleep(0.01 if number % 2 else 0.0003)
    print(number)

async def main():
    event = asyncio.Event()
    tasks = [asyncio.create_task(worker(number, event)) for number in range(60)]
    await asyncio.sleep(0.5)
    event.set()
    await asyncio.gather(*tasks)

asyncio.run(main())
"""


def layout(names):
    """For each name a producer, a queue and a consumer that are called so."""
    nodes, links = [], []
    for name in names:
        first = len(nodes) + 1
        nodes += [{"kind": "producer", "name": name, "count": 3, "every": 0.2},
                  {"kind": "queue", "name": name, "capacity": 1}, {"kind": "consumer", "name": name + " too", "work": 0.7}]
        links += [{"from": first, "kind": "putting", "to": first + 1}, {"from": first + 2, "kind": "getting", "to": first + 1}]
    nodes = [{"id": number, "x": 200 * number, "y": 96, **node} for number, node in enumerate(nodes, 1)]
    links = [{"id": number, **link} for number, link in enumerate(links, 1)]
    return json.dumps({"format": "signalbox", "version": 1, "title": names[0], "nodes": nodes, "links": links})


def is_name(text):
    """What a document takes as the name of a node."""
    return 0 < len(text) < 70 and not any(unicodedata.category(letter) in ("Cc", "Cf", "Zl", "Zp") for letter in text)


def printable(name):
    return not any("\ud800" <= letter <= "\udfff" for letter in name)


def files(folder):
    """A document and a program with all of them, and a program that makes much."""
    path = folder / "hostile.signalbox"
    path.write_text(layout([name for name in NAMES if is_name(name)]), encoding="utf-8")
    yield path
    path = folder / "hostile.py"
    path.write_text(PROGRAM.format(names=[name for name in NAMES if printable(name)]), encoding="utf-8")
    yield path
    path = folder / "long.py"
    path.write_text(LONG, encoding="utf-8")
    yield path


def faults(tool, folder):
    """Where a text does not come through as it is: a line printed is it to the letter, whatever it holds."""
    path = folder / "hostile.py"
    wanted = [line for name in NAMES if printable(name) for line in name.split("\n")]
    packets = tool.packets(tool.trace(path, folder, "perfetto")[0])
    events = [packet["track_event"][0] for packet in packets if "track_event" in packet]
    printed = [dict((note["name"][0], note.get("string_value", [None])[0]) for note in event.get("debug_annotations", []))
               for event in events if event.get("categories") == ["printed"]]
    chrome = json.loads(tool.trace(path, folder, "chrome")[0])
    table = csv.DictReader(io.StringIO(tool.trace(path, folder, "csv")[0].decode("utf-8"), newline=""))
    found = {
        "perfetto": [note.get("text", "") for note in printed],
        "chrome": [event["args"].get("text", "") for event in chrome["traceEvents"] if event.get("cat") == "printed"],
        "csv": [row["text"] for row in table if row["kind"] == "printed"],
    }
    for format_, lines in found.items():
        for line in wanted:
            kept = "'" + line if format_ == "csv" and line.startswith(("=", "+", "-", "@", "\t", "\r")) else line
            if kept not in lines:
                yield f"hostile.py: {format_} has lost {line[:40]!r}"
    for name in ("sequence", "gantt"):
        if " are shown: " not in tool.trace(folder / "long.py", folder, name)[1]:
            yield f"long.py: nobody says that the {name} is cut"
    names = [track["name"][0] for packet in packets for track in packet.get("track_descriptor", []) if "process" not in track]
    for name in filter(printable, filter(None, NAMES)):
        if name not in names:
            yield f"hostile.py: no track is called {name[:40]!r}"
