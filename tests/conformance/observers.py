# SPDX-FileCopyrightText: 2026 The Signalbox authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Observers of asyncio: each stands in the place of one method, notes what happens there and calls the method.

None of them awaits anything but the method it stands for, so no task takes a turn more or less than without them.
What is noted when follows from two rules. A fact about an act (an item put, a lock released) is noted before the facts
about what the act brings about (somebody woken). And a wait is told by what the program called: whichever futures
asyncio makes within `queue.join()`, the wait is a join of that queue.

`now` is the recording that is going on, or None.
"""

import contextlib
import functools
import sys
import typing

from facts import Call, Recording, error_words, item_words, value_words
from privateasyncio import asyncio
from virtualclock import Executor, delay_micros
from virtualloop import VirtualLoop

base_events, futures, locks, queues, tasks = (
    asyncio.base_events, asyncio.futures, asyncio.locks, asyncio.queues, asyncio.tasks)
Future, Task, CancelledError = futures.Future, tasks.Task, asyncio.CancelledError

now = None


class Watched(Recording):
    """A recording with what observers have to know of the moment."""

    def __init__(self, *args):
        super().__init__(*args)
        self.loop = None
        self.waits = {}  # by task: what it waits for, and the future
        self.thrown_at = None  # the future at which CancelledError was thrown into the task that has its turn
        self.creating_in = None  # the TaskGroup whose create_task() is running
        self.asked = []  # tasks whose cancel() is running, the outermost first
        self.askers = []  # scopes that are asking for cancellations

    def let_waiting_ask(self):
        for _, future in self.waits.values():
            if isinstance(future, tasks._GatheringFuture) and not future.done():
                for child in future._children:
                    child._log_traceback = False
            if future is not None:
                future._log_traceback = False

    def forget(self):
        super().forget()
        self.thrown_at = self.loop = None
        self.waits.clear()


def watch(cls, name):
    """Puts the decorated function in the place of a method; it gets that method as its first argument.

    It takes over the method's names as well: coroutines are known by those of the function that made them.
    """
    def install(observer):
        original = getattr(cls, name)

        @functools.wraps(original)
        def method(*args, **kwargs):
            if now is None or now.is_cut():
                return original(*args, **kwargs)
            return observer(original, *args, **kwargs)
        setattr(cls, name, method)
        observer.__name__, observer.__qualname__ = original.__name__, original.__qualname__
        return observer
    return install


# Who calls

OURS = ("virtualloop", "virtualclock", "privateasyncio")
STEPS = {function.__code__ for name, function in vars(Task).items() if name.startswith("_Task__step")}

#: What a program waits for, by the function of asyncio's that it called, and where that function keeps the object.
VERBS = {
    "sleep": ("sleep", None),
    "Lock.acquire": ("acquire", "self"),
    "Semaphore.acquire": ("acquire", "self"),
    "_ContextManagerMixin.__aenter__": ("acquire", "self"),
    "Event.wait": ("wait", "self"),
    "Condition.wait": ("wait", "self"),
    "Condition.wait_for": ("wait_until", "self"),
    "Barrier.wait": ("wait", "self"),
    "Barrier.__aenter__": ("wait", "self"),
    "Barrier.reset": ("reset", "self"),
    "Barrier.abort": ("abort", "self"),
    "Queue.put": ("put", "self"),
    "Queue.get": ("get", "self"),
    "Queue.join": ("join", "self"),
    "TaskGroup.__aexit__": ("group", "self"),
    "gather": ("gather", None),
    "wait": ("wait_tasks", None),
    "wait_for": ("wait_for", None),
    "shield": ("shield", None),
    "as_completed.<locals>._wait_for_one": ("as_completed", None),
    "_AsCompletedIterator._wait_for_one": ("as_completed", None),
    "_AsCompletedIterator.__anext__": ("as_completed", None),
    "to_thread": ("to_thread", None),
    "BaseEventLoop.run_in_executor": ("run_in_executor", "executor"),
}
#: Functions that make what the program asked them to make.
MAKERS = ("BaseEventLoop.create_future", "timeout", "timeout_at")
#: Calls that wait for several things, or for one in a way of their own; and what people call them.
CALLS = {"gather": "gather", "wait_tasks": "wait", "wait_for": "wait_for", "as_completed": "as_completed",
         "shield": "shield"}
#: Waits whose end is told by a fact of its own: acquired, item_put, item_got, scope_exited.
TOLD_OTHERWISE = ("acquire", "put", "get", "group")


class Wait(typing.NamedTuple):
    verb: str
    on: object = None
    until: int | None = None  # microseconds


def is_library(frame):
    name = frame.f_globals.get("__name__", "")
    return name == "asyncio" or name.startswith("asyncio.") or name in (__name__, *OURS)


def library_frames(frame):
    """The frames of asyncio's functions from `frame` up to the program that called, or to the task's turn."""
    found = []
    while frame and is_library(frame) and frame.f_code not in STEPS:
        if frame.f_globals["__name__"].startswith("asyncio"):
            found.append(frame)
        frame = frame.f_back
    return found


def program_frame():
    frame = sys._getframe(1)
    while frame and is_library(frame):
        frame = frame.f_back
    return frame


def wait_within(frames):
    """What the program waits for, as asyncio has come to where it stands."""
    if not frames:
        return Wait("await")
    if len(frames) > 1 and frames[-1].f_code.co_qualname == "wait_for" and frames[-2].f_code.co_qualname in VERBS:
        frames.pop()  # from CPython 3.12 on it awaits what it was given, which is no task of its own
    outermost = frames[-1]
    called = outermost.f_code.co_qualname
    verb, place = VERBS.get(called, ("await", None))
    if called.startswith("Condition.wait") and any(frame.f_code.co_qualname == "Lock.acquire" for frame in frames):
        verb = "acquire"  # notified, it waits for the lock now
    until = None
    if verb == "sleep":
        until = now.clock.now + delay_micros(outermost.f_locals["delay"])
    elif verb == "gather" and outermost.f_locals["return_exceptions"] and running_task() is now.tasks[0]:
        verb = "wait_all"  # how main waits for its tasks
    if verb in CALLS and running_task():
        return Wait(verb, Call(CALLS[verb], running_task()))
    return Wait(verb, outermost.f_locals.get(place), until)


def is_made_by_program(frames, thing):
    """Whether the program asked for `thing`, rather than asyncio for its own use."""
    callers = [frame for frame in frames if frame.f_locals.get("self") is not thing]
    return not callers or callers[-1].f_code.co_qualname in MAKERS


def running_task():
    try:
        return tasks.current_task()
    except RuntimeError:  # no loop is running
        return None


def actor():
    """The task whose doing this is: the one that has its turn, or whose end a callback is told of. None for a timer."""
    task = running_task()
    handle = now.loop.running if now.loop else None
    if task is None and handle is not None and handle._args and isinstance(handle._args[0], Task):
        return handle._args[0]
    return task


# What the program makes

def watch_making(cls, kind):
    @watch(cls, "__init__")
    def made(original, thing, *args, **kwargs):
        if is_made_by_program(library_frames(sys._getframe(2)), thing):
            now.add_object(thing, kind, program_frame())
        original(thing, *args, **kwargs)


watch_making(locks.Lock, "lock")
watch_making(locks.Semaphore, "semaphore")
watch_making(locks.Event, "event")
watch_making(locks.Condition, "condition")
watch_making(locks.Barrier, "barrier")
watch_making(queues.Queue, "queue")


@watch(locks.Condition, "__init__")
def condition_made(original, condition, lock=None):
    original(condition, lock)
    if lock is None:
        now.add_alias(condition._lock, condition)


@watch(Executor, "__init__")
def executor_made(original, executor, *args, **kwargs):
    """The default executor, made by asyncio for its own use, is nothing a program names."""
    if is_made_by_program(library_frames(sys._getframe(2)), executor):
        now.add_object(executor, "executor", program_frame())
    original(executor, *args, **kwargs)


@watch(Future, "__init__")
def future_made(original, future, *args, **kwargs):
    original(future, *args, **kwargs)
    if isinstance(future, Task):
        return
    frames = [frame for frame in library_frames(sys._getframe(2)) if frame.f_locals.get("self") is not future]
    if is_made_by_program(frames, future):
        now.add_object(future, "future", program_frame())
        now.failures.append(future)
        future.waited = Wait("await", future)
        return
    future.waited = wait_within(frames)
    if isinstance(future, tasks._GatheringFuture):
        now.failures.append(future)


# Tasks

@watch(Task, "__init__")
def task_made(original, task, coroutine, **kwargs):
    now.add_task(task)
    if kwargs.get("name") is not None:
        now.name_task(task, str(kwargs["name"]))
    now.note("task_created", task, by=running_task(), scope=now.creating_in)
    original(task, coroutine, **kwargs)


@watch(Task, "set_name")
def task_named(original, task, name):
    now.name_task(task, str(name))
    original(task, name)


@watch(Task, "_Task__step")
def turn(original, task, error=None):
    if not task.done():
        begin_turn(task, error)
    original(task, error)
    if not task.done() and task._fut_waiter is None:
        now.waits[task] = Wait("sleep"), None
        now.note("yielded", task)


def begin_turn(task, error):
    now.note("turn_began", task, iteration=now.loop.iteration)
    wait, future = now.waits.pop(task, (Wait("spawn"), None))
    is_cancelled = task._must_cancel or isinstance(error, CancelledError)
    now.thrown_at = future if is_cancelled else None
    if is_cancelled:
        message = message_of(error) if isinstance(error, CancelledError) else task._cancel_message
        now.note("cancel_delivered", task, verb=wait.verb, on=wait.on, message=message)
    elif future is not None and error is None and wait.verb not in TOLD_OTHERWISE:
        now.note("wait_ended", task, verb=wait.verb, on=wait.on, value=awaited_value(wait, future))


def awaited_value(wait, future):
    """What an await gave. What calls that wait for several things give is seen where the program uses it."""
    return value_words(future._result) if wait.verb == "await" else None


def waiting_task(callback):
    """The task that waits for a future, if `callback` is how it is woken."""
    is_wakeup = getattr(callback, "__func__", None) is Task._Task__wakeup
    return callback.__self__ if is_wakeup else None


@watch(Future, "add_done_callback")
def callback_added(original, future, callback, **kwargs):
    task = waiting_task(callback)
    if task and not future.done():
        wait = Wait("await", future) if isinstance(future, Task) else future.waited
        now.waits[task] = wait, future
        now.note("wait_began", task, verb=wait.verb, on=wait.on, until=wait.until)
    original(future, callback, **kwargs)


@watch(Future, "_Future__schedule_callbacks")
def future_ended(original, future):
    outcome = "cancelled" if future.cancelled() else "raised" if future._exception is not None else "returned"
    about = {"outcome": outcome, "error": error_words(future._exception) if outcome == "raised" else None,
             "value": value_words(future._result)}
    if isinstance(future, Task):
        now.note("task_ended", future, **about)
    elif now.knows(future):
        now.note("future_done", actor(), on=future, **about)
    for callback, _ in future._callbacks:
        if task := waiting_task(callback):
            note_woken(task, future)
    original(future)


def note_woken(task, future):
    """`task` was asked to cancel and takes that to the future it waits for; or the future is done, by somebody."""
    asked = now.asked[-1] if now.asked else running_task()
    is_cancelled = True if future.cancelled() and asked is task else None
    verb = now.waits[task][0].verb
    now.note("woken", task, verb=verb, by=None if is_cancelled else actor(), cancelled=is_cancelled)


@watch(Future, "__await__")
def awaited(original, future):
    """Awaiting what is done already is no wait, but the trace tells how it came out, as after one."""
    if future.done() and (isinstance(future, Task) or now.knows(future)):
        if future.cancelled():
            now.note("cancel_delivered", running_task(), verb="await", on=future, message=cancel_message(future))
        elif future._exception is None:
            now.note("wait_ended", running_task(), verb="await", on=future, value=value_words(future._result))
    elif future.done() and isinstance(future, tasks._GatheringFuture):
        if isinstance(future._exception, CancelledError):
            now.note("cancel_delivered", running_task(), verb=future.waited.verb, on=future.waited.on,
                     message=message_of(future._exception))
        elif future._exception is None:
            now.note("wait_ended", running_task(), verb=future.waited.verb, on=future.waited.on)
    return original(future)


Future.__iter__ = Future.__await__


@watch(Future, "result")
def result_taken(original, future):
    """A program that takes the result without awaiting it."""
    result = original(future)
    if running_task() and not library_frames(sys._getframe(2)) and (isinstance(future, Task) or now.knows(future)):
        now.note("step_began", running_task(), verb="result", on=future, value=value_words(result))
    return result


def cancel_message(future):
    """Of the CancelledError that awaiting `future` raises: a task keeps the one it ended with for whoever comes first."""
    kept = future._cancelled_exc
    return future._cancel_message if kept is None else message_of(kept)


def message_of(error):
    return error.args[0] if error.args else None


# Cancellation

class Asker(typing.NamedTuple):
    by: object
    cause: str
    scope: object = None


@watch(Task, "cancel")
def cancel_asked(original, task, msg=None):
    """A task hands the request on to the task it awaits.

    Tasks that await each other in a circle hand it round until the stack is full. That is an error after a thousand
    calls or so; here after exactly as many.
    """
    if task.done():
        return original(task, msg)
    if len(now.asked) >= 1000:
        raise RecursionError("maximum recursion depth exceeded")
    asker = who_asks(sys._getframe(2))
    now.note("cancel_requested", task, by=asker.by, scope=asker.scope, message=msg, cause=asker.cause)
    now.asked.append(task)
    try:
        return original(task, msg)
    finally:
        now.asked.pop()


def who_asks(caller):
    """Who calls cancel(), and why: `caller` is the frame that does."""
    by = now.asked[-1] if now.asked else actor()
    called = caller.f_code.co_qualname
    if called == "_GatheringFuture.cancel":
        return Asker(by, "outer", caller.f_locals["self"].waited.on)
    if called == "_cancel_and_wait":
        return Asker(by, "outer", Call("wait_for", by))
    if called == "TaskGroup.__aexit__":  # asks its parent once more, for whoever did so from outside
        return Asker(by, "group", caller.f_locals["self"])
    if now.asked:
        return Asker(by, "task")
    if now.askers:
        return now.askers[-1]
    return Asker(by, "task") if now.loop.is_running() else Asker(None, "shutdown")


@watch(Task, "uncancel")
def uncancelled(original, task):
    left = original(task)
    if not library_frames(sys._getframe(2)):
        now.note("uncancelled", task, left=left)
    return left


# Scopes

def watch_asking(cls, name, asker, before=None):
    """While the method runs, it is `asker(self, …)` who asks tasks to cancel."""
    @watch(cls, name)
    def asking(original, *args):
        if before:
            before(*args)
        now.askers.append(asker(*args))
        try:
            original(*args)
        finally:
            now.askers.pop()


def watch_scope(cls, kind, deadline=lambda scope: None):
    @watch(cls, "__aenter__")
    async def entered(original, scope):
        task = running_task()
        if task and is_told(scope):
            now.add_scope(scope, kind, task)
        result = await original(scope)
        if now.knows_scope(scope):
            now.note("scope_entered", task, scope=scope, deadline=deadline(scope))
        return result

    @watch(cls, "__aexit__")
    async def left(original, scope, error_type, error, traceback):
        outcome = error_type
        try:
            return await original(scope, error_type, error, traceback)
        except BaseException as raised:
            outcome = type(raised)
            raise
        finally:
            if now and now.knows_scope(scope):
                now.note("scope_exited", running_task(), scope=scope, outcome=outcome_of(outcome))


def is_told(scope):
    """asyncio.wait_for() of CPython 3.12 holds a Timeout of its own."""
    return getattr(scope, "is_told", True)


def outcome_of(error_type):
    if error_type is None:
        return "returned"
    return "cancelled" if issubclass(error_type, CancelledError) else "raised"


def timeout_deadline(timeout):
    return None if timeout.when() is None else now.clock.deadline(timeout.when())


@watch(asyncio.Timeout, "__init__")
def timeout_made(original, timeout, when):
    timeout.is_told = is_made_by_program(library_frames(sys._getframe(2)), timeout)
    original(timeout, when)


def scope_of(timeout):
    return timeout if now.knows_scope(timeout) else Call("wait_for", timeout._task)


def note_expiry(timeout):
    now.note("timeout_expired", timeout._task, scope=scope_of(timeout))


def note_abort(group):
    """A member that failed has the group ask for its end; otherwise the error came from inside the block."""
    failed = now.askers[-1].by if now.askers and now.askers[-1].scope is group else None
    now.note("group_aborting", group._parent_task, scope=group, failed=failed)


watch_scope(asyncio.TaskGroup, "group")
watch_scope(asyncio.Timeout, "timeout", timeout_deadline)
watch_asking(asyncio.Timeout, "_on_timeout", before=note_expiry,
             asker=lambda timeout: Asker(None, "timeout", scope_of(timeout)))
watch_asking(asyncio.TaskGroup, "_abort", before=note_abort,
             asker=lambda group: Asker(group._parent_task, "group", group))
watch_asking(asyncio.TaskGroup, "_on_task_done", asker=lambda group, task: Asker(task, "group", group))


@watch(asyncio.TaskGroup, "create_task")
def member_made(original, group, coroutine, **kwargs):
    """A group that is aborting takes nobody in. The coroutine is lost then: never awaited, up to CPython 3.12.

    Python tells of that when it lets go of the coroutine, which may be late, as the error's traceback holds it.
    Later versions close the coroutine, and tell nothing.
    """
    now.creating_in = group
    try:
        return original(group, coroutine, **kwargs)
    except RuntimeError:
        if coroutine.cr_frame is not None:
            coroutine.close()
            note_never_awaited(coroutine)
        raise
    finally:
        now.creating_in = None


def note_never_awaited(coroutine):
    if now:
        now.note("never_awaited", running_task(), body=coroutine)


# Locks

@watch(locks.Lock, "acquire")
async def lock_acquired(original, lock):
    result = await original(lock)
    if now:
        now.note("acquired", running_task(), on=lock, free=0)
    return result


@watch(locks.Lock, "release")
def lock_released(original, lock):
    if lock.locked():
        now.note("released", actor(), on=lock, free=1)
    original(lock)


@watch(locks.Semaphore, "acquire")
async def permit_acquired(original, semaphore):
    result = await original(semaphore)
    if now:
        now.note("acquired", running_task(), on=semaphore, free=semaphore._value)
    return result


@watch(locks.Semaphore, "release")
def permit_released(original, semaphore):
    fact = now.note("released", actor(), on=semaphore, free=semaphore._value + 1)
    original(semaphore)
    fact["free"] = semaphore._value  # what is left once the next in line has been given its permit


@watch(locks.Semaphore, "_wake_up_next")
def next_woken(original, semaphore):
    """Whoever was given a permit and then cancelled hands it on: a release of a permit it never had in hand."""
    caller = sys._getframe(2)
    waiter = caller.f_locals.get("fut")
    is_handing_on = waiter is not None and waiter is now.thrown_at and not waiter.cancelled()
    if not is_handing_on:
        return original(semaphore)
    fact = now.note("released", actor(), on=semaphore, free=semaphore._value)
    result = original(semaphore)
    fact["free"] = semaphore._value
    now.thrown_at = None
    return result


@watch(locks.Event, "set")
def event_set(original, event):
    if not event.is_set():
        now.note("event_set", actor(), on=event)
    original(event)


@watch(locks.Event, "clear")
def event_cleared(original, event):
    now.note("event_cleared", actor(), on=event)
    original(event)


@watch(locks.Condition, "notify")
def notified(original, condition, n=1):
    if condition.locked():
        waiting = sum(not waiter.done() for waiter in condition._waiters)
        now.note("notified", actor(), on=condition, amount=min(n, waiting))
    original(condition, n)


def barrier_changed(barrier, name, value):
    """Every change of a barrier's state or of how many tasks are inside."""
    before = getattr(barrier, "_state", None), getattr(barrier, "_count", None)
    object.__setattr__(barrier, name, value)
    after = getattr(barrier, "_state", None), getattr(barrier, "_count", None)
    if now and None not in before and before != after:
        now.note("barrier_changed", actor(), on=barrier, state=barrier._state.value, amount=barrier._count)


