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
        return r.choice(["0.0", "-0.0", "1.0", "0.5", *(["float('inf')", "float('-inf')", "float('nan')"] if self.nan else []), "1e308", "5e-324",
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
    w = Writer(r, nan=False)  # its hash is an address, and of what is infinite some never draw a number
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
        "randrange": w.arguments(w.pick("10", low, low, w.integer()), w.pick("50", "2**70", low), w.pick("1", "3", "-2", "0"), least=1),
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
        "randbytes": w.arguments(w.pick("0", "1", "5", "16")), "seed": w.item(),
        "binomialvariate": w.pick("", f"{w.pick('1', '10', '100', '1000', '0')}, {w.pick('0.5', '0.1', '0.9', '1.0', '0.0', '1.5', 'None')}"),
    }
    if VERSION < (3, 12) and (method == "binomialvariate" or method == "expovariate" and not forms[method]):
        method = "random"
    # With another version than 1 and 2 a text is hashed, which no two runs of Python do alike.
    if method == "seed" and (forms["seed"] in ("", "None") or "," in forms["seed"]):
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


def steps(r, setup, forms, least=1, most=5):
    """A few statements in turn, and what there is at the end."""
    lines = list(setup)
    for number in range(r.randint(least, most)):
        form = r.choice(forms)()
        lines.append(form if "=" in form.split("(")[0] or form.startswith("del ") else f"a{number} = {form}")
    results = [line.split(" = ")[0] for line in lines if line.startswith("a") and line[1].isdigit()]
    return lines, results


def deque_program(r):
    w = Writer(r)
    item = w.pick(w.small, w.text, w.item)
    make = f"collections.deque({w.arguments(w.iterable(), w.pick('3', '5', '0', 'None', '-1'), least=0)})"
    forms = [lambda: f"d.append({w.arguments(item())})", lambda: f"d.appendleft({item()})", lambda: f"d.pop({w.arguments()})",
             lambda: "d.popleft()", lambda: f"d.extend({w.mostly(w.iterable())})", lambda: f"d.extendleft({w.iterable()})",
             lambda: f"d.rotate({w.pick('', w.small(), w.odd())})", lambda: "d.reverse()", lambda: "d.copy()", lambda: f"d.count({item()})",
             lambda: f"d.index({w.arguments(item(), w.small(), w.small(), least=1)})", lambda: f"d.insert({w.arguments(w.small(), item())})",
             lambda: f"d.remove({item()})", lambda: "d.maxlen", lambda: f"d[{w.mostly(w.small())}]", lambda: f"d[{w.small()}] = {item()}",
             lambda: f"del d[{w.small()}]", lambda: f"{item()} in d", lambda: f"d == {make}", lambda: f"d < {make}", lambda: f"d + {make}",
             lambda: f"d * {w.small()}", lambda: f"d += {w.listed()}", lambda: "list(reversed(d))", lambda: "list(d)", lambda: "len(d)",
             lambda: "bool(d)", lambda: "d.clear()", lambda: "d.nothing", lambda: "sorted(d)", lambda: "hash(d)", lambda: "d.maxlen = 4",
             lambda: "isinstance(d, collections.deque)", lambda: "str(d)", lambda: "type(d)", lambda: "d *= 2", lambda: "d + [1]"]
    lines, results = steps(r, ["import collections", f"d = {make}"], forms)
    return "\n".join(lines + [f"({', '.join(results + ['d'])},)"])


def counter_program(r):
    w = Writer(r)
    key = w.pick(w.text, w.small)
    counts = lambda: "{" + ", ".join(f"{key()}: {w.small()}" for _ in range(r.randint(0, 4))) + "}"
    source = lambda: w.pick(w.iterable(), counts(), "'abracadabra'", counts(), f"collections.Counter({counts()})")
    make = lambda: f"collections.Counter({w.arguments(source(), least=0)})"
    forms = [lambda: f"c.most_common({w.arguments(w.pick('1', '2', 'None', '0', '-1'), least=0)})", lambda: "list(c.elements())",
             lambda: f"c.update({w.arguments(source(), least=0)})", lambda: f"c.subtract({source()})", lambda: "c.total()", lambda: f"c[{key()}]",
             lambda: f"c[{key()}] += {w.small()}", lambda: f"c[{key()}] = {w.small()}", lambda: f"c + {make()}", lambda: f"c - {make()}",
             lambda: f"c & {make()}", lambda: f"c | {make()}", lambda: "+c", lambda: "-c", lambda: f"c == {make()}", lambda: f"c <= {make()}",
             lambda: f"c > {make()}", lambda: "c.copy()", lambda: "dict(c)", lambda: "sorted(c.items(), key=str)", lambda: "len(c)",
             lambda: f"c += {make()}", lambda: f"c -= {make()}", lambda: f"c &= {make()}", lambda: f"c |= {make()}", lambda: f"c.get({key()})",
             lambda: f"{key()} in c", lambda: f"collections.Counter.fromkeys('ab')", lambda: "isinstance(c, dict)", lambda: "list(c)",
             lambda: "c.keys()", lambda: "max(c, key=c.get)", lambda: "sum(c.values())", lambda: f"c.pop({key()}, None)", lambda: "c.update(a=3, b=2)",
             lambda: "~c", lambda: "type(c)", lambda: "c < 3", lambda: f"c == {counts()}"]
    lines, results = steps(r, ["import collections", f"c = {make()}"], forms)
    return "\n".join(lines + [f"({', '.join(results + ['c'])},)"])


def dicts_program(r):
    w = Writer(r)
    key = w.pick(w.text, w.small)
    pairs = lambda: "{" + ", ".join(f"{key()}: {w.small()}" for _ in range(r.randint(0, 4))) + "}"
    kind = w.pick("defaultdict", "OrderedDict")
    if kind == "defaultdict":
        make = f"collections.defaultdict({w.arguments(w.pick('list', 'int', 'lambda: 7', 'None', 'set', 'str', 'dict'), pairs(), least=0)})"
    else:
        make = f"collections.OrderedDict({w.pick('', pairs(), '[(1, 2), (3, 4)]', pairs())})"
    forms = [lambda: f"d[{key()}]", lambda: f"d[{key()}] = {w.small()}", lambda: f"del d[{key()}]", lambda: f"d.get({key()})", lambda: "list(d.items())",
             lambda: "d.copy()", lambda: f"d == {pairs()}", lambda: f"d | {pairs()}", lambda: f"d |= {pairs()}", lambda: "len(d)", lambda: "dict(d)",
             lambda: f"d.setdefault({key()}, 5)", lambda: f"d.update({pairs()})", lambda: f"d.pop({key()}, 0)", lambda: "list(reversed(d))",
             lambda: "isinstance(d, dict)", lambda: "type(d)", lambda: f"{key()} in d", lambda: "str(d)", lambda: f"{pairs()} | d", lambda: "d < d"]
    if kind == "defaultdict":
        forms += [lambda: f"d[{key()}].append({w.small()})", lambda: f"d[{key()}] += 1", lambda: "d.default_factory", lambda: "d.default_factory = None",
                  lambda: f"d.__missing__({key()})"]
    else:
        forms += [lambda: f"d.move_to_end({key()}{w.pick('', ', last=False')})", lambda: f"d.popitem({w.pick('', 'last=False', 'True')})",
                  lambda: f"d == {make}", lambda: "collections.OrderedDict.fromkeys('ab', 1)"]
    lines, results = steps(r, ["import collections", f"d = {make}"], forms)
    return "\n".join(lines + [f"({', '.join(results + ['d'])},)"])


def namedtuple_program(r):
    w = Writer(r)
    names = w.pick("'x y'", "['x', 'y']", "'x, y, z'", "('name',)", "''", "'x y'", "'a def'", "'_a b'", "'x x'", "'1a'", "'x y z'")
    extra = w.pick("", "", "", ", defaults=[5]", ", rename=True", ", defaults=(1, 2, 3, 4)")
    make = f"P({w.arguments(w.small(), w.small(), w.small(), least=1)})"
    forms = [lambda: "p.x", lambda: "p[0]", lambda: "p._asdict()", lambda: f"p._replace(x={w.small()})", lambda: "p._replace(q=1)", lambda: "P._fields",
             lambda: f"P._make({w.listed(3)})", lambda: "P._field_defaults", lambda: f"p == {make}", lambda: f"p < {make}", lambda: "tuple(p)",
             lambda: "p + (1,)", lambda: "hash(p) == hash(tuple(p))", lambda: "len(p)", lambda: "isinstance(p, tuple)", lambda: "P(x=1, y=2)",
             lambda: "P(1, x=2)", lambda: "P(q=1)", lambda: "p.nothing", lambda: "p.x = 3", lambda: "P.__name__", lambda: "p.index(1)", lambda: "p[1:]", lambda: "p.count(1)"]
    lines, results = steps(r, ["import collections", f"P = collections.namedtuple('P', {names}{extra})", f"p = {make}"], forms)
    return "\n".join(lines + [f"({', '.join(results + ['p'])},)"])


def itertools_program(r):
    w = Writer(r)
    it = w.iterable
    predicate = lambda: w.pick("lambda v: v < 3", "lambda v: v", "None", "bool", "lambda v: v == 'a'", "str")
    names = {
        "accumulate": lambda: w.arguments(it(), w.pick("lambda a, b: a * b", "max", "None"), least=1) + w.pick("", "", ", initial=3", ", initial=None"),
        "batched": lambda: w.arguments(it(), w.pick("2", "3", "0", "10")) + (w.pick("", "", ", strict=True") if VERSION >= (3, 13) else ""),
        "chain": lambda: w.arguments(it(), it(), least=0), "chain.from_iterable": lambda: w.arguments(w.pick("['ab', [1, 2]]", "[(), (3,)]", it())),
        "combinations": lambda: w.arguments(it(), w.pick("2", "3", "0", "9", "-1")),
        "combinations_with_replacement": lambda: w.arguments(it(), w.pick("2", "0", "1", "-1")),
        "compress": lambda: w.arguments(it(), w.pick("[1, 0, 1]", "[]", it())), "count": lambda: w.arguments(w.number(), w.number(), least=0),
        "cycle": lambda: w.arguments(it()), "dropwhile": lambda: w.arguments(predicate(), it()), "takewhile": lambda: w.arguments(predicate(), it()),
        "filterfalse": lambda: w.arguments(predicate(), it()), "islice": lambda: w.arguments(it(), w.pick("3", "None", "0", "-1"), w.pick("4", "None", "1"),
                                                                                         w.pick("1", "2", "None", "0"), least=2),
        "pairwise": lambda: w.arguments(it()), "permutations": lambda: w.arguments(w.pick("'abc'", "[1, 2]", "range(3)", it() if r.random() < 0.1 else "()"), w.pick("2", "0", "None", "5", "-1"), least=1),
        "product": lambda: w.arguments(w.listed(3), w.listed(3), least=0) + w.pick("", "", ", repeat=2"), "repeat": lambda: w.arguments(w.item(), w.small()),
        "starmap": lambda: w.arguments("pow", "[(2, 3), (3, 2)]"), "zip_longest": lambda: w.arguments(it(), it(), least=0) + w.pick("", ", fillvalue=0"),
    }
    name = r.choice([each for each in names if each != "batched" or VERSION >= (3, 12)])
    call = f"itertools.{name}({names[name]()})"
    kind = r.random()
    if kind < 0.8:
        return f"import itertools\n{call}"
    if kind < 0.9:
        return ("import itertools\n" + f"g = itertools.groupby({it()}{w.pick('', ', lambda v: v == 1', ', key=str', ', bool')})\n"
                + w.pick("[list(each[1]) for each in g]" if False else "list(map(lambda pair: (pair[0], list(pair[1])), g))",
                         "a = next(g)\nb = next(g)\n(a[0], list(a[1]), b[0], list(b[1]), list(g) == [])"))
    if kind < 0.95:
        return f"import itertools\nt = itertools.tee({w.arguments(it(), w.pick('2', '3', '0', '-1'), least=1)})\na = next(t[0])\n(a, list(t[1]), list(t[0]))"
    return (f"import itertools\n{w.pick('repr(itertools.count(3))', 'repr(itertools.count(1, 2))', 'repr(itertools.repeat(1, 3))', 'repr(itertools.repeat(None))', 'itertools.chain', 'next(itertools.count())', 'itertools.count(1).nothing', 'list(itertools.islice(itertools.cycle([1, 2]), 5))', 'list(zip(itertools.count(), [3, 4]))', 'sum(itertools.islice(itertools.count(), 100))')}")


def functools_program(r):
    w = Writer(r)
    function = w.pick("pow", "max", "int", "divmod", "dict", "sorted")
    more = w.pick("", "", ", base=2", ", key=str", ", reverse=True", ", mod=7")
    kind = r.random()
    if kind < 0.4:
        first, second = w.arguments(w.small(), w.small(), least=0), w.arguments(w.small(), w.small(), least=0)
        forms = [lambda: f"p({second})", lambda: "p.args", lambda: "p.keywords", lambda: "functools.partial(p, 1, x=2)", lambda: "p.func is pow",
                 lambda: f"p({second}{more if second else ''})", lambda: "p.nothing", lambda: "isinstance(p, functools.partial)", lambda: "callable(p)"]
        lines, results = steps(r, ["import functools", f"p = functools.partial({function}{', ' + first if first else ''}{more})"], forms, most=3)
        return "\n".join(lines + [f"({', '.join(results)}{', ' if results else ''}p.keywords)"])
    if kind < 0.6:
        return f"import functools\nfunctools.reduce({w.arguments('lambda a, b: a + b', w.iterable(), w.item(), least=2)})"
    if kind < 0.8:
        cached = w.pick("functools.lru_cache(maxsize=2)", "functools.lru_cache(None)", "functools.cache", "functools.lru_cache(maxsize=0)",
                        "functools.lru_cache(typed=True)", "functools.lru_cache", "functools.lru_cache(3, True)", "functools.lru_cache('a')")
        lines = ["import functools", "n = []", f"f = {cached}(lambda a: (n.append(a), a)[1])"]
        lines += [f"f({w.pick(w.small(), w.small(), '1', '1.0', 'True', repr('a'), '[]')})" for _ in range(r.randint(0, 8))]
        lines.append(w.pick("(n, f.cache_info(), f.cache_parameters())", "(f.cache_clear(), f.cache_info())", "(n, f.__wrapped__(3))", "(n, f.cache_info().hits)"))
        return "\n".join(lines)
    return f"import functools\nsorted({w.listed(8, w.small)}, key=functools.cmp_to_key(lambda a, b: {w.pick('a - b', 'b - a', 'a % 3 - b % 3', 'None')}))"


def operator_program(r):
    w = Writer(r)
    two = w.pick("add", "sub", "mul", "truediv", "floordiv", "mod", "pow", "lshift", "and_", "or_", "xor", "lt", "le", "eq", "ne", "gt", "ge", "is_", "is_not",
                 "contains", "concat", "countOf", "indexOf", "getitem", "iadd", "imul")
    one = w.pick("neg", "pos", "invert", "abs", "index", "not_", "truth")
    value = lambda: w.pick(w.small(), w.small(), w.real(), w.listed(4), w.text(), "(1, 2)", "{1: 2}", "{1, 2}")
    if two in ("is_", "is_not"):
        return f"import operator\noperator.{two}({w.pick('None', 'True', 'len')}, {w.pick('None', 'True', 'len')})"
    if two == "mod":
        return f"import operator\noperator.mod({w.number()}, {w.number()})"
    kind = r.random()
    if kind < 0.45:
        return f"import operator\noperator.{two}({w.arguments(value(), value())})"
    if kind < 0.6:
        return f"import operator\noperator.{one}({w.arguments(value())})"
    if kind < 0.75:
        return f"import operator\ng = operator.itemgetter({w.arguments(w.small(), w.text(), least=1)})\n({w.pick('repr(g)', '1')}, g({w.pick('[1, 2, 3, 4]', repr('abcdefghij'), '{1: 2}', 'range(20)')}))"
    if kind < 0.85:
        return f"import operator\ng = operator.attrgetter({w.arguments(repr(w.pick('real', 'imag', 'numerator', 'real.imag', 'nothing')), repr('real'), least=1)})\n({w.pick('repr(g)', '1')}, g({w.number()}))"
    return f"import operator\noperator.methodcaller({w.pick(repr('upper'), repr('split') + ', ' + repr('l'), repr('count') + ', ' + repr('l'), repr('nothing'), '1', '', repr('split') + ', maxsplit=1')})({w.text()})"


def time_program(r):
    w = Writer(r)
    stamp = w.pick("0", "1704103200", "1e9", "-1", "1704103200.75", "None", str(r.randint(-10**9, 4 * 10**9)))
    form = w.pick("'%Y-%m-%d %H:%M:%S'", "'%a %A %b %B %d %j %U %w %W %y %p %I'", "'%c | %x | %X'", "'%H:%M%%'", "'%e %D %F %T %R %u'", "''")
    return "import time\n" + w.pick(
        f"time.gmtime({w.pick(stamp if stamp != 'None' else '0', repr('a'), '(1, 2)')})", f"time.strftime({w.mostly(form)}, time.gmtime({stamp if stamp != 'None' else '5'}))",
        f"time.asctime(time.gmtime({stamp if stamp != 'None' else '5'}))", f"time.ctime({stamp if stamp != 'None' else '5'})",
        f"time.mktime(time.localtime({stamp if stamp != 'None' else '5'}))", f"time.gmtime({stamp if stamp != 'None' else '5'}).tm_year", f"time.sleep({w.pick('-1', repr('a'), 'None', 'float(' + repr('nan') + ')', '0')})",
        f"time.gmtime({stamp if stamp != 'None' else '5'})[:3]", "type(time.time())", "type(time.perf_counter_ns())", "time.nothing", "type(time.gmtime(0))")


def sys_program(r):
    w = Writer(r)
    return "import sys\n" + w.pick(
        f"sys.exit({w.arguments(w.item(), least=0)})", "sys.version_info[:2]", "sys.version_info >= (3, 11)", f"sys.stdout.write({w.text()})",
        "sys.stderr.write('oops\\n')", "sys.maxsize", "sys.getrecursionlimit()", "sys.platform", "sys.stdout.flush()", "sys.version_info.major",
        "sys.byteorder", "sys.float_info.max", "sys.nothing", "sys.version_info.releaselevel", "sys.intern('a')", "sys.stdout.writelines(['a', 'b'])")


def typing_program(r):
    w = Writer(r)
    inner = w.pick("int", "str", "None", "typing.Any", "typing.Optional[int]", "'Node'", "float")
    del inner
    return "import typing\nimport collections.abc\n".replace("\nimport collections.abc", "") + w.pick(
        "typing.List[int]", "typing.Dict[str, int]", "typing.Any", "typing.List", "typing.Callable[[int], str]", "typing.cast(int, 'a')",
        "typing.cast('int', 3)", "typing.TypeVar('T')", "typing.TYPE_CHECKING", "typing.Tuple[int, ...]", "typing.List[int]([1, 2])" if False else "typing.Set[str]",
        "typing.Literal['a', 1]", "typing.Awaitable[int]", "typing.List[typing.Dict[str, float]]", "typing.Iterable[int]", "typing.Type[int]",
        "typing.List[int] == typing.List[int]", "typing.NewType('A', int)(5)", "typing.nothing", "typing.List[int].__origin__", "typing.Dict[str, int].__args__",
        "typing.AsyncIterator[str]", "typing.Optional", "typing.Union", "typing.Callable[..., int]")


def datetime_program(r):
    w = Writer(r, nan=False)
    days = lambda: w.pick("1", "-1", "0", "30", "1.5", "-0.25", "365", "1e-7", "999999999", w.real(), "'a'", "2.5")
    delta = lambda: f"datetime.timedelta({w.arguments(days(), days(), days(), least=0)}{w.pick('', ', hours=3', ', milliseconds=1.5', ', weeks=2', ', minutes=-7', ', x=1')})"
    plain_delta = lambda: f"datetime.timedelta({r.randint(-40, 40)}, {r.randint(0, 100000)}, {r.randint(0, 10**6)})"
    date = lambda: f"datetime.date({r.randint(1, 9999)}, {w.pick('1', '2', '12', '13', '0', '6')}, {w.mostly(w.pick('1', '28', '29', '31', '0', '15'))})"
    zone = w.pick("", "", ", tzinfo=datetime.timezone.utc", ", tzinfo=datetime.timezone(datetime.timedelta(hours=-5, minutes=-30))")
    moment = lambda: (f"datetime.datetime({r.randint(1, 9999)}, {r.randint(1, 12)}, {r.randint(1, 28)}"
                      + w.pick("", f", {r.randint(0, 24)}", f", {r.randint(0, 23)}, {r.randint(0, 59)}", f", 10, 30, {r.randint(0, 60)}, {r.randint(0, 10**6)}") + zone + ")")
    clock = lambda: f"datetime.time({w.arguments(str(r.randint(0, 24)), str(r.randint(0, 60)), '5', str(r.randint(0, 10**6)), least=0)})"
    form = "'%Y-%m-%d %H:%M:%S.%f %a %b %j %p %I %U %W %z %Z %%'"
    forms = [lambda: f"{delta()}", lambda: f"str({delta()})", lambda: f"{plain_delta()} + {plain_delta()}", lambda: f"{plain_delta()} - {plain_delta()}",
             lambda: f"{plain_delta()} * {w.pick('2', '0.5', '-3', '1.1', repr('a'), '1e9')}", lambda: f"{plain_delta()} / {w.pick('2', '7', '0.3', plain_delta(), '0', '0.0', repr('a'))}",
             lambda: f"{plain_delta()} // {w.pick('2', '7', plain_delta(), '0', '1.5')}", lambda: f"{plain_delta()} % {plain_delta()}", lambda: f"-{plain_delta()}", lambda: f"abs({plain_delta()})",
             lambda: f"{plain_delta()}.total_seconds()", lambda: f"{plain_delta()} {w.pick('<', '==', '>=', '!=')} {w.pick(plain_delta(), '3')}",
             lambda: f"bool({w.pick(plain_delta(), 'datetime.timedelta(0)')})", lambda: f"{plain_delta()}.{w.pick('days', 'seconds', 'microseconds', 'nothing')}",
             lambda: "datetime.timedelta." + w.pick("min", "max", "resolution"), lambda: f"{date()}", lambda: f"str({date()})", lambda: f"{moment()}", lambda: f"str({moment()})",
             lambda: f"{moment()} - {moment()}", lambda: f"{moment()} {w.pick('+', '-')} {plain_delta()}", lambda: f"{date()} - {date()}", lambda: f"{date()} + {plain_delta()}",
             lambda: f"{moment()} {w.pick('<', '==', '>=')} {w.pick(moment(), date(), '3')}", lambda: f"{moment()}.isoformat({w.pick('', repr(' '), 'timespec=' + repr('seconds'), 'timespec=' + repr('milliseconds'), repr('T') + ', ' + repr('minutes'), 'timespec=' + repr('no'))})",
             lambda: f"{moment()}.strftime({form})", lambda: f"{date()}.strftime({form})", lambda: f"{clock()}.strftime('%H:%M:%S.%f')", lambda: f"{clock()}", lambda: f"str({clock()})",
             lambda: f"{moment()}.{w.pick('year', 'month', 'day', 'hour', 'minute', 'second', 'microsecond', 'tzinfo', 'nothing')}",
             lambda: f"{moment()}.{w.pick('weekday', 'isoweekday', 'toordinal', 'date', 'time', 'isocalendar', 'ctime', 'utcoffset', 'tzname', 'timetz')}()",
             lambda: f"{moment()}.replace({w.arguments('2000', '5', least=0)})", lambda: f"{date()}.replace(day={w.pick('5', '31')})",
             lambda: f"datetime.date.fromordinal({w.pick('1', '738000', '0', '10**9')})",
             lambda: f"datetime.datetime.fromtimestamp({w.pick('0', '1e9', '1704103200.5', '-1.25', '1e20', repr('a'))}, datetime.timezone.utc)",
             lambda: f"datetime.datetime.fromisoformat({w.pick(repr('2024-01-02T03:04:05'), repr('2024-01-02'), repr('2024-01-02 03:04:05.678'), repr('2024-13-01'), repr('x'), repr('2024-01-02T03:04:05+02:00'), repr('20240102T030405'), repr('2024-01-02T03:04Z'), '3')})",
             lambda: f"datetime.datetime.strptime({w.pick(repr('2024-01-02 03:04:05'), repr('2024-1-2 3:4:5'), repr('nope'), repr('2024-01-02 03:04:05x'))}, {repr('%Y-%m-%d %H:%M:%S')})",
             lambda: f"datetime.datetime.strptime({repr('Jan 5 2024 11:30 PM')}, {repr('%b %d %Y %I:%M %p')})", lambda: f"datetime.datetime.combine({date()}, {clock()})",
             lambda: f"{moment()}.astimezone(datetime.timezone.utc)" if zone else "1", lambda: f"{moment()}.timestamp()" if zone else "2", lambda: f"isinstance({moment()}, datetime.date)",
             lambda: f"datetime.timezone({w.pick(plain_delta(), 'datetime.timedelta(hours=5)', '3', 'datetime.timedelta(hours=5), ' + repr('X'))})", lambda: "str(datetime.timezone.utc)",
             lambda: f"format({moment()}, '%H:%M')", lambda: f"format({date()}, '')", lambda: f"{date()} < {moment()}", lambda: f"{clock()} < {clock()}", lambda: f"{moment()} + 3",
             lambda: f"sum([{plain_delta()}, {plain_delta()}], datetime.timedelta())", lambda: f"max({moment()}, {moment()})", lambda: "datetime.datetime"]
    return f"import datetime\n{r.choice(forms)()}"


def statistics_program(r):
    w = Writer(r, nan=False)
    finite = lambda: w.pick(w.small(), w.small(), repr(round(r.uniform(-100, 100), 2)), repr(r.uniform(-1, 1)), str(r.randint(-10**6, 10**6)))
    data = w.pick(w.listed(9, w.small), w.listed(9, finite), w.listed(9, finite), "[1, 2, 3, 4]", "range(10)", "[]", "[1]", "[1.5, 2.5]", "'abc'", "[True, 2]", "(3, 3, 3)")
    name = w.pick("mean", "fmean", "median", "median_low", "median_high", "mode", "multimode", "variance", "pvariance", "stdev", "pstdev", "quantiles", "harmonic_mean")
    extra = w.pick("", "", ", n=10", ", method='inclusive'") if name == "quantiles" else w.pick("", "", "", ", [1, 2, 3, 4]") if name == "fmean" else \
        w.pick("", "", "", ", 3", ", 2.5") if name in ("variance", "stdev", "pstdev", "pvariance") else ""
    if name not in ("multimode", "mode") and "'" in data:
        data = "[1, 2, 2]"
    if name == "harmonic_mean":
        data = w.pick("[1, 2, 4]", "[40, 60]", "[2.5, 3, 10]", "[]", "[1, 0]", "[3, -1]", "[5]")
    return f"import statistics\nstatistics.{name}({data if extra else w.mostly(data)}{extra})"


def json_value(w, depth=2):
    r = w.r
    kind = r.random()
    if depth and kind < 0.25:
        return "[" + ", ".join(json_value(w, depth - 1) for _ in range(r.randint(0, 3))) + "]"
    if depth and kind < 0.5:
        return "{" + ", ".join(f"{w.pick(w.text(), w.text(), w.small(), 'None', 'True', '1.5')}: {json_value(w, depth - 1)}" for _ in range(r.randint(0, 3))) + "}"
    return w.pick(w.small(), w.real(), w.text(), "None", "True", "False", repr("Zoë \u2028 \U0001f600 \n\"\\\x01\x7f"), "(1, 2)", "{1}" if r.random() < 0.1 else "1", "10**20")


def json_program(r):
    w = Writer(r)
    if r.random() < 0.55:
        extra = "".join(w.pick("", "", each) for each in (", indent=2", ", sort_keys=True", ", ensure_ascii=False", ", separators=(',', ':')", ", default=str", ", skipkeys=True"))
        return f"import json\njson.dumps({w.mostly(json_value(w))}{extra})"
    text = w.pick('[1, 2.5, -3e2, "a"]', '{"a": {"b": [null, true, false]}}', '"\\u00e9\\n\\ud83d\\ude00"', '[1, 2', '{"a" 1}', "nope", "", "[1,]", '{"a": 1,}', "01", "-", '"abc', "[1] 2",
                  "NaN", "-Infinity", ' \n {"a" : [ ] } ', '{"a": 1, "a": 2}', '"a\nb"', '"\\x"', "1e400", '{1: 2}', "123456789012345678901234567890", "1.0", '[\n1,\n x]')
    if r.random() < 0.3 and text:
        at = r.randrange(len(text))
        text = text[:at] + r.choice('[]{}",:1a \\') + text[at + r.randint(0, 1):]
    return f"import json\njson.loads({w.mostly(repr(text))})"


def copy_program(r):
    w = Writer(r)
    value = w.pick("[1, [2, 3], {'a': [4]}]", "{'a': [1], 'b': {2}}", "([1], 2)", "(1, 2)", "5", "'abc'", "{1, 2}", "None", w.listed(), "[[1], [1]]")
    return "\n".join(["import copy", "import collections", f"x = {w.pick(value, f'collections.deque({value})' if value[0] == '[' else value, 'collections.Counter(' + repr('abca') + ')', 'collections.defaultdict(list, a=[1])')}",
                      f"y = copy.{w.pick('copy', 'deepcopy', 'deepcopy')}(x)", "(x, y, x is y, x == y, type(y))"])


def text_program(r):
    w = Writer(r)
    words = " ".join(r.choice(["spam", "a", "well-known", "hello,", "--", "x--y", "end.", "supercalifragilistic", "-b", "e-mail", "don't", "\n", "\t", "Zoë", "two  blanks", "a-b-c-d", "1-2", "foo_bar-baz", "---", "b--"])
                     for _ in range(r.randint(0, 14)))
    indented = "\n".join(r.choice(["", "  ", "    ", "\t", "  \t"]) + r.choice(["a", "", "b c", "  ", "x"]) for _ in range(r.randint(0, 5)))
    extra = "".join(w.pick("", "", "", each) for each in (", initial_indent='* '", ", subsequent_indent='  '", ", max_lines=2", ", placeholder='...'", ", break_long_words=False",
                                                         ", break_on_hyphens=False", ", drop_whitespace=False", ", expand_tabs=False", ", replace_whitespace=False"))
    width = w.pick("10", "5", "20", "70", "8", "12") if "indent" in extra else w.pick("10", "5", "20", "70", "1", "0")
    return "import textwrap\nimport string\n".replace("\nimport string", "") + w.pick(
        f"textwrap.dedent({indented!r})", f"textwrap.indent({indented!r}, '> '{w.pick('', ', lambda v: True', ', None')})", f"textwrap.wrap({words!r}, {width}{extra})",
        f"textwrap.fill({words!r}, {width}{extra})", f"textwrap.shorten({words!r}, {w.pick('10', '20', '5', '40')}{w.pick('', ', placeholder=' + repr('...'))})",
        f"textwrap.wrap({words!r}, width={width})") if r.random() < 0.9 else "import string\n" + w.pick(
        "string.ascii_letters", "string.punctuation", "string.whitespace", "string.printable", "string.digits + string.hexdigits", f"string.capwords({words!r})", f"string.capwords({words!r}, '-')", "string.nothing")


def logging_program(r):
    w = Writer(r)
    level = lambda: w.pick("logging.DEBUG", "logging.INFO", "'WARNING'", "40", "'nope'", "None")
    config = w.pick("", "", f"level={level()}", "format='%(levelname)s %(message)s'", "format='%(name)-8s|%(levelno)3d|%(message)s', level=10",
                    "level=logging.INFO, format='{levelname}:{message}', style='{'", "level='INFO', stream=sys.stdout")
    lines = ["import logging", "import sys", "r = logging.getLogger()", "r.setLevel(30)", "r.handlers = []", "a = logging.getLogger('a')", "b = logging.getLogger('a.b')", "a.setLevel(0)", "b.setLevel(0)",
             "a.propagate = True", "b.propagate = True", "a.handlers = []", "b.handlers = []", "logging.disable(0)"]
    if r.random() < 0.8:
        lines.append(f"logging.basicConfig({config})")
    for _ in range(r.randint(1, 5)):
        logger = w.pick("logging", "r", "a", "b", "a", "b")
        method = w.pick("debug", "info", "warning", "error", "critical")
        lines.append(w.pick(f"{logger}.{method}({w.pick(repr('hi'), repr('x=%s') + ', 3', repr('%d of %s') + ', 1, 2', repr('%(k)s') + ', {' + repr('k') + ': 1}', '5', '[1]')})",
                            f"{w.pick('a', 'b', 'r')}.setLevel({w.pick('10', repr('INFO'), '50')})", f"a.log({w.pick('20', '35', '50')}, 'at %s', 'level')",
                            "b.propagate = False", "h = logging.StreamHandler(sys.stdout)\nh.setFormatter(logging.Formatter('[%(name)s] %(message)s'))\nh.setLevel(30)\na.addHandler(h)",
                            "logging.disable(20)", "a.addHandler(logging.NullHandler())"))
    lines.append(w.pick("(a.isEnabledFor(20), b.getEffectiveLevel(), b.parent is a, a.hasHandlers())", "logging.getLevelName(30)", "a.getChild('c').name", "repr(b)", "(a.name, a.level)"))
    return "\n".join(lines)


def types_program(r):
    w = Writer(r)
    lines, results = steps(r, ["import types", f"n = types.SimpleNamespace({w.pick('', 'a=1', 'a=1, b=[2]', '3')})"],
                           [lambda: "n.a", lambda: f"n.b = {w.small()}", lambda: "n == types.SimpleNamespace(a=1)", lambda: "repr(n)", lambda: "del n.a", lambda: "n.__dict__",
                            lambda: "types.NoneType", lambda: "isinstance(len, types.BuiltinFunctionType)"])
    return "\n".join(lines + [f"({', '.join(results + ['n'])},)"])


MODULES = {
    "random": random_program,
    "math": math_program,
    "bisect": bisect_program,
    "heapq": heapq_program,
    "deque": deque_program,
    "Counter": counter_program,
    "dicts": dicts_program,
    "namedtuple": namedtuple_program,
    "itertools": itertools_program,
    "functools": functools_program,
    "operator": operator_program,
    "time": time_program,
    "sys": sys_program,
    "typing": typing_program,
    "datetime": datetime_program,
    "statistics": statistics_program,
    "json": json_program,
    "copy": copy_program,
    "text": text_program,
    "logging": logging_program,
    "types": types_program,
}


def fixed(name):
    """Programs that are run each time."""
    return FIXED.get(name, [])


FIXED = {
    "typing": [f"import collections.abc as a\nisinstance({v}, a.{n})" for v in ("[]", "1", "'a'", "{}", "iter([])", "len", "set()", "range(3)", "()", "{}.keys()")
               for n in ("Iterable", "Iterator", "Sequence", "Mapping", "MutableMapping", "Callable", "Hashable", "Sized", "Set", "Collection", "MutableSequence")],
    "random": ["import random\nrandom.Random(5).sample(range(1000), 20)", "import random\nisinstance(random.Random(1), random.Random)",
               "import random\nrandom.Random"],
    "math": ["import math\n(math.pi, math.e, math.tau, math.inf, math.nan)", "import math\nmath.nothing", "import math\nmath.sqrt"],
}
