# SPDX-FileCopyrightText: 2026 The Signalbox authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Random layouts: small programs that use everything the catalog has, nested, failing, and cancelled at any moment.

    random_layout(seed) -> dict, in the form of a *.signalbox document

Two things are kept from chance. Most tasks of a layout meet at the same few resources, as tasks that never meet prove
little; and what has no end waits in every round, as a run in which time stands still ends as a busy loop.

Now and then a layout is of a special kind: a crowd of sixty actors, steps that are nested ten deep, times that floats add
up wrongly, or times of days.
"""

import random

HORIZON = 20

RESOURCES = ("queue", "lock", "semaphore", "event", "condition", "barrier", "counter", "future", "ticker", "executor")
FRAMES = ("task_group", "gather", "wait", "timeout", "shield", "retry")
#: Some are no Python identifiers, some are words of Python, some are names that the exported program needs itself.
NAMES = ("beans", "cook", "waiter", "oven", "step 2", "3rd hand", "café", "class", "print", "asyncio", "pot-1", "main",
         "Tea", "tea", "lambda", "item", "random", "été 2", "loop", "sleep", "hopper", "mill", "pan", "task", "time",
         "queue", "compute", "None", "o'clock", "jam \"x\"")

ERRORS = ("ValueError: bad", "ValueError", "RuntimeError: no", "KeyError: salt", "TimeoutError: late",
          "ConnectionError: gone", "StopIteration: over", "IOError: gone", "Burnt: too dark", "Burnt", "Exception: odd",
          "OSError: disk", "CancelledError")
#: They end the loop, and with it most of what could be compared.
EXITS = ("SystemExit", "SystemExit: 3", "KeyboardInterrupt")
#: Exceptions whose classes want more than a message, that are no Exception, that say something without arguments.
ODD_ERRORS = ("UnicodeEncodeError: x", "UnicodeDecodeError", "UnicodeTranslateError: odd", "ExceptionGroup: both",
              "BaseExceptionGroup", "asyncio.IncompleteReadError: half", "asyncio.LimitOverrunError", "BaseException: base",
              "GeneratorExit", "StopAsyncIteration", "SyntaxError", "UnicodeError: letter")
DOTTED_ERRORS = ("asyncio.TimeoutError: slow", "asyncio.CancelledError: away", "asyncio.QueueFull", "asyncio.QueueEmpty: none",
                 "asyncio.InvalidStateError: odd", "asyncio.BrokenBarrierError", "asyncio.SendfileNotAvailableError: no",
                 "asyncio.exceptions.TimeoutError", "asyncio.queues.QueueFull: full", "concurrent.futures.TimeoutError",
                 "concurrent.futures.CancelledError: other", "concurrent.futures.InvalidStateError",
                 "concurrent.futures.BrokenExecutor: down")
ALL_ERRORS = ERRORS + EXITS + ODD_ERRORS + DOTTED_ERRORS
CAUGHT = ("Exception", "BaseException", "CancelledError", "CancelledError", "CancelledError", "TimeoutError",
          "ValueError", "RuntimeError", "QueueFull", "QueueEmpty", "BrokenBarrierError", "InvalidStateError",
          "Burnt", "OSError", "LookupError", "NameError", "ExceptionGroup", "", "TypeError")
CAUGHT_SELDOM = ("SystemExit", "KeyboardInterrupt", "GeneratorExit", "BaseExceptionGroup", "UnicodeError", "IOError",
                 "StopAsyncIteration", "asyncio.TimeoutError", "asyncio.CancelledError", "asyncio.QueueFull",
                 "asyncio.QueueEmpty", "asyncio.InvalidStateError", "asyncio.BrokenBarrierError",
                 "concurrent.futures.TimeoutError", "concurrent.futures.CancelledError")
ALL_CAUGHT = tuple(dict.fromkeys(CAUGHT + CAUGHT_SELDOM))
CAUGHT_OF_GROUPS = ("Exception", "ValueError", "RuntimeError", "Burnt", "TimeoutError", "OSError", "CancelledError",
                    "SystemExit", "asyncio.TimeoutError", "BaseException")
RETRIED = ("Exception", "ValueError", "TimeoutError", "Burnt", "RuntimeError", "", "asyncio.TimeoutError", "BaseException")
MESSAGES = ("", "", "enough", "stop now")
ITEMS = ("", "", "salt", "pepper", "item")
VALUES = ("soup", "42", "None", "it's hot", 'a "dish"', "été\n")
WORDS = ("ready", "so far", "cleans up", "100 % done", "it's \"fine\"")

#: What a leaf may be, and how often. A verb without targets in the layout is drawn again.
LEAVES = {
    "sleep": 14, "cpu": 1, "block": 1, "to_thread": 2, "run_in_executor": 6, "put": 8, "put_nowait": 4, "get": 8,
    "get_nowait": 4, "task_done": 5, "join": 6, "acquire": 4, "release": 4, "set": 5, "clear": 3, "wait": 8,
    "wait_until": 5, "notify": 3, "notify_all": 3, "reset": 2, "abort": 1, "set_result": 6, "set_exception": 3,
    "read": 3, "write": 4, "spawn": 8, "await": 7, "result": 3, "cancel": 8, "uncancel": 2, "call": 2, "raise": 3, "return": 4,
    "break": 4, "log": 4,
}
#: What holds steps, and whole idioms.
BLOCKS = {
    "with": 10, "timeout": 6, "timeout_at": 3, "wait_for": 6, "shield": 5, "gather": 6, "wait_tasks": 6,
    "as_completed": 4, "group": 7, "repeat": 4, "forever": 4, "while": 7, "if": 12, "try": 14, "async_for": 6,
    "retry": 5, "condition_waits": 8, "condition_tells": 4, "tries_queue": 3, "lost_update": 3, "held": 3,
    "meets": 3, "guarded_group": 4, "cleans_up": 5, "uses_result": 8,
    "guarded_raise": 6,
}
#: What often fails: an error that nobody catches ends its task, and with it what might have come.
RISKY = ("task_done", "release", "notify", "notify_all", "wait", "wait_until", "put_nowait", "get_nowait", "put",
         "set_result", "set_exception", "await", "result", "write", "raise")
#: Calls that give something to await, and so can stand in a gather and its like.
AWAITABLE = ("sleep", "to_thread", "put", "get", "join", "acquire", "wait", "wait_until")
LOCKS = ("lock", "semaphore", "condition")
TARGETS = {
    "run_in_executor": ("executor",), "put": ("queue",), "put_nowait": ("queue",), "get": ("queue",),
    "get_nowait": ("queue",), "task_done": ("queue",), "join": ("queue",), "acquire": LOCKS, "release": LOCKS,
    "set": ("event",), "clear": ("event",), "wait": ("event", "condition", "barrier"), "wait_until": ("condition",),
    "notify": ("condition",), "notify_all": ("condition",), "reset": ("barrier",), "abort": ("barrier",),
    "set_result": ("future",), "set_exception": ("future",), "read": ("counter",), "write": ("counter",),
    "with": LOCKS, "async_for": ("ticker", "queue"),
}
PREDICATES = {
    "counter": ("counter",), "event_set": ("event",), "locked": LOCKS, "empty": ("queue",), "full": ("queue",),
    "done": None, "cancelled": None, "failed": None, "future_done": ("future",), "future_cancelled": ("future",),
    "future_failed": ("future",), "broken": ("barrier",), "sentinel": (), "no_result": (), "cancelling": (),
}
COMPARING = ("counter", "cancelling")
RELATIONS = ("==", "!=", "<", "<=", ">", ">=")


class Place:
    """Where in a task's steps something is to stand."""

    def __init__(self, node, depth=0, loop=False, endless=False, handler=False, star=False, held=()):
        self.node, self.depth = node, depth
        self.held = held  # locks and conditions that a with holds
        self.loop = loop  # break leaves a loop of this task
        self.endless = endless  # so nothing may be started here: each round would add to it
        self.handler = handler  # there is an error at hand that can be raised again
        self.star = star  # except* allows neither return nor break

    def inside(self, **changes):
        inner = Place(self.node, self.depth + 1, self.loop, self.endless, self.handler, self.star, self.held)
        for key, value in changes.items():
            setattr(inner, key, value)
        return inner


