# SPDX-FileCopyrightText: 2026 The Signalbox authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Expressions of random programs: of a kind that mostly, never certainly, fits where it stands."""

import sys

WORDS = ["", "a", "ab", "abc", "left", "Right", "x y", "7", "-3", "2.5", "ä", "it's"]
DELAYS = ["0", "0.25", "0.5", "0.5", "1", "1", "1.5", "2", "0.1", "3"]
SPECS = ["", ":>4", ":<6", ":^5", ":03", ":.2f", "!r", "!s", "=", ":x", "!r:>8"]
RARE = ["KeyboardInterrupt", "SystemExit", "GeneratorExit", "BaseException"]
ENDED = ["asyncio.CancelledError", "asyncio.TimeoutError", "asyncio.InvalidStateError", "asyncio.QueueEmpty",
         "asyncio.QueueFull", "asyncio.BrokenBarrierError"]
OF_MANY_ARGUMENTS = {
    "UnicodeDecodeError": "'utf-8', b'\\xff\\xfe', 0, 1, 'reason'", "UnicodeEncodeError": "'ascii', 'ä', 0, 1, 'reason'",
    "UnicodeTranslateError": "'ä', 0, 1, 'reason'", "ExceptionGroup": "'group', [ValueError(1), KeyError('k')]",
    "BaseExceptionGroup": "'base', [ValueError(1), asyncio.CancelledError()]"}


def builtin_exceptions():
    """The names of all, in an order that no version changes, but for those that end more than a task."""
    import builtins
    found = [name for name, value in vars(builtins).items() if isinstance(value, type) and issubclass(value, Exception)]
    return sorted({name for name in found if name[0] != "_"} - {"EnvironmentError", "IOError"})


ERRORS = builtin_exceptions()


