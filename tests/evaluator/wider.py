# SPDX-FileCopyrightText: 2026 The Signalbox authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Random expressions of the kinds that programs are made of: formats, slices, sorting, parsing of numbers, texts of many scripts."""

WORDS = ["", "a", "abc", "Hello, World", "the quick brown fox", "  padded\t", "ÄÖÜ straße", "éÉ", "ǆ ǅ Ǆ", "İıſ", "ﬁne", "Σίσυφος ΣΑΣ", "日本語", "😀👍🏽",
         "a\u0301b", "x\u00a0y\u2003z", "line\nnext\r\nlast\x0b\x0c\x1c\x85\u2028end", "tab\tsep\tend", "١٢٣", "½²Ⅷ", "o'neil's a-b c_d", "\x00\x7f\x9f\u200b", "a,b,,c,",
         "x=1;y=2", "CamelCaseName", "snake_case_name", "12.50", "-7", "aaaaaaa", "abcabcabc", "MiXeD 123 tEsT", "ŉ ΐ ῼ", "{} {}", "%s %d"]
BYTES = [b"", b"a", b"abc", b"Hello World", b"  x y\t", b"\x00\xff\x80", b"a,b,,c", b"line\nnext\r\nlast", b"\tq\tr", b"123", b"aXbXc", b"aaa", b"it's \"q\""]
NUMBER_TEXTS = ["12", "-12", "+7", " 12 ", "\n3\t", "1_000", "1__0", "_1", "1_", "0x1f", "0b101", "0o17", "0X1F", "010", "1e5", "1E-5", "1.5", ".5", "5.", "-.5e+3", "inf",
                "-Infinity", "nan", "+nan", "iNf", "1e400", "1e-400", "4.9e-324", "2.2250738585072011e-308", "0.1e", "e5", "1.2.3", "", " ", "١٢٣", "１２", "½", "abc", "z", "1 2", "1_0.5_0",
                "0_1", "00", "-0", "0x", "9" * 25, "1.7976931348623159e308", "0x1p3", "infinit", "--1", "+-1", "\u20031\u2003", "1e1_0", "1_e1", "123456789012345678901234567890.5"]
FLOATS = ["0.0", "-0.0", "1.0", "-1.5", "0.1", "0.5", "1.5", "2.5", "2.675", "1e15", "1e16", "1e17", "123456789.0", "1.0e-5", "0.0001", "1e22", "1e23", "5e-324", "1.7976931348623157e308",
          "2.2250738585072014e-308", "9007199254740993.0", "0.30000000000000004", "1/3", "2/3", "1e100", "float('inf')", "float('-inf')", "float('nan')", "99.99", "999999.5", "1234.5678",
          "0.00001234", "1e-7", "12345678.9", "-273.15", "3.14159", "100.0"]
INTS = ["0", "1", "-1", "2", "7", "10", "12", "-13", "97", "255", "256", "1000", "-1000", "65536", "1234567", "-1234567", "2**31", "-2**31", "2**53", "2**53+1", "2**63-1", "2**63", "-2**63",
        "2**64", "10**18", "10**20", "-10**30+1", "True", "False", "3", "5", "36", "100"]
ENDS = ["", "d", "f", "e", "g", "n", "s", "x", "X", "o", "b", "c", "%", "E", "F", "G", "a", "r"]
KEYS = ["len", "str", "abs", "lambda x: x", "lambda x: -x", "lambda x: x[1]", "lambda x: (len(str(x)), x)", "repr", "type", "str.lower", "lambda x: x % 3", "lambda x: (x % 2, -x)", "None",
        "lambda x: str(x)[::-1]", "hash", "bool", "lambda p: (p[1], p[0])", "lambda x: 0"]
FRUIT = "apple fig kiwi pear plum lime quince nut"  # split, lest they be interned: CPython makes a set of constants anew where one is
MAPPING_KEYS = ["a", "b", "name", "x", "key"]


