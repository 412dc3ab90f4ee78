# SPDX-FileCopyrightText: 2026 The Signalbox authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Talks with the driver, the executable that runs layouts in the engine: one line of JSON each way."""

import contextlib
import json
import os
import select
import signal
import subprocess
import time

PATIENCE = 240  # seconds for one answer, on a machine that may be busy


class EngineDied(Exception):
    """The driver ended or gave no answer in time; the words say which."""


class Engine:
    """A driver process that is started when it is needed, and again after it has died.

    Another program that answers lines with lines will do as well.
    """

    def __init__(self, *command):
        self._command = command
        self._process = None
        self._rest = b""

    def another(self):
        """The same program, in a process of its own."""
        return Engine(*self._command)

    def ask(self, question):
        if self._process is None:
            self._process = subprocess.Popen(self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
            self._rest = b""
        try:
            self._process.stdin.write(json.dumps(question).encode() + b"\n")
            self._process.stdin.flush()
            return json.loads(self._line())
        except (BrokenPipeError, EOFError):
            raise EngineDied(self._obituary()) from None
        except TimeoutError:
            self._process.kill()
            self._obituary()
            raise EngineDied("hangs") from None

    def _line(self):
        deadline = time.monotonic() + PATIENCE
        parts = [self._rest]
        while b"\n" not in parts[-1]:
            if not select.select([self._process.stdout], [], [], max(0, deadline - time.monotonic()))[0]:
                raise TimeoutError
            part = os.read(self._process.stdout.fileno(), 1 << 20)
            if not part:
                raise EOFError
            parts.append(part)
        line, _, self._rest = b"".join(parts).partition(b"\n")
        return line

    def _obituary(self):
        code = self._process.wait()
        self.close()
        return f"killed by {signal.Signals(-code).name}" if code < 0 else f"exits with {code}"

    def close(self):
        if self._process:
            with contextlib.suppress(BrokenPipeError):  # the question it never read
                self._process.stdin.close()
            self._process.wait()
            self._process.stdout.close()
            self._process = None
