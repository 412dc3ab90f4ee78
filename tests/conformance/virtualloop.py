# SPDX-FileCopyrightText: 2026 The Signalbox authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""An event loop for asyncio on which time is a number.

The loop is asyncio's BaseEventLoop; only how it waits is replaced. Three rules make every run the same:

  * Time is a whole number of microseconds. When nothing is ready the clock jumps to the next deadline; nothing else
    moves it but time.sleep(), which holds the loop as a blocking call does. Deadlines are rounded to microseconds when
    timers are made: in floats 0.7 + 0.1 comes before 0.8, and two timers that ought to be due together are not. What is
    due later than now never becomes due now by being rounded.
  * Timers with equal deadlines fire in the order in which they were made. asyncio keeps them in a heap that compares
    deadlines only and is not stable. A real clock hides that: no two of its deadlines are equal.
  * Threads are a model (Executor): a job takes the virtual time that its calls of time.sleep() add up to.

A run on this loop ends early by RunOver: when nothing can happen any more, when the clock passes the horizon, or when
the loop goes round for ever without the clock moving.
"""

import heapq
import itertools

from privateasyncio import asyncio
from virtualclock import MICROS


class VirtualTime:
    """What makes a BaseEventLoop one in virtual time: a class to be put in front of it.

    `iteration` counts its rounds from 1; `running` is the handle being run, or None.
    """

    MOST_ROUNDS = 100_000  # while the clock stands still; then it is a busy loop

    def __init__(self, clock, workers):
        super().__init__()
        self._clock_resolution = 0.5 / MICROS  # less than the unit of time: exactly what is due is due
        self._clock = clock
        self._workers = workers
        self._deadlines = []  # a heap; what the base has, _scheduled, is for programs that look there
        self._timers_made = itertools.count()
        self._rounds_left = self.MOST_ROUNDS
        self._counted_at = 0
        self.iteration = 0
        self.running = None

    def time(self):
        return self._clock.seconds()

    def call_at(self, when, callback, *args, context=None):
        if when is None:
            raise TypeError("when cannot be None")
        self._check_closed()
        timer = asyncio.TimerHandle(when, callback, args, self, context)
        heapq.heappush(self._deadlines, (self._clock.deadline(when), next(self._timers_made), timer))
        self._scheduled.append(timer)
        timer._scheduled = True
        return timer

    def _forget(self, timer):
        self._scheduled.remove(timer)
        timer._scheduled = False

    def _run_once(self):
        """One round: what has become due joins the line, then exactly what stood in line as the round began runs."""
        self._clock.check()
        self._drop_cancelled_timers()
        if not self._ready and not self._stopping:
            self._wait()
        if self._clock.now > self._clock.horizon:
            self._clock.cut("horizon")
        self._count_round()
        self._workers.finish_due()  # asyncio hears of threads in select(), before it looks at its timers
        self._collect_due_timers()
        for _ in range(len(self._ready)):
            self._run_handle(self._ready.popleft())

    def _run_handle(self, handle):
        if handle._cancelled:
            return
        self.running = handle
        try:
            handle._run()
        finally:
            self.running = None
        self._clock.check()  # a task keeps even RunOver to itself

    def _drop_cancelled_timers(self):
        """A cancelled timer at the head must not move the clock."""
        while self._deadlines and self._deadlines[0][2]._cancelled:
            self._forget(heapq.heappop(self._deadlines)[2])

    def _wait(self):
        deadlines = [self._deadlines[0][0]] if self._deadlines else []
        if self._workers.next_due() is not None:
            deadlines.append(self._workers.next_due())
        if not deadlines:
            self._clock.cut("deadlock")
        self._clock.jump(min(deadlines))

    def _count_round(self):
        self.iteration += 1
        if self._counted_at != self._clock.now:
            self._counted_at = self._clock.now
            self._rounds_left = self.MOST_ROUNDS
        self._rounds_left -= 1
        if self._rounds_left < 0:
            self._clock.cut("busy_loop")

    def _collect_due_timers(self):
        while self._deadlines and self._deadlines[0][0] <= self._clock.now:
            timer = heapq.heappop(self._deadlines)[2]
            self._forget(timer)
            if not timer._cancelled:
                self._ready.append(timer)

    def _write_to_self(self):
        """Wakes select() when another thread calls; there is neither here."""

    def _process_events(self, events):
        """There is no input or output."""

    async def shutdown_default_executor(self, timeout=None):
        """asyncio.run() waits for the default executor's threads in one more thread; here nothing is left of them."""

    def default_exception_handler(self, context):
        """asyncio would write to its log. What there is to tell, recorders see for themselves."""


class VirtualLoop(VirtualTime, asyncio.base_events.BaseEventLoop):
    """The loop of the private asyncio, in virtual time."""
