# SPDX-FileCopyrightText: 2026 The Signalbox authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The parts of functools that are classes in Python; what it does is CPython's, how it does it is not."""

import sys
import types
from functools import partial, update_wrapper

_NOT_FOUND = object()


class cached_property:
    def __init__(self, func):
        self.func = func
        self.attrname = None
        self.__doc__ = func.__doc__

    def __set_name__(self, owner, name):
        if self.attrname is None:
            self.attrname = name
        elif name != self.attrname:
            raise TypeError("Cannot assign the same cached_property to two different names "
                            f"({self.attrname!r} and {name!r}).")

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        if self.attrname is None:
            raise TypeError("Cannot use cached_property instance without calling __set_name__ on it.")
        cache = instance.__dict__
        value = cache.get(self.attrname, _NOT_FOUND)
        if value is _NOT_FOUND:
            value = self.func(instance)
            cache[self.attrname] = value
        return value

    __class_getitem__ = classmethod(types.GenericAlias)


def _answer(name, of):
    def method(self, other):
        return of(self, other)
    method.__name__ = name
    return method


def _negated(asked, also_equal):
    def of(self, other):
        result = getattr(type(self), asked)(self, other)
        if result is NotImplemented:
            return result
        if also_equal is None:
            return not result
        return not result and self != other if also_equal else result or self == other
    return of


def _both(asked):
    def of(self, other):
        result = getattr(type(self), asked)(self, other)
        return result if result is NotImplemented else result and self != other
    return of


def total_ordering(cls):
    given = [name for name in ("__lt__", "__gt__", "__le__", "__ge__")
             if any(name in each.__dict__ for each in cls.__mro__ if each is not object)]
    if not given:
        raise ValueError("must define at least one ordering operation: < > <= >=")
    root = max(given)
    rules = {"__lt__": {"__gt__": _negated("__lt__", True), "__le__": _negated("__lt__", False), "__ge__": _negated("__lt__", None)},
             "__le__": {"__ge__": lambda self, other: _or_equal(self, other, "__le__"), "__lt__": _both("__le__"),
                        "__gt__": _negated("__le__", None)},
             "__gt__": {"__lt__": _negated("__gt__", True), "__ge__": _negated("__gt__", False), "__le__": _negated("__gt__", None)},
             "__ge__": {"__le__": lambda self, other: _or_equal(self, other, "__ge__"), "__gt__": _both("__ge__"),
                        "__lt__": _negated("__ge__", None)}}
    for name, of in rules[root].items():
        if name not in given:
            setattr(cls, name, _answer(name, of))
    return cls


def _or_equal(self, other, asked):
    result = getattr(type(self), asked)(self, other)
    return result if result is NotImplemented else not result or self == other


def singledispatch(func):
    registry, cache = {object: func}, {}

    def dispatch(cls):
        if cls not in cache:
            cache[cls] = _find(registry, cls)
        return cache[cls]

    def register(cls, func=None):
        if func is None:
            if isinstance(cls, type) or isinstance(cls, types.UnionType):
                return lambda f: register(cls, f)
            annotations = getattr(cls, "__annotations__", {})
            if not annotations:
                raise TypeError(f"Invalid first argument to `register()`: {cls!r}. Use either `@register(some_class)` or plain "
                                "`@register` on an annotated function.")
            func = cls
            name, cls = next((name, kind) for name, kind in annotations.items() if name != "return")
            if isinstance(cls, str):
                cls = eval_name(func, cls)
        for each in getattr(cls, "__args__", (cls,)) if isinstance(cls, types.UnionType) else (cls,):
            registry[type(None) if each is None else each] = func
        cache.clear()
        return func

    def wrapper(*args, **kw):
        if not args:
            raise TypeError(f"{func.__name__} requires at least 1 positional argument")
        return dispatch(args[0].__class__)(*args, **kw)

    wrapper.register, wrapper.dispatch, wrapper.registry = register, dispatch, registry
    wrapper._clear_cache = cache.clear
    update_wrapper(wrapper, func)
    return wrapper


def eval_name(func, name):
    import builtins
    found = getattr(func, "__globals__", {}).get(name, getattr(builtins, name, None))
    if found is None:
        raise TypeError(f"Invalid annotation for {name!r}.")
    return found


def _find(registry, cls):
    for each in cls.__mro__:
        if each is object:
            continue
        if each in registry:
            return registry[each]
    for each in reversed(list(registry)):
        if each is not object and issubclass(cls, each):
            return registry[each]
    return registry[object]


class singledispatchmethod:
    def __init__(self, func):
        self.dispatcher = singledispatch(func.__func__ if isinstance(func, (classmethod, staticmethod)) else func)
        self.func = func

    def register(self, cls, method=None):
        if method is None and (isinstance(cls, type) or isinstance(cls, types.UnionType)):
            return lambda method: self.register(cls, method)
        plain = cls if method is None else method
        function = plain.__func__ if isinstance(plain, (classmethod, staticmethod)) else plain
        self.dispatcher.register(function) if method is None else self.dispatcher.register(cls, function)
        return plain

    def __get__(self, obj, cls=None):
        def method(*args, **kwargs):
            chosen = self.dispatcher.dispatch(args[0].__class__)
            if isinstance(self.func, staticmethod):
                return chosen(*args, **kwargs)
            return chosen(cls if isinstance(self.func, classmethod) else obj, *args, **kwargs)
        method.__isabstractmethod__ = getattr(self.func, "__isabstractmethod__", False)
        method.register = self.register
        update_wrapper(method, self.func)
        return method


class partialmethod:
    def __init__(self, func, /, *args, **keywords):
        self.func, self.args, self.keywords = func, args, keywords

    def __get__(self, obj, cls=None):
        function = self.func.__get__(obj, cls) if hasattr(self.func, "__get__") and not callable(self.func) else self.func
        if obj is None:
            return partial(function, *self.args, **self.keywords)
        def method(*args, **keywords):
            return function(obj, *self.args, *args, **{**self.keywords, **keywords})
        return method
