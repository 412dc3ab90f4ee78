# SPDX-FileCopyrightText: 2026 The Signalbox authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What asyncio and the builtins of this engine leave to Python, as it waits."""

import asyncio
import collections
import heapq
import sys


async def drive(step):
    return await step  # at which it begins


async def enter(self):
    await self.acquire()


async def leave(self, *how):
    self.release()


async def leave_barrier():
    pass


async def wrap(awaitable):
    return await awaitable


async def next_or(step, default):
    try:
        return await step
    except StopAsyncIteration:
        return default


def deque_of(items):
    return collections.deque(items)


def short(value, level=6):
    """As reprlib.repr()."""
    kind = type(value)
    if kind in (list, tuple, collections.deque):
        left, right = {list: ("[", "]"), tuple: ("(", ",)" if len(value) == 1 else ")"), collections.deque: ("deque([", "])")}[kind]
        return left + _short_items(value, level) + right
    if kind in (set, frozenset):
        if not value:
            return f"{kind.__name__}()"
        left, right = ("{", "}") if kind is set else ("frozenset({", "})")
        return left + _short_items(_sorted_if_possible(value), level) + right
    if kind is dict:
        if not value or level <= 0:
            return "{...}" if value else "{}"
        pieces = [f"{short(key, level - 1)}: {short(value[key], level - 1)}" for key in _sorted_if_possible(value)[:4]]
        return "{" + ", ".join(pieces + ["..."] * (len(value) > 4)) + "}"
    if kind is str:
        words = repr(value[:30])
        return _cut(repr(value[:13] + value[len(value) - 14:]), 30, True) if len(words) > 30 else words
    return _cut(repr(value), 40 if kind is int else 30)


def _short_items(items, level):
    if level <= 0 and items:
        return "..."
    shown = [short(item, level - 1) for item, _ in zip(items, range(6))]
    return ", ".join(shown + ["..."] * (len(items) > 6))


def _cut(words, most, always=False):
    first = (most - 3) // 2
    last = most - 3 - first
    return words[:first] + "..." + words[len(words) - last:] if always or len(words) > most else words


def _sorted_if_possible(items):
    try:
        return sorted(items)
    except Exception:
        return list(items)


def pool_future():
    import concurrent.futures
    return concurrent.futures.Future()


def failed_future(error):
    """Of a worker thread's call, as run_in_executor() passes it on."""
    import concurrent.futures
    future = concurrent.futures.Future()
    future.set_exception(error)
    return future


def _set_state(future, other):
    future.set_exception(other.exception())


_set_state.__qualname__ = "_chain_future.<locals>._set_state"  # in what the loop tells where it fails
set_state = _set_state


def pool_map(executor, fn, iterables, timeout):
    import concurrent.futures
    return concurrent.futures.Executor.map(executor, fn, *iterables, timeout=timeout)


def work_in_pool(future, fn, /, *args, **kwargs):
    """What a worker does with a call that was submitted."""
    if not future.set_running_or_notify_cancel():
        return
    try:
        result = fn(*args, **kwargs)
    except BaseException as error:
        future.set_exception(error)
    else:
        future.set_result(result)


async def shutdown_asyncgens(generators):
    results = await asyncio.gather(*[each.aclose() for each in generators], return_exceptions=True)
    for result, generator in zip(results, generators):
        if isinstance(result, Exception):
            asyncio.get_running_loop().call_exception_handler({
                "message": f"an error occurred during closing of asynchronous generator {generator!r}",
                "exception": result, "asyncgen": generator})


def tell(context):
    """loop.default_exception_handler()"""
    import logging
    lines = [context.get("message") or "Unhandled exception in event loop"]
    lines += [f"{key}: {context[key]!r}" for key in sorted(context) if key not in ("message", "exception")]
    logging.getLogger("asyncio").error("%s", "\n".join(lines), exc_info=context.get("exception") or False)


def _wake_next(waiters):
    while waiters:
        waiter = waiters.popleft()
        if not waiter.done():
            waiter.set_result(None)
            break


