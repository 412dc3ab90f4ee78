#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Signalbox authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The modules of engine/library that are written in Python, beside those of the Python that runs this: the same programs
with both, and what differs.

    python3.11 tests/modules/inpython.py engine/library
"""

import asyncio
import contextlib
import dataclasses
import importlib.util
import pathlib
import sys
import typing

DATACLASSES = ["""
@dataclass
class P:
    x: int
    y: int = 3
log(P(1), P(1, 2) == P(1, 2), P(1) == 3, P(x=5), P.__match_args__, [each.name for each in fields(P)])
for act in (lambda: P(), lambda: P(1, 2, 3), lambda: P(1, z=2), lambda: P(1, x=2), lambda: hash(P(1)),
            lambda: P(1) < P(2), lambda: asdict(P(1)), lambda: astuple(P(1)), lambda: replace(P(1), y=9),
            lambda: replace(P(1), z=9)):
    attempt(act)
""", """
@dataclass(order=True, frozen=True)
class P:
    x: int
    tags: list = field(default_factory=list, compare=False)
    hidden: int = field(default=4, repr=False)
p = P(1)
log(p, p < P(2), p <= P(1), hash(p) == hash(P(1)), sorted([P(3), P(1)]))
for act in (lambda: setattr(p, "x", 3), lambda: delattr(p, "x"), lambda: p < 3, lambda: asdict(p)):
    attempt(act)
""", """
@dataclass
class A:
    a: int
    b: int = 2
@dataclass
class B(A):
    c: int = 5
    b: int = 7
    def __post_init__(self):
        self.d = self.a + self.c
log(B(1), B(1).d, asdict(B(1)), is_dataclass(B), is_dataclass(3), is_dataclass(B(1)))
def unordered():
    @dataclass
    class C(A):
        z: int
def mutable():
    @dataclass
    class C:
        z: list = []
def frozen():
    @dataclass(frozen=True)
    class C(A):
        pass
for act in (unordered, mutable, frozen):
    attempt(act)
""", """
@dataclass(kw_only=True)
class K:
    a: int
    b: int = 1
log(K(a=1))
@dataclass
class M:
    a: int
    _: KW_ONLY
    b: int = 0
    c: int = field(init=False, default=8)
log(M(1, b=2))
@dataclass
class N:
    x: ClassVar[int] = 3
    y: InitVar[int] = 4
    z: int = 0
    def __post_init__(self, y):
        self.z = y
log(N(), N(5), N.x)
@dataclass
class T:
    kids: list = field(default_factory=list)
t = T()
t.kids.append(t)
log(t, asdict(T([T(), {"a": T()}])))
@dataclass(unsafe_hash=True, repr=False, eq=False)
class U:
    a: int
log(hash(U(1)) == hash(U(1)))
for act in (lambda: K(1), lambda: K(), lambda: K(1, a=2), lambda: M(1, 2), lambda: M(1, c=2), lambda: replace(M(1), c=3),
            lambda: fields(3), lambda: asdict(3), lambda: field(default=1, default_factory=list)):
    attempt(act)
"""]
CONTEXTLIB = ["""
@contextmanager
def m(n):
    log("in", n)
    try:
        yield n * 2
    except KeyError as error:
        log("caught", repr(error))
    finally:
        log("out")
with m(2) as value:
    log(value)
with m(2) as value:
    raise KeyError("a")
@contextmanager
def none():
    if False:
        yield
@contextmanager
def two():
    yield 1
    yield 2
@contextmanager
def swallow():
    try:
        yield
    except ValueError:
        pass
    yield
for manager, error in ((m(1), ValueError("b")), (m(1), StopIteration("b")), (none(), None), (two(), None),
                       (swallow(), ValueError()), (suppress(KeyError), ValueError("x")), (suppress(), None),
                       (suppress(ValueError), ExceptionGroup("g", [ValueError(1), KeyError(2)])),
                       (suppress(ValueError), ExceptionGroup("g", [ValueError(1)]))):
    attempt(lambda: use(manager, error))
@m(3)
def decorated(x):
    log("decorated", x)
    return x
log(decorated(5), decorated(6), decorated.__name__)
with suppress(KeyError, ValueError):
    raise ValueError
with nullcontext(4) as value:
    log(value)
class C:
    def close(self):
        log("closed")
with closing(C()) as c:
    log(type(c).__name__)
with ExitStack() as stack:
    log(stack.enter_context(m(1)), stack.enter_context(m(2)))
    stack.callback(log, "called", 1)
def fails():
    with ExitStack() as stack:
        stack.enter_context(m(1))
        stack.callback(lambda: 1 / 0)
        raise ValueError("first")
def wrong():
    with ExitStack() as stack:
        stack.enter_context(3)
def swallows():
    with ExitStack() as stack:
        stack.enter_context(suppress(ValueError))
        raise ValueError("gone")
    return "after"
for act in (fails, wrong, swallows):
    attempt(act)
""", """
@asynccontextmanager
async def am(n):
    log("in", n)
    try:
        await asyncio.sleep(0)
        yield n
    finally:
        log("out", n)
async def items():
    try:
        yield 1
        yield 2
    finally:
        log("items closed")
async def main():
    async with am(1) as value:
        log(value)
    try:
        async with am(2):
            raise KeyError("k")
    except KeyError as error:
        log(repr(error))
    async with AsyncExitStack() as stack:
        log(await stack.enter_async_context(am(3)))
        stack.callback(log, "x")
        stack.push_async_callback(asyncio.sleep, 0)
    async with nullcontext(3) as value:
        log(value)
    async with aclosing(items()) as all_of_them:
        async for item in all_of_them:
            log(item)
            break
    try:
        async with am(5):
            raise StopAsyncIteration("s")
    except BaseException as error:
        log(type(error).__name__, error)
asyncio.run(main())
"""]


def load(folder, name):
    spec = importlib.util.spec_from_file_location(f"own_{name}", folder / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def lines_of(module, source):
    lines = []

    def log(*words):
        lines.append(" ".join(map(str, words)))

    def attempt(act):
        try:
            log("=", act())
        except BaseException as error:
            log("!", type(error).__name__, error, type(error.__context__).__name__)

    def use(manager, error):
        with manager as value:
            log("got", value)
            if error is not None:
                raise error

    names = {name: getattr(module, name) for name in dir(module) if not name.startswith("__")}
    names.update(log=log, attempt=attempt, use=use, asyncio=asyncio, ClassVar=typing.ClassVar, __name__="__main__")
    try:
        exec(source, names)
    except BaseException as error:
        log("ended by", type(error).__name__, error)
    return lines


def main():
    folder = pathlib.Path(sys.argv[1])
    differ = 0
    for theirs, programs in ((dataclasses, DATACLASSES), (contextlib, CONTEXTLIB)):
        ours = load(folder, theirs.__name__)
        for source in programs:
            expected, got = lines_of(theirs, source), lines_of(ours, source)
            for number in range(max(len(expected), len(got))):
                pair = [each[number] if number < len(each) else "nothing" for each in (expected, got)]
                if pair[0] != pair[1]:
                    differ += 1
                    print(f"{theirs.__name__}: Python says {pair[0]}\n    the engine's {pair[1]}")
    print(f"{differ} lines differ")
    sys.exit(1 if differ else 0)


if __name__ == "__main__":
    main()