class Wider:
    """What a Maker has besides; `self.pick`, `self.random`, `self.make` are its."""

    def word(self):
        return ascii(self.pick(WORDS)) if self.random.random() < 0.5 else repr(self.pick(WORDS))

    def byte_text(self):
        return repr(self.pick(BYTES))

    def int_text(self):
        return self.pick(INTS) if self.random.random() < 0.7 else str(self.random.randint(-10 ** self.random.randint(1, 30), 10 ** self.random.randint(1, 30)))

    def float_text(self):
        r = self.random
        return self.pick(FLOATS) if r.random() < 0.6 else repr(r.choice([r.uniform(-1, 1), r.uniform(-1e6, 1e6), r.uniform(0, 1) * 10 ** r.randint(-30, 30), r.randint(-999, 999) / 8]))

    def scalar(self):
        return self.pick([self.int_text, self.float_text, self.word, self.int_text, self.float_text, lambda: self.pick(["None", "True", "...", "[1, 'a']", "(1,)", "{1: 2}", "{'a'}", "b'x'", "int"])])()

    def spec(self):
        r = self.random
        return (self.pick(["", "", "", "*", "0", " ", "é", "<", "="]) + self.pick(["", "<", ">", "^", "="]) + self.pick(["", "", "+", "-", " "]) + self.pick(["", "", "", "z"]) + self.pick(["", "", "#"])
                + self.pick(["", "", "0"]) + self.pick(["", "", str(r.randint(0, 25))]) + self.pick(["", "", ",", "_"]) + self.pick(["", "", f".{r.randint(0, 20)}", ".", ".0"])
                + self.pick(ENDS))

    def f_string(self):
        parts = []
        for _ in range(self.random.randint(1, 3)):
            value = self.pick([self.int_text, self.float_text, lambda: "len('abc')", lambda: "[1, 2][0]", lambda: "True", lambda: "None", lambda: "3 > 2", lambda: "(lambda x: x * 2)(4)"])()
            value = f"({value})" if "'" not in value else "1.25"
            spec = self.spec().replace("{", "").replace("}", "").replace('"', "")
            nested = "{" + str(self.random.randint(0, 12)) + "}"
            spec = self.pick([spec, spec, nested, ">" + nested, nested + "." + "{" + str(self.random.randint(0, 5)) + "}f", "*^" + nested])
            parts.append("{" + value + self.pick(["", "", "", "=", " = ", "!r", "!s", "!a", "=!r"]) + self.pick(["", ":" + spec, ":" + spec, ":" + spec]) + "}" + self.pick(["", " ", "{{", "}}", "é"]))
        return 'f"' + "".join(parts) + '"'

    def format_call(self):
        r = self.random
        fields = []
        for _ in range(r.randint(1, 3)):
            name = self.pick(["", "", "0", "1", "2", "a", "b", "0[0]", "a[k]", "a.real", "0.imag", "b[1]", "b[-1]", "0.nothing", "9", "zz", "0[", "a.", "[0]", ".real"])
            fields.append("{" + name + self.pick(["", "", "!r", "!s", "!a", "!x", "!"]) + self.pick(["", "", ":" + self.spec(), ":{" + self.pick(["", "0", "a", "1"]) + "}", ":>{1}"]) + "}" + self.pick(["", " ", "{{", "}}", "}", "{"][:self.pick([4, 4, 4, 6])]))
        arguments = ", ".join([self.scalar() for _ in range(r.randint(0, 3))] + self.pick([[], [f"a={self.scalar()}"], ["a={'k': 1}", "b=[1, 2]"]]))
        return f"{ascii(''.join(fields))}.format({arguments})"

    def percent(self):
        r = self.random
        def field(keyed):
            return ("%" + (f"({self.pick(MAPPING_KEYS)})" if keyed else "") + "".join(self.pick(["", "", "-", "+", " ", "#", "0"]) for _ in range(2)) + self.pick(["", "", str(r.randint(0, 15)), "*"])
                    + self.pick(["", "", f".{r.randint(0, 12)}", ".", ".*"]) + self.pick(["", "", "", "l", "h"]) + self.pick(list("sdifgGeExXoucra%") + ["b", "z", ""]))
        keyed = r.random() < 0.2
        text = self.pick(["", "x", "é "]) + " ".join(field(keyed) for _ in range(r.randint(1, 3)))
        stars = text.count("*") + text.count("%") - text.count("%%")
        if keyed:
            return f"{ascii(text)} % {{{', '.join(f'{key!r}: {self.scalar()}' for key in MAPPING_KEYS[:r.randint(1, 5)])}}}"
        values = [self.scalar() if r.random() < 0.8 else str(r.randint(-9, 12)) for _ in range(max(stars + self.pick([0, 0, 0, 0, 1, -1]), 0))]
        if r.random() < 0.15:
            text = ascii(text.replace("é", "e"))
            return f"b{text} % ({''.join((self.byte_text() if r.random() < 0.3 else v) + ', ' for v in values)})"
        return f"{ascii(text)} % {self.scalar() if r.random() < 0.15 else '(' + ''.join(v + ', ' for v in values) + ')'}"

    def slices(self):
        r = self.random
        what = self.pick([self.word, lambda: f"list(range({r.randint(0, 12)}))", lambda: f"range({r.randint(-9, 9)}, {r.randint(-9, 30)}, {self.pick([1, 2, 3, -1, -2])})", self.byte_text,
                          lambda: f"tuple({self.word()})"])()
        bound = lambda: self.pick(["", "", str(r.randint(-14, 14)), str(r.randint(-3, 3)), "None", "10**20", "-10**20", "True"])
        text = f"({what})[{bound()}:{bound()}{self.pick(['', '', ':' + bound()])}]"
        return text + self.pick(["", "", "", "[::-1]", "[0]", "[-1]", f"[{bound()}:]"])

    def items(self):
        r = self.random
        return self.pick([
            lambda: "[" + ", ".join(str(r.randint(-20, 20)) for _ in range(r.randint(0, 12))) + "]",
            lambda: "[" + ", ".join(self.float_text() for _ in range(r.randint(0, 6))) + "]",
            lambda: "[" + ", ".join(self.word() for _ in range(r.randint(0, 6))) + "]",
            lambda: "[" + ", ".join(f"({r.randint(0, 4)}, {self.word()})" for _ in range(r.randint(0, 6))) + "]",
            lambda: "{" + ", ".join(f"{self.word()}: {r.randint(0, 9)}" for _ in range(r.randint(0, 6))) + "}",
            lambda: "[" + ", ".join(self.scalar() for _ in range(r.randint(0, 5))) + "]",
            lambda: "{" + ", ".join(repr(w) for w in r.sample(FRUIT.split(), r.randint(1, 8))) + "}",
            lambda: f"range({r.randint(-5, 80)})", self.word, lambda: f"{self.items()}.items()" if r.random() < 0.4 else "{'a': 1, 'b': 0}.items()",
        ])()

    def sorting(self):
        return self.pick([
            lambda: f"sorted({self.items()}, key={self.pick(KEYS)}{self.pick(['', '', ', reverse=True'])})", lambda: f"sorted({self.items()}{self.pick(['', ', reverse=True'])})",
            lambda: f"{self.pick(['min', 'max'])}({self.items()}, key={self.pick(KEYS)}{self.pick(['', ', default=None'])})", lambda: f"{self.pick(['sum', 'min', 'max', 'list', 'set', 'tuple', 'frozenset', 'any', 'all', 'len', 'dict'])}({self.items()})",
            lambda: f"[k := list({self.items()}), k.sort(key={self.pick(KEYS)})]", lambda: f"dict(sorted({self.items()}, key={self.pick(KEYS)}))", lambda: f"list(reversed({self.items()}))",
            lambda: f"list(zip({self.items()}, {self.items()}{self.pick(['', ', strict=True'])}))", lambda: f"dict(enumerate({self.items()}, {self.int_text()}))",
            lambda: f"list(map({self.pick(KEYS)}, {self.items()}))", lambda: f"list(filter({self.pick(KEYS)}, {self.items()}))", lambda: f"' '.join(map(str, {self.items()}))",
            lambda: f"set({self.items()}) {self.pick('&|^-')} set({self.items()})", lambda: f"set({self.items()}) {self.pick(['<', '<=', '==', '>', '>=', '!='])} set({self.items()})",
            lambda: f"{{**dict.fromkeys({self.items()}), **dict.fromkeys({self.items()}, 1)}}", lambda: f"[*{self.items()}, *{self.items()}]", lambda: f"list({self.items()}) * {self.random.randint(-1, 3)}",
            lambda: f"(lambda first, *rest, last=0: (first, rest, last))(*{self.items()})", lambda: f"[x for x in {self.items()} if x]", lambda: f"{{x: i for i, x in enumerate({self.items()})}}",
            lambda: f"[(x, y) for x, *y in {self.items()}]", lambda: f"[y for x in {self.items()} if (y := x)]", lambda: f"sum(len(str(x)) for x in {self.items()})",
        ])()

    def parsing(self):
        text = repr(self.pick(NUMBER_TEXTS)) if self.random.random() < 0.85 else repr(self.pick(NUMBER_TEXTS).encode("ascii", "ignore"))
        return self.pick([lambda: f"int({text})", lambda: f"float({text})", lambda: f"int({text}, {self.pick([0, 2, 8, 10, 16, 36, 37, 1, -1, 3])})", lambda: f"bool({text})", lambda: f"complex({text})",
                          lambda: f"float.fromhex({text})", lambda: f"bytes.fromhex({text})", lambda: f"str({self.float_text()})", lambda: f"int({self.float_text()})", lambda: f"float({self.int_text()})",
                          lambda: f"{self.pick(['bin', 'oct', 'hex', 'chr', 'ord', 'abs', 'str', 'repr', 'ascii', 'hash', 'float', 'int', 'bool'])}({self.scalar()})",
                          lambda: f"int.from_bytes({self.byte_text()}{self.pick([', ' + repr('big'), ', ' + repr('little'), ', ' + repr('x'), ''])}{self.pick(['', ', signed=True'])})",
                          lambda: f"({self.int_text()}).to_bytes({self.random.randint(0, 10)}, {self.pick(['big', 'little', 'x'])!r}{self.pick(['', ', signed=True'])})",
                          lambda: f"({self.float_text()}).{self.pick(['hex', 'is_integer', 'as_integer_ratio', 'conjugate', '__round__', '__trunc__', '__floor__', '__ceil__'])}()",
                          lambda: f"({self.int_text()}).{self.pick(['bit_length', 'bit_count', 'as_integer_ratio', 'conjugate', '__index__', '__abs__', '__floor__', '__round__'])}()"])()

    def numbers(self):
        one, other = self.pick([self.int_text, self.float_text])(), self.pick([self.int_text, self.float_text])()
        return self.pick([
            lambda: f"({one}) {self.pick(['+', '-', '*', '/', '//', '%'])} ({other})", lambda: f"divmod({one}, {other})", lambda: f"round({one}, {self.random.randint(-22, 22)})", lambda: f"round({one})",
            lambda: f"({one}) {self.pick(['<', '<=', '==', '!=', '>', '>='])} ({other})", lambda: f"pow({one}, {self.random.randint(-3, 6)})", lambda: f"pow({self.int_text()}, {self.random.randint(-5, 40)}, {self.int_text()})",
            lambda: f"({self.int_text()}) {self.pick(['&', '|', '^'])} ({self.int_text()})", lambda: f"({self.int_text()}) {self.pick(['<<', '>>'])} {self.random.randint(0, 70)}", lambda: f"{self.pick('+-~')}({one})",
            lambda: f"sum([{one}, {other}, {self.float_text()}])", lambda: f"sum([0.1] * {self.random.randint(0, 12)}, {one})", lambda: f"str({one}) + repr({other})", lambda: f"hash({one})", lambda: f"({one}) ** {self.pick(['0.5', '2', '-1', '0', '1.5', '-0.5', '3'])}",
            lambda: f"{self.pick(['min', 'max'])}({one}, {other}, {self.int_text()})", lambda: f"{one} < {other} {self.pick(['<', '<=', '==', '!='])} {self.int_text()}", lambda: f"({one}) {self.pick(['is', 'is not', 'in', 'not in', 'and', 'or'])} ({self.pick(['None', 'True', '[1, 2.5, 7]', '(0,)'])})",
            lambda: f"{{{one}: 'a', {other}: 'b', {self.int_text()}: 'c'}}", lambda: f"{{{one}, {other}, {self.float_text()}, {self.int_text()}}}", lambda: f"({one}, {other}) {self.pick(['<', '==', '>='])} ({self.int_text()}, {one})",
        ])()

    def texts(self):
        r = self.random
        w, n = self.word, lambda: str(r.randint(-3, 14))
        part = lambda: self.pick([w, lambda: repr(self.pick(["a", "b", " ", ",", "ab", "", "\n", "x", "é"]))])()
        return self.pick([
            lambda: f"{w()}.{self.pick(['upper', 'lower', 'title', 'capitalize', 'swapcase', 'casefold', 'strip', 'lstrip', 'rstrip', 'split', 'rsplit', 'splitlines', 'isalpha', 'isdigit', 'isdecimal', 'isnumeric', 'isalnum', 'isspace', 'isupper', 'islower', 'istitle', 'isidentifier', 'isprintable', 'isascii', 'expandtabs', 'encode'])}()",
            lambda: f"{w()}.{self.pick(['strip', 'lstrip', 'rstrip', 'split', 'rsplit', 'partition', 'rpartition', 'count', 'find', 'rfind', 'index', 'rindex', 'startswith', 'endswith', 'removeprefix', 'removesuffix', 'join'])}({part()})",
            lambda: f"{w()}.{self.pick(['split', 'rsplit'])}({self.pick(['None', part()])}, {n()})", lambda: f"{w()}.{self.pick(['split', 'rsplit'])}(maxsplit={n()})", lambda: f"{w()}.replace({part()}, {part()}{self.pick(['', ', ' + n()])})",
            lambda: f"{w()}.{self.pick(['center', 'ljust', 'rjust'])}({n()}{self.pick(['', ', ' + repr(self.pick(['*', 'é', '', 'ab']))])})", lambda: f"{w()}.zfill({n()})", lambda: f"{w()}.expandtabs({n()})",
            lambda: f"{w()}.{self.pick(['find', 'rfind', 'count', 'index', 'rindex', 'startswith', 'endswith'])}({part()}, {n()}{self.pick(['', ', ' + n()])})", lambda: f"{w()}.startswith(({part()}, {part()}))", lambda: f"{w()} {self.pick(['+', '<', '==', 'in', '>=', 'not in'])} {w()}", lambda: f"{w()} * {n()}",
            lambda: f"{w()}.translate(str.maketrans({self.pick([f'{part()}, {part()}', '{97: None, 98: 120}', repr('abc') + ', ' + repr('xyz') + ', ' + repr(' d'), '{' + repr('a') + ': ' + part() + '}', w()])}))",
            lambda: f"{w()}.splitlines({self.pick(['True', 'keepends=True', 'False', ''])})", lambda: f"{w()}.encode({self.pick(['', repr('utf-8'), repr('ascii'), repr('latin-1'), repr('utf-16'), repr('utf-8') + ', ' + repr('ignore'), repr('ascii') + ', ' + repr('replace'), repr('ascii') + ', ' + repr('backslashreplace'), repr('ascii') + ', ' + repr('xmlcharrefreplace'), repr('nope')])})",
            lambda: f"{w()}.format_map({{'a': 1}})", lambda: f"{part()}.join({self.items()})", lambda: f"sorted({w()})", lambda: f"list({w()})", lambda: f"set({w()})", lambda: f"repr({w()}) + ascii({w()})", lambda: f"[ord(c) for c in {w()}]", lambda: f"hash({w()})", lambda: f"{{c: {w()}.count(c) for c in {w()}}}",
        ])()

    def byte_methods(self):
        r = self.random
        b, n = self.byte_text, lambda: str(r.randint(-3, 14))
        part = lambda: self.pick([b, b, lambda: str(r.randint(-1, 257)), lambda: repr(self.pick([b"a", b"X", b",", b"ab", b" "])), lambda: repr(self.pick([b"a", b"X", b",", b"ab", b" "])), lambda: "'a'", lambda: "None"])()
        return self.pick([
            lambda: f"{b()}.{self.pick(['upper', 'lower', 'title', 'capitalize', 'swapcase', 'strip', 'lstrip', 'rstrip', 'split', 'rsplit', 'splitlines', 'isalpha', 'isdigit', 'isalnum', 'isspace', 'isupper', 'islower', 'istitle', 'isascii', 'expandtabs', 'decode', 'hex', 'copy'])}()",
            lambda: f"{b()}.{self.pick(['strip', 'lstrip', 'rstrip', 'split', 'rsplit', 'partition', 'rpartition', 'count', 'find', 'rfind', 'index', 'rindex', 'startswith', 'endswith', 'removeprefix', 'removesuffix', 'join', 'hex', 'translate'])}({part()})",
            lambda: f"{b()}.{self.pick(['split', 'rsplit'])}({part()}, {n()})", lambda: f"{b()}.replace({part()}, {part()}{self.pick(['', ', ' + n()])})", lambda: f"{b()}.{self.pick(['center', 'ljust', 'rjust'])}({n()}{self.pick(['', ', ' + part()])})", lambda: f"{b()}.zfill({n()})", lambda: f"{b()}.expandtabs({n()})",
            lambda: f"{b()}.{self.pick(['find', 'rfind', 'count', 'index', 'rindex', 'startswith', 'endswith'])}({part()}, {n()}{self.pick(['', ', ' + n()])})", lambda: f"{b()}.startswith(({part()}, {part()}))", lambda: f"{b()} {self.pick(['+', '<', '==', 'in', '>=', '*', '%'])} {part()}", lambda: f"{part()} in {b()}", lambda: f"{b()}[{n()}]",
            lambda: f"{b()}.translate(bytes.maketrans({part()}, {part()}){self.pick(['', ', ' + part()])})", lambda: f"{b()}.join([{part()}, {part()}])", lambda: f"list({b()})", lambda: f"bytes({self.pick(['[1, 2]', '3', 'range(5)', repr('é') + ', ' + repr('utf8'), '[256]', '-1', 'None'])})", lambda: f"{b()}.decode({self.pick(['', repr('ascii'), repr('latin-1'), repr('utf-8') + ', ' + repr('replace')])})",
            lambda: f"{b()}.hex({self.pick([repr(':'), repr('-') + ', 2', repr(' ') + ', -3', repr('ab'), '1', repr(':') + ', 0'])})", lambda: f"bytes.fromhex({self.pick(['0a ff', '0', 'zz', ' 41 42 ', '4 1', ''])!r})",
        ])()

    def wider(self):
        return self.pick([self.f_string, self.f_string, self.format_call, self.percent, self.percent, self.slices, self.sorting, self.sorting, self.parsing, self.parsing, self.numbers, self.numbers, self.texts, self.texts,
                          self.byte_methods, lambda: f"format({self.scalar()}, {ascii(self.spec())})", lambda: f"format({self.pick([self.int_text, self.float_text])()}, {ascii(self.spec())})"])()
