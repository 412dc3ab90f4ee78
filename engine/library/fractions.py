# SPDX-FileCopyrightText: 2026 The Signalbox authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""fractions.Fraction; what it does is CPython's, how it does it is not."""

import math
import numbers
import operator
import re
import sys

_FORMAT = re.compile(r"\s*(?P<sign>[-+]?)(?=\d|\.\d)(?P<num>\d*|\d+(_\d+)*)(?:(?:\s*/\s*(?P<denom>\d+(_\d+)*))?|"
                     r"(?:\.(?P<decimal>\d*|\d+(_\d+)*))?(?:[eE](?P<exp>[-+]?\d+(_\d+)*))?)\s*\Z")
_MODULUS = sys.maxsize >> 2


def _arithmetic(exactly, otherwise, is_mixed=True):
    def forward(a, b):
        if isinstance(b, Fraction):
            return exactly(a, b)
        if isinstance(b, int):
            return exactly(a, Fraction(b))
        if isinstance(b, float):
            return otherwise(float(a), b)
        return NotImplemented

    def reverse(b, a):
        if isinstance(a, int):
            return exactly(Fraction(a), b)
        if isinstance(a, float):
            return otherwise(a, float(b))
        return NotImplemented
    return forward, reverse


class Fraction(numbers.Rational):
    __slots__ = ("_numerator", "_denominator")

    def __new__(cls, numerator=0, denominator=None):
        self = object.__new__(cls)
        if denominator is None:
            if type(numerator) is int:
                self._numerator, self._denominator = numerator, 1
                return self
            if isinstance(numerator, Fraction):
                self._numerator, self._denominator = numerator._numerator, numerator._denominator
                return self
            if isinstance(numerator, int):
                self._numerator, self._denominator = int(numerator), 1
                return self
            if isinstance(numerator, float) or hasattr(numerator, "as_integer_ratio"):
                self._numerator, self._denominator = numerator.as_integer_ratio()
                return self
            if not isinstance(numerator, str):
                raise TypeError("argument should be a string or a Rational instance")
            return cls._of_text(self, numerator)
        if isinstance(numerator, (int, Fraction)) and isinstance(denominator, (int, Fraction)):
            n = numerator.numerator * denominator.denominator
            d = denominator.numerator * numerator.denominator
        else:
            raise TypeError("both arguments should be Rational instances")
        if d == 0:
            raise ZeroDivisionError(f"Fraction({n}, 0)")
        common = math.gcd(n, d)
        if d < 0:
            common = -common
        self._numerator, self._denominator = n // common, d // common
        return self

    @staticmethod
    def _of_text(self, text):
        found = _FORMAT.match(text)
        if found is None:
            raise ValueError(f"Invalid literal for Fraction: {text!r}")
        numerator = int(found.group("num") or "0")
        denom = found.group("denom")
        if denom:
            denominator = int(denom)
        else:
            denominator = 1
            decimal = found.group("decimal")
            if decimal:
                decimal = decimal.replace("_", "")
                scale = 10 ** len(decimal)
                numerator = numerator * scale + int(decimal)
                denominator *= scale
            exp = found.group("exp")
            if exp:
                exp = int(exp)
                if exp >= 0:
                    numerator *= 10 ** exp
                else:
                    denominator *= 10 ** -exp
        if found.group("sign") == "-":
            numerator = -numerator
        if denominator == 0:
            raise ZeroDivisionError(f"Fraction({numerator}, 0)")
        common = math.gcd(numerator, denominator)
        self._numerator, self._denominator = numerator // common, denominator // common
        return self

    @classmethod
    def from_float(cls, f):
        if isinstance(f, int):
            return cls(f)
        if not isinstance(f, float):
            raise TypeError(f"{cls.__name__}.from_float() only takes floats, not {f!r} ({type(f).__name__})")
        return cls(*f.as_integer_ratio())

    @classmethod
    def from_decimal(cls, dec):
        return cls(*dec.as_integer_ratio())

    @property
    def numerator(self):
        return self._numerator

    @property
    def denominator(self):
        return self._denominator

    def as_integer_ratio(self):
        return self._numerator, self._denominator

    def is_integer(self):
        return self._denominator == 1

    def limit_denominator(self, max_denominator=1000000):
        if max_denominator < 1:
            raise ValueError("max_denominator should be at least 1")
        if self._denominator <= max_denominator:
            return Fraction(self)
        p0, q0, p1, q1 = 0, 1, 1, 0
        n, d = self._numerator, self._denominator
        while True:
            a = n // d
            q2 = q0 + a * q1
            if q2 > max_denominator:
                break
            p0, q0, p1, q1 = p1, q1, p0 + a * p1, q2
            n, d = d, n - a * d
        k = (max_denominator - q0) // q1
        if 2 * d * (q0 + k * q1) <= self._denominator:
            return Fraction(p1, q1)
        return Fraction(p0 + k * p1, q0 + k * q1)

    def __repr__(self):
        return f"{type(self).__name__}({self._numerator}, {self._denominator})"

    def __str__(self):
        return str(self._numerator) if self._denominator == 1 else f"{self._numerator}/{self._denominator}"

    def __format__(self, spec):
        if not spec:
            return str(self)
        if sys.version_info < (3, 12):
            raise TypeError("unsupported format string passed to Fraction.__format__")
        if spec[-1] not in "fF%":
            raise ValueError(f"Invalid format specifier {spec!r} for object of type 'Fraction'")
        found = re.fullmatch(r"([-+ ]?)([0-9]*)(,?)(?:\.([0-9]+))?([fF%])", spec)
        if found is None or found.group(2).startswith("0"):
            raise NotImplementedError("this format of a Fraction is not run here")
        sign, width, comma, precision, kind = found.groups()
        places = 6 if precision is None else int(precision)
        scaled = round(abs(self) * 10 ** (places + (2 if kind == "%" else 0)))
        digits = f"{scaled:0{places + 1}d}"
        whole, part = (digits[:-places], digits[-places:]) if places else (digits, "")
        if comma:
            whole = f"{int(whole):,}"
        text = whole + ("." + part if part else "") + ("%" if kind == "%" else "")
        mark = "-" if self._numerator < 0 else sign if sign in ("+", " ") else ""
        return (mark + text).rjust(int(width or 0))

    __add__, __radd__ = _arithmetic(lambda a, b: Fraction(a._numerator * b._denominator + b._numerator * a._denominator,
                                                          a._denominator * b._denominator), operator.add)
    __sub__, __rsub__ = _arithmetic(lambda a, b: Fraction(a._numerator * b._denominator - b._numerator * a._denominator,
                                                          a._denominator * b._denominator), operator.sub)
    __mul__, __rmul__ = _arithmetic(lambda a, b: Fraction(a._numerator * b._numerator, a._denominator * b._denominator),
                                    operator.mul)

    def _divided(a, b):
        n, d = a._numerator * b._denominator, a._denominator * b._numerator
        if d == 0:
            raise ZeroDivisionError(f"Fraction({_reduced(n, a, b)}, 0)")
        return Fraction(n, d)

    __truediv__, __rtruediv__ = _arithmetic(_divided, operator.truediv)
    __floordiv__, __rfloordiv__ = _arithmetic(lambda a, b: (a._numerator * b._denominator) // (a._denominator * b._numerator),
                                              operator.floordiv)
    __mod__, __rmod__ = _arithmetic(lambda a, b: Fraction((a._numerator * b._denominator) % (b._numerator * a._denominator),
                                                          a._denominator * b._denominator), operator.mod)
    __divmod__, __rdivmod__ = _arithmetic(lambda a, b: (a // b, a % b), divmod)

    def __pow__(a, b):
        if isinstance(b, (int, Fraction)):
            if b.denominator == 1:
                power = b.numerator
                if power >= 0:
                    return Fraction(a._numerator ** power, a._denominator ** power)
                if a._numerator == 0:
                    raise ZeroDivisionError(f"Fraction({a._denominator ** -power}, 0)")
                return Fraction(a._denominator ** -power, a._numerator ** -power)
            return float(a) ** float(b)
        if isinstance(b, float):
            return float(a) ** b
        return NotImplemented

    def __rpow__(b, a):
        if b._denominator == 1 and b._numerator >= 0:
            return a ** b._numerator
        if isinstance(a, int):
            return Fraction(a) ** b
        if b._denominator == 1:
            return a ** b._numerator
        return a ** float(b)

    def __pos__(a):
        return Fraction(a._numerator, a._denominator)

    def __neg__(a):
        return Fraction(-a._numerator, a._denominator)

    def __abs__(a):
        return Fraction(abs(a._numerator), a._denominator)

    def __float__(a):
        return a._numerator / a._denominator

    def __int__(a):
        return -(-a._numerator // a._denominator) if a._numerator < 0 else a._numerator // a._denominator

    __trunc__ = __int__

    def __floor__(a):
        return a._numerator // a._denominator

    def __ceil__(a):
        return -(-a._numerator // a._denominator)

    def __round__(self, ndigits=None):
        if ndigits is None:
            floor, remainder = divmod(self._numerator, self._denominator)
            if remainder * 2 < self._denominator:
                return floor
            if remainder * 2 > self._denominator:
                return floor + 1
            return floor if floor % 2 == 0 else floor + 1
        shift = 10 ** abs(ndigits)
        if ndigits > 0:
            return Fraction(round(self * shift), shift)
        return Fraction(round(self / shift) * shift)

    def __hash__(self):
        if self._denominator == 1:
            return hash(self._numerator)
        prime = (1 << 61) - 1
        inverse = pow(self._denominator, prime - 2, prime) if self._denominator % prime else 0
        found = 314159 if not inverse else hash(hash(abs(self._numerator)) * inverse)
        result = found if self._numerator >= 0 else -found
        return -2 if result == -1 else result

    def __eq__(a, b):
        if type(b) is int:
            return a._numerator == b and a._denominator == 1
        if isinstance(b, (int, Fraction)):
            return a._numerator == b.numerator and a._denominator == b.denominator
        if isinstance(b, float):
            if math.isnan(b) or math.isinf(b):
                return 0.0 == b
            return a == Fraction(*b.as_integer_ratio())
        return NotImplemented

    def _compared(self, other, how):
        if isinstance(other, (int, Fraction)):
            return how(self._numerator * other.denominator, self._denominator * other.numerator)
        if isinstance(other, float):
            if math.isnan(other) or math.isinf(other):
                return how(0.0, other)
            return self._compared(Fraction(*other.as_integer_ratio()), how)
        return NotImplemented

    def __lt__(a, b):
        return a._compared(b, operator.lt)

    def __gt__(a, b):
        return a._compared(b, operator.gt)

    def __le__(a, b):
        return a._compared(b, operator.le)

    def __ge__(a, b):
        return a._compared(b, operator.ge)

    def __bool__(a):
        return bool(a._numerator)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


def _reduced(n, a, b):
    """What CPython's division leaves above the line when it comes to a zero below."""
    common = math.gcd(a._numerator, b._numerator)
    n = a._numerator // common if common > 1 else a._numerator
    other = math.gcd(b._denominator, a._denominator)
    n *= b._denominator // other if other > 1 else b._denominator
    return abs(n) if sys.version_info >= (3, 12) else n