class Expressions:
    """Writes expressions of what the scope knows: `known` has names and short expressions by kind."""

    def __init__(self, chance):
        self.chance = chance
        self.known = {}

    def pick(self, things):
        return self.chance.choice(things)

    def maybe(self, probability):
        return self.chance.random() < probability

    def has(self, kind):
        return bool(self.known.get(kind))

    def some(self, kind):
        """A name of this kind that stands in the scope."""
        return self.pick(self.known[kind])

    def error_class(self):
        r = self.chance.random()
        if r < 0.45:
            return self.pick(["ValueError", "KeyError", "RuntimeError", "TypeError", "LookupError", "ZeroDivisionError",
                              "Oops", "Worse"])
        if r < 0.55:
            return self.pick(ENDED)
        return self.pick(RARE) if r < 0.57 else self.pick(ERRORS)

    def caught(self):
        """What an except clause names."""
        r = self.chance.random()
        if r < 0.45:
            return self.pick(["Exception", "Exception", "BaseException", "asyncio.CancelledError", "TimeoutError"])
        if r < 0.6:
            return f"({self.error_class()}, {self.error_class()})"
        return self.error_class()

    def error(self):
        name = self.error_class()
        if name in OF_MANY_ARGUMENTS:
            return f"{name}({OF_MANY_ARGUMENTS[name]})"
        r = self.chance.random()
        if r < 0.15:
            return name
        return f"{name}({', '.join(self.value(1) for _ in range(self.pick([0, 1, 1, 1, 2])))})"

    def integer(self, depth=2):
        if depth <= 0 or self.maybe(0.35):
            return self.some("int") if self.has("int") and self.maybe(0.6) else str(self.chance.randint(-2, 9))
        return self.pick([
            lambda: f"({self.integer(depth - 1)} {self.pick(['+', '-', '*', '//', '%', '&', '|', '^'])} {self.integer(depth - 1)})",
            lambda: f"len({self.pick([self.sequence, self.text, self.mapping])(depth - 1)})",
            lambda: f"sum({self.sequence(depth - 1)})",
            lambda: f"{self.mapping(depth - 1)}.get({self.text(0)}, {self.integer(0)})",
            lambda: f"({self.integer(depth - 1)} if {self.truth(depth - 1)} else {self.integer(depth - 1)})",
            lambda: f"{self.pick(['max', 'min'])}({self.integer(depth - 1)}, {self.integer(depth - 1)})",
            lambda: f"int({self.text(0) if self.maybe(0.2) else repr(self.pick(['7', ' 12 ', '-3', '1_0']))})",
            lambda: f"{self.sequence(0)}[{self.integer(0) if self.maybe(0.3) else self.pick(['0', '-1'])}]",
            lambda: f"{self.some('queue')}.qsize()" if self.has("queue") else "3",
            lambda: f"{self.some('barrier')}.n_waiting" if self.has("barrier") else "4",
            lambda: "asyncio.current_task().cancelling()",
            lambda: "VAR.get()",
            lambda: self.call() or "5", lambda: self.call() or "6",
            lambda: f"{self.pick(['divmod', 'pow'])}({self.integer(0)}, {self.integer(0)}){self.pick(['', '[0]'])}",
            lambda: self.converted(self.pick(["abs", "round", "hash", "bool", "chr", "bin", "float"]), self.integer(depth - 1)),
            lambda: f"ord({self.text(0)}[:1])", lambda: f"{self.text(0)}.{self.pick(['find', 'count', 'index'])}({self.text(0)})",
            lambda: f"{self.sequence(0)}.{self.pick(['count', 'index'])}({self.integer(0)})",
            lambda: f"max(*{self.sequence(0)}, {self.integer(0)})", lambda: f"sum(i for i in {self.sequence(0)})",
            lambda: f"{self.some('object')}.{self.pick(['total', 'total', 'count', 'missing'])}" if self.has("object") else "7",
        ])()

    def text(self, depth=2):
        if depth <= 0 or self.maybe(0.35):
            return self.some("str") if self.has("str") and self.maybe(0.5) else repr(self.pick(WORDS))
        return self.pick([
            lambda: self.formatted(depth),
            lambda: f"({self.text(depth - 1)} + {self.text(depth - 1)})",
            lambda: f"({self.text(depth - 1)} * {self.chance.randint(0, 3)})",
            lambda: f"{self.text(depth - 1)}.{self.pick(['upper', 'lower', 'title', 'strip', 'swapcase'])}()",
            lambda: f"{self.text(depth - 1)}.{self.pick(['center', 'ljust', 'zfill'])}({self.chance.randint(0, 8)})",
            lambda: f"'-'.join(map(str, {self.sequence(depth - 1)}))" if self.maybe(0.9) else f"'-'.join({self.sequence(depth - 1)})",
            lambda: f"str({self.value(depth - 1)})", lambda: f"repr({self.value(depth - 1)})",
            lambda: f"{self.text(depth - 1)}[{self.pick(['1:', ':2', '::-1', '0', '-1', '1:3'])}]",
            lambda: f"'{self.pick(['%s', '%r', '%5s|', '%-4s|', '%d'])}' % ({self.value(depth - 1)},)",
            lambda: f"{self.text(0)}.{self.pick(['replace', 'removeprefix', 'partition', 'split', 'startswith'])}({self.text(0)}{self.pick(['', ', 1'])})",
            lambda: f"'{self.pick(['{}', '{:>5}', '{0!r:^8}', '{x}'])}'.format({self.value(depth - 1)})",
            lambda: f"'{self.pick(['%(a)s', '%(b)5r|'])}' % {self.mapping(0)}",
            lambda: f"', '.join(f'{{k}}={{v!r}}' for k, v in {self.mapping(0)}.items())",
            lambda: "asyncio.current_task().get_name()",
            lambda: f"{self.some('task')}.get_name()" if self.has("task") else "'t'",
            lambda: f"type({self.value(depth - 1)}).__name__",
        ])()

    def converted(self, name, value):
        # What a function of the program returns may be None, whose hash is an address before Python 3.12.
        return f"{name}(({value}) or 0)" if name == "hash" else f"{name}({value})"

    def formatted(self, depth):
        parts = []
        for _ in range(self.chance.randint(1, 3)):
            value = self.pick([self.integer, self.integer, self.truth, self.sequence])(min(depth - 1, 1))
            value = self.some("int") if any(each in value for each in "'\"\\{:") and self.has("int") else value
            value = "1" if any(each in value for each in "'\"\\{:") else value
            before, spec = self.pick(["", " ", "a=", "{{"]), self.pick(SPECS)
            # Pythons 3.12.1 and 3.13.0 cut what f"{a != b=}" says of itself at the "!", as if a conversion began there.
            parts.append(before + "{" + value + ("" if spec == "=" and "!=" in value else spec) + "}")
        return 'f"' + "".join(parts) + '"'

    def truth(self, depth=2):
        if depth <= 0 or self.maybe(0.15):
            return self.pick(["True", "False", self.integer(0)])
        return self.pick([
            lambda: f"{self.integer(depth - 1)} {self.pick(['<', '<=', '>', '==', '!='])} {self.integer(depth - 1)}",
            lambda: f"({self.integer(depth - 1)} % 2 == 0)",
            lambda: f"{self.integer(0)} {self.pick(['<', '<='])} {self.integer(depth - 1)} {self.pick(['<', '!='])} {self.integer(0)}",
            lambda: f"[{self.value(0)}][0] is {self.pick(['', 'not '])}None", lambda: f"callable({self.value(0)})",
            lambda: f"({self.truth(depth - 1)} {self.pick(['and', 'or'])} {self.truth(depth - 1)})",
            lambda: f"(not {self.truth(depth - 1)})",
            lambda: f"({self.integer(0)} {self.pick(['in', 'not in'])} {self.sequence(depth - 1)})",
            lambda: f"({self.text(0)} in {self.mapping(depth - 1)})",
            lambda: f"isinstance({self.value(depth - 1)}, {self.pick(['int', 'str', '(int, list)', 'dict', 'Exception'])})",
            lambda: self.pick(["any", "all"]) + f"({self.sequence(depth - 1)})",
            lambda: self.state(),
        ])()

    def state(self):
        """What a primitive says of itself."""
        kind = self.pick([each for each in ("lock", "event", "queue", "task", "future", "semaphore", "barrier") if self.has(each)]
                         or ["none"])
        asked = {"lock": ["locked()"], "event": ["is_set()"], "queue": ["empty()", "full()"], "semaphore": ["locked()"],
                 "task": ["done()", "cancelled()", "done()"], "future": ["done()", "cancelled()"], "barrier": ["broken"]}
        return f"{self.some(kind)}.{self.pick(asked[kind])}" if kind in asked else "True"

    def sequence(self, depth=2):
        if depth <= 0 or self.maybe(0.25):
            return self.some("list") if self.has("list") and self.maybe(0.6) else "[1, 2, 3]"
        return self.pick([
            lambda: "[" + ", ".join(self.integer(depth - 1) for _ in range(self.chance.randint(0, 3))) + "]",
            lambda: "(" + "".join(self.integer(depth - 1) + ", " for _ in range(self.chance.randint(1, 3))) + ")",
            lambda: f"[{self.pick(['i', 'i * i', 'i % 3', '-i', 'str(i)', '(i, i)'])} for i in {self.sequence(depth - 1)}"
                    + self.pick(["", " if i % 2", " if i"]) + "]",
            lambda: f"sorted({self.sequence(depth - 1)}{self.pick(['', ', reverse=True', ', key=lambda i: -i'])})",
            lambda: f"list({self.pick(['range(3)', self.mapping(depth - 1), self.text(0), 'enumerate([5, 6])'])})",
            lambda: f"{self.sequence(depth - 1)}[{self.pick(['1:', ':2', '::-1', ':', '-2:'])}]",
            lambda: f"list({self.pick(['map', 'filter'])}({self.pick(['abs', 'str', 'lambda i: i % 2'])}, {self.sequence(depth - 1)}))",
            lambda: f"list(zip({self.sequence(depth - 1)}, {self.text(0)}))",
            lambda: f"sorted({{{self.chance.randint(0, 40)}, {self.chance.randint(0, 40)}, 3}})",
            lambda: f"[*{self.sequence(depth - 1)}, {self.integer(depth - 1)}]",
            # Of texts, as the order of others may be that of addresses.
            lambda: f"sorted({{*map(str, {self.sequence(depth - 1)})}} {self.pick(['|', '&', '-', '^'])} {{'1', '2', '7'}})",
            lambda: f"[(k, v) for k, v in {self.mapping(depth - 1)}.items()]",
            lambda: f"[i + j for i in {self.sequence(0)} for j in range({self.integer(0)} % 3)]",
            lambda: f"list(reversed({self.sequence(depth - 1)}))",
            lambda: f"list({self.some('generator')}({self.integer(0)}))" if self.has("generator") else "[4]",
        ])()

    def mapping(self, depth=2):
        if depth <= 0 or self.maybe(0.3):
            return self.some("dict") if self.has("dict") and self.maybe(0.7) else "{'a': 1}"
        return self.pick([
            lambda: "{" + ", ".join(f"{self.text(0)}: {self.value(depth - 1)}" for _ in range(self.chance.randint(0, 3))) + "}",
            lambda: f"{{i: {self.integer(0)} for i in {self.sequence(depth - 1)}}}",
            lambda: f"{{**{self.mapping(depth - 1)}, 'b': {self.value(depth - 1)}}}",
            lambda: f"dict(a={self.value(depth - 1)})", lambda: f"({self.mapping(0)} | {self.mapping(0)})",
        ])()

    def value(self, depth=2):
        return self.pick([self.integer, self.integer, self.integer, self.text, self.text, self.truth, self.sequence, self.mapping,
                          lambda _: self.pick(["None", "1.5", "b'x'", "..."]),
                          lambda _: self.some("any") if self.has("any") else "None"])(depth)

    def arguments(self, parameters):
        """For a function of these, which are (name, has a default); seldom too many or too few."""
        given, named = [], []
        for name, is_optional in parameters:
            if name.startswith("**"):
                named += ["extra=" + self.value(0)] if self.maybe(0.4) else []
            elif name.startswith("*"):
                given += [self.value(0)] if self.maybe(0.4) and not named else []
            elif is_optional and self.maybe(0.4):
                continue
            elif named or self.maybe(0.25):
                named.append(f"{name}={self.integer(1)}")
            else:
                given.append(self.integer(1))
        if self.maybe(0.02):
            given = given[1:] if given and self.maybe(0.5) else [*given, "99"]
        return ", ".join(given + named)

    def call(self):
        """Of a plain function; None where there is none."""
        if not self.has("function"):
            return None
        name, parameters = self.some("function")
        return f"{name}({self.arguments(parameters)})"

    def coroutine(self):
        if not self.has("coroutine"):
            return f"asyncio.sleep({self.delay()}, {self.value(0)})"
        name, parameters = self.some("coroutine")
        return f"{name}({self.arguments(parameters)})" if self.maybe(0.85) else f"asyncio.sleep({self.delay()}, {self.value(1)})"

    def delay(self):
        return self.pick(DELAYS) if self.maybe(0.93) else self.pick(["-1", "0.05", f"0.25 * {self.integer(0)}", "None", "1e-3"])

    def awaitable(self, depth=2):
        """Anything that can be awaited, whether it ever ends or not."""
        ways = [self.coroutine, self.coroutine, lambda: f"asyncio.sleep({self.delay()}, {self.value(0)})"]
        for kind, forms in {
                "task": ["{}", "{}"], "future": ["{}"], "event": ["{}.wait()"], "lock": ["{}.acquire()"],
                "semaphore": ["{}.acquire()"], "queue": ["{}.get()", "{}.put(" + self.value(0) + ")", "{}.join()"],
                "barrier": ["{}.wait()"]}.items():
            if self.has(kind):
                ways += [lambda kind=kind, form=form: form.replace("{}", self.some(kind)) for form in forms]
        if self.has("thread"):
            ways.append(self.in_thread)
        if depth > 0:
            d = depth - 1
            ways += [
                lambda: f"asyncio.gather({self.many(d)}{self.pick(['', ', return_exceptions=True'])})",
                lambda: f"asyncio.shield({self.awaitable(d)})",
                lambda: f"asyncio.wait_for({self.awaitable(d)}, {self.limit()})",
                lambda: f"asyncio.wait_for({self.awaitable(d)}, timeout={self.limit()})",
            ]
        return self.pick(ways)()

    def limit(self):
        return self.pick(["0.5", "1", "2", "0.25", "1.25", "0", "None" if self.maybe(0.2) else "3", "-1" if self.maybe(0.3) else "0.75"])

    def many(self, depth):
        return ", ".join(self.awaitable(depth) for _ in range(self.pick([1, 2, 2, 3]))) if self.maybe(0.95) else "*[]"

    def bounded(self):
        """Something to await that ends by itself, mostly."""
        if self.maybe(0.5):
            return f"asyncio.wait_for({self.awaitable(1)}, {self.limit()})"
        return self.pick([self.coroutine, self.coroutine, lambda: f"asyncio.sleep({self.delay()})"] + [lambda: self.awaitable(2)] * self.maybe(0.5))()

    @staticmethod
    def is_at_least(minor):
        return sys.version_info >= (3, minor)
