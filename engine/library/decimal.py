# SPDX-FileCopyrightText: 2026 The Signalbox authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""decimal, but for infinities, NaN, powers that are no whole number, logarithms, traps and flags; what it does is CPython's,
how it does it is not."""

import math
import numbers
import operator
import re
from collections import namedtuple

ROUND_DOWN, ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_CEILING = "ROUND_DOWN", "ROUND_HALF_UP", "ROUND_HALF_EVEN", "ROUND_CEILING"
ROUND_FLOOR, ROUND_UP, ROUND_HALF_DOWN, ROUND_05UP = "ROUND_FLOOR", "ROUND_UP", "ROUND_HALF_DOWN", "ROUND_05UP"
MAX_PREC, MAX_EMAX, MIN_EMIN = 999999999999999999, 999999999999999999, -999999999999999999
DecimalTuple = namedtuple("DecimalTuple", "sign digits exponent")
_PRIME = (1 << 61) - 1
_TENTH = pow(10, _PRIME - 2, _PRIME)


class DecimalException(ArithmeticError):
    pass


class InvalidOperation(DecimalException):
    pass


class ConversionSyntax(InvalidOperation):
    pass


class DivisionImpossible(InvalidOperation):
    pass


class DivisionUndefined(InvalidOperation, ZeroDivisionError):
    pass


class DivisionByZero(DecimalException, ZeroDivisionError):
    pass


class Inexact(DecimalException):
    pass


class Rounded(DecimalException):
    pass


class Overflow(Inexact, Rounded):
    pass


def _rounded(coefficient, places, sign, rounding):
    """A coefficient without its last digits."""
    if places <= 0:
        return coefficient * 10 ** -places
    unit = 10 ** places
    whole, rest = divmod(coefficient, unit)
    if not rest:
        return whole
    if rounding == ROUND_HALF_EVEN:
        up = rest * 2 > unit or rest * 2 == unit and whole % 2 == 1
    elif rounding == ROUND_HALF_UP:
        up = rest * 2 >= unit
    elif rounding == ROUND_HALF_DOWN:
        up = rest * 2 > unit
    elif rounding == ROUND_DOWN:
        up = False
    elif rounding == ROUND_UP:
        up = True
    elif rounding == ROUND_CEILING:
        up = not sign
    elif rounding == ROUND_FLOOR:
        up = bool(sign)
    elif rounding == ROUND_05UP:
        up = whole % 5 == 0
    else:
        raise TypeError("valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,\n"
                        "   ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,\n   ROUND_05UP]")
    return whole + 1 if up else whole


class Context:
    def __init__(self, prec=28, rounding=ROUND_HALF_EVEN, **others):
        if others:
            raise NotImplementedError("traps, flags and limits of a decimal context are not run here")
        self.prec, self.rounding = prec, rounding

    def copy(self):
        return Context(self.prec, self.rounding)

    def create_decimal(self, num="0", /):
        return Decimal(num)._fixed(self)

    def quantize(self, a, b, /):
        return a.quantize(b)


_current = [Context()]
DefaultContext = Context()


def getcontext():
    return _current[0]


def setcontext(context, /):
    _current[0] = context


class localcontext:
    def __init__(self, ctx=None, **kwargs):
        self._new = (ctx or getcontext()).copy()
        for name, value in kwargs.items():
            if name not in ("prec", "rounding"):
                raise TypeError(f"'{name}' is an invalid keyword argument for this function")
            setattr(self._new, name, value)

    def __enter__(self):
        self._before = getcontext()
        setcontext(self._new)
        return self._new

    def __exit__(self, *how):
        setcontext(self._before)


_NUMBER = re.compile(r"([-+])?(?:(\d[\d_]*)?(?:\.([\d_]*))?)(?:[eE]([-+]?\d+))?\Z")
_SPEC = re.compile(r"(?:(.)?([<>=^]))?([-+ ])?(z)?(#)?(0)?(\d+)?(,)?(?:\.(\d+))?([eEfFgGn%])?\Z", re.DOTALL)


def _made(sign, coefficient, exponent):
    self = object.__new__(Decimal)
    self._sign, self._int, self._exp = sign, coefficient, exponent
    return self


def _operand(value):
    if isinstance(value, Decimal):
        return value
    if isinstance(value, int):
        return _made(int(value < 0), abs(int(value)), 0)
    return None


class Decimal:
    __slots__ = ("_sign", "_int", "_exp")

    def __new__(cls, value="0", context=None):
        if isinstance(value, Decimal):
            made = _made(value._sign, value._int, value._exp)
        elif isinstance(value, int):
            made = _operand(value)
        elif isinstance(value, float):
            if value - value != 0:
                raise NotImplementedError("an infinite Decimal, or NaN, is not run here")
            n, d = abs(value).as_integer_ratio()
            k = d.bit_length() - 1
            made = _made(int(math.copysign(1, value) < 0), n * 5 ** k, -k)
        elif isinstance(value, str):
            made = cls._of_text(value)
        elif isinstance(value, (tuple, list)):
            if len(value) != 3:
                raise ValueError("argument must be a sequence of length 3")
            digits = 0
            for each in value[1]:
                digits = digits * 10 + each
            made = _made(value[0], digits, value[2])
        else:
            raise TypeError(f"conversion from {type(value).__name__} to Decimal is not supported")
        if cls is not Decimal:
            self = object.__new__(cls)
            self._sign, self._int, self._exp = made._sign, made._int, made._exp
            return self
        return made

    @staticmethod
    def _of_text(text):
        text = text.strip()
        found = _NUMBER.match(text)
        if found is None or found.group(2) is None and not found.group(3):
            if text.lower().lstrip("+-") in ("inf", "infinity", "nan", "snan"):
                raise NotImplementedError("an infinite Decimal, or NaN, is not run here")
            raise InvalidOperation([ConversionSyntax])
        sign, whole, part, exponent = found.groups()
        part = (part or "").replace("_", "")
        return _made(int(sign == "-"), int((whole or "").replace("_", "") + part or "0"), int(exponent or 0) - len(part))

    @classmethod
    def from_float(cls, f, /):
        return cls(f)

    def _fixed(self, context=None):
        context = context or getcontext()
        digits = len(str(self._int))
        if digits <= context.prec:
            return self
        places = digits - context.prec
        coefficient = _rounded(self._int, places, self._sign, context.rounding)
        exponent = self._exp + places
        if len(str(coefficient)) > context.prec:
            coefficient //= 10
            exponent += 1
        return _made(self._sign, coefficient, exponent)

    def _rescaled(self, exponent, rounding=None):
        rounding = rounding or getcontext().rounding
        return _made(self._sign, _rounded(self._int, exponent - self._exp, self._sign, rounding), exponent)

    def _signed(self):
        return -self._int if self._sign else self._int

    def __str__(self):
        digits = str(self._int)
        left = self._exp + len(digits)
        dot = left if self._exp <= 0 and left > -6 else 1
        if dot <= 0:
            text = "0." + "0" * -dot + digits
        elif dot >= len(digits):
            text = digits + "0" * (dot - len(digits))
        else:
            text = digits[:dot] + "." + digits[dot:]
        return ("-" if self._sign else "") + text + ("" if left == dot else f"E{left - dot:+d}")

    def __repr__(self):
        return f"Decimal('{self}')"

    def __format__(self, specifier, context=None):
        found = _SPEC.match(specifier)
        if found is None:
            raise ValueError("invalid format string")
        fill, align, sign, negzero, alternate, zero, width, comma, precision, kind = found.groups()
        if kind == "n" or negzero or alternate:
            raise NotImplementedError("this format of a Decimal is not run here")
        kind = kind or "G"
        number = self
        if kind == "%":
            number = _made(number._sign, number._int, number._exp + 2)
        rounding = getcontext().rounding
        if precision is not None:
            precision = int(precision)
            if kind in "gG":
                precision = precision or 1
            if kind in "eE":
                number = number._to_digits(precision + 1, rounding)
            elif kind in "fF%":
                number = number._rescaled(-precision, rounding)
            elif len(str(number._int)) > precision:
                number = number._to_digits(precision, rounding)
        if not number._int and number._exp > 0 and kind in "fF%":
            number = number._rescaled(0, rounding)
        digits = str(number._int)
        left = number._exp + len(digits)
        if kind in "eE":
            dot = 1 - precision if not number._int and precision is not None else 1
        elif kind in "fF%":
            dot = left
        else:
            dot = left if number._exp <= 0 and left > -6 else 1
        if dot < 0:
            whole, part = "0", "0" * -dot + digits
        elif dot > len(digits):
            whole, part = digits + "0" * (dot - len(digits)), ""
        else:
            whole, part = digits[:dot] or "0", digits[dot:]
        exponent = left - dot
        tail = ("." + part if part else "")
        if exponent != 0 or kind in "eE":
            tail += ("e" if kind in "eg" else "E") + f"{exponent:+d}"
        if kind == "%":
            tail += "%"
        mark = "-" if number._sign else sign if sign in ("+", " ") else ""
        fill = "0" if zero and align is None else fill or " "
        align = "=" if zero and align is None else align or ">"
        width = int(width or 0)
        if comma:
            least = width - len(mark) - len(tail) if fill == "0" and align == "=" else 0
            whole = f"{int(whole):0{max(least, 1)}{comma}}"
        missing = width - len(mark) - len(whole) - len(tail)
        pad = fill * max(missing, 0)
        if align == "<":
            return mark + whole + tail + pad
        if align == "=":
            return mark + pad + whole + tail
        if align == "^":
            half = len(pad) // 2
            return pad[:half] + mark + whole + tail + pad[half:]
        return pad + mark + whole + tail

    def _to_digits(self, wanted, rounding):
        digits = len(str(self._int))
        number = self._rescaled(self._exp + digits - wanted, rounding) if self._int else             _made(self._sign, 0, self._exp)
        if len(str(number._int)) > wanted:
            number = number._rescaled(number._exp + 1, rounding)
        return number

    def __add__(self, other):
        other = _operand(other)
        if other is None:
            return NotImplemented
        exponent = min(self._exp, other._exp)
        total = self._signed() * 10 ** (self._exp - exponent) + other._signed() * 10 ** (other._exp - exponent)
        sign = int(total < 0) if total else self._sign & other._sign
        if not total and self._sign != other._sign and getcontext().rounding == ROUND_FLOOR:
            sign = 1
        return _made(sign, abs(total), exponent)._fixed()

    __radd__ = __add__

    def __sub__(self, other):
        other = _operand(other)
        return NotImplemented if other is None else self + other.copy_negate()

    def __rsub__(self, other):
        other = _operand(other)
        return NotImplemented if other is None else other - self

    def __mul__(self, other):
        other = _operand(other)
        if other is None:
            return NotImplemented
        return _made(self._sign ^ other._sign, self._int * other._int, self._exp + other._exp)._fixed()

    __rmul__ = __mul__

    def __truediv__(self, other):
        other = _operand(other)
        if other is None:
            return NotImplemented
        if not other._int:
            raise DivisionByZero([DivisionByZero]) if self._int else InvalidOperation([DivisionUndefined])
        sign, ideal = self._sign ^ other._sign, self._exp - other._exp
        if not self._int:
            return _made(sign, 0, ideal)
        shift = len(str(other._int)) - len(str(self._int)) + getcontext().prec + 1
        exponent = ideal - shift
        if shift >= 0:
            coefficient, rest = divmod(self._int * 10 ** shift, other._int)
        else:
            coefficient, rest = divmod(self._int, other._int * 10 ** -shift)
        if rest:
            coefficient += coefficient % 5 == 0
        else:
            while exponent < ideal and coefficient % 10 == 0:
                coefficient //= 10
                exponent += 1
        return _made(sign, coefficient, exponent)._fixed()

    def __rtruediv__(self, other):
        other = _operand(other)
        return NotImplemented if other is None else other / self

    def _divided(self, other):
        exponent = min(self._exp, other._exp)
        whole, rest = divmod(self._int * 10 ** (self._exp - exponent), other._int * 10 ** (other._exp - exponent))
        if len(str(whole)) > getcontext().prec:
            raise InvalidOperation([DivisionImpossible])
        return _made(self._sign ^ other._sign, whole, 0), _made(self._sign, rest, exponent)._fixed()

    def __floordiv__(self, other):
        other = _operand(other)
        if other is None:
            return NotImplemented
        if not other._int:
            raise DivisionByZero([DivisionByZero]) if self._int else InvalidOperation([DivisionUndefined])
        return self._divided(other)[0]

    def __rfloordiv__(self, other):
        other = _operand(other)
        return NotImplemented if other is None else other // self

    def __mod__(self, other):
        other = _operand(other)
        if other is None:
            return NotImplemented
        if not other._int:
            raise InvalidOperation([InvalidOperation] if self._int else [DivisionUndefined])
        return self._divided(other)[1]

    def __rmod__(self, other):
        other = _operand(other)
        return NotImplemented if other is None else other % self

    def __divmod__(self, other):
        other = _operand(other)
        if other is None:
            return NotImplemented
        if not other._int:
            if not self._int:
                raise InvalidOperation([DivisionUndefined])
            raise DivisionByZero([DivisionByZero, InvalidOperation])
        return self._divided(other)

    def __rdivmod__(self, other):
        other = _operand(other)
        return NotImplemented if other is None else divmod(other, self)

    def __pow__(self, other, modulo=None):
        other = _operand(other)
        if other is None:
            return NotImplemented
        if modulo is not None or other != other.to_integral_value():
            raise NotImplementedError("this power of a Decimal is not run here")
        power = int(other)
        if power == 0:
            if not self._int:
                raise InvalidOperation([InvalidOperation])
            return _made(0, 1, 0)
        sign = self._sign & power & 1
        if power < 0:
            if not self._int:
                raise NotImplementedError("an infinite Decimal, or NaN, is not run here")
            return _made(0, 1, 0) / _made(sign, self._int ** -power, self._exp * -power)
        return _made(sign, self._int ** power, self._exp * power if self._int else 0)._fixed()

    def __rpow__(self, other):
        other = _operand(other)
        return NotImplemented if other is None else other ** self

    def __neg__(self):
        if not self._int and getcontext().rounding != ROUND_FLOOR:
            return _made(0, 0, self._exp)
        return _made(1 - self._sign, self._int, self._exp)._fixed()

    def __pos__(self):
        if not self._int and getcontext().rounding != ROUND_FLOOR:
            return _made(0, 0, self._exp)
        return self._fixed()

    def __abs__(self):
        return _made(0, self._int, self._exp)._fixed()

    def copy_negate(self):
        return _made(1 - self._sign, self._int, self._exp)

    def copy_abs(self):
        return _made(0, self._int, self._exp)

    def copy_sign(self, other):
        return _made(_operand(other)._sign, self._int, self._exp)

    def sqrt(self, context=None):
        if not self._int:
            return _made(self._sign, 0, self._exp // 2)
        if self._sign:
            raise InvalidOperation([InvalidOperation])
        precision = getcontext().prec + 1
        exponent = self._exp >> 1
        digits = len(str(self._int))
        coefficient, half = (self._int * 10, (digits >> 1) + 1) if self._exp & 1 else (self._int, digits + 1 >> 1)
        shift = precision - half
        exact = True
        if shift >= 0:
            coefficient *= 100 ** shift
        else:
            coefficient, rest = divmod(coefficient, 100 ** -shift)
            exact = not rest
        exponent -= shift
        root = math.isqrt(coefficient)
        exact = exact and root * root == coefficient
        if exact:
            root = root // 10 ** shift if shift >= 0 else root * 10 ** -shift
            exponent += shift
        elif root % 5 == 0:
            root += 1
        return _made(0, root, exponent)._fixed(Context(getcontext().prec, ROUND_HALF_EVEN))

    def quantize(self, exp, rounding=None, context=None):
        exp = _operand(exp)
        if exp is None:
            raise TypeError("conversion from float to Decimal is not supported")
        result = self._rescaled(exp._exp, rounding)
        if len(str(result._int)) > getcontext().prec:
            raise InvalidOperation([InvalidOperation])
        return result

    def to_integral_value(self, rounding=None, context=None):
        return _made(self._sign, self._int, self._exp) if self._exp >= 0 else self._rescaled(0, rounding)

    to_integral = to_integral_exact = to_integral_value

    def normalize(self, context=None):
        number = self._fixed()
        if not number._int:
            return _made(number._sign, 0, 0)
        coefficient, exponent = number._int, number._exp
        while coefficient % 10 == 0:
            coefficient //= 10
            exponent += 1
        return _made(number._sign, coefficient, exponent)

    def as_tuple(self):
        return DecimalTuple(self._sign, tuple([int(each) for each in str(self._int)]), self._exp)

    def as_integer_ratio(self):
        if self._exp >= 0:
            return self._signed() * 10 ** self._exp, 1
        unit = 10 ** -self._exp
        common = math.gcd(self._int, unit)
        return self._signed() // common, unit // common

    def adjusted(self):
        return self._exp + len(str(self._int)) - 1

    def is_zero(self):
        return not self._int

    def is_signed(self):
        return bool(self._sign)

    def is_nan(self):
        return False

    is_infinite = is_qnan = is_snan = is_nan

    def is_finite(self):
        return True

    def compare(self, other, context=None):
        other = _operand(other)
        return Decimal((self > other) - (self < other))

    def max(self, other, context=None):
        return max(self, _operand(other))._fixed()

    def min(self, other, context=None):
        return min(self, _operand(other))._fixed()

    def sign(self):
        return self._sign

    def __bool__(self):
        return bool(self._int)

    def __int__(self):
        whole = self._int * 10 ** self._exp if self._exp >= 0 else self._int // 10 ** -self._exp
        return -whole if self._sign else whole

    __trunc__ = __int__

    def __float__(self):
        return float(str(self))

    def __round__(self, n=None):
        if n is None:
            return int(self._rescaled(0, ROUND_HALF_EVEN))
        return self.quantize(_made(0, 1, -n))

    def __floor__(self):
        return int(self._rescaled(0, ROUND_FLOOR))

    def __ceil__(self):
        return int(self._rescaled(0, ROUND_CEILING))

    def __hash__(self):
        found = (pow(10, self._exp, _PRIME) if self._exp >= 0 else pow(_TENTH, -self._exp, _PRIME)) * self._int % _PRIME
        found = -found if self._sign else found
        return -2 if found == -1 else found

    def _compared(self, other, how):
        if isinstance(other, float):
            if other - other != 0:
                return how(0.0, other)
            other = Decimal(other)
        elif isinstance(other, numbers.Rational) and not isinstance(other, int):
            return how(self._signed() * 10 ** max(self._exp, 0) * other.denominator, other.numerator * 10 ** max(-self._exp, 0))
        else:
            other = _operand(other)
            if other is None:
                return NotImplemented
        exponent = min(self._exp, other._exp)
        return how(self._signed() * 10 ** (self._exp - exponent), other._signed() * 10 ** (other._exp - exponent))

    def __eq__(self, other):
        return self._compared(other, operator.eq)

    def __lt__(self, other):
        return self._compared(other, operator.lt)

    def __gt__(self, other):
        return self._compared(other, operator.gt)

    def __le__(self, other):
        return self._compared(other, operator.le)

    def __ge__(self, other):
        return self._compared(other, operator.ge)

    @property
    def real(self):
        return self

    @property
    def imag(self):
        return Decimal(0)

    def conjugate(self):
        return self

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __reduce__(self):
        return Decimal, (str(self),)


numbers.Number.register(Decimal)
