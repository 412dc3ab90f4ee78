import asyncio
from fractions import Fraction
from itertools import zip_longest
from math import gcd, isclose, pi, sqrt


class Polynomial:
    def __init__(self, *coefficients):
        self.c = list(coefficients)
        while self.c and not self.c[-1]:
            self.c.pop()

    @property
    def degree(self):
        return len(self.c) - 1

    def __call__(self, x):
        result = 0
        for c in reversed(self.c):
            result = result * x + c
        return result

    def __add__(self, other):
        return Polynomial(*(a + b for a, b in zip_longest(self.c, other.c, fillvalue=0)))

    def __mul__(self, other):
        out = [0] * (len(self.c) + len(other.c))
        for i, a in enumerate(self.c):
            for j, b in enumerate(other.c):
                out[i + j] += a * b
        return Polynomial(*out)

    def __pow__(self, n):
        return self * self ** (n - 1) if n else Polynomial(1)

    def __str__(self):
        terms = [f"{c}x^{i}" if i > 1 else f"{c}x" if i else str(c) for i, c in enumerate(self.c) if c]
        return " + ".join(terms[::-1]).replace("+ -", "- ") or "0"

    async def root(self, low, high, steps=30):
        for _ in range(steps):
            middle = (low + high) / 2
            await asyncio.sleep(0.001)
            low, high = (low, middle) if self(low) * self(middle) <= 0 else (middle, high)
        return low


async def main():
    p = Polynomial(-2, 0, 1)
    print(p, p.degree, p(3), p + Polynomial(2), p * p, Polynomial(1, 1) ** 5, Polynomial(0), sep=" ; ")
    roots = await asyncio.gather(p.root(0, 2), Polynomial(-5, 1).root(0, 16), p.root(-2.0, 0))
    print([f"{r:.6f}" for r in roots], isclose(roots[0], sqrt(2), rel_tol=1e-6), f"{pi:.4f}", gcd(84, 36))
    half = Fraction(1, 2)
    print(p(half), half + Fraction("0.25"), Polynomial(half, half)(3), float(half), round(Fraction(7, 2)))


asyncio.run(main())
