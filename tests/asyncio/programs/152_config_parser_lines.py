import asyncio
import io
import json
import re
import string
from collections import ChainMap
from pprint import pformat

TEXT = """
# server
host = localhost
port: 8080
debug=true   ; really?
[limits]
rate = 2.5
tags = red, green,blue
"""
LINE = re.compile(r"^(?P<key>\w+)\s*[=:]\s*(?P<value>.*?)\s*(?:;.*)?$")


def convert(text):
    for kind in (int, float):
        try:
            return kind(text)
        except ValueError:
            pass
    if text in ("true", "false"):
        return text == "true"
    return [part.strip() for part in text.split(",")] if "," in text else text


class Parser:
    def __init__(self):
        self.sections = {"": {}}

    async def feed(self, stream):
        section = self.sections[""]
        for number, line in enumerate(stream, 1):
            await asyncio.sleep(0.01)
            if not (line := line.strip()) or line[0] == "#":
                continue
            if m := re.fullmatch(r"\[(.+)\]", line):
                section = self.sections.setdefault(m[1], {})
            elif m := LINE.match(line):
                section[m["key"]] = convert(m.group("value"))
            else:
                raise SyntaxError(f"line {number}: {line!r}")
        return self.sections


async def main():
    sections = await Parser().feed(io.StringIO(TEXT))
    print(sections)
    print(json.dumps(sections, indent=1, sort_keys=True).replace("\n", " "))
    merged = ChainMap(sections["limits"], sections[""])
    print(sorted(merged), merged["port"], merged.get("x"), json.loads('{"a": [1, 2.0, null, true, "\\u00e9"]}'))
    print(pformat({"key": list(range(12)), "other": "x" * 30}, width=40))
    print(string.Template("$host:${port}").substitute(merged), re.findall(r"\d+", "a1b22"), re.sub(r"(\w)-(\w)", r"\2-\1", "a-b c-d"))
    try:
        await Parser().feed(["ok = 1", "what?"])
    except SyntaxError as e:
        print(e.msg)


asyncio.run(main())
