# SPDX-FileCopyrightText: 2026 The Signalbox authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""enum, for programs that are run here: what it does is CPython's, how it does it is not."""

import sys

__all__ = ["Enum", "EnumMeta", "EnumType", "Flag", "IntEnum", "IntFlag", "ReprEnum", "StrEnum", "auto", "member", "nonmember",
           "property", "unique", "verify", "UNIQUE", "CONTINUOUS", "NAMED_FLAGS", "STRICT", "CONFORM", "EJECT", "KEEP"]

_property = property
STRICT, CONFORM, EJECT, KEEP = "strict", "conform", "eject", "keep"
UNIQUE, CONTINUOUS, NAMED_FLAGS = "one name per value", "no skipped values", "no unnamed flags"
_BASES = ("Enum", "ReprEnum", "IntEnum", "StrEnum", "Flag", "IntFlag")


class nonmember:
    def __init__(self, value):
        self.value = value


class member:
    def __init__(self, value):
        self.value = value


class auto:
    def __init__(self, how=None, *parts):
        self.value = None
        self._how, self._parts = how, parts

    def __repr__(self):
        return "auto()"

    def _resolve(self, generate):
        if self.value is None:
            parts = [part._resolve(generate) if isinstance(part, auto) else part for part in self._parts]
            self.value = self._how(*parts) if self._how else generate()
        return self.value

    def __or__(self, other):
        return auto(lambda a, b: a | b, self, other)

    def __ror__(self, other):
        return auto(lambda a, b: a | b, other, self)

    def __and__(self, other):
        return auto(lambda a, b: a & b, self, other)

    def __xor__(self, other):
        return auto(lambda a, b: a ^ b, self, other)

    def __invert__(self):
        return auto(lambda a: ~a, self)


def _is_descriptor(value):
    return hasattr(value, "__get__") or hasattr(value, "__set__") or callable(value) and hasattr(value, "__qualname__")         and not isinstance(value, type) or isinstance(value, (classmethod, staticmethod, _property))


def _is_name_of_member(name, value, class_name):
    if name.startswith("__") or name.startswith("_") and name.endswith("_") or name.startswith("_" + class_name + "__"):
        return False
    return not isinstance(value, nonmember) and (isinstance(value, member) or not _is_descriptor(value))


def _data_type(bases):
    for base in bases:
        for each in base.__mro__:
            if each is object:
                continue
            if isinstance(each, EnumType):
                if each._member_type_ is not object:
                    return each._member_type_
                break
            if each.__module__ == "builtins" or "__new__" in each.__dict__ or "__dataclass_fields__" in each.__dict__:
                return base
    return object


def _maker(cls):
    for each in cls.__mro__:
        if each.__module__ == "enum" and each.__name__ in _BASES or each is object:
            continue
        if "__new__" in getattr(each, "__dict__", ()):
            return each.__dict__["__new__"].__func__
    return None


def _initializer(cls):
    for each in cls.__mro__:
        if each.__module__ == "enum" and each.__name__ in _BASES or each.__module__ == "builtins":
            continue
        if "__init__" in each.__dict__:
            return each.__dict__["__init__"]
    return None


