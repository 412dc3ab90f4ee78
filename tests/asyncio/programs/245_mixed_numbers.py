import asyncio
import math


class Money:
    __slots__ = ("cents", "currency")

    def __init__(self, amount, currency="EUR"):
        self.cents = round(amount * 100)
        self.currency = currency

    def _check(self, other):
        if self.currency != other.currency:
            raise ValueError(f"{self.currency} is not {other.currency}")

    def __add__(self, other):
        if not isinstance(other, Money):
            return NotImplemented
        self._check(other)
        return Money((self.cents + other.cents) / 100, self.currency)

    def __radd__(self, other):
        return self if other == 0 else NotImplemented

    def __mul__(self, factor):
        return Money(self.cents * factor / 100, self.currency)

    __rmul__ = __mul__

    def __neg__(self):
        return self * -1

    def __abs__(self):
        return Money(abs(self.cents) / 100, self.currency)

    def __eq__(self, other):
        return isinstance(other, Money) and (self.cents, self.currency) == (other.cents, other.currency)

    def __bool__(self):
        return self.cents != 0

    def __repr__(self):
        return f"Money({self.cents / 100:.2f}, {self.currency!r})"

    def __float__(self):
        return self.cents / 100

    def __int__(self):
        return self.cents // 100


async def convert(m, rate, currency):
    await asyncio.sleep(0.1)
    return Money(float(m) * rate, currency)


async def main():
    a, b = Money(10.5), Money(3.25)
    print(a + b, 2 * a, -b, abs(-b), sum([a, b, b]), a == Money(10.5), bool(Money(0)), int(a))
    for bad in (lambda: a + 5, lambda: a + Money(1, "USD"), lambda: a < b, lambda: hash(a)):
        try:
            bad()
        except Exception as e:
            print(type(e).__name__, e)
    dollars = await asyncio.gather(*(convert(m, 1.1, "USD") for m in (a, b)))
    print(dollars, math.floor(10.7), math.ceil(float(b)), math.isclose(float(dollars[0]), 11.55))
    print(7 // 2, -7 // 2, -7 % 3, divmod(-7, 2), 2 ** 100, 1e300 * 10, round(2.5), round(-1.567, 2), 0.1 + 0.2)


asyncio.run(main())
