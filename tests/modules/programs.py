# SPDX-FileCopyrightText: 2026 The Signalbox authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes short random programs that use one module each, for compare.py."""

import re
import sys

VERSION = sys.version_info[:2]


def type_name(value):
    """As the engine names types in words."""
    kind = type(value)
    heap = kind.__module__ not in ("builtins",)
    return f"{kind.__module__}.{kind.__name__}" if heap else kind.__name__


def normal(text):
    return re.sub(r"0x[0-9a-f]+", "0x…", text)


class Writer:
    """Random values as source text."""

    def __init__(self, generator, nan=True):
        self.r = generator
        self.nan = nan

    def pick(self, *choices):
        return self.r.choice(choices)

    def small(self):
        return str(self.r.randint(-3, 12))

    def integer(self):
        r = self.r
        kind = r.random()
        if kind < 0.6:
            return str(r.randint(-10, 30))
        if kind < 0.8:
            return str(r.randint(-10**6, 10**6))
        if kind < 0.9:
            return str(r.randint(-2**70, 2**70))
        return r.choice(["0", "1", "-1", "True", "2**63", "-2**63", "10**30", "2**1030"])

    def real(self):
        r = self.r
        kind = r.random()
        if kind < 0.5:
            return repr(round(r.uniform(-10, 10), r.randint(0, 4)))
        if kind < 0.8:
            return repr(r.uniform(-1, 1) * 10.0 ** r.randint(-12, 12))
        return r.choice(["0.0", "-0.0", "1.0", "0.5", "float('inf')", "float('-inf')", *(["float('nan')"] if self.nan else []), "1e308", "5e-324",
                         "1e-300", "2.0", "-1.5", "1e16", "710.0"])

    def number(self):
        return self.integer() if self.r.random() < 0.5 else self.real()

    def text(self):
        return repr(self.r.choice(["", "a", "ab", "spam", "hello world", "Zoë", "b", "x y", "12"]))

    def odd(self):
        """What most functions refuse."""
        return self.pick("None", "'a'", "[1]", "(1, 2)", "{}", "1.5", "-1", "len", "b'x'", "True")

    def mostly(self, usual):
        return self.odd() if self.r.random() < 0.06 else usual

    def item(self):
        kind = self.r.random()
        return self.small() if kind < 0.5 else self.text() if kind < 0.7 else self.real() if kind < 0.85 else \
            self.pick("None", "True", "(1, 2)", "()", "[]", "'b'")

    def items(self, most=7, item=None):
        item = item or self.pick(self.small, self.small, self.text, self.item)
        return ", ".join(item() for _ in range(self.r.randint(0, most)))

    def listed(self, most=7, item=None):
        return f"[{self.items(most, item)}]"

    def iterable(self):
        kind = self.r.random()
        if kind < 0.6:
            return self.listed()
        return self.pick("range(5)", "'abc'", "()", "range(2, 9, 3)", "{'a': 1, 'b': 2}", "{3}", "'spam eggs'", "iter([1, 2])")

    def numbers(self, most=7):
        return self.listed(most, self.pick(self.small, self.integer, self.real, self.number))

    def arguments(self, *usual, least=None):
        """A call's arguments, at times one too many or too few."""
        given = [self.mostly(each) for each in usual]
        least = len(given) if least is None else least
        given = given[:self.r.randint(least, len(given))]
        if self.r.random() < 0.02 and given:
            given.pop()
        if self.r.random() < 0.02:
            given.append(self.small())
        return ", ".join(given)


