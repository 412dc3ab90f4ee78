# SPDX-FileCopyrightText: 2026 The Signalbox authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""string.Template and string.Formatter; what they do is CPython's, how they do it is not."""


def _is_first(letter):
    return letter == "_" or letter.isalpha() and letter.isascii()


def _is_next(letter):
    return letter == "_" or letter.isalnum() and letter.isascii()


class Template:
    delimiter = "$"

    def __init__(self, template):
        self.template = template

    def _parts(self):
        """Texts, and (name, whole) of what stands for something; (None, place) of what is wrong."""
        text, mark, at = self.template, self.delimiter, 0
        while True:
            found = text.find(mark, at)
            if found < 0:
                yield text[at:]
                return
            yield text[at:found]
            after = found + len(mark)
            if text.startswith(mark, after):
                yield mark
                at = after + len(mark)
                continue
            begin = after + 1 if text.startswith("{", after) else after
            end = begin
            while end < len(text) and (_is_first(text[end]) if end == begin else _is_next(text[end])):
                end += 1
            braced = begin != after
            if end == begin or braced and not text.startswith("}", end):
                yield None, found
                yield mark
                at = after
                continue
            yield text[begin:end], text[found:end + braced]
            at = end + braced

    def _wrong(self, place):
        before = self.template[:place].splitlines(keepends=True)
        column = place - len("".join(before[:-1])) if before else 0
        raise ValueError(f"Invalid placeholder in string: line {len(before) or 1}, col {column + 1 if not before else column + 1}")

    def substitute(self, mapping=None, /, **kws):
        return "".join(self._filled(mapping, kws, False))

    def safe_substitute(self, mapping=None, /, **kws):
        return "".join(self._filled(mapping, kws, True))

    def _filled(self, mapping, kws, is_safe):
        for part in self._parts():
            if isinstance(part, str):
                yield part
                continue
            name, whole = part
            if name is None:
                if not is_safe:
                    self._wrong(whole)
                continue
            if name in kws:
                yield str(kws[name])
            elif is_safe and (mapping is None or name not in mapping):
                yield whole
            else:
                yield str((mapping or {})[name])

    def is_valid(self):
        return all(isinstance(part, str) or part[0] is not None for part in self._parts())

    def get_identifiers(self):
        names = []
        for part in self._parts():
            if not isinstance(part, str) and part[0] is not None and part[0] not in names:
                names.append(part[0])
        return names


class Formatter:
    def format(self, format_string, /, *args, **kwargs):
        return format_string.format(*args, **kwargs)

    def vformat(self, format_string, args, kwargs):
        return format_string.format(*args, **kwargs)
