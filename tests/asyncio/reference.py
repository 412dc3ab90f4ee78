#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Signalbox authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs a program on the asyncio that people have, under a virtual clock: what it prints, then how it ended and when.

    reference.py program.py

Time is a whole number of microseconds that nobody moves but who waits. Timers that are due together fire in the order in
which they were made, sets of tasks keep the order in which these came, and worker threads run one at a time: from when a
call is handed in to where it sleeps or ends, then again when it is due.
"""

import builtins
import concurrent.futures
import datetime
import importlib
import itertools
import logging
import pathlib
import sys
import threading
import time
import traceback

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "conformance"))

from orderedsets import OrderedSet, loading_ordered_sets  # noqa: E402

with loading_ordered_sets():
    asyncio = importlib.import_module("asyncio")

MICROS = 1_000_000
MOST_ROUNDS = 100_000


class Over(BaseException):
    """The run is cut."""


class Thread:
    """A worker's call, in a thread that has the processor only when it is given it."""

    def __init__(self, world, future, call):
        self.world, self.future, self.call = world, future, call
        self.due = None
        self._goes_on, self._waits = threading.Semaphore(0), threading.Semaphore(0)
        self._thread = threading.Thread(target=self._work, daemon=True)
        self.is_over = False

    def go_on(self):
        """Until it sleeps or ends."""
        before, self.world.thread = self.world.thread, self
        if self.due is None:
            self._thread.start()
        self._goes_on.release()
        self._waits.acquire()
        self.world.thread = before

    def sleep(self, duration):
        self.due = self.world.now + duration
        self._waits.release()
        self._goes_on.acquire()

    def _work(self):
        self._goes_on.acquire()
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
    def __init__(self):
        self.now = 0
        self.thread = None
        self.threads = []
        self.over = None

    def seconds(self):
        return self.now / MICROS

    def sleep(self, seconds):
        if seconds < 0:
            raise ValueError("sleep length must be non-negative")
        if self.thread:
            self.thread.sleep(round(seconds * MICROS))
        else:
            self.now += round(seconds * MICROS)

    def start(self, thread):
        thread.due = None
        self.threads.append(thread)
        self._run(thread)

    def _run(self, thread):
        thread.go_on()
        if thread.is_over:
            self.threads.remove(thread)
            thread.settle()
            thread.future.executor.free += 1
            thread.future.executor.begin()

    def next_due(self):
        return min((thread.due for thread in self.threads), default=None)

    def look(self):
        while True:
            due = [thread for thread in self.threads if thread.due <= self.now]
            if not due:
                return
            self._run(due[0])


WORLD = World()


class Future(concurrent.futures.Future):
    def result(self, timeout=None):
        self._wait()
        return super().result(0)

    def exception(self, timeout=None):
        self._wait()
        return super().exception(0)

    def _wait(self):
        while not self.done() and WORLD.threads:
            WORLD.now = max(WORLD.now, WORLD.next_due())
            WORLD.look()


class Executor(concurrent.futures.Executor):
    def __init__(self, max_workers=None, *_, **__):
        if max_workers is not None and max_workers <= 0:
            raise ValueError("max_workers must be greater than 0")
        self.free = max_workers or 32
        self.line = []
        self.is_shut = False

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
                WORLD.start(thread)

    def shutdown(self, wait=True, *, cancel_futures=False):
        self.is_shut = True
        while wait and self.free < 0:
            pass


class Timer(asyncio.TimerHandle):
    def __init__(self, number, when, *args):
        super().__init__(round(when * MICROS) / MICROS, *args)
        self.place = round(when * MICROS), number

    def __lt__(self, other):
        return self.place < other.place


class Selector:
    def __init__(self):
        self.counted_at, self.rounds = 0, MOST_ROUNDS

    def select(self, timeout):
        if timeout != 0:
            due = [WORLD.next_due()] if WORLD.threads else []
            if timeout is not None:
                due.append(WORLD.now + round(timeout * MICROS))
            if not due:
                WORLD.over = "deadlock"
                raise Over
            WORLD.now = max(WORLD.now, min(due))
        if self.counted_at != WORLD.now:
            self.counted_at, self.rounds = WORLD.now, MOST_ROUNDS
        self.rounds -= 1
        if self.rounds < 0:
            WORLD.over = "busy loop"
            raise Over
        WORLD.look()
        return ()

    def close(self):
        pass


class Loop(asyncio.BaseEventLoop):
    def __init__(self):
        super().__init__()
        self._selector = Selector()
        self._clock_resolution = 0.5 / MICROS
        self._made = itertools.count()
        self.tasks = []

    def time(self):
        return WORLD.seconds()

    def call_at(self, when, callback, *args, context=None):
        if when is None:
            raise TypeError("when cannot be None")
        self._check_closed()
        timer = Timer(next(self._made), when, callback, args, self, context)
        asyncio.base_events.heapq.heappush(self._scheduled, timer)
        timer._scheduled = True
        return timer

    def create_task(self, coro, **kwargs):
        task = super().create_task(coro, **kwargs)
        self.tasks.append(task)
        return task

    def _process_events(self, events):
        pass

    def _write_to_self(self):
        pass

    async def shutdown_default_executor(self, timeout=None):
        self._executor_shutdown_called = True


def all_tasks(loop=None):
    loop = loop or asyncio.get_running_loop()
    return OrderedSet(task for task in loop.tasks if not task.done())


class Policy(asyncio.DefaultEventLoopPolicy):
    def new_event_loop(self):
        return Loop()


class VirtualDatetime(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(WORLD.seconds(), tz)


def main():
    file = sys.argv[1]
    asyncio.tasks.all_tasks = asyncio.all_tasks = all_tasks
    concurrent.futures.ThreadPoolExecutor = Executor
    time.sleep = WORLD.sleep
    time.monotonic = time.perf_counter = time.time = time.process_time = WORLD.seconds
    time.time_ns = time.monotonic_ns = time.perf_counter_ns = lambda: WORLD.now * 1000
    datetime.datetime = VirtualDatetime
    asyncio.set_event_loop_policy(Policy())
    logging.raiseExceptions = False
    sys.argv = [file]
    with open(file, encoding="utf-8") as text:
        source = text.read()
    end = "@@OK"
    try:
        exec(compile(source, file, "exec"), {"__name__": "__main__", "__builtins__": builtins, "__file__": file})
    except Over:
        end = f"@@ERR {WORLD.over}"
    except SystemExit as leave:
        end = f"@@EXIT {leave.code}"
    except BaseException:
        if WORLD.over:
            end = f"@@ERR {WORLD.over}"
        else:
            traceback.print_exc()
            end = "@@ERR " + traceback.format_exception_only(*sys.exc_info()[:2])[-1].strip()
    print(end if end.startswith("@@ERR") else f"{end} {WORLD.now / MICROS:.12g}", flush=True)
    sys.stderr.flush()
    import os
    os._exit(0)


if __name__ == "__main__":
    main()
