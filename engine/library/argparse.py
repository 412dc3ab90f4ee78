# SPDX-FileCopyrightText: 2026 The Signalbox authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""argparse for programs that are given no arguments, as all are here: what is left out has its default. Arguments that a
program hands in itself, and help, are not run."""

import sys

SUPPRESS = "==SUPPRESS=="
OPTIONAL, ZERO_OR_MORE, ONE_OR_MORE, PARSER, REMAINDER = "?", "*", "+", "A...", "..."


class ArgumentError(Exception):
    def __init__(self, argument, message):
        self.argument_name, self.message = argument, message


class ArgumentTypeError(Exception):
    pass


class HelpFormatter:
    pass


class RawDescriptionHelpFormatter(HelpFormatter):
    pass


class RawTextHelpFormatter(RawDescriptionHelpFormatter):
    pass


class ArgumentDefaultsHelpFormatter(HelpFormatter):
    pass


class MetavarTypeHelpFormatter(HelpFormatter):
    pass


class Namespace:
    def __init__(self, **kwargs):
        for name, value in kwargs.items():
            setattr(self, name, value)

    def __eq__(self, other):
        return vars(self) == vars(other) if isinstance(other, Namespace) else NotImplemented

    def __contains__(self, key):
        return key in self.__dict__

    def __repr__(self):
        return f"Namespace({', '.join([f'{name}={value!r}' for name, value in self.__dict__.items()])})"


class BooleanOptionalAction:
    pass


class _Argument:
    def __init__(self, names, options):
        self.option_strings = [each for each in names if each.startswith("-")]
        self.nargs, self.type = options.get("nargs"), options.get("type")
        self.action, self.metavar = options.get("action", "store"), options.get("metavar")
        self.required = options.get("required", False) if self.option_strings else self.nargs not in ("?", "*")
        self.default = options.get("default")
        if "default" not in options:
            self.default = {"store_true": False, "store_false": True}.get(self.action) if isinstance(self.action, str) else None
        longs = [each for each in self.option_strings if each.startswith("--")]
        self.dest = options.get("dest") or (longs or self.option_strings or names)[0].lstrip("-").replace("-", "_")
        if not self.option_strings and self.nargs == "*" and self.default is None:
            self.default = []
        if not self.option_strings:
            self.dest = options.get("dest") or names[0]

    def name(self):
        return "/".join(self.option_strings) or self.metavar or self.dest


class _Container:
    def _argument(self, names, options):
        made = _Argument(names, options)
        self._arguments.append(made)
        return made

    def add_argument(self, *names, **options):
        if not names:
            names = (options["dest"],)
        return self._argument(names, options)

    def add_argument_group(self, *args, **kwargs):
        return _Group(self)

    def add_mutually_exclusive_group(self, *, required=False):
        made = _Group(self)
        if required:
            self._exclusive.append(made.own)
        return made

    def set_defaults(self, **kwargs):
        self._defaults.update(kwargs)

    def get_default(self, dest):
        for each in self._arguments:
            if each.dest == dest and each.default is not None:
                return each.default
        return self._defaults.get(dest)


class _Group(_Container):
    def __init__(self, parser):
        self._arguments, self._exclusive, self._defaults = parser._arguments, parser._exclusive, parser._defaults
        self.own = []

    def _argument(self, names, options):
        made = super()._argument(names, options)
        self.own.append(made)
        return made


class _Commands:
    def __init__(self):
        self.parsers = {}

    def add_parser(self, name, **kwargs):
        kwargs.pop("help", None)
        kwargs.pop("aliases", None)
        self.parsers[name] = ArgumentParser(**kwargs)
        return self.parsers[name]


class ArgumentParser(_Container):
    def __init__(self, prog=None, usage=None, description=None, epilog=None, parents=(), formatter_class=HelpFormatter,
                 prefix_chars="-", fromfile_prefix_chars=None, argument_default=None, conflict_handler="error",
                 add_help=True, allow_abbrev=True, exit_on_error=True):
        self.prog, self.usage, self.description, self.epilog = prog or "program.py", usage, description, epilog
        self._arguments, self._exclusive, self._defaults = [], [], {}
        for each in parents:
            self._arguments.extend(each._arguments)
            self._defaults.update(each._defaults)

    def add_subparsers(self, *, title=None, description=None, prog=None, dest=SUPPRESS, required=False, help=None,
                       metavar=None, parser_class=None, action=None):
        if dest != SUPPRESS or required:
            made = self._argument(("command" if dest == SUPPRESS else dest,), {"dest": dest, "metavar": metavar})
            made.required = required
        return _Commands()

    def parse_known_args(self, args=None, namespace=None):
        return self.parse_args(args, namespace), []

    def parse_args(self, args=None, namespace=None):
        if args:
            raise NotImplementedError("arguments that a program hands to argparse itself are not run here")
        namespace = Namespace() if namespace is None else namespace
        for each in self._arguments:
            if each.dest != SUPPRESS and each.default is not SUPPRESS and not hasattr(namespace, each.dest) and                     each.action not in ("help", "version"):
                setattr(namespace, each.dest, self._defaults.get(each.dest, each.default) if each.default is None else each.default)
        for name, value in self._defaults.items():
            if not hasattr(namespace, name):
                setattr(namespace, name, value)
        missing = [each.name() for each in self._arguments if each.required]
        for each in self._arguments:
            value = getattr(namespace, each.dest, None)
            if isinstance(value, str) and each.type is not None and value is each.default:
                setattr(namespace, each.dest, self._converted(each, value))
        if missing:
            self.error(f"the following arguments are required: {', '.join(missing)}")
        for group in self._exclusive:
            self.error(f"one of the arguments {' '.join([each.name() for each in group])} is required")
        return namespace

    def _converted(self, argument, text):
        try:
            return argument.type(text)
        except ArgumentTypeError as error:
            self.error(f"argument {argument.name()}: {error}")
        except (TypeError, ValueError):
            self.error(f"argument {argument.name()}: invalid {argument.type.__name__} value: {text!r}")

    def error(self, message):
        self.exit(2, f"usage: {self.prog}\n{self.prog}: error: {message}\n")

    def exit(self, status=0, message=None):
        if message:
            sys.stderr.write(message)
        sys.exit(status)
