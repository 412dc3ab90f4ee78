# SPDX-FileCopyrightText: 2026 The Signalbox authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The parts of inspect that are written in Python; what it does is CPython's, how it does it is not."""

import sys
import types
from _inspect import *

CO_OPTIMIZED, CO_NEWLOCALS, CO_VARARGS, CO_VARKEYWORDS, CO_NESTED = 1, 2, 4, 8, 16
CO_GENERATOR, CO_COROUTINE, CO_ASYNC_GENERATOR = 32, 128, 512


class _empty:
    pass


class _ParameterKind(int):
    @property
    def name(self):
        return str(self)

    @property
    def value(self):
        return int(self)

    def __str__(self):
        return ("POSITIONAL_ONLY", "POSITIONAL_OR_KEYWORD", "VAR_POSITIONAL", "KEYWORD_ONLY", "VAR_KEYWORD")[int(self)]

    def __repr__(self):
        return f"<_ParameterKind.{self}: {int(self)}>"

    @property
    def description(self):
        return ("positional-only", "positional or keyword", "variadic positional", "keyword-only", "variadic keyword")[int(self)]


_KINDS = [_ParameterKind(each) for each in range(5)]


def formatannotation(annotation, base_module=None):
    if getattr(annotation, "__module__", None) == "typing":
        return repr(annotation).replace("typing.", "")
    if isinstance(annotation, types.GenericAlias):
        return str(annotation)
    if isinstance(annotation, type):
        if annotation.__module__ in ("builtins", base_module):
            return annotation.__qualname__
        return annotation.__module__ + "." + annotation.__qualname__
    return repr(annotation)


class Parameter:
    POSITIONAL_ONLY = _KINDS[0]
    POSITIONAL_OR_KEYWORD = _KINDS[1]
    VAR_POSITIONAL = _KINDS[2]
    KEYWORD_ONLY = _KINDS[3]
    VAR_KEYWORD = _KINDS[4]
    empty = _empty

    def __init__(self, name, kind, *, default=_empty, annotation=_empty):
        self._name, self._kind = name, _KINDS[kind]
        self._default, self._annotation = default, annotation

    @property
    def name(self):
        return self._name

    @property
    def kind(self):
        return self._kind

    @property
    def default(self):
        return self._default

    @property
    def annotation(self):
        return self._annotation

    def replace(self, **changes):
        given = {"name": self.name, "kind": self.kind, "default": self.default, "annotation": self.annotation, **changes}
        return Parameter(given["name"], given["kind"], default=given["default"], annotation=given["annotation"])

    def __str__(self):
        text = self._name
        if self._annotation is not _empty:
            text = f"{text}: {formatannotation(self._annotation)}"
        if self._default is not _empty:
            text += (" = " if self._annotation is not _empty else "=") + repr(self._default)
        if self._kind == self.VAR_POSITIONAL:
            return "*" + text
        return "**" + text if self._kind == self.VAR_KEYWORD else text

    def __repr__(self):
        return f'<Parameter "{self}">'

    def __eq__(self, other):
        if not isinstance(other, Parameter):
            return NotImplemented
        return (self.name, self.kind, self.default, self.annotation) == (other.name, other.kind, other.default, other.annotation)

    def __hash__(self):
        return hash((self.name, self.kind))