locks.Barrier.__setattr__ = barrier_changed


# Queues

@watch(queues.Queue, "put_nowait")
def item_put(original, queue, item):
    if not queue.full():
        fact = now.note("item_put", actor(), on=queue, **item_keys(queue, item))
        with told_if_it_raises(fact):
            return original(queue, item)
    return original(queue, item)


@watch(queues.Queue, "get_nowait")
def item_got(original, queue):
    if queue.empty():
        return original(queue)
    is_heap = isinstance(queue, queues.PriorityQueue)
    fact = now.note("item_got", actor(), on=queue, **(item_keys(queue, queue._queue[0]) if is_heap else {}))
    with told_if_it_raises(fact):
        item = original(queue)
        fact.update(item_keys(queue, item))
        return item


@contextlib.contextmanager
def told_if_it_raises(fact):
    """Entries that cannot be ordered: a put leaves its entry in, and a get loses the one it was to give."""
    try:
        yield
    except TypeError:
        fact["raises"] = True
        raise


def item_keys(queue, item):
    """An entry of a priority queue is a priority and an item."""
    if isinstance(queue, queues.PriorityQueue) and isinstance(item, tuple) and len(item) == 2:
        return {"item": item_words(item[1])}
    return {"item": item_words(item)}


@watch(queues.Queue, "task_done")
def task_done_called(original, queue):
    if queue._unfinished_tasks > 0:
        now.note("task_done_called", actor(), on=queue, unfinished=queue._unfinished_tasks - 1)
    original(queue)


# Threads

class JobObserver:
    """Tells of jobs: which executor, which of its workers. The task is the one that handed the job in."""

    def __init__(self):
        self._submitters = {}

    def job_submitted(self, job):
        self._submitters[job] = running_task()

    def job_began(self, job):
        self._note("job_began", job)

    def job_ended(self, job):
        self._note("job_ended", job)

    def _note(self, kind, job):
        if now:
            executor = job.executor if now.knows(job.executor) else None
            now.note(kind, self._submitters[job], on=executor, worker=job.worker)


@watch(VirtualLoop, "shutdown_asyncgens")
def run_left(original, loop):
    """asyncio.run() is done with the program's tasks; what it tidies up from here on is its own."""
    now.keep_failures()
    now.is_paused = True
    return original(loop)
