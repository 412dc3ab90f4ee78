#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Signalbox authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Kills Signalbox's window at random moments and looks what is left.

    tests/lostwork/lostwork.py build/release/tests/lostwork_window --kills 200 --jobs 8

The promise: what was done ten seconds before a kill, or earlier, is there at the next start, and the file is
always one that was saved, whole. Several windows are edited and killed at the same time, each in a temporary
folder of its own; each starts again where it was killed, takes what it is offered and goes on."""

import argparse
import hashlib
import os
import random
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

PROMISE = 10_000  # milliseconds
LONGEST_LIFE = 14.0  # seconds; longer than the promise
STARTING = 60.0  # seconds that a start may take on a busy machine


def milliseconds():
    return time.monotonic() * 1000


class Lost(Exception):
    pass


class Window:
    """One document through many lives of the window that edits it."""

    def __init__(self, program, folder, seed):
        self.program = program
        self.folder = Path(folder)
        self.seed = seed
        self.dice = random.Random(seed)
        self.states = []  # digests, in the order in which a person saw them
        self.times = []
        self.safe = 0  # the place in them of the oldest that may be found
        self.saved = 0  # the same of what may be in the file
        self.read = 0  # bytes of the log

    def news(self):
        log = self.folder / "log"
        if not log.exists():
            return []
        with log.open("rb") as file:
            file.seek(self.read)
            text = file.read()
        whole = text.rfind(b"\n") + 1
        self.read += whole
        return [line.split() for line in text[:whole].decode().splitlines()]

    def take_in(self):
        """Reads what the window wrote down. True when it has started."""
        started = False
        for what, when, digest in self.news():
            if what == "start":
                started = True
                if self.states and digest not in self.states[self.safe:]:
                    seen = digest in self.states
                    raise Lost(f"found {'an older state' if seen else 'a state nobody saw'}: "
                               f"{len(self.states) - self.safe} were to be kept")
            self.states.append(digest)
            self.times.append(float(when))
            if what == "start":
                self.safe = len(self.states) - 1
            if what == "saved":
                self.saved = self.safe = len(self.states) - 1
        return started

    def check_file(self):
        file = self.folder / "work.signalbox"
        if self.seed % 2 == 0 and self.states:
            digest = hashlib.sha256(file.read_bytes()).hexdigest()
            if digest not in [self.first] + self.states[self.saved:]:
                raise Lost("the file is not what was saved")
        strangers = [each.name for each in self.folder.iterdir()
                     if each.name not in ("log", "settings.ini", "journals", "work.signalbox")
                     and not each.name.startswith(("work.signalbox.", "settings.ini."))]
        if strangers:
            raise Lost(f"left behind: {strangers}")

    def live_once(self):
        """Starts, waits for the window, kills it at a random moment after."""
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "HOME": str(self.folder),
                       "XDG_RUNTIME_DIR": str(self.folder), "LC_ALL": "C.UTF-8"}
        early = self.dice.random() < 0.1  # also while it starts and recovers
        with subprocess.Popen([self.program, str(self.folder), str(self.seed)], env=environment,
                              stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as process:
            try:
                if early:
                    time.sleep(self.dice.uniform(0, 1.5))
                else:
                    self.wait_for_start(process)
                    time.sleep(self.dice.uniform(0, LONGEST_LIFE))
                if process.poll() is not None:
                    raise Lost(f"it ended by itself with {process.returncode}: {process.stderr.read().decode()}")
            finally:
                killed = milliseconds()
                process.kill()
        self.take_in()
        if not getattr(self, "first", None) and self.states:
            self.first = self.states[0]
        old = [place for place, when in enumerate(self.times) if when <= killed - PROMISE]
        self.safe = max(self.safe, old[-1] if old else 0)
        self.check_file()

    def wait_for_start(self, process):
        give_up = time.monotonic() + STARTING
        while not self.take_in():
            if process.poll() is not None:
                raise Lost(f"it did not start: {process.stderr.read().decode()}")
            if time.monotonic() > give_up:
                raise Lost("it does not start")
            time.sleep(0.05)
        if len(self.states) == 1:
            self.first = self.states[0]


def run(program, kills, jobs, seed):
    left = [kills]
    edits = [0]
    failures = []
    lock = threading.Lock()

    def chain(number):
        with tempfile.TemporaryDirectory() as folder:
            window = Window(program, folder, seed + number)
            try:
                while True:
                    with lock:
                        if left[0] == 0 or failures:
                            break
                        left[0] -= 1
                    window.live_once()
                window.live_once()  # what the last kill left is looked at as well
            except Lost as lost:
                failures.append(f"seed {window.seed}, after {len(window.states)} states: {lost}")
            with lock:
                edits[0] += len(window.states)

    threads = [threading.Thread(target=chain, args=(number,)) for number in range(jobs)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for failure in failures:
        print(failure)
    print(f"{kills - left[0] + jobs} kills, {edits[0]} states, {len(failures)} times something was lost")
    return 1 if failures else 0


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", help="the built lostwork_window")
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--jobs", type=int, default=6, help="windows at the same time")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    return run(str(Path(options.program).resolve()), options.kills, options.jobs, options.seed)


if __name__ == "__main__":
    sys.exit(main())