class BoundArguments:
    def __init__(self, signature, arguments):
        self.arguments, self._signature = arguments, signature

    @property
    def signature(self):
        return self._signature

    @property
    def args(self):
        found = []
        for name, each in self._signature.parameters.items():
            if each.kind in (Parameter.KEYWORD_ONLY, Parameter.VAR_KEYWORD) or name not in self.arguments:
                break
            if each.kind == Parameter.VAR_POSITIONAL:
                found.extend(self.arguments[name])
            else:
                found.append(self.arguments[name])
        return tuple(found)

    @property
    def kwargs(self):
        found, begun = {}, False
        for name, each in self._signature.parameters.items():
            if not begun:
                if each.kind in (Parameter.KEYWORD_ONLY, Parameter.VAR_KEYWORD):
                    begun = True
                elif name not in self.arguments:
                    begun = True
                    continue
            if not begun or name not in self.arguments:
                continue
            if each.kind == Parameter.VAR_KEYWORD:
                found.update(self.arguments[name])
            else:
                found[name] = self.arguments[name]
        return found

    def apply_defaults(self):
        complete = {}
        for name, each in self._signature.parameters.items():
            if name in self.arguments:
                complete[name] = self.arguments[name]
            elif each.default is not _empty:
                complete[name] = each.default
            elif each.kind == Parameter.VAR_POSITIONAL:
                complete[name] = ()
            elif each.kind == Parameter.VAR_KEYWORD:
                complete[name] = {}
        self.arguments = complete

    def __repr__(self):
        return f"<BoundArguments ({', '.join([f'{name}={value!r}' for name, value in self.arguments.items()])})>"


class Signature:
    empty = _empty

    def __init__(self, parameters=None, *, return_annotation=_empty):
        self._parameters = types.MappingProxyType({each.name: each for each in parameters or ()})
        self._return_annotation = return_annotation

    @property
    def parameters(self):
        return self._parameters

    @property
    def return_annotation(self):
        return self._return_annotation

    def replace(self, *, parameters=None, return_annotation=None):
        return Signature(self.parameters.values() if parameters is None else parameters,
                         return_annotation=self._return_annotation if return_annotation is None else return_annotation)

    @classmethod
    def from_callable(cls, obj, **others):
        return signature(obj)

    def __eq__(self, other):
        if not isinstance(other, Signature):
            return NotImplemented
        return list(self.parameters.values()) == list(other.parameters.values()) and             self.return_annotation == other.return_annotation

    def __str__(self):
        shown, has_star, has_slash = [], False, False
        for each in self.parameters.values():
            if each.kind == Parameter.POSITIONAL_ONLY:
                has_slash = True
            elif has_slash:
                shown.append("/")
                has_slash = False
            if each.kind == Parameter.VAR_POSITIONAL:
                has_star = True
            elif each.kind == Parameter.KEYWORD_ONLY and not has_star:
                shown.append("*")
                has_star = True
            shown.append(str(each))
        if has_slash:
            shown.append("/")
        text = f"({', '.join(shown)})"
        if self._return_annotation is not _empty:
            text += f" -> {formatannotation(self._return_annotation)}"
        return text

    def __repr__(self):
        return f"<Signature {self}>"

    def bind(self, /, *args, **kwargs):
        return self._bound(args, kwargs, False)

    def bind_partial(self, /, *args, **kwargs):
        return self._bound(args, kwargs, True)

    def _bound(self, args, kwargs, is_partial):
        arguments, args = {}, list(args)
        keywords, rest = None, False
        for name, each in self.parameters.items():
            if each.kind == Parameter.VAR_POSITIONAL:
                rest = True
                if args:
                    arguments[name] = tuple(args)
                    args = []
                continue
            if each.kind == Parameter.VAR_KEYWORD:
                keywords = name
                continue
            if args and each.kind != Parameter.KEYWORD_ONLY:
                if name in kwargs and each.kind != Parameter.POSITIONAL_ONLY:
                    raise TypeError(f"multiple values for argument {name!r}")
                arguments[name] = args.pop(0)
            elif name in kwargs and each.kind != Parameter.POSITIONAL_ONLY:
                arguments[name] = kwargs.pop(name)
            elif each.default is _empty and not is_partial:
                if each.kind == Parameter.KEYWORD_ONLY and _SAYS_KIND and not rest:
                    raise TypeError(f"missing a required keyword-only argument: {name!r}")
                raise TypeError(f"missing a required argument: {name!r}")
        if args:
            raise TypeError("too many positional arguments")
        if kwargs:
            if keywords is None:
                raise TypeError(f"got an unexpected keyword argument {next(iter(kwargs))!r}")
            arguments[keywords] = kwargs
        return BoundArguments(self, arguments)


_SAYS_KIND = sys.version_info >= (3, 12)


