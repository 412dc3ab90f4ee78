# SPDX-FileCopyrightText: 2026 The Signalbox authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The parts of typing that classes derive from; what it does is CPython's, how it does it is not."""

import abc
import collections
import collections.abc
import types
from typing import _form

Iterable = _form("typing.Iterable", collections.abc.Iterable)
Iterator = _form("typing.Iterator", collections.abc.Iterator)
Reversible = _form("typing.Reversible", collections.abc.Reversible)
Sized = _form("typing.Sized", collections.abc.Sized)
Container = _form("typing.Container", collections.abc.Container)
Collection = _form("typing.Collection", collections.abc.Collection)
Sequence = _form("typing.Sequence", collections.abc.Sequence)
MutableSequence = _form("typing.MutableSequence", collections.abc.MutableSequence)
Mapping = _form("typing.Mapping", collections.abc.Mapping)
MutableMapping = _form("typing.MutableMapping", collections.abc.MutableMapping)
MutableSet = _form("typing.MutableSet", collections.abc.MutableSet)
Hashable = _form("typing.Hashable", collections.abc.Hashable)
Awaitable = _form("typing.Awaitable", collections.abc.Awaitable)
Coroutine = _form("typing.Coroutine", collections.abc.Coroutine)
AsyncIterable = _form("typing.AsyncIterable", collections.abc.AsyncIterable)
AsyncIterator = _form("typing.AsyncIterator", collections.abc.AsyncIterator)
AsyncGenerator = _form("typing.AsyncGenerator", collections.abc.AsyncGenerator)
Generator = _form("typing.Generator", collections.abc.Generator)
KeysView = _form("typing.KeysView", collections.abc.KeysView)
ValuesView = _form("typing.ValuesView", collections.abc.ValuesView)
ItemsView = _form("typing.ItemsView", collections.abc.ItemsView)
AbstractSet = _form("typing.AbstractSet", collections.abc.Set)
Deque = _form("typing.Deque", collections.deque)
DefaultDict = _form("typing.DefaultDict", collections.defaultdict)
OrderedDict = _form("typing.OrderedDict", collections.OrderedDict)
Counter = _form("typing.Counter", collections.Counter)


class Generic:
    def __class_getitem__(cls, key):
        return types.GenericAlias(cls, key)


class _ProtocolMeta(abc.ABCMeta):
    def __call__(cls, *args, **kwds):
        if cls.__dict__.get("_is_protocol"):
            raise TypeError("Protocols cannot be instantiated")
        return super().__call__(*args, **kwds)

    def __instancecheck__(cls, instance):
        if cls.__dict__.get("_is_protocol"):
            if not cls.__dict__.get("_is_runtime_protocol"):
                raise TypeError("Instance and class checks can only be used with @runtime_checkable protocols")
            return all(hasattr(instance, name) for name in _members(cls))
        return super().__instancecheck__(instance)

    def __subclasscheck__(cls, subclass):
        if cls.__dict__.get("_is_protocol"):
            if not cls.__dict__.get("_is_runtime_protocol"):
                raise TypeError("Instance and class checks can only be used with @runtime_checkable protocols")
            return all(hasattr(subclass, name) for name in _members(cls))
        return super().__subclasscheck__(subclass)


def _members(cls):
    hidden = ("__abstractmethods__", "__annotations__", "__dict__", "__doc__", "__module__", "__qualname__", "__slots__",
              "__init__", "__new__", "__subclasshook__", "__class_getitem__", "__init_subclass__", "__weakref__",
              "_is_protocol", "_is_runtime_protocol", "_abc_registry", "__parameters__", "__match_args__")
    names = []
    for each in cls.__mro__:
        if each.__dict__.get("_is_protocol") and each is not Protocol if hasattr(each, "__dict__") else False:
            for name in [*each.__dict__, *each.__dict__.get("__annotations__", ())]:
                if name not in hidden and name not in names:
                    names.append(name)
    return names


