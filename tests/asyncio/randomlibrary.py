# SPDX-FileCopyrightText: 2026 The Signalbox authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What random programs take from the library beside tasks and primitives: threads, clocks, chance, and the loop as it was run
before asyncio.run()."""

ENDINGS = ["asyncio.run(main())", "print(asyncio.run(asyncio.wait_for(main(), 40)))", "asyncio.run(asyncio.wait_for(main(), 30))",
           "with asyncio.Runner() as runner:\n    runner.run(main())"]

# A task that is left would end when CPython's garbage collector comes.
CLOSED = '''finally:
    LEFT_OVER = asyncio.all_tasks(LOOP)
    for each in LEFT_OVER:
        each.cancel()
    LOOP.run_until_complete(asyncio.gather(*LEFT_OVER, return_exceptions=True))
    LOOP.run_until_complete(LOOP.shutdown_asyncgens())
    LOOP.close()'''

OLDER = [f"""LOOP = asyncio.new_event_loop()
asyncio.set_event_loop(LOOP)
try:
    show(LOOP.run_until_complete(main()))
{CLOSED}""", f"""LOOP = asyncio.new_event_loop()
asyncio.set_event_loop(LOOP)
MAIN = LOOP.create_task(main())
MAIN.add_done_callback(lambda _: LOOP.stop())
try:
    LOOP.run_forever()
    show(ending(MAIN), LOOP.is_running(), LOOP.is_closed())
{CLOSED}"""]


class LibraryStatements:
    """Statements of Writer, which it is mixed into."""

    def thread(self):
        """A function that runs in a thread and touches nothing of the loop."""
        name = self.name("slow")
        self.line(f"def {name}(n=1, *rest, k=0):")
        self.indent += 1
        self.line(f"time.sleep({self.pick(['0.25', '0.5', '0.1', '0', '0.25 * abs(n % 4)'])})")
        self.show("n", "rest", "k")
        if self.maybe(0.3):
            self.line(f"if n {self.pick(['>', '==', '<'])} {self.chance.randint(-1, 5)}:")
            self.inside(lambda: self.line(f"raise {self.error_class()}" if self.maybe(0.3) else "raise ValueError(n, k)"))
        if self.maybe(0.3):
            self.line("time.sleep(0.5)")
        self.line("return n * 2")
        self.indent -= 1
        self.learn("thread", name)

    def in_thread(self):
        """Something to await that a thread does."""
        name = self.some("thread")
        loop = self.pick(["asyncio.get_running_loop()", "asyncio.get_event_loop()"])
        return self.pick([
            f"asyncio.to_thread({name}, {self.integer(1)})", f"asyncio.to_thread({name}, {self.integer(1)}, 7, k={self.value(0)})",
            f"{loop}.run_in_executor(None, {name}, {self.integer(1)})",
            *[f"{loop}.run_in_executor({pool}, {name}, {self.integer(1)})" for pool in self.known.get("pool", [])]])

    def work_in_threads(self):
        if not self.has("thread"):
            return self.wait()
        r = self.chance.random()
        if r < 0.3:
            pool = self.name("pool")
            self.line(f"with ThreadPoolExecutor({self.pick(['1', '2', 'max_workers=2'])}) as {pool}:")
            known = self.known.get("pool", [])
            self.known["pool"] = [*known, pool]
            self.inside(lambda: self.show(f"await asyncio.gather({self.in_thread()}, {self.in_thread()}, return_exceptions=True)"))
            self.block(1, 0)
            self.known["pool"] = known
        elif r < 0.6:
            self.show(f"await {self.in_thread()}")
        elif r < 0.8:
            self.show(f"await asyncio.wait_for({self.in_thread()}, {self.limit()})")
        else:
            self.show(f"await asyncio.gather({', '.join(self.in_thread() for _ in range(self.chance.randint(1, 3)))}, return_exceptions=True)")

    def look_at_clocks(self):
        self.show(*self.chance.sample(["time.monotonic()", "time.perf_counter()", "time.time()", "round(time.time() * 4)", "time.monotonic_ns()",
                                       "time.strftime('%H:%M:%S')", "datetime.datetime.now().isoformat()", "f'{time.perf_counter():.3f}'",
                                       "asyncio.get_event_loop().time()" if self.is_async else "time.monotonic()"], 2))

    def by_chance(self):
        self.show(*self.chance.sample(["random.random()", f"random.randint(1, {self.chance.randint(1, 99)})", "random.choice('abc')",
                                       "random.uniform(0.5, 2)", "random.sample(range(20), 3)", "random.shuffle(NUMBERS)", "random.gauss(0, 1)",
                                       "random.choices('xyz', weights=[1, 2, 3], k=2)", "random.randrange(0, 50, 5)", "random.expovariate(2)"], 2))

    def forget(self):
        """`del` of a name, which is not bound afterwards."""
        names = [each for kind in ("int", "str", "list", "dict") for each in self.known.get(kind, []) if each[0] in "nsld" and each[1:].isdigit()]
        if names:
            self.line(f"del {self.pick(names)}")

    def ending(self):
        return self.pick(ENDINGS + OLDER[:self.maybe(0.6) + self.maybe(0.4)])
