# SPDX-FileCopyrightText: 2026 The Signalbox authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How argparse reads arguments; which of them go to whom is CPython's rule."""

import re
import sys
from _argparsehelp import SUPPRESS, OPTIONAL, ZERO_OR_MORE, ONE_OR_MORE, PARSER, REMAINDER
from argparse import ArgumentError, ArgumentTypeError, _name_of, _NUMBER, _IS_312, _IS_313


class Reading:
    """One list of arguments. An argument is A where it may be a value, O where it is an option, - where it is the --."""

    def __init__(self, parser, arguments, namespace):
        if parser.fromfile_prefix_chars is not None:
            for each in arguments:
                if each and each[0] in parser.fromfile_prefix_chars:
                    raise NotImplementedError("arguments in files are not read here")
        self.parser, self.arguments, self.namespace = parser, arguments, namespace
        self.conflicts = {}
        for group in parser._mutually_exclusive_groups:
            for each in group._group_actions:
                self.conflicts.setdefault(each, []).extend([other for other in group._group_actions if other is not each])
        self.seen, self.given, self.warned, self.extras = set(), set(), set(), []
        self.options, pattern = {}, ""
        for at, each in enumerate(arguments):
            if each == "--":
                pattern += "-" + "A" * (len(arguments) - at - 1)
                break
            option = self._option(each)
            if option is not None:
                self.options[at] = option
            pattern += "A" if option is None else "O"
        self.pattern = pattern
        self.places = parser._places()

    def run(self):
        """What is left over."""
        at, last = 0, max(self.options, default=-1)
        while at <= last:
            following = min([each for each in self.options if each >= at])
            if at != following:
                end = self._take_places(at)
                if end > at:
                    at = end
                    continue
            if at not in self.options:
                self.extras.extend(self.arguments[at:following])
                at = following
            at = self._take_option(at)
        self.extras.extend(self.arguments[self._take_places(at):])
        self._finish()
        return self.extras

    def _finish(self):
        missing = []
        for action in self.parser._actions:
            if action in self.seen:
                continue
            if action.required:
                missing.append(_name_of(action))
            elif isinstance(action.default, str) and hasattr(self.namespace, action.dest) and \
                    action.default is getattr(self.namespace, action.dest):
                setattr(self.namespace, action.dest, self._value(action, action.default))
        if missing:
            self.parser._fail(f"the following arguments are required: {', '.join(missing)}")
        for group in self.parser._mutually_exclusive_groups:
            if group.required and not any(each in self.given for each in group._group_actions):
                names = [_name_of(each) for each in group._group_actions if each.help is not SUPPRESS]
                self.parser._fail(f"one of the arguments {' '.join(names)} is required")

    def _warn(self, action, key, words):
        if _IS_313 and getattr(action, "deprecated", False) and key not in self.warned:
            self.parser._warning(words)
            self.warned.add(key)

    def _act(self, action, words, option=None):
        self.seen.add(action)
        values = self._values(action, words)
        if values is not action.default:
            self.given.add(action)
            for other in self.conflicts.get(action, ()):
                if other in self.given:
                    raise ArgumentError(action, f"not allowed with argument {_name_of(other)}")
        if values is not SUPPRESS:
            action(self.parser, self.namespace, values, option)

    def _take_option(self, at):
        action, option, sep, value = self.options[at]
        taken = []
        while True:
            if action is None:
                self.extras.append(self.arguments[at])
                return at + 1
            if value is None:
                count = self._count(action, self.pattern[at + 1:])
                taken.append((action, self.arguments[at + 1:at + 1 + count], option))
                stop = at + 1 + count
                break
            count = self._count(action, "A")
            chars = self.parser.prefix_chars
            if count == 0 and option[1] not in chars and value != "":
                if _IS_313 and (sep or value[0] in chars):
                    raise ArgumentError(action, f"ignored explicit argument {value!r}")
                taken.append((action, [], option))
                following = option[0] + value[0]
                if following not in self.parser._option_string_actions:
                    if not _IS_313:
                        raise ArgumentError(action, f"ignored explicit argument {value!r}")
                    self.extras.append(option[0] + value)
                    stop = at + 1
                    break
                action, option = self.parser._option_string_actions[following], following
                value, sep = value[1:] or None, None if not value[1:] else ""
                if _IS_313 and value and value[0] == "=":
                    sep, value = "=", value[1:]
            elif count == 1:
                taken.append((action, [value], option))
                stop = at + 1
                break
            else:
                raise ArgumentError(action, f"ignored explicit argument {value!r}")
        for action, words, option in taken:
            self._warn(action, option, f"option '{option}' is deprecated")
            self._act(action, words, option)
        return stop

    def _take_places(self, at):
        counts = []
        for most in range(len(self.places), 0, -1):
            found = re.match("".join([self._wanted(each) for each in self.places[:most]]), self.pattern[at:])
            if found:
                counts = [len(each) for each in found.groups()]
                break
        for action, count in zip(self.places, counts):
            words = self.arguments[at:at + count]
            at += count
            if words:
                self._warn(action, action.dest, f"argument '{action.dest}' is deprecated")
            self._act(action, words)
        del self.places[:len(counts)]
        return at

    def _wanted(self, action):
        nargs = action.nargs
        if nargs is None:
            pattern = "(-*A-*)"
        elif nargs in (OPTIONAL, ZERO_OR_MORE, ONE_OR_MORE, REMAINDER, PARSER, SUPPRESS):
            pattern = {OPTIONAL: "(-*A?-*)", ZERO_OR_MORE: "(-*[A-]*)", ONE_OR_MORE: "(-*A[A-]*)",
                       REMAINDER: "([-AO]*)", PARSER: "(-*A[-AO]*)", SUPPRESS: "(-*-*)"}[nargs]
        else:
            pattern = f"(-*{'-*'.join('A' * nargs)}-*)"
        return pattern.replace("-*", "").replace("-", "") if action.option_strings else pattern

    def _count(self, action, pattern):
        found = re.match(self._wanted(action), pattern)
        if found:
            return len(found.group(1))
        words = {None: "expected one argument", OPTIONAL: "expected at most one argument",
                 ONE_OR_MORE: "expected at least one argument"}.get(action.nargs)
        raise ArgumentError(action, words or f"expected {action.nargs} argument{'' if action.nargs == 1 else 's'}")

    def _option(self, word):
        """Which action, by which name, what stands between it and its value, and that value."""
        known = self.parser._option_string_actions
        if not word or word[0] not in self.parser.prefix_chars:
            return None
        if word in known:
            return known[word], word, None, None
        if len(word) == 1:
            return None
        name, sep, value = word.partition("=")
        if sep and name in known:
            return known[name], name, sep, value
        found = self._abbreviated(word)
        if len(found) > 1:
            self.parser._fail(f"ambiguous option: {word} could match {', '.join([each[1] for each in found])}")
        if found:
            return found[0]
        if _NUMBER.match(word) and not self.parser._number_options or " " in word:
            return None
        return None, word, None, None

    def _abbreviated(self, word):
        known = self.parser._option_string_actions
        if word[1] in self.parser.prefix_chars:
            if not self.parser.allow_abbrev:
                return []
            name, sep, value = word.partition("=")
            return [(action, each, sep or None, value if sep else None) for each, action in known.items()
                    if each.startswith(name)]
        found = []
        for each, action in known.items():
            if each == word[:2]:
                found.append((action, each, "", word[2:]))
            elif each.startswith(word):
                found.append((action, each, None, None))
        return found

    def _values(self, action, words):
        nargs = action.nargs
        if nargs not in (PARSER, REMAINDER) and "--" in words and not (_IS_313 and action.option_strings):
            words.remove("--")
        if not words and nargs == OPTIONAL:
            value = action.const if action.option_strings else action.default
            if isinstance(value, str):
                value = self._value(action, value)
                self._check(action, value)
            return value
        if not words and nargs == ZERO_OR_MORE and not action.option_strings:
            value = words if action.default is None else action.default
            if not _IS_312 or action.default is not None:
                self._check(action, value)
            return value
        if len(words) == 1 and nargs in (None, OPTIONAL):
            value = self._value(action, words[0])
            self._check(action, value)
            return value
        if nargs == SUPPRESS:
            return SUPPRESS
        values = [self._value(action, each) for each in words]
        for each in values[:1] if nargs == PARSER else [] if nargs == REMAINDER else values:
            self._check(action, each)
        return values

    def _value(self, action, word):
        if action.type is None:
            return word
        kind = self.parser._registries["type"].get(action.type, action.type)
        try:
            return kind(word)
        except ArgumentTypeError as error:
            raise ArgumentError(action, str(error))
        except (TypeError, ValueError):
            raise ArgumentError(action, f"invalid {getattr(action.type, '__name__', repr(action.type))} value: {word!r}")

    def _check(self, action, value):
        if action.choices is not None and value not in action.choices:
            raise ArgumentError(action, f"invalid choice: {value!r} (choose from {', '.join(map(repr, action.choices))})")
