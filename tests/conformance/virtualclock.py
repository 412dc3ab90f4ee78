# SPDX-FileCopyrightText: 2026 The Signalbox authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Time that is a number, and threads that live in it.

Time is a whole number of microseconds. Nothing moves it but whoever waits, and time.sleep(), which holds whoever calls
it. Threads are a model (Executor): a job takes the virtual time that its calls of time.sleep() add up to.
"""

import concurrent.futures
import heapq
import itertools

MICROS = 1_000_000
RESOLUTION = 1e-9  # of CPython's clock, in seconds: what is closer than that is at the same time
FOREVER = float("inf")


def micros(seconds):
    """The nearest whole number of microseconds."""
    return round(seconds * MICROS)


def delay_micros(seconds):
    """How long something takes that is asked to take `seconds`: if any time at all, then at least a microsecond.

    So who sleeps "until it is time", as a rate limiter does, gets there: what remains may be less than half a microsecond.
    """
    return max(1, micros(seconds)) if seconds >= RESOLUTION else micros(seconds)


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
            self._job_time += delay_micros(seconds)
            return
        self.check()
        self.now += delay_micros(seconds)
        if self.now > self.horizon:
            self.cut("horizon")

    def time_job(self, work):
        """Runs `work` as a job in a thread; returns its result and how long it took."""
        outside, self._job_time = self._job_time, 0
        try:
            return work(), self._job_time
        finally:
            self._job_time = outside

    def deadline(self, when):
        """The microsecond at which something is due that is due at `when` seconds: a later one than now if `when` is later."""
        later = when >= self.seconds() + RESOLUTION
        return max(micros(when), self.now + 1) if later else micros(when)

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
