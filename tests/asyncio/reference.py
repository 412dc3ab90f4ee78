#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Signalbox authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs a program on the asyncio that people have, under a virtual clock: what it prints, then how it ended and when.

    reference.py program.py

The last line is `@@OK seconds`, `@@EXIT code seconds` after sys.exit(), or `@@ERR` with the words of what nobody caught;
`@@ERR deadlock` and `@@ERR busy loop` where a real run would never end: it is cut there, and nothing is cleaned up.

Time is a whole number of microseconds that nobody moves but who waits; it begins at 0, which is 1970 in UTC. Timers that are
due together fire in the order in which they were made, sets of tasks keep the order in which these came, those of strings
the one of PYTHONHASHSEED=0, and worker threads run one at a time: from when a call is handed in to where it sleeps or ends,
then again when it is due, before the timers of that moment. Locks of threading, and what stands on them, wait in that time
as well; whom a release wakes takes the lock if nobody else has done so by then.
"""

import _thread
import atexit
import datetime
import importlib
import itertools
import math
import os
import pathlib
import sys
import threading
import time
import traceback
import types
import weakref

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "conformance"))

import laterpython  # noqa: E402
from orderedsets import OrderedSet, loading_ordered_sets  # noqa: E402

with loading_ordered_sets():
    asyncio = importlib.import_module("asyncio")
    concurrent = importlib.import_module("concurrent.futures") and sys.modules["concurrent"]
laterpython.bring_timeout_up_to_date(asyncio)

MICROS = 1_000_000
MOST_ROUNDS = 100_000
MOST_NEARLY_NOW = 1_000  # times that something is asked for, at one moment, that is all but now
RESOLUTION = 1e-9  # of CPython's clock, in seconds
SURROUNDINGS = {"PYTHONHASHSEED": "0", "PYTHONUTF8": "1", "TZ": "UTC"}


class Thread:
    """A worker's call, in a thread that has the processor only when it is given it."""

    def __init__(self, world, future, call):
        self.world, self.future, self.call = world, future, call
        self.due = None
        self._goes_on, self._waits = _thread.allocate_lock(), _thread.allocate_lock()
        self._goes_on.acquire()
        self._waits.acquire()
        self.is_over = False

    def go_on(self):
        """Until it sleeps or ends."""
        before, self.world.thread = self.world.thread, self
        if self.due is None:
            _thread.start_new_thread(self._work, ())
        self._goes_on.release()
        self._waits.acquire()
        self.world.thread = before

    def wait_until(self, due):
        self.due = due
        self._waits.release()
        self._goes_on.acquire()

    def _work(self):
        self._goes_on.acquire()
        threading.current_thread().name = f"{self.future.executor.name}_{self.number}"
        try:
            result = self.call()
        except BaseException as error:
            settle, value = self.future.set_exception, error
        else:
            settle, value = self.future.set_result, result
        self.is_over = True
        self.settle = lambda: settle(value)
        self._waits.release()


class World:
    """The clock, and the threads that wait for it."""

    def __init__(self):
        self.now = 0
        self.thread = None
        self.threads = []

    def seconds(self):
        return self.now / MICROS

    def sleep(self, seconds):
        if seconds < 0:
            raise ValueError("sleep length must be non-negative")
        due = self.now + max(round(seconds * MICROS), 1 if seconds >= RESOLUTION else 0)
        if self.thread:
            self.thread.wait_until(due)
        else:
            self.pass_to(due)

    def start(self, thread):
        self.threads.append(thread)
        self._run(thread)

    def _run(self, thread):
        thread.go_on()
        if thread.is_over:
            self.threads.remove(thread)
            thread.settle()
            executor = thread.future.executor
            executor.free += 1
            executor.busy.discard(thread.number)
            executor.begin()
            if executor.free == executor.workers and executor.when_idle:
                executor.when_idle()

    def next_due(self):
        return min((thread.due for thread in self.threads), default=math.inf)

    def pass_to(self, moment):
        """What threads do until then is done, in order."""
        while (due := self.next_due()) <= moment < math.inf:
            self.now = max(self.now, due)
            self._run(next(thread for thread in self.threads if thread.due == due))
        self.now = max(self.now, moment)

    def wait_for(self, future, timeout=None):
        """As a call that blocks does."""
        limit = math.inf if timeout is None else self.now + round(timeout * MICROS)
        if self.thread:
            thread = self.thread
            future.add_done_callback(lambda _: setattr(thread, "due", min(thread.due, self.now)))
            if not future.done():
                thread.wait_until(limit)
            return
        while not future.done() and self.now < limit:
            moment = min(self.next_due(), limit)
            if moment == math.inf:
                finish("@@ERR deadlock")
            self.pass_to(moment)

    def let_threads_end(self, are_over=lambda: False):
        while not are_over() and self.next_due() < math.inf:
            self.pass_to(self.next_due())