def random_program(r):
    w = Writer(r, nan=False)  # its hash is an address
    seed = w.pick(w.small(), w.integer(), w.real(), w.text(), "b'ab'", "'x' * 100")
    method = w.pick("random", "uniform", "randint", "randrange", "choice", "choices", "sample", "shuffle", "gauss", "normalvariate",
                    "expovariate", "triangular", "betavariate", "gammavariate", "lognormvariate", "paretovariate",
                    "vonmisesvariate", "weibullvariate", "getrandbits", "randbytes", "getstate", "seed", "binomialvariate")
    a, b = w.number(), w.number()
    low = str(r.randint(-20, 20))
    sequence = w.pick(w.listed(), "'abcdef'", "range(100)", "(1, 2, 3)", "list(range(30))", "range(10**9)", "[]", "{1, 2}")
    positive = w.pick("0.5", "1.0", "2", "3.7", "0.01", "250.5", "1", w.number())
    forms = {
        "random": "", "uniform": w.arguments(a, b), "randint": w.arguments(low, str(int(low) + r.randint(-1, 50))),
        "randrange": w.arguments(w.pick("10", low, w.integer()), w.pick("50", "2**70", low), w.pick("1", "3", "-2", "0"), least=1),
        "choice": w.arguments(sequence), "getstate": "", "shuffle": w.arguments("x"),
        "choices": w.arguments(sequence, w.pick("None", w.listed(5, lambda: str(r.randint(0, 5))), "[1, 2, 3, 4, 5, 6]"), least=1)
        + w.pick("", ", k=3", ", k=0", ", cum_weights=[1, 2, 3, 4, 5, 6]", ", k=10", ", k=1.5"),
        "sample": w.arguments(sequence, w.pick("2", "3", "20", "0", "-1", "7"), least=1)
        + w.pick("", "", "", ", counts=[1, 2, 3, 4, 5, 6]", ", k=2"),
        "gauss": w.arguments(a, b, least=0), "normalvariate": w.arguments(a, b, least=0), "expovariate": w.arguments(positive, least=0),
        "triangular": w.arguments(w.pick("0", a), w.pick("10", b), w.pick("None", "5", w.number()), least=0),
        "betavariate": w.arguments(positive, w.pick("1", "2.5", "0.1")), "gammavariate": w.arguments(positive, w.pick("1", "2.5", "0")),
        "lognormvariate": w.arguments(w.pick("0", "1.5", a), w.pick("1", "0.25")), "paretovariate": w.arguments(positive),
        "vonmisesvariate": w.arguments(w.pick("0", "3.1", a), w.pick("4", "0.5", "0", "1e-7")),
        "weibullvariate": w.arguments(w.pick("1", "2.5"), positive),
        "getrandbits": w.arguments(w.pick("1", "8", "32", "33", "64", "100", "1000", "0", "-1", "2**40")),
        "randbytes": w.arguments(w.pick("0", "1", "5", "16")), "seed": w.arguments(w.item(), least=0),
        "binomialvariate": w.arguments(w.pick("1", "10", "100", "1000", "0"), w.pick("0.5", "0.1", "0.9", "1.0", "0.0", "1.5"), least=0),
    }
    if VERSION < (3, 12) and (method == "binomialvariate" or method == "expovariate" and not forms[method]):
        method = "random"
    if method == "seed" and forms["seed"] in ("", "None"):
        method = "random"
    owner = w.pick("random", "g")
    lines = ["import random", f"random.seed({seed})", f"g = random.Random({seed})", f"x = {sequence}"]
    if r.random() < 0.5:
        lines.append(f"{owner}.{w.pick('random()', 'gauss(0, 1)', 'getrandbits(7)', 'randint(1, 6)')}")
    call = f"{owner}.{method}({forms[method]})"
    lines.append(f"({call}, {owner}.random(), {'x' if method == 'shuffle' else 'None'})")
    if method == "getstate":
        lines[-1] = f"s = {owner}.getstate()"
        lines.append(f"a = {owner}.random()")
        lines.append(f"{owner}.setstate(s)")
        lines.append(f"({owner}.random() == a, len(s), len(s[1]), s[0], s[1][5], s[2])")
    return "\n".join(lines)


