# SPDX-FileCopyrightText: 2026 The Signalbox authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What protoc --decode prints, as values."""

import re
import subprocess

TOKEN = re.compile(r'\s*(?:(?P<end>\})|(?P<name>[A-Za-z_0-9]+)\s*(?:(?P<open>\{)|:\s*(?P<value>"(?:[^"\\]|\\.)*"|[^\s]+)))')
ESCAPE = re.compile(rb"\\([0-7]{3}|.)")
PLAIN = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b'"': b'"', b"'": b"'", b"\\": b"\\"}


def value_of(written):
    """A text, a number, a truth or the name of an enumerator. Raises where a text is not UTF-8."""
    if written.startswith('"'):
        def byte(match):
            code = match[1]
            return bytes([int(code, 8)]) if code.isdigit() else PLAIN[code]
        return ESCAPE.sub(byte, written[1:-1].encode("latin-1")).decode("utf-8")
    if re.fullmatch(r"-?\d+", written):
        return int(written)
    return {"true": True, "false": False}.get(written, written)


def messages_of(text):
    """The message that is written in text: by the name of a field the list of its values."""
    root, place = {}, 0
    stack = [root]
    text = text.rstrip()
    while place < len(text):
        match = TOKEN.match(text, place)
        if not match:
            raise ValueError(f"protoc said {text[place:place + 80]!r}")
        place = match.end()
        if match["end"]:
            stack.pop()
        elif match["open"]:
            inner = {}
            stack[-1].setdefault(match["name"], []).append(inner)
            stack.append(inner)
        else:
            stack[-1].setdefault(match["name"], []).append(value_of(match["value"]))
    if len(stack) != 1:
        raise ValueError("protoc left a message open")
    return root


def decoded(protoc, proto, bytes_):
    """The packets of a trace. Raises where protoc cannot read it."""
    done = subprocess.run([protoc, f"--proto_path={proto.parent}", "--decode=signalbox.test.Trace", proto.name],
                          input=bytes_, capture_output=True, timeout=600, check=False)
    if done.returncode or done.stderr:
        raise ValueError(f"protoc says {done.stderr.decode(errors='replace')}")
    return messages_of(done.stdout.decode("latin-1")).get("packet", [])
