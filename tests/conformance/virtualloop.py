# SPDX-FileCopyrightText: 2026 The Signalbox authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""An event loop for asyncio on which time is a number.

The loop is asyncio's BaseEventLoop; only how it waits is replaced. Three rules make every run the same:

  * Time is a whole number of microseconds. When nothing is ready the clock jumps to the next deadline; nothing else
    moves it but time.sleep(), which holds the loop as a blocking call does. Deadlines are rounded to microseconds when
    timers are made: in floats 0.7 + 0.1 comes before 0.8, and two timers that ought to be due together are not.
  * Timers with equal deadlines fire in the order in which they were made. asyncio keeps them in a heap that compares
    deadlines only and is not stable. A real clock hides that: no two of its deadlines are equal.
  * Threads are a model (Executor): a job takes the virtual time that its calls of time.sleep() add up to.

A run on this loop ends early by RunOver: when nothing can happen any more, when the clock passes the horizon, or when
the loop goes round for ever without the clock moving.
"""

import concurrent.futures
import heapq
import itertools

from privateasyncio import asyncio

MICROS = 1_000_000
FOREVER = float("inf")


def micros(seconds):
    """The nearest whole number of microseconds."""
    return round(seconds * MICROS)


class RunOver(BaseException):
    """The run is cut here: `ending` says why (deadlock, horizon, busy_loop, too_long).

    No Exception, so that programs which catch those let it through.
    """

    def __init__(self, ending):
        super().__init__(ending)
        self.ending = ending


class Clock:
    """The virtual time of one recording, in microseconds; `over` is why the recording was cut short, if it was."""

    def __init__(self, horizon=FOREVER):
        self.now = 0
        self.horizon = horizon
        self.over = None
        self.when_cut = None  # is called once, before anything learns of it
        self._job_time = None

    def cut(self, ending):
        """Ends the run. Whoever touches the clock or the loop from now on learns of it by RunOver."""
        if not self.over:
            self.over = ending
            if self.when_cut:
                self.when_cut()
        self.check()

    def check(self):
        if self.over:
            raise RunOver(self.over)

    def jump(self, when):
        """Waits until `when`; the run ends if that lies beyond the horizon."""
        if when > self.horizon:
            self.now = max(self.now, self.horizon)
            self.cut("horizon")
        self.now = max(self.now, when)

    def sleep(self, seconds):
        """time.sleep(): holds whoever calls it, the loop or a worker."""
        if seconds < 0:
            raise ValueError("sleep length must be non-negative")
        if self._job_time is not None:
            self._job_time += micros(seconds)
            return
        self.check()
        self.now += micros(seconds)
        if self.now > self.horizon:
            self.cut("horizon")

    def time_job(self, work):
        """Runs `work` as a job in a thread; returns its result and how long it took."""
        outside, self._job_time = self._job_time, 0
        try:
            return work(), self._job_time
        finally:
            self._job_time = outside

    def is_in_job(self):
        return self._job_time is not None

    def seconds(self):
        """The time as programs see it: now, within a job the moment that job has come to."""
        return (self.now + (self._job_time or 0)) / MICROS


class JobFuture(concurrent.futures.Future):
    """What Executor.submit() returns. Waiting for it outside of the loop lets its workers work meanwhile."""

    def __init__(self, executor):
        super().__init__()
        self._executor = executor

    def result(self, timeout=None):
        self._executor.work_until(self.done)
        return super().result(0)

    def exception(self, timeout=None):
        self._executor.work_until(self.done)
        return super().exception(0)


class Job:
    """A call handed to an executor. Its outcome is known from its start on, and told when it is due."""

    def __init__(self, number, executor, future, call):
        self.number, self.executor, self.future, self.call = number, executor, future, call
        self.worker = None
        self.due = None
        self.outcome = None

    def __lt__(self, other):
        return (self.due, self.number) < (other.due, other.number)

    def run(self, clock, begun):
        """Makes the call at once, and finds out when it would be over."""
        def attempt():
            try:
                return self.future.set_result, self.call()
            except Exception as error:
                return self.future.set_exception, error
        self.outcome, duration = clock.time_job(attempt)
        self.due = begun + duration

    def finish(self):
        settle, value = self.outcome
        settle(value)


class Workers:
    """All executors of a recording: their running jobs in the order in which these will be over."""

    def __init__(self, clock, observer=None):
        self.clock = clock
        self.observer = observer  # has job_submitted(job), job_began(job), job_ended(job)
        self.running = []
        self.numbers = itertools.count(1)

    def tell(self, what, job):
        if self.observer:
            getattr(self.observer, what)(job)

    def next_due(self):
        return self.running[0].due if self.running else None

    def finish_due(self):
        """Ends the jobs that are due by now, in the order of their ends, ties in order of their starts.

        A worker that comes free takes its next job at that very moment of the past, as threads run on while the loop
        is held by a blocking call; so that job may be due by now as well.
        """
        while self.running and self.running[0].due <= self.clock.now:
            self._finish(heapq.heappop(self.running))

    def _finish(self, job):
        self.tell("job_ended", job)
        job.finish()
        job.executor.free(job.worker, job.due)

    def start(self, job, begun):
        job.number = next(self.numbers)
        self.tell("job_began", job)
        job.run(self.clock, begun)
        heapq.heappush(self.running, job)


class Executor(concurrent.futures.Executor):
    """ThreadPoolExecutor in virtual time: `max_workers` workers and one line of jobs, first in, first out."""

    workers = None  # of the present recording
    DEFAULT_WORKERS = 32

    def __init__(self, max_workers=None, *unused, **unused_too):
        if max_workers is not None and max_workers <= 0:
            raise ValueError("max_workers must be greater than 0")
        self._free = list(range(1, (max_workers or self.DEFAULT_WORKERS) + 1))
        self._size = len(self._free)
        self._line = []
        self._is_shut = False

    def submit(self, fn, /, *args, **kwargs):
        if self._is_shut:
            raise RuntimeError("cannot schedule new futures after shutdown")
        job = Job(0, self, JobFuture(self), lambda: fn(*args, **kwargs))
        self.workers.tell("job_submitted", job)
        self._line.append(job)
        self._begin(self.workers.clock.now)
        return job.future

    def free(self, worker, when):
        heapq.heappush(self._free, worker)
        self._begin(when)

    def _begin(self, when):
        """The lowest free worker takes the first job of the line that nobody has withdrawn."""
        while self._free and self._line:
            job = self._line.pop(0)
            if job.future.set_running_or_notify_cancel():
                job.worker = heapq.heappop(self._free)
                self.workers.start(job, when)

    def work_until(self, reached):
        """Blocks whoever calls until `reached()` is true; without any job left, forever: that is a deadlock."""
        clock = self.workers.clock
        while not reached():
            if self.workers.next_due() is None:
                clock.cut("deadlock")
            clock.jump(self.workers.next_due())
            self.workers.finish_due()

    def shutdown(self, wait=True, *, cancel_futures=False):
        self._is_shut = True
        if cancel_futures:
            for job in self._line:
                job.future.cancel()
        if wait and not self.workers.clock.over:
            self.work_until(lambda: not self._line and len(self._free) == self._size)


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
        heapq.heappush(self._scheduled, (micros(when), next(self._timers_made), timer))
        timer._scheduled = True
        return timer

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
        while self._scheduled and self._scheduled[0][2]._cancelled:
            heapq.heappop(self._scheduled)[2]._scheduled = False

    def _wait(self):
        deadlines = [self._scheduled[0][0]] if self._scheduled else []
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
        while self._scheduled and self._scheduled[0][0] <= self._clock.now:
            timer = heapq.heappop(self._scheduled)[2]
            timer._scheduled = False
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