#: Moments by the kind of a layout: few, so that many things happen at the same one. Floats add 0.1 and 0.2, 0.7 and 0.1
#: up wrongly; and a day is long enough that a float has few digits left for microseconds.
MOMENTS = {
    "usual": (0, 0.1, 0.2, 0.3, 0.5, 1),
    "fine": (0, 0.1, 0.2, 0.7, 0.333333, 0.000001, 0.300001, 1.1),
    "far": (0, 0.1, 0.2, 33333.333333, 99999.9, 123456.789012),
}
MOMENT_WEIGHTS = {"usual": (4, 6, 5, 4, 2, 1), "fine": (3, 6, 5, 3, 4, 2, 2, 1), "far": (4, 4, 3, 3, 3, 3)}
#: Pauses of what has no end.
PAUSES = {"usual": (0.1, 0.2, 0.3), "fine": (0.1, 0.2, 0.333333), "far": (90000.3, 99999.9, 123456.789012)}
HORIZONS = {"usual": HORIZON, "fine": HORIZON, "far": 1_000_000}
CROWD = 60


class Maker:
    """Makes one layout."""

    def __init__(self, seed):
        self.random = random.Random(f"layout {seed}")
        self.times = "fine" if seed % 8 == 3 else "far" if seed % 16 == 7 else "usual"
        self.is_crowd = seed % 40 == 9
        self.most_depth = 10 if seed % 10 == 3 else 2 if self.is_crowd else 4
        self.odd_kinds = seed % 3 == 1  # exceptions that are not met every day
        self.favourite_error = ALL_ERRORS[seed % len(ALL_ERRORS)]
        self.favourite_caught = ALL_CAUGHT[seed % len(ALL_CAUGHT)]
        self.favourite = list(PREDICATES)[seed % len(PREDICATES)]  # so that a few hundred layouts ask every question
        self.relation = RELATIONS[seed % len(RELATIONS)]
        self.nodes = []
        self.links = []
        self.names = list(NAMES) + [f"{name} {number}" for number in range(2, 5) for name in NAMES]
        self.random.shuffle(self.names)

    # Chance

    def chance(self, probability):
        return self.random.random() < probability

    def pick(self, options):
        return self.random.choice(options)

    def weighted(self, weights):
        return self.random.choices(list(weights), list(weights.values()))[0]

    def moment(self):
        """A duration out of few, so that many things happen at the same moment."""
        return self.random.choices(MOMENTS[self.times], MOMENT_WEIGHTS[self.times])[0]

    def positive(self):
        return self.pick(PAUSES[self.times])

    def error(self):
        """Words of an exception."""
        if self.chance(0.04):
            return self.pick(EXITS)
        if self.odd_kinds and self.chance(0.6):
            return self.pick(ODD_ERRORS + DOTTED_ERRORS)
        return self.pick(ERRORS)

    def caught(self, count):
        """Different types for so many clauses of a `try`."""
        known = CAUGHT + CAUGHT_SELDOM * (3 if self.odd_kinds else 1)
        return sorted(dict.fromkeys(self.random.sample(known, count)), key=lambda words: not words)

    def duration(self):
        if self.chance(0.04):
            return {"uniform": self.pick(([0, 0.2], [0.1, 0.3], [0.2, 0.2]))}
        if self.chance(0.03):
            return {"exponential": self.positive()}
        return self.moment()

    # Nodes

    def add_node(self, kind, **fields):
        number = len(self.nodes) + 1
        node = {"id": number, "kind": kind, "name": self.names.pop(), "x": 160 * (number % 6), "y": 96 * (number // 6)}
        if kind in FRAMES:
            node |= {"width": 288, "height": 240}
        node |= {key: value for key, value in fields.items() if value is not None}
        self.nodes.append(node)
        return node

    def add_link(self, kind, node, target):
        link = {"kind": kind, "from": node["id"], "to": target["id"]}
        if all(link != {key: other[key] for key in link} for other in self.links):
            self.links.append({"id": len(self.links) + 1} | link)

    def maybe(self, probability, value):
        return value if self.chance(probability) else None

    def add_resource(self, kind):
        if kind == "queue":
            self.add_node(kind, capacity=self.pick((0, 1, 1, 2, 3)),
                          order=self.maybe(0.5, self.pick(("fifo", "lifo", "priority", "priority"))))
        elif kind == "semaphore":
            self.add_node(kind, permits=self.pick((0, 1, 1, 2, 3)), bounded=self.maybe(0.5, True))
        elif kind == "event":
            self.add_node(kind, set=self.maybe(0.3, True))
        elif kind == "barrier":
            self.add_node(kind, parties=self.pick((1, 2, 2, 2, 3)))
        elif kind == "counter":
            self.add_node(kind, initial=self.maybe(0.3, self.pick((1, 2, 10))))
        elif kind == "ticker":
            count = self.pick((0, 1, 2, 3, 4))
            self.add_node(kind, count=count, every=self.positive() if count == 0 else self.duration())
        elif kind == "executor":
            self.add_node(kind, workers=self.pick((1, 1, 2, 3)))
        else:
            self.add_node(kind)

    def add_frame(self, kind):
        if kind == "gather":
            return self.add_node(kind, return_exceptions=self.maybe(0.5, True))
        if kind == "wait":
            return self.add_node(
                kind, return_when=self.pick(("ALL_COMPLETED", "FIRST_COMPLETED", "FIRST_EXCEPTION")),
                wait_timeout=self.maybe(0.5, self.duration()), cancel_pending=self.maybe(0.5, self.chance(0.5)))
        if kind == "timeout":
            return self.add_node(kind, delay=self.duration(), absolute=self.maybe(0.3, True))
        if kind == "retry":
            return self.add_node(kind, attempts=self.pick((1, 2, 2, 3)), backoff=self.duration())
        return self.add_node(kind)

    def of_kind(self, kinds):
        return [node for node in self.nodes if node["kind"] in kinds]

    def tasks(self):
        return [node for node in self.nodes if node["kind"] not in RESOURCES]

    def startable(self, node):
        """What \a node may start: tasks after it, so that no task starts itself by way of others."""
        later = [other for other in self.tasks() if other["id"] > node["id"]]
        spawned = [other for other in later if other.get("spawned")]
        return spawned if spawned and self.chance(0.8) else later

    # Steps

    def steps(self, place, most=None):
        is_deep = self.most_depth > 4 and place.depth > 1
        count = 1 if is_deep else self.random.randint(1, 3) if most is None else self.random.randint(2, most)
        steps = []
        for _ in range(count):
            made = None
            while made is None:
                made = self.step(place)
            steps += made
        return steps

    def step(self, place):
        """A list with a step, or several that belong together; None where chance chose what cannot stand here."""
        is_deep = self.most_depth > 4 and place.depth > 1
        if place.depth < self.most_depth and self.chance(0.9 if is_deep else 0.42 if place.depth < 2 else 0.3):
            return getattr(self, "make_" + self.weighted(BLOCKS))(place)
        step = self.leaf(self.weighted(LEAVES), place)
        if step and step[0]["do"] in RISKY and place.depth < self.most_depth and self.chance(0.5):
            caught = self.leaf_log(place) + (self.leaf_sleep(place) if self.chance(0.5) else [])
            return [{"do": "try", "steps": step + [{"do": "except", "text": "Exception", "steps": caught}]}]
        return step

    def on(self, verb, place=None, **fields):
        """A step that acts on a resource, if there is one for it; one that is held at \a place more often."""
        targets = self.of_kind(TARGETS[verb])
        held = [node for node in targets if place and node["id"] in place.held]
        if held and verb != "acquire" and self.chance(0.8):
            targets = held
        return [{"do": verb, "on": self.pick(targets)["id"], **fields}] if targets else None

    def leaf(self, verb, place):
        maker = getattr(self, "leaf_" + verb, None)
        if maker:
            return maker(place)
        return self.on(verb, place) if verb in TARGETS else [{"do": verb}]

    def leaf_sleep(self, place):
        return [{"do": "sleep", "time": self.duration()}]

    def leaf_cpu(self, place):
        return [{"do": "cpu", "time": self.duration()}]

    def leaf_block(self, place):
        return [{"do": "block", "time": self.duration()}]

    def leaf_to_thread(self, place):
        return [{"do": "to_thread", "time": self.duration()}]

    def leaf_run_in_executor(self, place):
        return self.on("run_in_executor", time=self.duration())

    def leaf_put(self, place, verb="put"):
        queues = self.of_kind(("queue",))
        if not queues:
            return None
        queue = self.pick(queues)
        step = {"do": verb, "on": queue["id"]}
        choice = self.random.choices(("new", "forward", "sentinel", "result"), (5, 2, 2, 2))[0]
        if choice != "new":
            step["choice"] = choice
        elif text := self.pick(ITEMS):
            step["text"] = text
        if queue.get("order") == "priority":
            step["count"] = self.pick((0, 1, 2, 2))
        return [step]

    def leaf_put_nowait(self, place):
        return self.leaf_put(place, "put_nowait")

    def leaf_wait_until(self, place):
        return self.on("wait_until", place, **{"if": self.predicate()})

    def leaf_notify(self, place):
        return self.on("notify", place, count=self.pick((0, 1, 1, 2, 3)))

    def value(self):
        """What a step returns or sets: a text, None, what it got, or what it awaited."""
        choice = self.random.choices(("text", "none", "item", "result"), (4, 2, 2, 2))[0]
        if choice in ("item", "result"):
            return {"choice": choice}
        return {"text": self.pick(VALUES)} if choice == "text" else {}

    def leaf_set_result(self, place):
        return self.on("set_result", **self.value())

    def leaf_set_exception(self, place):
        error = self.error()
        return self.on("set_exception", text="Burnt" if "CancelledError" in error else error)

    def leaf_write(self, place):
        return self.on("write", count=self.pick((-2, -1, 0, 1, 1, 2)))

    def leaf_spawn(self, place):
        others = [] if place.endless else self.startable(place.node)
        return [{"do": "spawn", "on": self.pick(others)["id"]}] if others else None

    def leaf_call(self, place):
        others = self.startable(place.node)
        return [{"do": "call", "on": self.pick(others)["id"]}] if others else None

    def someone(self, place):
        """A task, seldom the one that asks; or a future."""
        others = [node for node in self.tasks() + self.of_kind(("future",)) if node is not place.node]
        if self.chance(0.7):
            others = [node for node in others if not node.get("spawned")]
        return place.node if not others or self.chance(0.03) else self.pick(others)

    def leaf_await(self, place):
        return [{"do": "await", "on": self.someone(place)["id"]}]

    def leaf_result(self, place):
        return [{"do": "result", "on": self.someone(place)["id"]}]

    def leaf_cancel(self, place):
        step = {"do": "cancel", "on": self.someone(place)["id"]}
        if message := self.pick(MESSAGES):
            step["text"] = message
        return [step]

    def leaf_raise(self, place):
        if place.handler and self.chance(0.6):
            return [{"do": "raise", "text": ""}]
        return [{"do": "raise", "text": self.error()}]

    def leaf_return(self, place):
        return None if place.star else [{"do": "return"} | self.value()]

    def leaf_break(self, place):
        return [{"do": "break"}] if place.loop and not place.star else None

    def leaf_log(self, place):
        choice = self.random.choices(({}, {"choice": "item"}, {"choice": "result"}), (16, 1, 1))[0]
        return [{"do": "log", "text": self.pick(WORDS + ("",)) if choice else self.pick(WORDS)} | choice]

    def predicate(self):
        asked = None
        while asked is None:
            key = self.favourite if self.chance(0.3) else self.pick(COMPARING if self.chance(0.3) else list(PREDICATES))
            kinds = PREDICATES[key]
            targets = self.tasks() if kinds is None else self.of_kind(kinds)
            if kinds == ():
                asked = {"is": key}
            elif targets:
                asked = {"is": key, "on": self.pick(targets)["id"]}
        if key in COMPARING:
            asked |= {"relation": self.relation if self.chance(0.5) else self.pick(RELATIONS), "value": self.pick((0, 0, 1, 1, 2, 3))}
        if self.chance(0.4):
            asked["not"] = True
        return asked

    # Steps that hold steps

    def body(self, place, **changes):
        return [] if self.chance(0.01) else self.steps(place.inside(**changes))

    def make_with(self, place):
        locks = self.of_kind(LOCKS)
        if not locks:
            return None
        lock = self.pick(locks)["id"]
        return [{"do": "with", "on": lock, "steps": self.body(place, held=place.held + (lock,))}]

    def make_timeout(self, place):
        return [{"do": "timeout", "time": self.duration(), "steps": self.body(place)}]

    def make_timeout_at(self, place):
        return [{"do": "timeout_at", "time": self.pick(MOMENTS[self.times]), "steps": self.body(place)}]

    def operand(self, place):
        """Something to await, as a step."""
        step = None
        while step is None:
            chosen = self.random.random()
            if chosen < 0.4:
                step = self.leaf_spawn(place)
            elif chosen < 0.6:
                step = self.leaf_await(place)
            else:
                step = self.leaf(self.pick(AWAITABLE), place)
        return step[0]

    def operands(self, place):
        return [self.operand(place) for _ in range(self.random.choices((0, 1, 2, 3, 4), (1, 10, 30, 20, 8))[0])]

    def make_wait_for(self, place):
        return [{"do": "wait_for", "time": self.duration(), "steps": [self.operand(place)]}]

    def make_shield(self, place):
        return [{"do": "shield", "steps": [self.operand(place)]}]

    def make_gather(self, place):
        choice = {"choice": "return_exceptions"} if self.chance(0.4) else {}
        return [{"do": "gather", "steps": self.operands(place)} | choice]

    def make_wait_tasks(self, place):
        choice = self.pick(("ALL_COMPLETED", "FIRST_COMPLETED", "FIRST_EXCEPTION"))
        return [{"do": "wait_tasks", "time": self.maybe(0.5, self.duration()) or 0, "choice": choice,
                 "steps": self.operands(place)}]

    def make_as_completed(self, place):
        return [{"do": "as_completed", "time": self.maybe(0.4, self.duration()) or 0, "steps": self.operands(place)}]

    def make_group(self, place):
        return [{"do": "group", "steps": self.body(place)}]

    def make_repeat(self, place):
        return [{"do": "repeat", "count": self.pick((0, 1, 2, 2, 3)), "steps": self.body(place, loop=True)}]

    def paced(self, place):
        """The body of a loop that may have no end: every round takes time, or leaves the loop."""
        return [{"do": "sleep", "time": self.positive()}] + self.body(place, loop=True, endless=True)

    def make_forever(self, place):
        return None if place.endless else [{"do": "forever", "steps": self.paced(place)}]

    def make_while(self, place):
        return [{"do": "while", "if": self.predicate(), "steps": self.paced(place)}]

    def make_if(self, place):
        steps = [{"do": "if", "if": self.predicate(), "steps": self.body(place)}]
        if self.chance(0.6):
            steps.append({"do": "else", "steps": self.body(place)})
        return steps

    def make_async_for(self, place):
        return self.on("async_for", steps=self.paced(place))

    def make_retry(self, place):
        return [{"do": "retry", "time": self.duration(), "count": self.pick((1, 2, 2, 3)), "text": self.pick(RETRIED),
                 "steps": self.body(place, loop=False)}]

    def make_try(self, place):
        steps = self.body(place)
        if self.chance(0.25):
            for caught in self.random.sample(CAUGHT_OF_GROUPS, self.pick((1, 1, 2))):
                steps.append({"do": "except_star", "text": caught,
                              "steps": self.body(place, loop=False, star=True, handler=True)})
        elif self.chance(0.8):
            for caught in self.caught(self.pick((1, 1, 2))):
                steps.append({"do": "except", "text": caught, "steps": self.body(place, handler=True)})
        if not steps or steps[-1]["do"] not in ("except", "except_star") or self.chance(0.3):
            steps.append({"do": "finally", "steps": self.body(place)})
        return [{"do": "try", "steps": steps}]

    # Idioms

    def make_condition_waits(self, place):
        conditions = self.of_kind(("condition",))
        if not conditions:
            return None
        condition = self.pick(conditions)["id"]
        wait = ([{"do": "wait", "on": condition}] if self.chance(0.5)
                else [{"do": "wait_until", "on": condition, "if": self.predicate()}])
        return [{"do": "with", "on": condition, "steps": wait + self.body(place, held=place.held + (condition,))}]

    def make_condition_tells(self, place):
        conditions = self.of_kind(("condition",))
        if not conditions:
            return None
        condition = self.pick(conditions)["id"]
        tell = self.pick(({"do": "notify", "on": condition, "count": self.pick((1, 1, 2))},
                          {"do": "notify_all", "on": condition}))
        return [{"do": "with", "on": condition, "steps": self.body(place, held=place.held + (condition,)) + [tell]}]

    def make_tries_queue(self, place):
        step = self.leaf(self.pick(("put_nowait", "get_nowait")), place)
        if step is None:
            return None
        caught = self.pick(("", "asyncio.")) + {"put_nowait": "QueueFull", "get_nowait": "QueueEmpty"}[step[0]["do"]]
        return [{"do": "try", "steps": step * self.pick((1, 2)) + [
            {"do": "except", "text": caught, "steps": self.body(place, handler=True)}]}]

    def make_lost_update(self, place):
        counters = self.of_kind(("counter",))
        if not counters:
            return None
        counter = self.pick(counters)["id"]
        return [{"do": "read", "on": counter}] + self.leaf_sleep(place) + [
            {"do": "write", "on": counter, "count": self.pick((-3, 1, 1, 2))}]

    def make_held(self, place):
        locks = self.of_kind(LOCKS)
        if not locks:
            return None
        lock = self.pick(locks)["id"]
        return [{"do": "acquire", "on": lock}, {"do": "try", "steps": self.body(place) + [
            {"do": "finally", "steps": [{"do": "release", "on": lock}]}]}]

    def make_meets(self, place):
        barriers = self.of_kind(("barrier",))
        if not barriers:
            return None
        wait = {"do": "wait", "on": self.pick(barriers)["id"]}
        return [{"do": "try", "steps": [wait, {"do": "except", "text": "BrokenBarrierError",
                                               "steps": self.body(place, handler=True)}]}]

    def make_guarded_group(self, place):
        """Several members, several errors, and who takes which."""
        spawns = [spawn for _ in range(3) if (spawn := self.leaf_spawn(place))]
        if not spawns:
            return None
        group = {"do": "group", "steps": [spawn for each in spawns for spawn in each] + self.body(place)}
        return [{"do": "try", "steps": [group, {"do": "except_star", "text": self.pick(CAUGHT_OF_GROUPS), "steps":
                                                self.body(place, loop=False, star=True, handler=True)}]}]

    def make_guarded_raise(self, place):
        """Raises something, and takes something: seldom by chance the same."""
        caught = self.favourite_caught if self.chance(0.6) else self.pick(ALL_CAUGHT)
        error = self.favourite_error if self.chance(0.5) else caught + self.pick(("", ": odd"))
        if caught in ("BaseExceptionGroup", "ExceptionGroup") and (spawn := self.leaf_spawn(place)):
            failing = [{"do": "group", "steps": spawn + [{"do": "raise", "text": error}]}]
        else:
            failing = [{"do": "raise", "text": error if error.partition(":")[0] else "Burnt"}]
        clauses = [caught, "BaseException"] if self.chance(0.5) else [caught]
        return [{"do": "try", "steps": failing + [
            {"do": "except", "text": each, "steps": self.leaf_log(place) + self.body(place, handler=True)} for each in clauses]}]

    def make_cleans_up(self, place):
        """Cancelled, it still awaits something; then it lets go, or does not."""
        last = self.random.choices(([{"do": "raise", "text": ""}], [{"do": "uncancel"}], []), (5, 3, 2))[0]
        cleanup = self.leaf_sleep(place) + self.body(place, handler=True) + last
        return [{"do": "try", "steps": self.body(place) + [
            {"do": "except", "text": "CancelledError", "steps": cleanup}]}]

    def make_uses_result(self, place):
        """Awaits something, and does something with what it gave."""
        asks = self.weighted({"await": 4, "result": 2, "gather": 4, "as_completed": 2, "wait_for": 3, "shield": 2})
        maker = getattr(self, "make_" + asks, None) or getattr(self, "leaf_" + asks)
        given = [{"do": "log", "text": self.pick(WORDS), "choice": "result"}]
        use = self.weighted({"log": 4, "put": 2, "return": 3, "set_result": 2})
        more = {"do": use, "choice": "result"}
        if use in TARGETS:
            targets = self.of_kind(TARGETS[use])
            if not targets:
                return maker(place) + given
            more["on"] = self.pick(targets)["id"]
        if use == "return" and place.star:
            return maker(place) + given
        return maker(place) + given + [more]

    # Actors

    def add_actor(self, kind):
        if kind == "producer":
            count = self.pick((0, 1, 2, 3, 4))
            self.add_node(kind, count=count, every=self.positive() if count == 0 else self.duration(),
                          start=self.maybe(0.3, self.duration()), priority=self.maybe(0.4, self.pick((0, 2, 3))),
                          sentinels=self.maybe(0.4, self.pick((1, 2))))
        elif kind == "consumer":
            self.add_node(kind, count=self.pick((0, 0, 1, 2, 3)), work=self.duration(),
                          start=self.maybe(0.3, self.duration()), until_sentinel=self.maybe(0.4, True))
        elif kind == "canceller":
            self.add_node(kind, at=self.duration())
        else:
            self.add_node(kind, spawned=self.maybe(0.3, True))

    def connect(self, node):
        """The links of an actor that has no steps of its own."""
        queues, locks, events = self.of_kind(("queue",)), self.of_kind(("lock", "semaphore")), self.of_kind(("event",))
        if node["kind"] == "canceller":
            for _ in range(self.pick((1, 1, 2))):
                target = self.pick(self.tasks())
                if target is not node:
                    self.add_link("cancelling", node, target)
            return
        if node["kind"] == "producer":
            # None cannot be ordered among the entries of a priority queue.
            fitting = [queue for queue in queues if not (node.get("sentinels") and queue.get("order") == "priority")]
            for queue in self.random.sample(fitting, min(len(fitting), self.pick((1, 1, 2)))):
                self.add_link("putting", node, queue)
        elif queues:
            self.add_link("getting", node, self.pick(queues))
            if len(queues) > 1 and self.chance(0.3):
                node["work"] = self.positive()  # or two of them might send an item round without end in no time
                self.add_link("putting", node, self.pick(queues))
        for kind, used in (("guarding", locks), ("setting", events), ("waiting", events)):
            if used and self.chance(0.3):
                self.add_link(kind, node, self.pick(used))

    def put_into_frames(self):
        """Frames hold tasks after them, so that no frame holds one that starts it."""
        for node in self.tasks():
            frames = [frame for frame in self.of_kind(FRAMES) if frame["id"] < node["id"]]
            if frames and self.chance(0.75):
                node["scope"] = self.pick(frames)["id"]

    def let_some_compute(self):
        for node in self.of_kind(("producer", "consumer")):
            if self.chance(0.4):
                node["working"] = self.pick(("computes", "computes", "waits"))

    def by_hand(self, verb):
        """What is done to a task; None for what any step can do."""
        if verb not in ("cancel", "fail_wait", "delay_wait"):
            return None
        step = {"do": verb, "on": self.pick(self.tasks())["id"]}
        if verb == "fail_wait":
            step["text"] = self.pick(("OSError: no answer", "ValueError", "Spilled: milk"))
        if verb == "delay_wait":
            step["time"] = self.moment()
        return [step]

    def interventions(self):
        """What somebody does by hand while it runs, in some layouts."""
        if not self.chance(0.2):
            return []
        place = Place(None)
        made = []
        for _ in range(self.pick((1, 2, 3))):
            verb = self.pick(("cancel", "cancel", "fail_wait", "fail_wait", "delay_wait", "delay_wait", "set", "clear", "put", "put_nowait", "get", "set_result", "set_exception",
                              "reset", "abort"))
            step = self.by_hand(verb) or self.leaf(verb, place)
            if step:
                made.append({"time": self.moment(), "step": step[0]})
        return sorted(made, key=lambda each: each["time"])

    def settings(self):
        return {"seed": self.random.randint(0, 10**6), "horizon": HORIZONS[self.times], "end_time": self.pick((0, 0.3, 1, 2)),
                "end": self.random.choices(("automatic", "all_finished", "drained", "at_time"), (5, 4, 1, 2))[0]}

    def make(self, title):
        kinds = self.random.sample(RESOURCES, self.pick((3, 4, 4, 5)))
        asked = PREDICATES[self.favourite]
        if asked and not set(asked) & set(kinds):
            kinds.append(asked[0])
        for kind in kinds:
            for _ in range(self.pick((1, 1, 1, 2))):
                self.add_resource(kind)
        frames = [self.pick(FRAMES) for _ in range(self.pick((0, 0, 1, 1, 2, 3)))]
        actors = self.random.choices(("task", "producer", "consumer", "canceller"), (70, 8, 9, 13),
                                     k=CROWD if self.is_crowd else self.random.randint(3, 6))
        # Tasks that others start come last, as only earlier ones may start them.
        for kind in frames:
            self.add_frame(kind)
        for kind in actors:
            self.add_actor(kind)
        self.put_into_frames()
        for node in self.tasks():
            if node["kind"] == "task":
                node["steps"] = self.steps(Place(node), most=3 if self.is_crowd else 8)
                if not any(other.get("steps") for other in self.nodes if other is not node) and self.chance(0.6):
                    node["steps"] = self.make_guarded_raise(Place(node)) + node["steps"]
            elif node["kind"] in ("producer", "consumer", "canceller"):
                self.connect(node)
        # The order of nodes is that in which their tasks are created.
        self.random.shuffle(self.nodes)
        settings = self.settings()
        self.let_some_compute()
        made = {"format": "signalbox", "version": 1, "title": title, "description": "",
                "settings": settings, "nodes": self.nodes, "links": self.links}
        interventions = self.interventions()
        return {**made, "interventions": interventions} if interventions else made


def random_layout(seed):
    return Maker(seed).make(f"seed {seed}")
