# SPDX-FileCopyrightText: 2026 The Signalbox authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""dataclasses, for programs that are run here: what it does is CPython's, how it does it is not. Methods are closures
over the fields, as no source text is made."""

import copy
import sys


class FrozenInstanceError(AttributeError):
    pass


class _Missing:
    def __repr__(self):
        return "<dataclasses._MISSING_TYPE object>"


class _KwOnly:
    pass


class InitVar:
    def __init__(self, type):
        self.type = type

    def __class_getitem__(cls, type):
        return InitVar(type)


MISSING = _Missing()
KW_ONLY = _KwOnly()
_FIELDS = "__dataclass_fields__"


class Field:
    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only):
        self.name = None
        self.type = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.hash = hash
        self.compare = compare
        self.metadata = {} if metadata is None else metadata
        self.kw_only = kw_only
        self._is_pseudo = False  # a ClassVar or an InitVar

    def _has_default(self):
        return self.default is not MISSING or self.default_factory is not MISSING


def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True, metadata=None,
          kw_only=MISSING):
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError("cannot specify both default and default_factory")
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)


def _is_class_var(annotation):
    text = annotation if isinstance(annotation, str) else repr(annotation)
    return text.split("[")[0].strip() in ("ClassVar", "typing.ClassVar")


def _is_init_var(annotation):
    if isinstance(annotation, str):
        return annotation.split("[")[0].strip() in ("InitVar", "dataclasses.InitVar")
    return isinstance(annotation, InitVar) or annotation is InitVar


def _is_keyword_mark(annotation):
    return annotation is KW_ONLY or annotation in ("KW_ONLY", "dataclasses.KW_ONLY")


def _make_field(cls, name, annotation, kw_only):
    default = cls.__dict__.get(name, MISSING)
    made = default if isinstance(default, Field) else field(default=default)
    made.name, made.type = name, annotation
    made._is_pseudo = "class" if _is_class_var(annotation) else "init" if _is_init_var(annotation) else ""
    if made._is_pseudo and made.default_factory is not MISSING:
        raise TypeError(f"field {name} cannot have a default factory")
    if made.kw_only is MISSING:
        made.kw_only = kw_only
    if made._is_pseudo == "" and made.default is not MISSING and type(made.default).__hash__ is None:
        raise ValueError(f"mutable default {type(made.default)} for field {name} is not allowed: use default_factory")
    return made


def _numbered(count, noun):
    return f"{count} {noun}" + ("" if count == 1 else "s")


def _listed(names):
    quoted = [repr(name) for name in names]
    if len(quoted) < 3:
        return " and ".join(quoted)
    return ", ".join(quoted[:-1]) + ", and " + quoted[-1]


def _too_many(function, positional, given, keywords):
    required = len([each for each in positional if not each._has_default()]) + 1
    most = len(positional) + 1
    takes = _numbered(most, "positional argument") if required == most else f"from {required} to {most} positional arguments"
    extra = ""
    if keywords:
        extra = f" positional arguments (and {_numbered(keywords, 'keyword-only argument')})"
    return TypeError(f"{function} takes {takes} but {given + 1}{extra} were given")


def _bind(function, fields, args, kwds):
    """The values by name, as a function with these parameters would have them."""
    positional = [each for each in fields if not each.kw_only]
    keyword_only = [each for each in fields if each.kw_only]
    values = {each.name: value for each, value in zip(positional, args)}
    names = [each.name for each in fields]
    for name, value in kwds.items():
        if name not in names:
            raise TypeError(f"{function} got an unexpected keyword argument {name!r}")
        if name in values:
            raise TypeError(f"{function} got multiple values for argument {name!r}")
        values[name] = value
    if len(args) > len(positional):
        raise _too_many(function, positional, len(args), len([each for each in keyword_only if each.name in kwds]))
    for kind, group in (("positional", positional), ("keyword-only", keyword_only)):
        left = [each.name for each in group if each.name not in values and not each._has_default()]
        if left:
            raise TypeError(f"{function} missing {_numbered(len(left), f'required {kind} argument')}: {_listed(left)}")
    return values


def _value_of(each, values):
    if each.name in values:
        return values[each.name]
    return each.default_factory() if each.default_factory is not MISSING else each.default


def _make_init(cls, fields, frozen):
    function = f"{cls.__qualname__}.__init__()"
    parameters = [each for each in fields if each.init and each._is_pseudo != "class"]

    def __init__(self, *args, **kwds):
        values = _bind(function, parameters, args, kwds)
        init_only = []
        for each in fields:
            if each._is_pseudo == "class":
                continue
            if not each.init and each.default_factory is MISSING:
                continue
            value = _value_of(each, values)
            if each._is_pseudo == "init":
                init_only.append(value)
            elif frozen:
                object.__setattr__(self, each.name, value)
            else:
                setattr(self, each.name, value)
        if hasattr(self, "__post_init__"):
            self.__post_init__(*init_only)
    __init__.__qualname__ = f"{cls.__qualname__}.__init__"
    return __init__


def _check_order(fields):
    before = None
    for each in fields:
        if not each.init or each.kw_only or each._is_pseudo == "class":
            continue
        if each._has_default():
            before = each.name
        elif before is not None:
            follows = f" {before!r}" if sys.version_info >= (3, 13) else ""
            raise TypeError(f"non-default argument {each.name!r} follows default argument{follows}")


def _make_repr(fields):
    running = set()

    def __repr__(self):
        if id(self) in running:
            return "..."
        running.add(id(self))
        try:
            shown = ", ".join([f"{each.name}={getattr(self, each.name)!r}" for each in fields if each.repr])
        finally:
            running.discard(id(self))
        return f"{type(self).__qualname__}({shown})"
    return __repr__


def _as_key(self, fields):
    return tuple([getattr(self, each.name) for each in fields])


def _make_comparison(compared, compare):
    def comparison(self, other):
        if other.__class__ is not self.__class__:
            return NotImplemented
        return compare(_as_key(self, compared), _as_key(other, compared))
    return comparison


def _make_hash(fields):
    hashed = [each for each in fields if (each.compare if each.hash is None else each.hash)]

    def __hash__(self):
        return hash(_as_key(self, hashed))
    return __hash__


def _freeze(cls, fields):
    names = [each.name for each in fields]

    def __setattr__(self, name, value):
        if type(self) is cls or name in names:
            raise FrozenInstanceError(f"cannot assign to field {name!r}")
        super(cls, self).__setattr__(name, value)

    def __delattr__(self, name):
        if type(self) is cls or name in names:
            raise FrozenInstanceError(f"cannot delete field {name!r}")
        super(cls, self).__delattr__(name)
    cls.__setattr__ = __setattr__
    cls.__delattr__ = __delattr__


def _collect(cls, kw_only):
    """The fields of the bases, then its own; one of the same name keeps its place."""
    all_fields = {}
    is_any_frozen = is_any_thawed = False
    for base in reversed(cls.__mro__[1:]):
        known = getattr(base, _FIELDS, None)
        if known is not None and _FIELDS in base.__dict__:
            all_fields.update(known)
            if base.__dataclass_frozen__:
                is_any_frozen = True
            else:
                is_any_thawed = True
    own = {}
    for name, annotation in cls.__dict__.get("__annotations__", {}).items():
        if _is_keyword_mark(annotation):
            kw_only = True
            continue
        own[name] = _make_field(cls, name, annotation, kw_only)
    for name, value in list(cls.__dict__.items()):
        if isinstance(value, Field) and name not in own:
            raise TypeError(f"{name!r} is a field but has no type annotation")
    for name, each in own.items():
        all_fields[name] = each
        if isinstance(cls.__dict__.get(name), Field):
            if each.default is MISSING:
                delattr(cls, name)
            else:
                setattr(cls, name, each.default)
    return all_fields, is_any_frozen, is_any_thawed


def _set_new(cls, name, function):
    if name in cls.__dict__:
        return True
    setattr(cls, name, function)
    return False


def _add_order(cls, compared):
    comparisons = {"__lt__": lambda one, other: one < other, "__le__": lambda one, other: one <= other,
                   "__gt__": lambda one, other: one > other, "__ge__": lambda one, other: one >= other}
    for name, compare in comparisons.items():
        if _set_new(cls, name, _make_comparison(compared, compare)):
            raise TypeError(f"Cannot overwrite attribute {name} in class {cls.__name__}. Consider using "
                            "functools.total_ordering")


def _add_hash(cls, fields, eq, frozen, unsafe_hash, has_hash):
    if unsafe_hash:
        if has_hash:
            raise TypeError(f"Cannot overwrite attribute __hash__ in class {cls.__name__}")
        cls.__hash__ = _make_hash(fields)
    elif eq and not has_hash:
        cls.__hash__ = _make_hash(fields) if frozen else None


def _process(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only):
    all_fields, is_any_frozen, is_any_thawed = _collect(cls, kw_only)
    if is_any_thawed and frozen:
        raise TypeError("cannot inherit frozen dataclass from a non-frozen one")
    if is_any_frozen and not frozen:
        raise TypeError("cannot inherit non-frozen dataclass from a frozen one")
    setattr(cls, _FIELDS, all_fields)
    cls.__dataclass_frozen__ = frozen
    given_hash = cls.__dict__.get("__hash__", MISSING)
    has_hash = not (given_hash is MISSING or (given_hash is None and "__eq__" in cls.__dict__))
    ordered = list(all_fields.values())
    shown = [each for each in ordered if each._is_pseudo == ""]
    compared = [each for each in shown if each.compare]
    if order and not eq:
        raise ValueError("eq must be true if order is true")
    if init:
        _check_order(ordered)
        _set_new(cls, "__init__", _make_init(cls, ordered, frozen))
    if repr:
        _set_new(cls, "__repr__", _make_repr(shown))
    if eq:
        _set_new(cls, "__eq__", _make_comparison(compared, lambda one, other: one == other))
    if order:
        _add_order(cls, compared)
    if frozen:
        _freeze(cls, shown)
    _add_hash(cls, shown, eq, frozen, unsafe_hash, has_hash)
    if match_args:
        _set_new(cls, "__match_args__", tuple([each.name for each in ordered
                                               if each.init and not each.kw_only and each._is_pseudo != "class"]))
    return cls


def _with_slots(cls):
    """A class cannot be given slots: one that has them is made in its place."""
    if "__slots__" in cls.__dict__:
        raise TypeError(f"{cls.__name__} already specifies __slots__")
    inherited = {name for base in cls.__mro__[1:] for name in getattr(base, "__slots__", ())}
    names = tuple([each.name for each in fields(cls)])
    body = {name: value for name, value in cls.__dict__.items()
            if name not in names and name not in ("__dict__", "__weakref__")}
    body["__slots__"] = tuple([name for name in names if name not in inherited])
    made = type(cls)(cls.__name__, cls.__bases__, body)
    made.__qualname__ = cls.__qualname__
    return made


def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False,
              match_args=True, kw_only=False, slots=False, weakref_slot=False):
    def wrap(cls):
        cls = _process(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only)
        return _with_slots(cls) if slots else cls
    return wrap if cls is None else wrap(cls)


def fields(class_or_instance):
    try:
        known = getattr(class_or_instance, _FIELDS)
    except AttributeError:
        raise TypeError("must be called with a dataclass type or instance") from None
    return tuple([each for each in known.values() if each._is_pseudo == ""])


def _is_instance(value):
    return hasattr(type(value), _FIELDS)


def is_dataclass(obj):
    return hasattr(obj if isinstance(obj, type) else type(obj), _FIELDS)


def asdict(obj, *, dict_factory=dict):
    if not _is_instance(obj):
        raise TypeError("asdict() should be called on dataclass instances")
    return _inner(obj, lambda pairs: dict_factory(pairs))


def astuple(obj, *, tuple_factory=tuple):
    if not _is_instance(obj):
        raise TypeError("astuple() should be called on dataclass instances")
    return _inner(obj, lambda pairs: tuple_factory([value for name, value in pairs]))


def _inner(value, make):
    if _is_instance(value):
        return make([(each.name, _inner(getattr(value, each.name), make)) for each in fields(value)])
    if isinstance(value, tuple) and hasattr(value, "_fields"):
        return type(value)(*[_inner(each, make) for each in value])
    if isinstance(value, (list, tuple)):
        return type(value)([_inner(each, make) for each in value])
    if isinstance(value, dict):
        pairs = [(_inner(key, make), _inner(each, make)) for key, each in value.items()]
        if not hasattr(type(value), "default_factory"):
            return type(value)(pairs)  # a Counter counts the pairs, as CPython's does
        made = type(value)(value.default_factory)
        for key, each in pairs:
            made[key] = each
        return made
    return copy.deepcopy(value)


def replace(obj, /, **changes):
    if not _is_instance(obj):
        raise TypeError("replace() should be called on dataclass instances")
    for each in getattr(obj, _FIELDS).values():
        if each._is_pseudo == "class":
            continue
        if not each.init:
            if each.name in changes:
                error = TypeError if sys.version_info >= (3, 13) else ValueError
                raise error(f"field {each.name} is declared with init=False, it cannot be specified with replace()")
            continue
        if each.name not in changes:
            if each._is_pseudo == "init" and each.default is MISSING:
                raise ValueError(f"InitVar {each.name!r} must be specified with replace()")
            changes[each.name] = getattr(obj, each.name)
    return obj.__class__(**changes)


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, module=None, **options):
    annotations, body, seen = {}, dict(namespace or {}), set()
    for item in fields:
        name, kind, *default = (item, "typing.Any") if isinstance(item, str) else item
        if len(default) > 1:
            raise TypeError(f"Invalid field: {item!r}")
        if not isinstance(name, str) or not name.isidentifier():
            raise TypeError(f"Field names must be valid identifiers: {name!r}")
        if name in seen:
            raise TypeError(f"Field name duplicated: {name!r}")
        seen.add(name)
        annotations[name] = kind
        if default:
            body[name] = default[0]
    body["__annotations__"] = annotations
    made = type(cls_name, bases, body)
    if module is not None:
        made.__module__ = module
    return dataclass(made, **options)
