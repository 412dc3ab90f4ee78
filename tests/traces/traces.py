#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Signalbox authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds traces that Signalbox writes to the rules of their formats.

    traces.py build/release/app/signalbox PROTOC ROOT [--programs N]

Each example, N programs of tests/asyncio/programs and documents and programs with hostile names are run with --trace
into every format. protoc decodes what is for Perfetto; the other formats have readers here. What one format says must agree with
the others where they say the same. That the rules can be broken is tried as well, with traces that are changed a little.
"""

import argparse
import collections
import json
import pathlib
import subprocess
import sys
import tempfile

import chromerules
import csvrules
import hostile
import mermaidrules
import perfettorules
import protobuftext

PROTO = pathlib.Path(__file__).resolve().parent / "perfetto.proto"
ENDINGS = {"perfetto": "pftrace", "chrome": "json", "csv": "csv", "sequence": "mmd", "gantt": "gantt.mmd"}


class Tool:
    def __init__(self, app, protoc):
        self.app, self.protoc = app, protoc

    def trace(self, path, folder, name):
        """The bytes of a trace by its ending, and what was said of it."""
        out = folder / f"trace.{ENDINGS[name]}"
        version = ["--python", "3.13"] if path.suffix == ".py" else []
        done = subprocess.run([self.app, "run", path, "--trace", out, "--force", *version], stdin=subprocess.DEVNULL,
                              capture_output=True, timeout=60, check=False)
        if not out.exists():
            raise ValueError(f"no trace: {done.stderr.decode(errors='replace')[-300:]}")
        bytes_ = out.read_bytes()
        out.unlink()
        return bytes_, done.stderr.decode("utf-8", errors="replace")

    def packets(self, bytes_):
        return protobuftext.decoded(self.protoc, PROTO, bytes_)


def stretches_of(packets):
    """By track and name, how long and how often: of Perfetto's slices."""
    tracks = [packet["track_descriptor"][0] for packet in packets if "track_descriptor" in packet]
    names = {track["uuid"][0]: perfettorules.only(track, "name") for track in tracks}
    found, begun = collections.Counter(), {}
    for packet in packets:
        event = packet.get("track_event", [None])[0]
        if event and event["type"] == ["TYPE_SLICE_BEGIN"]:
            begun[event["track_uuid"][0]] = (event["name"][0], packet["timestamp"][0])
        elif event and event["type"] == ["TYPE_SLICE_END"]:
            name, begin = begun[event["track_uuid"][0]]
            found[names[event["track_uuid"][0]], name, begin // 1000, packet["timestamp"][0] // 1000] += 1
    return found


def threads_stretches(text):
    """The same of Chrome's."""
    events = json.loads(text)["traceEvents"]
    names = {event["tid"]: event["args"]["name"] for event in events if event["name"] == "thread_name"}
    return collections.Counter((names[event["tid"]], event["name"], event["ts"], event["ts"] + event["dur"])
                               for event in events if event["ph"] == "X" and event["cat"] != "wake")


def counts_of_table(text):
    """How many stretches a table has, but for those of the event loop."""
    return sum(1 for row in csvrules.rows_of(text) if row["end"])


def faults_of(tool, path, folder):
    """What is wrong with the traces of a file, and whether they were of anything."""
    faults = []
    bytes_, _ = tool.trace(path, folder, "perfetto")
    packets = tool.packets(bytes_)
    reader = perfettorules.read(packets)
    faults += [f"perfetto: {fault}" for fault in reader.faults]
    chrome = tool.trace(path, folder, "chrome")[0].decode("utf-8")
    faults += [f"chrome: {fault}" for fault in chromerules.faults(chrome)]
    table = tool.trace(path, folder, "csv")[0].decode("utf-8")
    faults += [f"csv: {fault}" for fault in csvrules.faults(table)]
    for name, rules in (("sequence", mermaidrules.sequence_faults), ("gantt", mermaidrules.gantt_faults)):
        bytes_, said = tool.trace(path, folder, name)
        text = bytes_.decode("utf-8")
        faults += [f"{name}: {fault}" for fault in rules(text)]
        is_cut = "could not be read" in mermaidrules.read_label(text) or "shorter than a millisecond" in text
        if is_cut != (" are shown: " in said):
            faults.append(f"{name}: what is left out is not said, or said of nothing: {said!r}")
    slices = stretches_of(packets)
    if slices != threads_stretches(chrome):
        faults.append(f"perfetto and chrome differ in {list((slices - threads_stretches(chrome)).items())[:3]}")
    of_loop = sum(count for (track, *_), count in slices.items() if track == "event loop")
    if counts_of_table(table) != sum(slices.values()) - of_loop:
        faults.append("csv has another number of stretches")
    return faults, reader


def rules_that_cannot_fail(tool, path, folder):
    """Traces that break a rule, and that nobody would notice."""
    def silent(name, rules, changed):
        for what, trace in changed:
            try:
                has_faults = any(True for _ in rules(trace))
            except (ValueError, KeyError, IndexError, AssertionError):
                has_faults = True
            if not has_faults:
                yield f"{name}: nobody notices that {what}"

    packets = tool.packets(tool.trace(path, folder, "perfetto")[0])
    yield from silent("perfetto", lambda trace: perfettorules.read(trace).faults, perfettorules.mutations(packets))
    for name, rules, change in (
            ("chrome", chromerules.faults, chromerules.mutations), ("csv", csvrules.faults, csvrules.mutations),
            ("sequence", mermaidrules.sequence_faults, mermaidrules.sequence_mutations),
            ("gantt", mermaidrules.gantt_faults, mermaidrules.gantt_mutations)):
        yield from silent(name, rules, change(tool.trace(path, folder, name)[0].decode("utf-8")))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("app")
    parser.add_argument("protoc")
    parser.add_argument("root", type=pathlib.Path)
    parser.add_argument("--programs", type=int, default=12)
    parser.add_argument("--every", type=int, default=1, metavar="N", help="only every Nth example")
    arguments = parser.parse_args()
    tool = Tool(arguments.app, arguments.protoc)
    examples = sorted((arguments.root / "examples").glob("*.signalbox"))
    later = (arguments.root / "tests/asyncio/later.txt").read_text(encoding="utf-8")  # what does not run yet
    programs = [path for path in sorted((arguments.root / "tests/asyncio/programs").glob("*.py")) if path.stem not in later]
    programs = programs[::max(1, len(programs) // max(1, arguments.programs))]
    failed, slices, flows = [], 0, 0
    with tempfile.TemporaryDirectory() as place:
        folder = pathlib.Path(place)
        for path in [*examples[::arguments.every], *programs, *hostile.files(folder)]:
            try:
                faults, reader = faults_of(tool, path, folder)
            except (ValueError, KeyError, subprocess.TimeoutExpired) as error:
                faults, reader = [str(error)], None
            if reader:
                slices, flows = slices + reader.slices, flows + len(reader.flows)
            failed += [f"{path.name}: {fault}" for fault in faults[:5]]
        failed += hostile.faults(tool, folder)
        for path in (examples[0], examples[7], examples[8]):
            failed += [f"{path.name}: {fault}" for fault in rules_that_cannot_fail(tool, path, folder)]
    print("\n".join(failed))
    print(f"{len(examples)} examples, {len(programs)} programs: {slices} slices, {flows} flows, {len(failed)} faults")
    return 1 if failed or slices < 500 or flows < 100 else 0


if __name__ == "__main__":
    sys.exit(main())