WORLD = World()


class Future(concurrent.futures.Future):
    def result(self, timeout=None):
        WORLD.wait_for(self, timeout)
        return super().result(0)

    def exception(self, timeout=None):
        WORLD.wait_for(self, timeout)
        return super().exception(0)


class Gate:
    """At which a thread waits until somebody opens it."""

    def __init__(self):
        self._is_open, self._told = False, []

    def done(self):
        return self._is_open

    def add_done_callback(self, callback):
        self._told.append(callback)

    def open(self):
        self._is_open = True
        while self._told:
            self._told.pop()(self)


class Lock:
    """threading.Lock in virtual time. Events, conditions, semaphores and queues stand on it."""

    def __init__(self):
        self._is_held, self._line = False, []

    def acquire(self, blocking=True, timeout=-1):
        limit = math.inf if timeout == -1 else WORLD.now + round(timeout * MICROS)
        while self._is_held:
            if not blocking or WORLD.now >= limit:
                return False
            gate = Gate()
            self._line.append(gate)
            WORLD.wait_for(gate, None if limit == math.inf else (limit - WORLD.now) / MICROS)
            if not gate.done():
                self._line.remove(gate)
        self._is_held = True
        return True

    def release(self):
        if not self._is_held:
            raise RuntimeError("release unlocked lock")
        self._is_held = False
        if self._line:
            self._line.pop(0).open()

    def locked(self):
        return self._is_held

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *how):
        self.release()


class Executor(concurrent.futures.Executor):
    _numbers = itertools.count()

    def __init__(self, max_workers=None, thread_name_prefix="", *_, **__):
        if max_workers is not None and max_workers <= 0:
            raise ValueError("max_workers must be greater than 0")
        self.workers = self.free = max_workers or 32
        self.line = []
        self.is_shut = False
        self.when_idle = None
        self.name = thread_name_prefix or f"ThreadPoolExecutor-{next(self._numbers)}"
        self.busy = set()

    def submit(self, function, /, *args, **kwargs):
        if self.is_shut:
            raise RuntimeError("cannot schedule new futures after shutdown")
        future = Future()
        future.executor = self
        self.line.append(Thread(WORLD, future, lambda: function(*args, **kwargs)))
        self.begin()
        return future

    def begin(self):
        while self.free and self.line:
            thread = self.line.pop(0)
            if thread.future.set_running_or_notify_cancel():
                self.free -= 1
                thread.number = next(number for number in itertools.count() if number not in self.busy)
                self.busy.add(thread.number)
                WORLD.start(thread)

    def shutdown(self, wait=True, *, cancel_futures=False):
        self.is_shut = True
        if cancel_futures:
            for thread in self.line:
                thread.future.cancel()
        if wait:
            WORLD.let_threads_end(lambda: self.free == self.workers)


class TimerHandle(asyncio.TimerHandle):
    """Is due at `when`, in microseconds."""

    def __init__(self, number, when, *args):
        super().__init__(when / MICROS, *args)
        self.place = when, number

    def __lt__(self, other):
        return self.place < other.place


class Selector:
    def __init__(self):
        self.counted_at, self.rounds = 0, MOST_ROUNDS

    def select(self, timeout):
        moment = math.inf if timeout is None else WORLD.now + round(timeout * MICROS)
        moment = min(moment, max(WORLD.next_due(), WORLD.now))
        if moment == math.inf:
            finish("@@ERR deadlock")
        if self.counted_at != moment:
            self.counted_at, self.rounds = moment, MOST_ROUNDS
        self.rounds -= 1
        if self.rounds < 0:
            finish("@@ERR busy loop")
        WORLD.pass_to(moment)
        return ()