def math_program(r):
    w = Writer(r)
    one = w.pick("acos", "acosh", "asin", "asinh", "atan", "atanh", "cbrt", "ceil", "cos", "cosh", "degrees", "erf", "erfc", "exp",
                 "exp2", "expm1", "fabs", "floor", "frexp", "gamma", "isfinite", "isinf", "isnan", "lgamma", "log10", "log1p",
                 "log2", "log", "modf", "radians", "sin", "sinh", "sqrt", "tan", "tanh", "trunc", "ulp", "isqrt", "factorial")
    two = w.pick("atan2", "copysign", "fmod", "pow", "remainder", "log", "nextafter", "gcd", "lcm", "comb", "perm", "dist", "hypot",
                 "ldexp", "isclose")
    many = w.pick("fsum", "prod", "hypot", "gcd", "lcm", "dist", "sumprod")
    small = w.pick("5", "10", "20", "3", "0", w.integer())
    kind = r.random()
    if kind < 0.5:
        argument = small if one in ("factorial", "isqrt") and r.random() < 0.9 else w.pick(w.number(), w.real(), w.small())
        if one == "factorial" and len(argument) > 4:
            argument = small if len(small) < 4 else "7"
        call = f"{one}({w.arguments(argument)})"
    elif kind < 0.8:
        a, b = w.number(), w.number()
        if two in ("gcd", "lcm"):
            a, b = w.integer(), w.integer()
        elif two in ("comb", "perm"):
            a, b = w.pick("5", "10", "52", "-1", "100", "7"), w.pick("2", "3", "5", "0", "-1", "60")
        elif two == "dist":
            a, b = w.numbers(3), w.numbers(3)
        elif two == "ldexp":
            b = w.pick("3", "-4", "1000", "2000", "-1080", "10**30")
        call = f"{two}({w.arguments(a, b)}{w.pick('', ', rel_tol=0.1', ', abs_tol=1') if two == 'isclose' else ''})"
    else:
        if many == "sumprod" and VERSION < (3, 12):
            many = "fsum"
        finite = lambda: w.pick(repr(r.uniform(-100, 100)), w.small(), repr(r.uniform(-1, 1) * 10.0 ** r.randint(-20, 20)))
        argument = {"fsum": w.pick(w.numbers(), w.listed(9, finite)), "prod": w.numbers(5), "hypot": f"*{w.numbers(5)}",
                    "gcd": f"*{w.listed(4, w.integer)}", "lcm": f"*{w.listed(3, w.small)}", "dist": f"{w.listed(3, finite)}, {w.listed(3, finite)}",
                    "sumprod": f"{w.listed(3, finite)}, {w.listed(3, finite)}"}[many]
        call = f"{many}({argument}{w.pick('', ', start=2') if many == 'prod' else ''})"
    return f"import math\nmath.{call}"


def bisect_program(r):
    w = Writer(r)
    values = sorted(r.randint(0, 20) for _ in range(r.randint(0, 8)))
    name = w.pick("bisect", "bisect_left", "bisect_right", "insort", "insort_left", "insort_right")
    extra = w.pick("", "", "", ", lo=2", ", 1, 3", ", lo=-1", ", key=lambda v: v * 2", ", key=None", ", hi=2", ", 0, None")
    return f"import bisect\nx = {values}\ny = bisect.{name}({w.arguments('x', w.small())}{extra})\n(x, y)"


def heapq_program(r):
    w = Writer(r)
    item = w.pick(w.small, w.small, lambda: f"({w.small()}, {w.small()})", w.item)
    lines = ["import heapq", f"h = {w.listed(9, item)}"]
    if r.random() < 0.8:
        lines.append("heapq.heapify(h)")
    for _ in range(r.randint(1, 5)):
        lines.append(w.pick(f"a = heapq.heappush({w.arguments('h', item())})", f"a = heapq.heappop({w.arguments('h')})",
                            f"a = heapq.heapreplace({w.arguments('h', item())})", f"a = heapq.heappushpop({w.arguments('h', item())})",
                            f"a = heapq.nlargest({w.pick('3', '1', '0', '20')}, {w.listed(9, w.small)})",
                            f"a = heapq.nsmallest({w.pick('3', '1', '-1')}, {w.listed(9, w.small)})",
                            f"a = heapq.nsmallest(2, {w.listed(9, w.small)}, key=lambda v: -v % 5)",
                            f"a = list(heapq.merge(sorted({w.listed(9, w.small)}), {w.listed(3, w.small)}{w.pick('', ', reverse=True', ', key=None')}))"))
    lines.append("(h, a)")
    return "\n".join(lines)


MODULES = {
    "random": random_program,
    "math": math_program,
    "bisect": bisect_program,
    "heapq": heapq_program,
}


def fixed(name):
    """Programs that are run each time."""
    return FIXED.get(name, [])


FIXED = {
    "random": ["import random\nrandom.Random(5).sample(range(1000), 20)", "import random\nisinstance(random.Random(1), random.Random)",
               "import random\nrandom.Random"],
    "math": ["import math\n(math.pi, math.e, math.tau, math.inf, math.nan)", "import math\nmath.nothing", "import math\nmath.sqrt"],
}