class Protocol(Generic, metaclass=_ProtocolMeta):
    _is_protocol = True

    @classmethod
    def __subclasshook__(cls, subclass):
        return NotImplemented

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        cls._is_protocol = any(base is Protocol for base in cls.__bases__)


def runtime_checkable(cls):
    if not getattr(cls, "_is_protocol", False):
        raise TypeError(f"@runtime_checkable can be only applied to protocol classes, got {cls!r}")
    cls._is_runtime_protocol = True
    return cls


class _NamedTupleMeta(type):
    def __new__(mcls, name, bases, namespace):
        if not bases:
            return super().__new__(mcls, name, bases, namespace)
        fields = dict(namespace.get("__annotations__", {}))
        defaults = []
        for field in fields:
            if field in namespace:
                defaults.append(namespace[field])
            elif defaults:
                raise TypeError(f"Non-default namedtuple field {field} cannot follow default field"
                                f"{'s' if len(defaults) > 1 else ''} "
                                f"{', '.join(each for each in fields if each in namespace)}")
        base = collections.namedtuple(name, list(fields), defaults=defaults)
        rest = {key: value for key, value in namespace.items() if key not in fields}
        others = tuple(each for each in bases if each is not NamedTuple)
        return type(name, (base, *others), rest)

    def __call__(cls, typename, fields=None, /, **kwargs):
        pairs = list(kwargs.items()) if fields is None else list(fields)
        made = collections.namedtuple(typename, [name for name, _ in pairs])
        return made


class NamedTuple(metaclass=_NamedTupleMeta):
    pass


class _TypedDictMeta(type):
    def __new__(mcls, name, bases, namespace, total=True, closed=None):
        cls = super().__new__(mcls, name, tuple(each for each in bases if each is not Generic), namespace)
        annotations = {}
        for base in bases:
            annotations.update(getattr(base, "__annotations__", {}))
        annotations.update(namespace.get("__annotations__", {}))
        cls.__annotations__ = annotations
        optional = {key for base in bases for key in getattr(base, "__optional_keys__", ())}
        for key in namespace.get("__annotations__", {}):
            shown = repr(annotations[key])
            if not total and not shown.startswith("typing.Required[") or shown.startswith("typing.NotRequired["):
                optional.add(key)
        cls.__total__ = total
        cls.__optional_keys__ = frozenset(optional)
        cls.__required_keys__ = frozenset(key for key in annotations if key not in optional)
        return cls

    def __call__(cls, *args, **kwargs):
        if cls is TypedDict:
            name, fields = args
            return _TypedDictMeta(name, (TypedDict,), {"__annotations__": dict(fields), "__module__": "__main__"}, **kwargs)
        return dict(*args, **kwargs)

    def __instancecheck__(cls, instance):
        raise TypeError("TypedDict does not support instance and class checks")


class TypedDict(metaclass=_TypedDictMeta):
    pass


def get_origin(tp):
    return getattr(tp, "__origin__", Generic if tp is Generic else types.UnionType if isinstance(tp, types.UnionType) else None)


def get_args(tp):
    return getattr(tp, "__args__", ())


def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    hints = {}
    for each in reversed(getattr(obj, "__mro__", (obj,))):
        hints.update(getattr(each, "__annotations__", {}))
    return hints


def is_typeddict(tp):
    return isinstance(tp, _TypedDictMeta)


def assert_never(arg, /):
    value = repr(arg)
    if len(value) > 100:
        value = value[:100] + "..."
    raise AssertionError(f"Expected code to be unreachable, but got: {value}")


class SupportsInt(Protocol):
    _is_runtime_protocol = True

    @abc.abstractmethod
    def __int__(self) -> int:
        pass


class SupportsFloat(Protocol):
    _is_runtime_protocol = True

    @abc.abstractmethod
    def __float__(self) -> float:
        pass


class SupportsAbs(Protocol):
    _is_runtime_protocol = True

    @abc.abstractmethod
    def __abs__(self):
        pass


class SupportsIndex(Protocol):
    _is_runtime_protocol = True

    @abc.abstractmethod
    def __index__(self) -> int:
        pass
