import decimal
from collections import Counter
from decimal import Decimal, ROUND_HALF_UP, getcontext, localcontext
from fractions import Fraction
import numbers

print(Fraction(3, 6), repr(Fraction("0.75")), Fraction(1, 3) + Fraction(1, 6), Fraction(0.5), sum([Fraction(1, n) for n in range(1, 6)]))
print(Fraction(7, 2) // 1, Fraction(7, 2) % 1, Fraction(-7, 2) ** 3, round(Fraction(7, 2)), float(Fraction(1, 3)), Fraction(3.14159).limit_denominator(100))
print(hash(Fraction(1, 2)) == hash(0.5), Fraction(1, 2) == 0.5, Fraction(4) == 4, Fraction(1, 3) < 0.34, isinstance(Fraction(1), numbers.Rational))
print(Decimal("0.1") + Decimal("0.2"), Decimal(0.1), repr(Decimal("1.50")), Decimal("10") / 3, Decimal(2).sqrt(), -Decimal("1.0"))
price = Decimal("19.99") * 3
print(price, price.quantize(Decimal("0.1"), rounding=ROUND_HALF_UP), f"{price:,.1f} {price:>10} {price:.3e}", round(price, 1), int(price))
with localcontext() as context:
    context.prec = 5
    print(Decimal(1) / 7, getcontext().prec)
print(getcontext().prec, Decimal("1E+3"), Decimal("1E+3").normalize(), Decimal("100").normalize(), Decimal("3.40").as_tuple(), sum([Decimal("1.1")] * 3))
for act in (lambda: Decimal("x"), lambda: Decimal(1) / 0, lambda: Decimal(1) + 0.5, lambda: Fraction(1, 0), lambda: Fraction("a"), lambda: Decimal("0") / 0):
    try:
        print(act())
    except Exception as e:
        print(type(e).__name__, e)
print(sorted([Decimal("2"), 1, Fraction(3, 2), 0.5]), max(Decimal("1.5"), Decimal("1.49")), Counter([Decimal("1.0"), 1]))
print(isinstance(3, numbers.Number), isinstance(3.0, numbers.Real), isinstance("3", numbers.Number), isinstance(True, numbers.Integral))