class EnumType(type):
    def __new__(metacls, name, bases, namespace, *, boundary=None, **kwds):
        for base in bases:
            if isinstance(base, EnumType) and base._member_names_:
                raise TypeError(f"<enum {name!r}> cannot extend {base!r}")
        ignored = namespace.get("_ignore_", ())
        ignored = ignored.replace(",", " ").split() if isinstance(ignored, str) else ignored
        found, others = {}, {}
        for key, value in namespace.items():
            if key in ignored or key == "_ignore_":
                continue
            if _is_name_of_member(key, value, name):
                found[key] = value.value if isinstance(value, member) else value
            else:
                others[key] = value.value if isinstance(value, nonmember) else value
        generate = others.get("_generate_next_value_")
        if generate is not None and not isinstance(generate, staticmethod):
            others["_generate_next_value_"] = staticmethod(generate)
        cls = super().__new__(metacls, name, bases, others, **kwds)
        put = super().__setattr__
        type.__setattr__(cls, "_member_names_", [])
        type.__setattr__(cls, "_member_map_", {})
        type.__setattr__(cls, "_value2member_map_", {})
        type.__setattr__(cls, "_unhashable_", [])
        type.__setattr__(cls, "_member_type_", _data_type(bases))
        if boundary is not None:
            type.__setattr__(cls, "_boundary_", boundary)
        if cls._member_type_ is not object:  # what the mixed-in type says of itself is not what an enum says
            for method in ("__repr__", "__str__", "__format__", "__reduce_ex__"):
                for each in cls.__mro__:
                    if isinstance(each, EnumType) and method in each.__dict__:
                        type.__setattr__(cls, method, each.__dict__[method])
                        break
            for base in cls.__mro__[1:]:  # and what a flag is added to is a flag, not a number
                if base.__name__ == "Flag" and isinstance(base, EnumType):
                    for method in ("__or__", "__and__", "__xor__", "__ror__", "__rand__", "__rxor__", "__invert__"):
                        if method not in cls.__dict__:
                            type.__setattr__(cls, method, base.__dict__[method])
        values = []
        for key, value in found.items():
            if isinstance(value, auto):
                value = value._resolve(lambda: cls._generate_next_value_(key, 1, len(cls._member_names_), values[:]))
            elif isinstance(value, tuple) and any(isinstance(part, auto) for part in value):
                value = tuple(cls._generate_next_value_(key, 1, len(cls._member_names_), values[:])
                              if isinstance(part, auto) else part for part in value)
            made = cls._make_member_(key, value)
            values.append(made._value_)
        if issubclass(cls, _Flag[0]) if _Flag else False:
            cls._count_bits_()
        return cls

    def _make_member_(cls, name, value):
        kind = cls._member_type_
        args = value if isinstance(value, tuple) else (value,)
        if kind is tuple:
            args = (args,)
        maker = _maker(cls)
        if maker is not None:
            made = maker(cls, *args)
            if not hasattr(made, "_value_"):
                made._value_ = value if kind is object else kind(*args)
        elif kind is object:
            made = object.__new__(cls)
            made._value_ = value
        else:
            made = kind.__new__(cls, *args)
            made._value_ = kind(*args)
        made._name_ = name
        made.__objclass__ = cls
        made._sort_order_ = len(cls._member_names_)
        initialize = _initializer(cls)
        if initialize is not None:
            initialize(made, *args)
        same = cls._find_value_(made._value_)
        if same is None:
            if cls._is_canonical_(made):
                cls._member_names_.append(name)
            try:
                cls._value2member_map_[made._value_] = made
            except TypeError:
                cls._unhashable_.append(made)
            same = made
        cls._member_map_[name] = same
        type.__setattr__(cls, name, same)
        return same

    def _is_canonical_(cls, made):
        return True

    def _find_value_(cls, value):
        try:
            if value in cls._value2member_map_:
                return cls._value2member_map_[value]
        except TypeError:
            pass
        for each in cls._unhashable_:
            if each._value_ == value:
                return each
        return None

    def __call__(cls, value, names=None, *more, module=None, qualname=None, type=None, start=1, boundary=None):
        if names is None and (cls._member_names_ or cls._member_map_ or not more and type is None and cls.__name__ not in _BASES):
            if more:
                value = (value, names, *more)
            return cls._look_up_(value)
        if names is None and not more:
            raise TypeError(f"EnumType.__call__() missing 1 required positional argument: 'names'")
        if cls._member_map_:
            return cls._look_up_((value, names, *more))
        if isinstance(names, str):
            names = names.replace(",", " ").split()
        namespace = {"__module__": module or "__main__", "__qualname__": qualname or value}
        pairs, given = [], []
        if isinstance(names, (list, tuple)) and names and isinstance(names[0], str):
            for count, name in enumerate(names):
                number = cls._generate_next_value_(name, start, count, given[:])
                given.append(number)
                pairs.append((name, number))
        else:
            pairs = list(names.items()) if hasattr(names, "items") else [tuple(pair) for pair in names]
        namespace.update(pairs)
        bases = (cls,) if type is None else (type, cls)
        return cls.__class__(value, bases, namespace)

    def _look_up_(cls, value):
        if type(value) is cls:
            return value
        found = cls._find_value_(value)
        if found is not None:
            return found
        try:
            result = cls._missing_(value)
        except Exception as error:
            problem = ValueError(f"{value!r} is not a valid {cls.__qualname__}")
            if isinstance(error, ValueError) and getattr(error, "_of_enum_", False):
                raise
            error.__context__ = problem
            raise
        if isinstance(result, cls):
            return result
        problem = ValueError(f"{value!r} is not a valid {cls.__qualname__}")
        if result is None:
            raise problem
        raise TypeError(f"error in {cls.__name__}._missing_: returned {result!r} instead of None or a valid member") from problem

    if sys.version_info < (3, 12):
        def __getattr__(cls, name):
            raise AttributeError(name)

    def __contains__(cls, value):
        if isinstance(value, cls):
            return True
        if sys.version_info < (3, 12):
            if not isinstance(value, Enum):
                raise TypeError(f"unsupported operand type(s) for 'in': '{type(value).__qualname__}' and '{cls.__class__.__qualname__}'")
            return False
        return cls._find_value_(value) is not None

    def __iter__(cls):
        return iter([cls._member_map_[name] for name in cls._member_names_])

    def __reversed__(cls):
        return iter([cls._member_map_[name] for name in reversed(cls._member_names_)])

    def __len__(cls):
        return len(cls._member_names_)

    def __bool__(cls):
        return True

    def __getitem__(cls, name):
        return cls._member_map_[name]

    @_property
    def __members__(cls):
        return dict(cls._member_map_)

    def __repr__(cls):
        return f"<{'flag' if _Flag and issubclass(cls, _Flag[0]) else 'enum'} {cls.__name__!r}>"

    def __setattr__(cls, name, value):
        if name in cls.__dict__.get("_member_map_", {}):
            raise AttributeError(f"cannot reassign member {name!r}")
        super().__setattr__(name, value)

    def __dir__(cls):
        return sorted(["__class__", "__contains__", "__doc__", "__getitem__", "__init_subclass__", "__iter__", "__len__",
                       "__members__", "__module__", "__name__", "__qualname__", *cls._member_names_])