class Loop(asyncio.BaseEventLoop):
    def __init__(self):
        super().__init__()
        self._selector = Selector()
        self._clock_resolution = 0.5 / MICROS
        self._made = itertools.count()
        self._signals = {}
        self.nearly_now_at, self.nearly_now = 0, 0
        self.tasks = []

    def time(self):
        return WORLD.seconds()

    def call_at(self, when, callback, *args, context=None):
        if when is None:
            raise TypeError("when cannot be None")
        self._check_closed()
        place = round(when * MICROS)
        if self.comes_later(when - self.time()):
            place = max(place, WORLD.now + 1)
        timer = TimerHandle(next(self._made), place, callback, args, self, context)
        asyncio.base_events.heapq.heappush(self._scheduled, timer)
        timer._scheduled = True
        return timer

    def call_later(self, delay, callback, *args, context=None):
        if delay is not None and 0 < delay < RESOLUTION:
            delay = 1 / MICROS if self.comes_later(delay) else 0
        return super().call_later(delay, callback, *args, context=context)

    def comes_later(self, seconds):
        """Whether what is due in so many seconds is due later than now.

        What lies closer than the clock can tell is due now; but who asks for that time and again at one moment gets on in
        the end, as on a real clock, which moves while the loop goes round.
        """
        if not 0 < seconds < RESOLUTION:
            return seconds > 0
        if self.nearly_now_at != WORLD.now:
            self.nearly_now_at, self.nearly_now = WORLD.now, 0
        self.nearly_now += 1
        return self.nearly_now > MOST_NEARLY_NOW

    def create_task(self, coro, **kwargs):
        task = super().create_task(coro, **kwargs)
        self.tasks.append(weakref.ref(task))
        return task

    def add_signal_handler(self, number, callback, *args):
        """None arrives, so it is never called."""
        self._signals[number] = callback

    def remove_signal_handler(self, number):
        return self._signals.pop(number, None) is not None

    def _process_events(self, events):
        pass

    def _write_to_self(self):
        pass

    async def shutdown_default_executor(self, timeout=None):
        """The loop goes on while its threads come to their end, as a thread of its own waits for them."""
        self._executor_shutdown_called = True
        executor = self._default_executor
        if executor and executor.free < executor.workers:
            idle = self.create_future()
            executor.when_idle = lambda: self.call_soon_threadsafe(idle.set_result, None)
            await idle
        if executor:
            executor.shutdown()


Loop.__name__ = Loop.__qualname__ = "_UnixSelectorEventLoop"


def all_tasks(loop=None):
    loop = loop or asyncio.get_running_loop()
    return OrderedSet(task for made in loop.tasks if (task := made()) and not task.done())


class Policy(asyncio.DefaultEventLoopPolicy):
    def new_event_loop(self):
        return Loop()


class VirtualDatetime(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(WORLD.seconds(), tz)

    @classmethod
    def today(cls):
        return cls.now()

    @classmethod
    def utcnow(cls):
        return cls.now()


VirtualDatetime.__name__ = "datetime.datetime"  # as its repr says


def make_virtual():
    asyncio.tasks.all_tasks = asyncio.all_tasks = all_tasks
    concurrent.futures.ThreadPoolExecutor = Executor
    concurrent.futures.Future = Future
    threading.Lock = threading._allocate_lock = Lock
    threading.RLock = threading._PyRLock
    time.sleep = WORLD.sleep
    time.monotonic = time.perf_counter = time.time = WORLD.seconds
    time.monotonic_ns = time.perf_counter_ns = time.time_ns = lambda: WORLD.now * 1000
    time.process_time = time.thread_time = lambda: 0.0
    strftime, localtime, gmtime = time.strftime, time.localtime, time.gmtime
    time.localtime = lambda seconds=None: localtime(WORLD.seconds() if seconds is None else seconds)
    time.gmtime = lambda seconds=None: gmtime(WORLD.seconds() if seconds is None else seconds)
    time.strftime = lambda form, moment=None: strftime(form, moment or time.localtime())
    datetime.datetime = VirtualDatetime
    asyncio.set_event_loop_policy(Policy())


def finish(end):
    print(end, flush=True)
    sys.stderr.flush()
    os._exit(0)


def words(error):
    """As its traceback ends, without notes, in one line."""
    last = traceback.format_exception_only(error)
    return last[-1 if isinstance(error, SyntaxError) else 0].splitlines()[0]


def run(file):
    """The program, in a module of its own; how it ended."""
    module = types.ModuleType("__main__")
    module.__file__ = file
    source = pathlib.Path(file).read_text(encoding="utf-8")
    sys.modules["__main__"], sys.argv, sys.path[0] = module, [file], str(pathlib.Path(file).resolve().parent)
    try:
        exec(compile(source, file, "exec", dont_inherit=True), module.__dict__)
    except SystemExit as leave:
        if isinstance(leave.code, (int, type(None))):
            return f"@@EXIT {int(leave.code or 0)}"
        print(leave.code, file=sys.stderr)
        return "@@EXIT 1"
    except BaseException as error:
        traceback.print_exc()
        return f"@@ERR {words(error)}"
    return "@@OK"


def main():
    if any(os.environ.get(name) != value for name, value in SURROUNDINGS.items()):
        os.execve(sys.executable, [sys.executable, *sys.argv], {**os.environ, **SURROUNDINGS})
    itself = sys.modules["__main__"]  # which would be emptied if nobody held it
    make_virtual()
    end = run(sys.argv[1])
    WORLD.let_threads_end()
    atexit._run_exitfuncs()
    finish(end if end.startswith("@@ERR") else f"{end} {WORLD.now / MICROS:.12g}")
    return itself


if __name__ == "__main__":
    main()
