# SPDX-FileCopyrightText: 2026 The Signalbox authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Random programs in Python that use asyncio: functions with parameters, locals, containers, callbacks, classes, generators and
exceptions of every builtin class, among tasks, futures and all primitives. `program(seed)` is a text that is the same for a
seed and a version of Python. It ends by itself or in a deadlock, and prints no more than some hundred lines."""

import random

from randomexpressions import Expressions
from randomlibrary import LibraryStatements

HEAD = '''import asyncio
import contextvars
import datetime
import random
import sys
import time
from concurrent.futures import ThreadPoolExecutor

random.seed({seed})
LEFT = [{budget}]
KEPT = []
VAR = contextvars.ContextVar("VAR", default=0)


def show(*things, **named):
    LEFT[0] -= 1
    if LEFT[0] < 0:
        print("too much")
        sys.exit(3)
    try:
        when = asyncio.get_running_loop().time()
    except RuntimeError:
        when = "outside"
    print(when, *things, *named.items())


def kept(generator):
    KEPT.append(generator)
    return generator


def told(error, depth=3):
    if error is None or depth == 0:
        return None
    if isinstance(error, BaseExceptionGroup):
        inside = [told(each, depth - 1) for each in error.exceptions]
    else:
        inside = error.args
    return (type(error).__name__, inside, str(error), told(error.__cause__, depth - 1), told(error.__context__, depth - 1))


def ending(future):
    if not future.done():
        return "goes on"
    if future.cancelled():
        return "cancelled"
    return told(future.exception()) or future.result()


class Oops(Exception):
    pass


class Worse(Oops, ValueError):
    def __init__(self, *words, code=7):
        super().__init__(*words)
        self.code = code

    def __str__(self):
        return f"worse {{self.code}}"


class Holder:
    def __init__(self, name, quiet=False):
        self.name = name
        self.quiet = quiet

    def __enter__(self):
        show("enter", self.name)
        return self

    def __exit__(self, kind, error, trace):
        show("exit", self.name, kind and kind.__name__)
        return self.quiet

    async def __aenter__(self):
        await asyncio.sleep(0.25)
        return self.__enter__()

    async def __aexit__(self, *exc):
        await asyncio.sleep(0)
        return self.__exit__(*exc)
'''


class Writer(Expressions, LibraryStatements):
    """Writes the statements of one program, line after line."""

    def __init__(self, chance):
        super().__init__(chance)
        self.lines = []
        self.indent = 0
        self.tags = 0
        self.fresh = 0
        self.is_async = False
        self.is_generator = False
        self.loops = 0
        self.nesting = 0
        self.has_total = False  # by `global`

    # Lines and scopes

    def line(self, text):
        self.lines.append("    " * self.indent + text)

    def name(self, stem):
        self.fresh += 1
        return f"{stem}{self.fresh}"

    def remembered(self):
        """What is known so far, as it stays whatever is learned."""
        return {kind: list(names) for kind, names in self.known.items()}

    def learn(self, kind, name):
        self.known.setdefault(kind, []).append(name)

    def tag(self):
        self.tags += 1
        return f'"t{self.tags}"'

    def show(self, *things):
        self.line(f"show({', '.join([self.tag(), *things])})")

    def block(self, most=3, least=1):
        """What stands deeper; names that it learns are forgotten, as mostly they are not bound afterwards."""
        self.indent += 1
        self.nesting += 1
        before, at = self.remembered(), len(self.lines)
        for _ in range(self.chance.randint(least, most)):
            self.statement()
        if len(self.lines) == at:
            self.line("pass")
        if self.maybe(0.85):
            self.known = before
        self.nesting -= 1
        self.indent -= 1

    def inside(self, write):
        self.indent += 1
        write()
        self.indent -= 1

    # Functions and classes

    def parameters(self):
        made, has_default = [], False
        for at in range(self.chance.randint(0, 3)):
            has_default = has_default or self.maybe(0.4)
            made.append((f"p{at}", has_default))
        if self.maybe(0.2):
            made.append(("*rest", True))
        if self.maybe(0.2):
            made.append(("k", True))
        if self.maybe(0.15):
            made.append(("**named", True))
        return made

    def header(self, parameters):
        parts = []
        for name, is_optional in parameters:
            if name == "k" and "*rest" not in parts:
                parts.append("*")
            parts.append(f"{name}={self.pick(['0', '1', '2', '7', '-1'])}" if is_optional and name[0] != "*" else name)
        return ", ".join(parts)

    def body(self, parameters, most, is_async, is_generator=False):
        """In a scope of its own, which sees what stands outside."""
        outer = self.remembered(), self.is_async, self.is_generator, self.loops, self.nesting, self.has_total
        self.is_async, self.is_generator, self.loops, self.nesting, self.has_total = is_async, is_generator, 0, 0, self.maybe(0.2)
        for name, _ in parameters:
            self.learn({"*": "list"}.get(name[0], "int") if not name.startswith("**") else "dict", name.lstrip("*"))
        self.indent += 1
        if self.has_total:
            self.line("global TOTAL")
        self.show(*[name.lstrip("*") for name, _ in parameters])
        for _ in range(self.chance.randint(1, most)):
            self.statement()
        if is_generator:
            self.line(f"yield {self.integer(1)}")
        elif self.maybe(0.7):
            self.line(f"return {self.integer(2) if self.maybe(0.7) else self.value(2)}")
        self.indent -= 1
        self.known, self.is_async, self.is_generator, self.loops, self.nesting, self.has_total = outer

    def function(self, kind):
        """Of one of the kinds function, coroutine, generator and stream."""
        name = self.name({"function": "f", "coroutine": "work", "generator": "gen", "stream": "stream"}[kind])
        is_async = kind in ("coroutine", "stream")
        is_generator = kind in ("generator", "stream")
        parameters = [("n", True)] if is_generator else self.parameters()
        self.line(f"{'async ' if is_async else ''}def {name}({self.header(parameters)}):")
        self.body(parameters, 6 if kind == "coroutine" else 3, is_async, is_generator)
        self.line("") if self.indent == 0 else None
        self.learn(kind, name if is_generator else (name, parameters))

    def callback(self):
        name = self.name("call")
        self.line(f"def {name}(*things):")
        before = self.remembered()
        outer = self.is_async, self.is_generator, self.loops
        self.is_async, self.is_generator, self.loops = False, False, 0
        self.indent += 1
        self.show("len(things)", "ending(things[-1]) if things and isinstance(things[-1], asyncio.Future) else things")
        self.statement() if self.maybe(0.6) else None
        self.indent -= 1
        self.known = before
        self.is_async, self.is_generator, self.loops = outer
        self.learn("callback", name)

    def klass(self):
        name = self.name("Thing")
        self.line(f"class {name}:")
        self.indent += 1
        self.line(f"count = {self.integer(0)}")
        self.line("")
        self.line("def __init__(self, total=1):")
        self.inside(lambda: self.line("self.total = total"))
        self.line("")
        self.line("def __repr__(self):")
        self.inside(lambda: self.line(f"return f'<{name} {{self.total}}>'"))
        self.line("")
        parameters = self.parameters()
        known = self.remembered()
        self.line(f"{'async ' if self.maybe(0.6) else ''}def run({', '.join(['self', *filter(None, [self.header(parameters)])])}):")
        is_async = self.lines[-1].lstrip().startswith("async")
        self.known.setdefault("object", []).append("self")
        self.body(parameters, 3, is_async)
        self.known = known
        self.indent -= 1
        self.line("")
        instance = self.name("thing").upper()
        self.line(f"{instance} = {name}({self.integer(0)})")
        self.learn("object", instance)
        self.learn("any", instance)
        self.learn("coroutine" if is_async else "function", (f"{instance}.run", parameters))

    # The shared things

    def shared(self):
        made = {"lock": "asyncio.Lock()", "event": "asyncio.Event()", "condition": "asyncio.Condition()",
                "semaphore": self.pick(["asyncio.Semaphore(1)", "asyncio.Semaphore(2)", "asyncio.BoundedSemaphore(1)"]),
                "queue": self.pick(["asyncio.Queue()", "asyncio.Queue(1)", "asyncio.Queue(2)", "asyncio.LifoQueue()",
                                    "asyncio.PriorityQueue(2)"]), "barrier": f"asyncio.Barrier({self.pick([1, 2, 2, 3])})"}
        for kind, maker in made.items():
            r = self.chance.random()
            if r < 0.35:
                self.line(f"{kind.upper()} = {maker}")
                self.learn(kind, kind.upper())
            elif r < 0.5:
                self.line(f"{kind.upper()}S = [{maker} for _ in range(2)]")
                self.learn(kind, f"{kind.upper()}S[0]")
                self.learn(kind, f"{kind.upper()}S[1]")
            elif r < 0.6:
                self.line(f'{kind.upper()}_BOX = {{"one": {maker}}}')
                self.learn(kind, f'{kind.upper()}_BOX["one"]')
        self.line("NUMBERS = [3, 1, 2]")
        self.line("TABLE = {'a': 1, 'b': 2}")
        self.line("TOTAL = 0")
        self.line("TASKS = []")
        self.learn("list", "NUMBERS")
        self.learn("dict", "TABLE")
        self.learn("int", "TOTAL")

    # Statements

    def statement(self):
        ways = [(6, self.say), (4, self.assign), (2, self.change), (2, self.change_container)]
        if self.nesting < 3:
            ways += [(3, self.branch), (3, self.handled), (2, self.loop), (1, self.managed), (1, self.matched)]
        if self.nesting < 2 and self.loops == 0:
            ways += [(0.7, self.nested)]
        ways += [(0.3, self.look_at_clocks), (0.3, self.by_chance), (0.15, self.forget)]
        ways += [(1, self.leave), (0.7, self.fail), (1.5, self.prod), (1, self.use_generator)]
        if self.is_generator:
            ways.append((3, lambda: self.line(f"yield {self.integer(1)}" if self.is_async else
                                              self.pick([f"got{self.fresh} = yield {self.integer(1)}", f"yield {self.value(1)}"]))))
        if self.is_async:
            ways += [(5, self.wait), (4, self.start), (3, self.gather), (2, self.primitive), (1.5, self.finish_future), (0.7, self.work_in_threads)]
            if self.nesting < 3:
                ways += [(3, self.scope), (2, self.held), (1, self.as_completed), (1, self.stream)]
        weights, writers = zip(*ways)
        self.chance.choices(writers, weights)[0]()

    def say(self):
        self.show(*[self.value(2) for _ in range(self.chance.randint(1, 3))])

    def assign(self):
        kind, make = self.pick([("int", self.integer), ("int", self.integer), ("str", self.text), ("list", self.sequence),
                                ("dict", self.mapping)])
        if self.maybe(0.1):
            one, other = self.name("a"), self.name("b")
            self.line(f"{one}, {self.pick(['', '', '*'])}{other} = {self.pick([self.sequence(1), f'{self.integer(1)}, {self.integer(1)}'])}")
            self.learn("any", other)
            return self.learn("int", one)
        if self.maybe(0.05):
            return self.show(f"[({(name := self.name('w'))} := i) for i in {self.sequence(0)}]", name)
        if self.maybe(0.1):
            return self.show(f"({(name := self.name('w'))} := {make(2)})", name)
        name = self.name({"int": "n", "str": "s", "list": "l", "dict": "d"}[kind])
        self.line(f"{name} = {'list(' + make(2) + ')' if kind == 'list' else make(2)}")
        self.learn(kind, name)

    def change(self):
        names = [each for each in self.known.get("int", []) if each[0] == "n"] + ["TOTAL"] * self.has_total
        if names:
            self.line(f"{self.pick(names)} {self.pick(['+=', '-=', '*=', '//=', '%=', '|='])} {self.integer(1)}")
        elif self.has("object"):
            self.line(f"{self.some('object')}.total += {self.integer(1)}")

    def change_container(self):
        self.line(self.pick([
            lambda: f"{self.some('list')}.append({self.integer(1)})",
            lambda: f"{self.some('list')}.{self.pick(['pop()', 'sort()', 'reverse()', 'insert(0, 4)', 'remove(3)', 'clear()', 'extend([1])'])}",
            lambda: f"{self.some('list')}[{self.pick(['0', '-1', ':1', '5'])}] = {self.pick(['[7]', '8'])}",
            lambda: f"{self.some('dict')}[{self.text(0)}] = {self.value(1)}",
            lambda: f"{self.some('dict')}.{self.pick(['pop', 'setdefault', 'get'])}({self.text(0)}{self.pick(['', ', 1'])})",
            lambda: f"del {self.some('dict')}[{self.text(0)}]",
            lambda: f"VAR.set({self.integer(1)})",
        ])())

    def branch(self):
        self.line(f"if {self.truth()}:")
        self.block()
        if self.maybe(0.3):
            self.line(f"elif {self.truth()}:")
            self.block(2)
        if self.maybe(0.4):
            self.line("else:")
            self.block(2)

    def handled(self):
        self.line("try:")
        self.block(3)
        only_finally = self.maybe(0.2)
        star = "*" if not only_finally and self.maybe(0.15) else ""
        loops, self.loops = self.loops, 0 if star else self.loops
        was, self.is_in_star = getattr(self, "is_in_star", False), bool(star) or getattr(self, "is_in_star", False)
        for _ in range(0 if only_finally else self.pick([1, 1, 2])):
            named = self.maybe(0.8)
            self.line(f"except{star} {self.caught() if not star else self.pick(['Exception', 'ValueError', '(KeyError, Oops)', 'asyncio.CancelledError', self.error_class().replace('BaseExceptionGroup', 'OSError').replace('ExceptionGroup', 'OSError')])}{' as error' if named else ''}:")
            self.indent += 1
            self.show(*(["told(error)"] if named else []))
            self.indent -= 1
            self.block(2, 0)
            if self.maybe(0.2):
                self.inside(lambda: self.line(self.pick(["raise", f"raise {self.error()} from {'error' if named else 'None'}",
                                                         f"raise {self.error()}", f"raise {self.error()} from None"])))
        self.is_in_star = was
        if not only_finally and self.maybe(0.2):
            self.line("else:")
            self.block(2)
        self.loops = loops
        if only_finally or self.maybe(0.25):
            self.line("finally:")
            self.block(2)

    def loop(self):
        if self.loops > 1:
            return self.say()
        self.loops += 1
        item = self.name("i")
        if self.maybe(0.8):
            self.line(f"for {item} in {self.pick(['range(2)', 'range(3)', self.sequence(1), f'range({self.integer(0)})'])}:")
            self.learn("int", item)
            self.block(3)
        else:
            self.line(f"{item} = {self.chance.randint(1, 3)}")
            self.line(f"while {item} > 0:")
            self.inside(lambda: self.line(f"{item} -= 1"))
            self.learn("int", item)
            self.block(3)
        self.loops -= 1
        if self.maybe(0.2):
            self.line("else:")
            self.block(1)

    def managed(self):
        """Contexts of classes of the program."""
        is_async = self.is_async and self.maybe(0.5)
        self.line(f"{'async ' if is_async else ''}with Holder({self.text(0)}, {self.truth(0)}){self.pick(['', ' as held'])}:")
        self.block(3)

    def matched(self):
        self.line(f"match {self.value(1)}:")
        self.indent += 1
        for pattern in self.chance.sample(["0 | 1", "int(n)", "str() as s", "[x, *rest]", "{'a': a}", "None", "[x, y] if x", "True"], 2) + ["_"]:
            self.line(f"case {pattern}:")
            self.block(2)
        self.indent -= 1

    def nested(self):
        if not self.is_async or self.indent > 2:
            return self.say()
        kind = self.pick(["function", "coroutine", "callback"])
        if kind == "callback":
            return self.callback()
        if kind == "function" and self.maybe(0.4):
            name, keep = self.name("f"), self.name("n")
            self.line(f"{keep} = {self.integer(1)}")
            self.line(f"def {name}(more=1):")
            self.inside(lambda: [self.line(f"nonlocal {keep}"), self.line(f"{keep} += more"), self.line(f"return {keep}")])
            self.learn("int", keep)
            return self.learn("function", (name, [("more", True)]))
        self.function(kind)

    def leave(self):
        in_star = getattr(self, "is_in_star", False)
        if self.loops and self.maybe(0.7):
            self.line(f"if {self.truth()}:")
            self.inside(lambda: self.line(self.pick(["break", "continue", "continue"])))
        elif self.nesting and self.maybe(0.4) and not in_star:
            self.line("return" if self.is_generator else f"return {self.value(1)}")

    def fail(self):
        if self.maybe(0.7):
            self.line(f"if {self.truth()}:")
            self.inside(lambda: self.line(f"raise {self.error()}" + self.pick(["", "", " from None", f" from {self.error()}"])))
        else:
            self.line(self.pick([f"assert {self.truth(1)}, {self.text(1)}", f"raise {self.error()}"]))

    def prod(self):
        """What other tasks notice, done without waiting."""
        ways = ["TASKS.append(asyncio.current_task())"] if self.maybe(0.1) else []
        loop = "asyncio.get_running_loop()"
        callback = self.some("callback") if self.has("callback") else "show"
        ways += [f"{loop}.call_soon({callback}, {self.value(1)})", f"{loop}.call_later({self.delay()}, {callback}, {self.value(0)})",
                 f"{loop}.call_at({loop}.time() + {self.delay()}, {callback})"]
        for kind, forms in {
                "task": [f".cancel({self.pick(['', '', self.text(0)])})", f".add_done_callback({callback})", ".uncancel()",
                         f".remove_done_callback({callback})", ".cancel()"],
                "future": [".cancel()", f".set_result({self.value(1)})", f".set_exception({self.error()})",
                           f".add_done_callback({callback})"],
                "event": [".set()", ".set()", ".clear()"], "lock": [".release()"], "semaphore": [".release()", ".release()"],
                "queue": [f".put_nowait({self.integer(1)})", f".put_nowait({self.integer(1)})", ".get_nowait()", ".task_done()"]
                         + ([f".shutdown({self.pick(['', 'immediate=True'])})"] if self.is_at_least(13) and self.maybe(0.3) else []),
                "condition": [".notify()", ".notify_all()"], "handle": [".cancel()"]}.items():
            if self.has(kind):
                ways += [self.some(kind) + self.pick(forms) for _ in range(3)]
        call = self.pick(ways)
        if call.startswith(loop) and self.maybe(0.5):
            name = self.name("handle")
            self.line(f"{name} = {call}")
            self.learn("handle", name)
        elif self.maybe(0.4):
            self.show(call.replace("await ", "")) if "call_" not in call else self.line(call)
        else:
            self.line(call)

    def use_generator(self):
        if not self.has("generator"):
            return self.say()
        name = self.name("g")
        # One that is left in the middle would end when CPython's garbage collector comes: a traceback may hold it.
        self.line(f"{name} = kept({self.some('generator')}({self.integer(0)}))")
        for _ in range(self.chance.randint(1, 3)):
            self.show(f"{self.pick(['next({}, None)', 'next({})', '{}.send(None)', '{}.send(1)', 'list({})', '{}.close()']).format(name)}")
        if self.maybe(0.2):
            self.show(f"{name}.throw({self.error()})")

    # Statements of coroutines

    def wait(self):
        r = self.chance.random()
        if r < 0.3:
            self.line(f"await asyncio.sleep({self.delay()})")
        elif r < 0.75:
            self.show(f"await {self.bounded()}")
        else:
            name = self.name("n")
            self.line(f"{name} = await {self.bounded()}")
            self.learn("any", name)

    def start(self):
        name = self.name("task")
        if self.maybe(0.15):
            self.line(f"{name} = {self.pick(['asyncio.get_running_loop().create_future()', 'asyncio.Future()'])}")
            return self.learn("future", name)
        named = self.pick(["", "", "", f", name={self.text(0)}"])
        maker = self.pick(["asyncio.create_task", "asyncio.create_task", "asyncio.ensure_future", "asyncio.get_running_loop().create_task"])
        self.line(f"{name} = {maker}({self.coroutine()}{'' if 'ensure' in maker else named})")
        if self.maybe(0.5):
            self.line(f"TASKS.append({name})")
            if self.maybe(0.5):
                self.learn("task", "TASKS[-1]" if self.maybe(0.5) else "TASKS[0]")
        if self.has("callback") and self.maybe(0.25):
            self.line(f"{name}.add_done_callback({self.some('callback')})")
        self.learn("task", name)

    def gather(self):
        r = self.chance.random()
        if r < 0.5:
            self.show(f"await asyncio.gather({self.many(1)}{self.pick(['', ', return_exceptions=True', ', return_exceptions=True'])})")
        elif r < 0.6:
            self.show(f"await asyncio.gather(*[{self.coroutine()} for _ in range({self.chance.randint(1, 3)})], return_exceptions=True)")
        elif r < 0.9:
            done, pending = self.name("done"), self.name("pending")
            made = "[" + ", ".join(f"asyncio.ensure_future({self.awaitable(0)})" for _ in range(self.chance.randint(1, 3))) + "]"
            waited = "TASKS" if self.maybe(0.3) else made
            when = self.pick(["", ", return_when=asyncio.FIRST_COMPLETED", ", return_when=asyncio.FIRST_EXCEPTION"])
            self.line(f"{done}, {pending} = await asyncio.wait({waited}, timeout={self.limit()}{when})")
            self.show(f"[ending(each) for each in {done}]", f"len({pending})")
            if self.maybe(0.5):
                self.line(f"for each in {pending}:")
                self.inside(lambda: self.line("each.cancel()"))
        else:
            self.show("sorted(each.get_name() for each in asyncio.all_tasks())")

    def primitive(self):
        kinds = [each for each in ("queue", "event", "semaphore", "barrier", "lock") if self.has(each)]
        if not kinds:
            return self.wait()
        kind = self.pick(kinds)
        name = self.some(kind)
        text = {"queue": self.pick([f"{name}.get()", f"{name}.put({self.integer(1)})", f"{name}.join()"]), "event": f"{name}.wait()",
                "semaphore": f"{name}.acquire()", "lock": f"{name}.acquire()",
                "barrier": self.pick([f"{name}.wait()", f"{name}.wait()", f"{name}.abort()", f"{name}.reset()"])}[kind]
        self.show(f"await asyncio.wait_for({text}, {self.limit()})" if self.maybe(0.8) else f"await {text}")

    def finish_future(self):
        if self.has("future"):
            name = self.some("future")
            self.line(self.pick([f"asyncio.get_running_loop().call_later({self.delay()}, {name}.set_result, {self.value(1)})",
                                 f"asyncio.get_running_loop().call_soon({name}.cancel)", f"{name}.set_exception({self.error()})"]))
            self.show(f"await {name}") if self.maybe(0.5) else None
        elif self.has("task"):
            self.show(f"ending({self.some('task')})")

    def scope(self):
        if self.maybe(0.5):
            name = self.name("group")
            self.line(f"async with asyncio.TaskGroup() as {name}:")
            self.indent += 1
            for _ in range(self.chance.randint(1, 3)):
                task = self.name("task")
                self.line(f"{task} = {name}.create_task({self.coroutine()})")
                self.learn("task", task)
            self.indent -= 1
            return self.block(2, 0)
        name = self.name("limit")
        form = self.pick(["asyncio.timeout({})", "asyncio.timeout({})", "asyncio.timeout_at(asyncio.get_running_loop().time() + {})"])
        self.line(f"async with {form.format(self.limit() if 'at' not in form else self.delay())} as {name}:")
        self.block(3)
        if self.maybe(0.15):
            self.line(f"{name}.reschedule(asyncio.get_running_loop().time() + {self.limit()})")
        self.show(f"{name}.expired()", f"{name}.when()") if self.maybe(0.4) else None

    def held(self):
        kinds = [each for each in ("lock", "semaphore", "condition", "barrier") if self.has(each)]
        if not kinds:
            return self.wait()
        kind = self.pick(kinds)
        name = self.some(kind)
        self.line(f"async with {name}:" if kind != "barrier" else f"async with {name} as n_here:")
        self.indent += 1
        if kind == "condition" and self.maybe(0.7):
            waiting = self.pick([f"{name}.wait()", f"{name}.wait_for(lambda: {self.truth(1)})"])
            self.show(self.pick([f"await asyncio.wait_for({waiting}, {self.limit()})", f"await {waiting}", f"{name}.notify_all()", f"{name}.notify(1)"]))
        self.indent -= 1
        self.block(2)

    def as_completed(self):
        if self.loops > 1:
            return self.wait()
        self.loops += 1
        item = self.name("next")
        limit = self.pick(["", "", f", timeout={self.limit()}"])
        self.line(f"for {item} in asyncio.as_completed([{self.many(0)}]{limit}):")
        self.inside(lambda: self.show(f"await {item}"))
        self.block(1, 0)
        self.loops -= 1

    def stream(self):
        if not self.has("stream") or self.loops > 1:
            return self.wait()
        if self.maybe(0.3):
            return self.show(f"[each async for each in {self.some('stream')}({self.integer(0)})]")
        self.loops += 1
        item = self.name("i")
        self.line(f"async for {item} in {self.some('stream')}({self.integer(0)}):")
        self.learn("int", item)
        self.block(2)
        self.loops -= 1

    # The whole

    def guarded(self):
        """So that more than the first failure is seen."""
        if self.maybe(0.1):
            return self.statement() or self.line("pass")
        self.line("try:")
        self.indent += 1
        at = len(self.lines)
        self.statement()
        self.line("pass") if len(self.lines) == at else None
        self.indent -= 1
        self.line(f"except {self.pick(['Exception', 'Exception', 'BaseException', '(Exception, asyncio.CancelledError)'])} as error:")
        self.inside(lambda: self.show("told(error)"))

    def main(self):
        self.line("async def main():")
        self.is_async = True
        self.indent += 1
        self.line("try:")
        self.indent += 1
        for _ in range(self.chance.randint(4, 10)):
            self.guarded()
        self.indent -= 1
        self.line("except BaseException as error:")
        self.indent += 1
        self.show("told(error)")
        self.guarded()
        self.indent -= 1
        self.line("finally:")
        self.indent += 1
        self.line("if TASKS:")
        self.inside(lambda: self.line("await asyncio.wait(TASKS, timeout=5)"))
        self.show("[ending(each) for each in TASKS]", "TOTAL", "NUMBERS", "TABLE")
        self.indent -= 2
        self.line("")
        self.line("")
        self.line(self.ending())

    def write(self):
        self.lines = HEAD.format(budget=150, seed=self.chance.randint(0, 99)).split("\n")
        self.line("")
        self.shared()
        self.line("")
        for kind in ("function", "callback", "thread", "generator", "class", "coroutine", "stream", "coroutine", "coroutine"):
            if self.maybe(0.75):
                {"callback": self.callback, "class": self.klass, "thread": self.thread}.get(kind, lambda kind=kind: self.function(kind))()
                self.line("")
        self.main()
        return "\n".join(self.lines) + "\n"


def program(seed):
    return Writer(random.Random(seed)).write()
