# SPDX-FileCopyrightText: 2026 The Signalbox authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How argparse shows usage and help; its words and its layout are CPython's, in 80 columns."""

import re
import sys
import textwrap

SUPPRESS = "==SUPPRESS=="
OPTIONAL, ZERO_OR_MORE, ONE_OR_MORE, PARSER, REMAINDER = "?", "*", "+", "A...", "..."
_IS_313 = sys.version_info >= (3, 13)


class HelpFormatter:
    def __init__(self, prog, indent_increment=2, max_help_position=24, width=None):
        self._prog, self._indent_increment = prog, indent_increment
        self._width = 78 if width is None else width
        self._max_help_position = min(max_help_position, max(self._width - 20, indent_increment * 2))
        self._current_indent = self._action_max_length = 0
        self._pieces = []
        self._outer = []

    # What a parser adds, in order. A section keeps what is in it until its end, to leave it out where that is nothing.
    def start_section(self, heading):
        self._outer.append((self._pieces, heading))
        self._pieces = []
        self._current_indent += self._indent_increment

    def end_section(self):
        self._current_indent -= self._indent_increment
        inside, (self._pieces, heading) = self._pieces, self._outer.pop()
        indent = self._current_indent

        def whole():
            text = self._join(inside, indent + self._indent_increment)
            if not text:
                return ""
            head = f"{'':{indent}}{heading}:\n" if heading is not None and heading is not SUPPRESS else ""
            return f"\n{head}{text}\n"
        self._pieces.append(whole)

    def _join(self, pieces, indent):
        before, self._current_indent = self._current_indent, indent
        text = "".join([each() for each in pieces])
        self._current_indent = before
        return text

    def add_text(self, text):
        if text is not SUPPRESS and text is not None:
            self._pieces.append(lambda: self._format_text(text))

    def add_usage(self, usage, actions, groups, prefix=None):
        if usage is not SUPPRESS:
            self._pieces.append(lambda: self._format_usage(usage, actions, groups, prefix))

    def add_argument(self, action):
        if action.help is SUPPRESS:
            return
        length = len(self._format_action_invocation(action)) + self._current_indent
        inner = [len(self._format_action_invocation(each)) for each in self._subactions(action)]
        if inner:
            room = self._current_indent + self._indent_increment
            length = max(length, max(inner) + room if _IS_313 else max(max(inner) + self._current_indent, length))
        self._action_max_length = max(self._action_max_length, length)
        self._pieces.append(lambda: self._format_action(action))

    def add_arguments(self, actions):
        for action in actions:
            self.add_argument(action)

    def format_help(self):
        text = self._join(self._pieces, 0)
        return re.sub(r"\n\n\n+", "\n\n", text).strip("\n") + "\n" if text else text

    def _subactions(self, action):
        return action._get_subactions() if hasattr(action, "_get_subactions") else ()

    def _format_usage(self, usage, actions, groups, prefix):
        prefix = "usage: " if prefix is None else prefix
        if usage is not None:
            return f"{prefix}{usage % dict(prog=self._prog)}\n\n"
        options = self._usage_parts([each for each in actions if each.option_strings], groups)
        places = self._usage_parts([each for each in actions if not each.option_strings], groups)
        usage = " ".join([self._prog, *self._usage_parts(
            sorted(actions, key=lambda each: not each.option_strings), groups)])
        room = self._width - self._current_indent
        if len(prefix) + len(usage) > room:
            usage = "\n".join(self._usage_lines(prefix, options, places, room))
        return f"{prefix}{usage}\n\n"

    def _usage_lines(self, prefix, options, places, room):
        def lines_of(parts, indent, first=None):
            lines, line = [], []
            length = (len(indent) if first is None else len(first)) - 1
            for part in parts:
                if length + 1 + len(part) > room and line:
                    lines.append(indent + " ".join(line))
                    line, length = [], len(indent) - 1
                line.append(part)
                length += len(part) + 1
            if line:
                lines.append(indent + " ".join(line))
            if first is not None:
                lines[0] = lines[0][len(indent):]
            return lines

        if len(prefix) + len(self._prog) <= 0.75 * room:
            indent = " " * (len(prefix) + len(self._prog) + 1)
            if options:
                return lines_of([self._prog, *options], indent, prefix) + lines_of(places, indent)
            return lines_of([self._prog, *places], indent, prefix) if places else [self._prog]
        indent = " " * len(prefix)
        lines = lines_of(options + places, indent)
        if len(lines) > 1:
            lines = lines_of(options, indent) + lines_of(places, indent)
        return [self._prog, *lines]

    def _usage_parts(self, actions, groups):
        grouped = {}
        for group in groups:
            own = group._group_actions
            if own and own[0] in actions and not all(each.help is SUPPRESS for each in own):
                start = actions.index(own[0])
                if actions[start:start + len(own)] == own:
                    grouped[start] = group
        inside = [each for group in grouped.values() for each in group._group_actions]
        parts = [None if each.help is SUPPRESS else self._usage_part(each, each in inside) for each in actions]
        for start, group in grouped.items():
            end = start + len(group._group_actions)
            shown = [each for each in parts[start:end] if each is not None]
            left, right = ("(", ")") if group.required and len(shown) > 1 else ("", "") if group.required else ("[", "]")
            shown[0], shown[-1] = left + shown[0], shown[-1] + right
            shown = [each + " |" for each in shown[:-1]] + shown[-1:]
            if not _IS_313:  # there a group is broken nowhere
                shown = [" ".join(shown)]
            parts[start:end] = shown + [None] * (end - start - len(shown))
        return [each for each in parts if each is not None]

    def _usage_part(self, action, is_grouped):
        if not action.option_strings:
            part = self._format_args(action, self._get_default_metavar_for_positional(action))
            return part[1:-1] if is_grouped and part[:1] == "[" and part[-1:] == "]" else part
        part = action.format_usage()
        if action.nargs != 0:
            words = self._format_args(action, self._get_default_metavar_for_optional(action))
            part = f"{action.option_strings[0]} {words}"
        return part if action.required or is_grouped else f"[{part}]"

    def _format_text(self, text):
        if "%(prog)" in text:
            text = text % dict(prog=self._prog)
        return self._fill_text(text, max(self._width - self._current_indent, 11), " " * self._current_indent) + "\n\n"

    def _format_action(self, action):
        position = min(self._action_max_length + 2, self._max_help_position)
        room = position - self._current_indent - 2
        head = self._format_action_invocation(action)
        indent = " " * self._current_indent
        if action.help and len(head) <= room:
            text, first = f"{indent}{head:{room}}  ", 0
        else:
            text, first = f"{indent}{head}\n", position
        lines = []
        if action.help and action.help.strip():
            words = self._expand_help(action)
            lines = self._split_lines(words, max(self._width - position, 11)) if words else []
        for number, line in enumerate(lines):
            text += f"{'':{position if number else first}}{line}\n"
        if not text.endswith("\n"):
            text += "\n"
        self._current_indent += self._indent_increment
        for each in self._subactions(action):
            text += self._format_action(each)
        self._current_indent -= self._indent_increment
        return text

    def _format_action_invocation(self, action):
        if not action.option_strings:
            return self._metavars(action, self._get_default_metavar_for_positional(action), 1)[0]
        if action.nargs == 0:
            return ", ".join(action.option_strings)
        words = self._format_args(action, self._get_default_metavar_for_optional(action))
        if _IS_313:
            return ", ".join(action.option_strings) + " " + words
        return ", ".join([f"{each} {words}" for each in action.option_strings])

    def _metavars(self, action, default, count):
        if action.metavar is not None:
            name = action.metavar
        elif action.choices is not None:
            name = "{%s}" % ",".join([str(each) for each in action.choices])
        else:
            name = default
        return name if isinstance(name, tuple) else (name,) * count

    def _format_args(self, action, default):
        nargs = action.nargs
        if nargs is None:
            return "%s" % self._metavars(action, default, 1)
        if nargs == OPTIONAL:
            return "[%s]" % self._metavars(action, default, 1)
        if nargs == ZERO_OR_MORE:
            names = self._metavars(action, default, 1)
            return ("[%s [%s ...]]" if len(names) == 2 else "[%s ...]") % names
        if nargs == ONE_OR_MORE:
            return "%s [%s ...]" % self._metavars(action, default, 2)
        if nargs == REMAINDER:
            return "..."
        if nargs == PARSER:
            return "%s ..." % self._metavars(action, default, 1)
        if nargs == SUPPRESS:
            return ""
        if not isinstance(nargs, int):
            raise ValueError("invalid nargs value")
        return " ".join(["%s"] * nargs) % self._metavars(action, default, nargs)

    def _expand_help(self, action):
        params = {name: getattr(value, "__name__", value) for name, value in dict(vars(action), prog=self._prog).items()
                  if value is not SUPPRESS}
        if params.get("choices") is not None:
            params["choices"] = ", ".join([str(each) for each in params["choices"]])
        return self._get_help_string(action) % params

    def _split_lines(self, text, width):
        return textwrap.wrap(re.sub(r"\s+", " ", text).strip(), width)

    def _fill_text(self, text, width, indent):
        text = re.sub(r"\s+", " ", text).strip()
        return textwrap.fill(text, width, initial_indent=indent, subsequent_indent=indent)

    def _get_help_string(self, action):
        return action.help

    def _get_default_metavar_for_optional(self, action):
        return action.dest.upper()

    def _get_default_metavar_for_positional(self, action):
        return action.dest


class RawDescriptionHelpFormatter(HelpFormatter):
    def _fill_text(self, text, width, indent):
        return "".join([indent + line for line in text.splitlines(keepends=True)])


class RawTextHelpFormatter(RawDescriptionHelpFormatter):
    def _split_lines(self, text, width):
        return text.splitlines()


class ArgumentDefaultsHelpFormatter(HelpFormatter):
    def _get_help_string(self, action):
        words = action.help or ""
        if "%(default)" not in words and action.default is not SUPPRESS and \
                (action.option_strings or action.nargs in (OPTIONAL, ZERO_OR_MORE)):
            words += " (default: %(default)s)"
        return words


class MetavarTypeHelpFormatter(HelpFormatter):
    def _get_default_metavar_for_optional(self, action):
        return action.type.__name__

    def _get_default_metavar_for_positional(self, action):
        return action.type.__name__
