# SPDX-FileCopyrightText: 2026 The Signalbox authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The parts of typing that classes derive from; what it does is CPython's, how it does it is not."""

import abc
import collections
import collections.abc
import sys
import types
from typing import _form, Union, Unpack

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


class _Variable:
    """What TypeVar and its like are: names that stand for types."""

    def __init__(self, name, bound=None, covariant=False, contravariant=False, default=None, infer_variance=False):
        if covariant and contravariant:
            raise ValueError("Bivariant types are not supported.")
        self.__name__, self.__bound__, self.__default__ = name, bound, default
        self.__covariant__, self.__contravariant__, self.__infer_variance__ = covariant, contravariant, infer_variance
        self.__module__ = "__main__"

    def __repr__(self):
        if self.__infer_variance__:
            return self.__name__
        return ("+" if self.__covariant__ else "-" if self.__contravariant__ else "~") + self.__name__

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __typing_subst__(self, given):
        return given


class TypeVar(_Variable):
    def __init__(self, name, *constraints, bound=None, covariant=False, contravariant=False, default=None,
                 infer_variance=False):
        super().__init__(name, bound, covariant, contravariant, default, infer_variance)
        if constraints and bound is not None:
            raise TypeError("Constraints cannot be combined with bound=...")
        if len(constraints) == 1:
            raise TypeError("A single constraint is not allowed")
        self.__constraints__ = constraints


class ParamSpec(_Variable):
    def __init__(self, name, *, bound=None, covariant=False, contravariant=False, default=None, infer_variance=False):
        super().__init__(name, bound, covariant, contravariant, default, infer_variance)
        self.args, self.kwargs = _Part(self, "args"), _Part(self, "kwargs")


class _Part:
    def __init__(self, origin, name):
        self.__origin__, self._name = origin, name

    def __repr__(self):
        return f"{self.__origin__.__name__}.{self._name}"


class TypeVarTuple(_Variable):
    def __init__(self, name, *, default=None):
        super().__init__(name, default=default, infer_variance=True)

    def __iter__(self):
        yield Unpack[self]


AnyStr = TypeVar("AnyStr", bytes, str)


class TypeAliasType:
    def __init__(self, name, value, *, type_params=(), _later=None):
        self.__name__, self.__type_params__, self.__parameters__ = name, type_params, type_params
        self.__module__ = "__main__"
        self._later = _later or (lambda: value)

    @property
    def __value__(self):
        value = self._later()
        self._later = lambda: value
        return value

    def __getitem__(self, key):
        if not self.__type_params__:
            raise TypeError("Only generic type aliases are subscriptable")
        return types.GenericAlias(self, key)

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __call__(self, *args, **kwargs):
        raise TypeError("'typing.TypeAliasType' object is not callable")

    def __repr__(self):
        return self.__name__


def _is_variable(value):
    return isinstance(value, _Variable)


def _variables_of(values):
    """The type variables in \a values, in order."""
    found = []
    for each in values:
        if _is_variable(each):
            inner = (each,)
        elif isinstance(each, (list, tuple)):
            inner = _variables_of(each)
        else:
            inner = () if isinstance(each, (type, str)) else _variables_of(getattr(each, "__args__", None) or ())
        found += [one for one in inner if one not in found]
    return tuple(found)


def _put_in(value, given):
    if _is_variable(value):
        return given.get(value, value)
    if isinstance(value, list):
        return [_put_in(each, given) for each in value]
    if isinstance(value, type) or not _variables_of((value,)):
        return value
    return value[tuple([given[each] for each in _variables_of((value,))])] if isinstance(value, _Alias) else \
        _origin_form(value)[tuple([_put_in(each, given) for each in value.__args__])]


def _origin_form(value):
    return globals().get(getattr(value, "__name__", ""), getattr(value, "__origin__", None))


