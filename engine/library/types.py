# SPDX-FileCopyrightText: 2026 The Signalbox authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The parts of types that are written in Python; what it does is CPython's, how it does it is not."""

import sys


class _Sample:
    def method(self):
        yield

    async def coroutine(self):
        pass

    async def generator(self):
        yield


FunctionType = LambdaType = type(_Sample.method)
MethodType = type(_Sample().method)
BuiltinFunctionType = BuiltinMethodType = type(len)
GeneratorType = type(_Sample().method())
AsyncGeneratorType = type(_Sample().generator())
ModuleType = type(sys)
_coroutine = _Sample().coroutine()
CoroutineType = type(_coroutine)
_coroutine.close()


def _unmade(name):
    """A type of which a program has no values here; it is named in annotations."""
    def __new__(cls, *args, **kwds):
        raise TypeError(f"cannot create {name!r} instances")
    class _Named(type):
        def __repr__(cls):
            return f"<class {name!r}>"
    return _Named(name, (), {"__new__": __new__, "__module__": "builtins"})


TracebackType, FrameType, CodeType = _unmade("traceback"), _unmade("frame"), _unmade("code")


def new_class(name, bases=(), kwds=None, exec_body=None):
    kwds = dict(kwds or {})
    metaclass = kwds.pop("metaclass", type(bases[0]) if bases else type)
    namespace = {}
    if exec_body is not None:
        exec_body(namespace)
    return metaclass(name, tuple(bases), namespace, **kwds)


def resolve_bases(bases):
    return tuple(bases)


class MappingProxyType:
    def __init__(self, mapping):
        self._mapping = mapping

    def __getitem__(self, key):
        return self._mapping[key]

    def __iter__(self):
        return iter(self._mapping)

    def __len__(self):
        return len(self._mapping)

    def __contains__(self, key):
        return key in self._mapping

    def get(self, key, default=None):
        return self._mapping.get(key, default)

    def keys(self):
        return self._mapping.keys()

    def values(self):
        return self._mapping.values()

    def items(self):
        return self._mapping.items()

    def copy(self):
        return self._mapping.copy()

    def __eq__(self, other):
        return self._mapping == (other._mapping if isinstance(other, MappingProxyType) else other)

    def __or__(self, other):
        return self._mapping | (other._mapping if isinstance(other, MappingProxyType) else other)

    def __repr__(self):
        return f"mappingproxy({self._mapping!r})"

    def __setitem__(self, key, value):
        raise TypeError("'mappingproxy' object does not support item assignment")

    def __delitem__(self, key):
        raise TypeError("'mappingproxy' object does not support item deletion")


class _Coroutine:
    def __init__(self, generator):
        self._generator = generator

    def __await__(self):
        return self._generator


def coroutine(func):
    def inner(*args, **kwds):
        made = func(*args, **kwds)
        return _Coroutine(made) if hasattr(made, "send") and not hasattr(made, "__await__") else made
    inner.__name__, inner.__qualname__, inner.__wrapped__ = func.__name__, func.__qualname__, func
    return inner


MappingProxyType.__name__ = "mappingproxy"
DynamicClassAttribute = property


def _function():
    yield


async def _coroutine():
    pass


async def _generator():
    yield


_made = _coroutine()
FunctionType = LambdaType = type(_function)
GeneratorType, CoroutineType, AsyncGeneratorType = type(_function()), type(_made), type(_generator())
BuiltinMethodType = type(len)
_made.close()