EnumMeta = EnumType
_Flag = []


class Enum(metaclass=EnumType):
    def __init__(self, *args, **kwds):
        pass

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return start
        numbers = [value for value in last_values if isinstance(value, int)]
        if len(numbers) != len(last_values) and not numbers:
            return start
        return max(numbers) + 1

    @classmethod
    def _missing_(cls, value):
        return None

    @_property
    def name(self):
        return self._name_

    @name.setter
    def name(self, new):
        raise AttributeError("<enum 'Enum'> cannot set attribute 'name'")

    @_property
    def value(self):
        return self._value_

    @value.setter
    def value(self, new):
        raise AttributeError("<enum 'Enum'> cannot set attribute 'value'")

    def __repr__(self):
        kind = self._member_type_
        shown = f"{self._value_!r}"
        if kind.__module__ != "builtins" and "__repr__" in kind.__dict__:
            shown = kind.__repr__(self)
        return f"<{self.__class__.__name__}.{self._name_}: {shown}>"

    def __str__(self):
        return f"{self.__class__.__name__}.{self._name_}"

    def __format__(self, format_spec):
        return str.__format__(str(self), format_spec)

    def __hash__(self):
        return hash(self._name_)

    def __dir__(self):
        return ["__class__", "__doc__", "__module__", "name", "value"]

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __reduce_ex__(self, proto):
        return self.__class__, (self._value_,)


class ReprEnum(Enum):
    def __str__(self):
        return self._member_type_.__str__(self._value_)

    def __format__(self, format_spec):
        return self._member_type_.__format__(self._value_, format_spec) if format_spec else str(self)


class IntEnum(int, ReprEnum):
    def __str__(self):
        return int.__repr__(self._value_)


class StrEnum(str, ReprEnum):
    def __new__(cls, *values):
        if len(values) > 3:
            raise TypeError("too many arguments for str(): %r" % (values,))
        for value in values[:1]:
            if not isinstance(value, str):
                raise TypeError("%r is not a string" % (value,))
        value = str(*values)
        made = str.__new__(cls, value)
        made._value_ = value
        return made

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return name.lower()


def _bits(number):
    while number:
        low = number & -number
        yield low
        number ^= low


class _FlagType(EnumType):
    def _is_canonical_(cls, made):
        value = made._value_
        return isinstance(value, int) and value > 0 and value & (value - 1) == 0

    def _count_bits_(cls):
        mask = 0
        for each in cls._member_map_.values():
            if isinstance(each._value_, int):
                mask |= each._value_
        type.__setattr__(cls, "_flag_mask_", mask)

    def __call__(cls, value=0, *more, **kwds):
        if more or kwds:
            return super().__call__(value, *more, **kwds)
        return cls._look_up_(value)

    def __iter__(cls):
        return iter(sorted((cls._member_map_[name] for name in cls._member_names_), key=lambda each: each._sort_order_))