class Queue(asyncio.Queue):
    """A queue whose class has methods of its own, which may look at how it keeps its items, or say that themselves.

    The order of events is that of CPython's asyncio/queues.py."""

    _keeps_items = True

    def __init__(self, maxsize=0):
        self._maxsize = maxsize
        self._getters = collections.deque()
        self._putters = collections.deque()
        self._unfinished_tasks = 0
        self._finished = asyncio.Event()
        self._finished.set()
        self._is_shutdown = False
        self._init(maxsize)

    def _init(self, maxsize):
        self._queue = collections.deque()

    def _get(self):
        return self._queue.popleft()

    def _put(self, item):
        self._queue.append(item)

    def _wakeup_next(self, waiters):
        _wake_next(waiters)

    def __repr__(self):
        return f"<{type(self).__name__} at {id(self):#x} {self._format()}>"

    def __str__(self):
        return f"<{type(self).__name__} {self._format()}>"

    def _format(self):
        words = [f"maxsize={self._maxsize!r}"]
        if getattr(self, "_queue", None):
            words.append(f"_queue={list(self._queue)!r}")
        if self._getters:
            words.append(f"_getters[{len(self._getters)}]")
        if self._putters:
            words.append(f"_putters[{len(self._putters)}]")
        if self._unfinished_tasks:
            words.append(f"tasks={self._unfinished_tasks}")
        if self._is_shutdown:
            words.append("shutdown")
        return " ".join(words)

    @property
    def maxsize(self):
        return self._maxsize

    def qsize(self):
        return len(self._queue)

    def empty(self):
        return not self._queue

    def full(self):
        return self._maxsize > 0 and self.qsize() >= self._maxsize

    async def put(self, item):
        while self.full():
            if self._is_shutdown:
                raise asyncio.QueueShutDown
            putter = asyncio.get_running_loop().create_future()
            self._putters.append(putter)
            try:
                await putter
            except:
                putter.cancel()
                try:
                    self._putters.remove(putter)
                except ValueError:
                    pass
                if not self.full() and not putter.cancelled():
                    self._wakeup_next(self._putters)
                raise
        return self.put_nowait(item)

    def put_nowait(self, item):
        if self._is_shutdown:
            raise asyncio.QueueShutDown
        if self.full():
            raise asyncio.QueueFull
        self._put(item)
        self._unfinished_tasks += 1
        self._finished.clear()
        self._wakeup_next(self._getters)

    async def get(self):
        while self.empty():
            if self._is_shutdown:
                raise asyncio.QueueShutDown
            getter = asyncio.get_running_loop().create_future()
            self._getters.append(getter)
            try:
                await getter
            except:
                getter.cancel()
                try:
                    self._getters.remove(getter)
                except ValueError:
                    pass
                if not self.empty() and not getter.cancelled():
                    self._wakeup_next(self._getters)
                raise
        return self.get_nowait()

    def get_nowait(self):
        if self.empty():
            if self._is_shutdown:
                raise asyncio.QueueShutDown
            raise asyncio.QueueEmpty
        item = self._get()
        self._wakeup_next(self._putters)
        return item

    def task_done(self):
        if self._unfinished_tasks <= 0:
            raise ValueError("task_done() called too many times")
        self._unfinished_tasks -= 1
        if self._unfinished_tasks == 0:
            self._finished.set()

    async def join(self):
        if self._unfinished_tasks > 0:
            await self._finished.wait()

    if hasattr(asyncio, "QueueShutDown"):

        def shutdown(self, immediate=False):
            self._is_shutdown = True
            if immediate:
                while not self.empty():
                    self._get()
                    if self._unfinished_tasks > 0:
                        self._unfinished_tasks -= 1
                if self._unfinished_tasks == 0:
                    self._finished.set()
            for waiters in (self._getters, self._putters):
                while waiters:
                    self._wakeup_next(waiters)


class PriorityQueue(Queue):
    _keeps_items = True

    def _init(self, maxsize):
        self._queue = []

    def _put(self, item):
        heapq.heappush(self._queue, item)

    def _get(self):
        return heapq.heappop(self._queue)


class LifoQueue(Queue):
    _keeps_items = True

    def _init(self, maxsize):
        self._queue = []

    def _put(self, item):
        self._queue.append(item)

    def _get(self):
        return self._queue.pop()