class _Alias:
    """A generic class of the program with its brackets: Box[int]."""

    def __init__(self, origin, args):
        self.__dict__.update(__origin__=origin, __args__=args, __parameters__=_variables_of(args),
                             __module__=origin.__module__)

    def __call__(self, *args, **kwargs):
        made = self.__origin__(*args, **kwargs)
        try:
            made.__orig_class__ = self
        except AttributeError:
            pass
        return made

    def __mro_entries__(self, bases):
        at = [index for index, each in enumerate(bases) if each is self][0]
        if self.__origin__ is Generic:
            # Another base that is generic, or Protocol, derives from it.
            for each in bases[:at] + bases[at + 1:]:
                if isinstance(each, _Alias) or each is Protocol or isinstance(each, type) and issubclass(each, Generic):
                    return ()
        return (self.__origin__,)

    def __getitem__(self, key):
        key = key if isinstance(key, tuple) else (key,)
        if not self.__parameters__:
            raise TypeError(f"{self!r} is not a generic class")
        key = _checked(self, self.__parameters__, key)
        given = dict(zip(self.__parameters__, key))
        return _Alias(self.__origin__, tuple([_put_in(each, given) for each in self.__args__]))

    def __getattr__(self, name):
        if name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)
        return getattr(self.__origin__, name)

    def __setattr__(self, name, value):
        if name.startswith("__") and name.endswith("__"):
            self.__dict__[name] = value
        else:
            setattr(self.__origin__, name, value)

    def __eq__(self, other):
        if not isinstance(other, _Alias):
            return NotImplemented
        return self.__origin__ is other.__origin__ and self.__args__ == other.__args__

    def __hash__(self):
        return hash((self.__origin__, self.__args__))

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __repr__(self):
        return f"{_shown(self.__origin__)}[{', '.join([_shown(each) for each in self.__args__]) or '()'}]"

    def __instancecheck__(self, instance):
        return self.__subclasscheck__(type(instance))

    def __subclasscheck__(self, cls):
        raise TypeError("Subscripted generics cannot be used with class and instance checks")


def _shown(value):
    if isinstance(value, type):
        return value.__qualname__ if value.__module__ == "builtins" else f"{value.__module__}.{value.__qualname__}"
    if value is ...:
        return "..."
    if isinstance(value, str):
        return f"ForwardRef({value!r})"
    if isinstance(value, list):
        return f"[{', '.join([_shown(each) for each in value])}]"
    return repr(value)


def _checked(cls, parameters, given):
    """As many as there are parameters; those of a TypeVarTuple stand for any number."""
    if any(isinstance(each, TypeVarTuple) for each in parameters):
        return given
    if len(parameters) == 1 and isinstance(parameters[0], ParamSpec) and not isinstance(given[0], (list, ParamSpec)) and \
            given[0] is not ...:
        given = (given,)
    least = len([each for each in parameters if each.__default__ is None])
    if not least <= len(given) <= len(parameters):
        is_short = len(given) < least and sys.version_info >= (3, 13)
        expected = f"at least {least}" if is_short else len(parameters)
        raise TypeError(f"Too {'many' if len(given) > len(parameters) else 'few'} arguments for {cls!r}; "
                        f"actual {len(given)}, expected {expected}")
    return given + tuple([each.__default__ for each in parameters[len(given):]])


class Generic:
    _is_protocol = False

    def __class_getitem__(cls, key):
        key = key if isinstance(key, tuple) else (key,)
        key = tuple([type(None) if each is None else each for each in key])
        if cls is Generic or cls is Protocol:
            if not key:
                raise TypeError(f"Parameter list to {cls.__qualname__}[...] cannot be empty")
            if not all(_is_variable(each) or _variables_of((each,)) and str(each).startswith("*") or
                       str(each).startswith("typing.Unpack[") for each in key):
                raise TypeError(f"Parameters to {cls.__name__}[...] must all be type variables or parameter "
                                "specification variables.")
            if len(set(key)) != len(key):
                raise TypeError(f"Parameters to {cls.__name__}[...] must all be unique")
            return _Alias(cls, key)
        parameters = getattr(cls, "__parameters__", ())
        if not parameters:
            raise TypeError(f"{cls!r} is not a generic class")
        return _Alias(cls, _checked(cls, parameters, key))

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        bases = cls.__dict__.get("__orig_bases__", ())
        if Generic in (bases or cls.__bases__) and cls.__name__ != "Protocol":
            raise TypeError("Cannot inherit from plain Generic")
        found, declared = _variables_of([each for each in bases if not isinstance(each, type)]), None
        for base in bases:
            if isinstance(base, _Alias) and base.__origin__ in (Generic, Protocol):
                if declared is not None:
                    raise TypeError("Cannot inherit from Generic[...] multiple times.")
                declared, name = base.__parameters__, base.__origin__.__name__
        if declared is not None:
            missing = [each for each in found if each not in declared]
            if missing:
                raise TypeError(f"Some type variables ({', '.join(map(str, missing))}) are not listed in {name}"
                                f"[{', '.join(map(str, declared))}]")
            found = declared
        cls.__parameters__ = tuple(found)


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
    if _is_variable(tp):
        return None
    return getattr(tp, "__origin__", Generic if tp is Generic else types.UnionType if isinstance(tp, types.UnionType) else None)


def get_args(tp):
    return getattr(tp, "__args__", ())


def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    from _typinghints import hints_of
    return hints_of(obj, globalns, localns, include_extras)


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