class Flag(Enum, metaclass=_FlagType):
    _boundary_ = STRICT
    _flag_mask_ = 0

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return start if start is not None else 1
        return 2 ** (max(last_values).bit_length())

    @classmethod
    def _missing_(cls, value):
        if not isinstance(value, int):
            error = ValueError(f"{value!r} is not a valid {cls.__qualname__}")
            error._of_enum_ = True
            raise error
        given, mask = value, cls._flag_mask_
        everything = 2 ** mask.bit_length() - 1
        if value < 0:
            value = max(everything + 1, 2 ** value.bit_length()) + value
            if cls._boundary_ != KEEP:
                value &= mask
        unknown = value & ~mask
        if unknown:
            if cls._boundary_ == STRICT:
                width = max(value.bit_length(), mask.bit_length())
                shown = lambda number: "0b0 " + format(number, "b").rjust(width, "0")
                error = ValueError(f"{cls!r} invalid value {given!r}\n    given {shown(value)}\n  allowed {shown(mask)}")
                error._of_enum_ = True
                raise error
            if cls._boundary_ == CONFORM:
                value &= mask
            elif cls._boundary_ == EJECT:
                return value
        found = cls._value2member_map_.get(value)
        if found is not None:
            return found
        kind = cls._member_type_
        made = object.__new__(cls) if kind is object else kind.__new__(cls, value)
        made._value_ = value
        parts = [each._name_ for each in cls if each._value_ & value]
        rest = value & ~mask
        made._name_ = "|".join(parts) if parts else None
        if rest and parts:
            made._name_ += f"|{rest}"
        made._sort_order_ = -1
        cls._value2member_map_[value] = made
        return made

    def _of_(self, other):
        if isinstance(other, self.__class__):
            return other._value_
        if self._member_type_ is not object and isinstance(other, self._member_type_):
            return other
        return NotImplemented

    def __contains__(self, other):
        if not isinstance(other, self.__class__):
            raise TypeError(f"unsupported operand type(s) for 'in': {type(other).__qualname__!r} and {self.__class__.__qualname__!r}")
        return other._value_ & self._value_ == other._value_

    def __iter__(self):
        for each in self.__class__:
            if each._value_ & self._value_:
                yield each

    def __len__(self):
        return bin(self._value_).count("1")

    def __repr__(self):
        name = self.__class__.__name__
        return f"<{name}: {self._value_!r}>" if self._name_ is None else f"<{name}.{self._name_}: {self._value_!r}>"

    def __str__(self):
        name = self.__class__.__name__
        return f"{name}({self._value_!r})" if self._name_ is None else f"{name}.{self._name_}"

    def __bool__(self):
        return bool(self._value_)

    def __or__(self, other):
        value = self._of_(other)
        return value if value is NotImplemented else self.__class__(self._value_ | value)

    def __and__(self, other):
        value = self._of_(other)
        return value if value is NotImplemented else self.__class__(self._value_ & value)

    def __xor__(self, other):
        value = self._of_(other)
        return value if value is NotImplemented else self.__class__(self._value_ ^ value)

    __ror__, __rand__, __rxor__ = __or__, __and__, __xor__

    def __invert__(self):
        if self._boundary_ in (EJECT, KEEP):
            return self.__class__(~self._value_)
        return self.__class__(self._flag_mask_ & ~self._value_)


class IntFlag(int, ReprEnum, Flag, boundary=KEEP):
    __or__, __and__, __xor__, __invert__ = Flag.__or__, Flag.__and__, Flag.__xor__, Flag.__invert__
    __ror__, __rand__, __rxor__ = Flag.__or__, Flag.__and__, Flag.__xor__

    def __str__(self):
        return int.__repr__(self._value_)


_Flag.append(Flag)


class property(_property):
    pass


def unique(enumeration):
    doubles = [(name, each._name_) for name, each in enumeration.__members__.items() if name != each._name_]
    if doubles:
        listed = ", ".join(f"{alias} -> {name}" for alias, name in doubles)
        raise ValueError(f"duplicate values found in {enumeration!r}: {listed}")
    return enumeration


class verify:
    def __init__(self, *checks):
        self.checks = checks

    def __call__(self, enumeration):
        for check in self.checks:
            if check == UNIQUE:
                doubles = [(name, each._name_) for name, each in enumeration.__members__.items() if name != each._name_]
                if doubles:
                    listed = ", ".join(f"{alias} -> {name}" for alias, name in doubles)
                    raise ValueError(f"aliases found in {enumeration!r}: {listed}")
            elif check == CONTINUOUS:
                values = sorted(each._value_ for each in enumeration)
                missing = [each for each in range(values[0], values[-1] + 1) if each not in values] if values else []
                if missing:
                    raise ValueError(f"invalid enum {enumeration.__name__!r}: missing values {', '.join(map(str, missing))}")
        return enumeration


def global_enum(cls, update_str=False):
    sys.modules[cls.__module__].__dict__.update(cls.__members__)
    return cls