def _of_function(func):
    code = func.__code__
    names = code.co_varnames
    count, only, flags = code.co_argcount, code.co_posonlyargcount, code.co_flags
    annotations, defaults, kwdefaults = func.__annotations__, func.__defaults__ or (), func.__kwdefaults__ or {}
    parameters = []
    for place in range(count):
        default = defaults[place - count + len(defaults)] if place >= count - len(defaults) else _empty
        kind = Parameter.POSITIONAL_ONLY if place < only else Parameter.POSITIONAL_OR_KEYWORD
        parameters.append(Parameter(names[place], kind, default=default, annotation=annotations.get(names[place], _empty)))
    place = count + code.co_kwonlyargcount
    if flags & CO_VARARGS:
        parameters.append(Parameter(names[place], Parameter.VAR_POSITIONAL, annotation=annotations.get(names[place], _empty)))
        place += 1
    for name in names[count:count + code.co_kwonlyargcount]:
        parameters.append(Parameter(name, Parameter.KEYWORD_ONLY, default=kwdefaults.get(name, _empty),
                                    annotation=annotations.get(name, _empty)))
    if flags & CO_VARKEYWORDS:
        parameters.append(Parameter(names[place], Parameter.VAR_KEYWORD, annotation=annotations.get(names[place], _empty)))
    return Signature(parameters, return_annotation=annotations.get("return", _empty))


def signature(obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False):
    if not callable(obj):
        raise TypeError(f"{obj!r} is not a callable object")
    if ismethod(obj):
        found = signature(obj.__func__)
        return found.replace(parameters=list(found.parameters.values())[1:])
    if follow_wrapped:
        obj = unwrap(obj)
    if isfunction(obj):
        return _of_function(obj)
    if isinstance(obj, type):
        method = obj.__init__ if isfunction(obj.__init__) else obj.__new__
        if not isfunction(method):
            if obj.__module__ == "builtins":
                raise ValueError(f"no signature found for builtin type {obj!r}")
            return Signature()
        found = _of_function(method)
        parameters = list(found.parameters.values())[1:]
        return Signature(parameters, return_annotation=found.return_annotation)
    call = getattr(type(obj), "__call__", None)
    if isfunction(call):
        found = _of_function(call)
        return found.replace(parameters=list(found.parameters.values())[1:])
    raise ValueError(f"no signature found for builtin {obj!r}")


def unwrap(func, *, stop=None):
    while hasattr(func, "__wrapped__") and not (stop is not None and stop(func)):
        func = func.__wrapped__
    return func


def getmro(cls):
    return cls.__mro__


def getmembers(object, predicate=None):
    found = []
    for name in dir(object):
        try:
            value = getattr(object, name)
        except AttributeError:
            continue
        if predicate is None or predicate(value):
            found.append((name, value))
    found.sort(key=lambda pair: pair[0])
    return found


def isroutine(object):
    return isfunction(object) or ismethod(object) or isbuiltin(object)


def isbuiltin(object):
    return type(object).__name__ == "builtin_function_or_method"


def isabstract(object):
    return isinstance(object, type) and bool(getattr(object, "__abstractmethods__", None))


def get_annotations(obj, *, globals=None, locals=None, eval_str=False):
    return dict(getattr(obj, "__annotations__", None) or {})


CORO_CREATED, CORO_RUNNING, CORO_SUSPENDED, CORO_CLOSED = "CORO_CREATED", "CORO_RUNNING", "CORO_SUSPENDED", "CORO_CLOSED"
GEN_CREATED, GEN_RUNNING, GEN_SUSPENDED, GEN_CLOSED = "GEN_CREATED", "GEN_RUNNING", "GEN_SUSPENDED", "GEN_CLOSED"


def getcoroutinestate(coroutine):
    return _state(coroutine, "cr", "CORO")


def getgeneratorstate(generator):
    return _state(generator, "gi", "GEN")


def _state(body, prefix, word):
    if getattr(body, prefix + "_running"):
        return word + "_RUNNING"
    if getattr(body, prefix + "_suspended"):
        return word + "_SUSPENDED"
    return word + ("_CLOSED" if getattr(body, prefix + "_frame") is None else "_CREATED")
