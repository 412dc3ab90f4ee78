# SPDX-FileCopyrightText: 2026 The Signalbox authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The parts of json that read and write files, and the classes that programs derive from."""

from json import JSONDecodeError, dumps, loads


def dump(obj, fp, **kwargs):
    for chunk in JSONEncoder(**kwargs).iterencode(obj) if "cls" not in kwargs else [dumps(obj, **kwargs)]:
        fp.write(chunk)


def load(fp, **kwargs):
    return loads(fp.read(), **kwargs)


class JSONEncoder:
    __module__ = "json.encoder"

    item_separator = ", "
    key_separator = ": "

    def __init__(self, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, sort_keys=False,
                 indent=None, separators=None, default=None):
        self.skipkeys, self.ensure_ascii, self.check_circular = skipkeys, ensure_ascii, check_circular
        self.allow_nan, self.sort_keys, self.indent = allow_nan, sort_keys, indent
        if separators is not None:
            self.item_separator, self.key_separator = separators
        elif indent is not None:
            self.item_separator = ","
        if default is not None:
            self.default = default

    def default(self, o):
        raise TypeError(f"Object of type {o.__class__.__name__} is not JSON serializable")

    def encode(self, o):
        return "".join(self.iterencode(o))

    def iterencode(self, o, _one_shot=False):
        return [dumps(o, skipkeys=self.skipkeys, ensure_ascii=self.ensure_ascii, check_circular=self.check_circular,
                      allow_nan=self.allow_nan, sort_keys=self.sort_keys, indent=self.indent,
                      separators=(self.item_separator, self.key_separator), default=self.default)]


class JSONDecoder:
    __module__ = "json.decoder"

    def __init__(self, *, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, strict=True,
                 object_pairs_hook=None):
        self.object_hook, self.object_pairs_hook, self.strict = object_hook, object_pairs_hook, strict
        self.parse_float, self.parse_int, self.parse_constant = parse_float, parse_int, parse_constant

    def decode(self, s):
        return loads(s, object_hook=self.object_hook, object_pairs_hook=self.object_pairs_hook,
                     parse_float=self.parse_float, parse_int=self.parse_int, parse_constant=self.parse_constant)

    def raw_decode(self, s, idx=0):
        """The document at a place, and where it ends."""
        try:
            return self.decode(s[idx:]), len(s)
        except JSONDecodeError as error:
            if error.msg != "Extra data":
                raise
            end = idx + error.pos
            while s[end - 1] in " \t\n\r":
                end -= 1
            return self.decode(s[idx:end]), end
