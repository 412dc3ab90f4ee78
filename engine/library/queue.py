# SPDX-FileCopyrightText: 2026 The Signalbox authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""queue, for worker threads. What it does is CPython's, how it does it is not."""

import heapq
import sys
import time
from collections import deque
from threading import _wait_in, _wake


class Empty(Exception):
    pass


class Full(Exception):
    pass


if sys.version_info >= (3, 13):
    class ShutDown(Exception):
        pass


def _end(block, timeout):
    if not block or timeout is None:
        return None
    if timeout < 0:
        raise ValueError("'timeout' must be a non-negative number")
    return time.monotonic() + timeout


class Queue:
    def __init__(self, maxsize=0):
        self.maxsize = maxsize
        self._init(maxsize)
        self.unfinished_tasks = 0
        self._getters, self._putters, self._joiners = deque(), deque(), deque()

    def _init(self, maxsize):
        self.queue = deque()

    def _qsize(self):
        return len(self.queue)

    def _put(self, item):
        self.queue.append(item)

    def _get(self):
        return self.queue.popleft()

    def qsize(self):
        return self._qsize()

    def empty(self):
        return not self._qsize()

    def full(self):
        return 0 < self.maxsize <= self._qsize()

    def put(self, item, block=True, timeout=None):
        end = _end(block, timeout)
        while self.full():
            if not block or not _wait_in(self._putters, end):
                raise Full
        self._put(item)
        self.unfinished_tasks += 1
        _wake(self._getters, 1)

    def get(self, block=True, timeout=None):
        end = _end(block, timeout)
        while not self._qsize():
            if not block or not _wait_in(self._getters, end):
                raise Empty
        item = self._get()
        _wake(self._putters, 1)
        return item

    def put_nowait(self, item):
        return self.put(item, block=False)

    def get_nowait(self):
        return self.get(block=False)

    def task_done(self):
        unfinished = self.unfinished_tasks - 1
        if unfinished < 0:
            raise ValueError("task_done() called too many times")
        self.unfinished_tasks = unfinished
        if not unfinished:
            _wake(self._joiners, len(self._joiners))

    def join(self):
        while self.unfinished_tasks:
            _wait_in(self._joiners, None)


class PriorityQueue(Queue):
    def _init(self, maxsize):
        self.queue = []

    def _put(self, item):
        heapq.heappush(self.queue, item)

    def _get(self):
        return heapq.heappop(self.queue)


class LifoQueue(Queue):
    def _init(self, maxsize):
        self.queue = []

    def _put(self, item):
        self.queue.append(item)

    def _get(self):
        return self.queue.pop()


class SimpleQueue:
    def __init__(self):
        self._queue, self._getters = deque(), deque()

    def put(self, item, block=True, timeout=None):
        self._queue.append(item)
        _wake(self._getters, 1)

    def get(self, block=True, timeout=None):
        end = _end(block, timeout)
        while not self._queue:
            if not block or not _wait_in(self._getters, end):
                raise Empty
        return self._queue.popleft()

    def put_nowait(self, item):
        return self.put(item, block=False)

    def get_nowait(self):
        return self.get(block=False)

    def qsize(self):
        return len(self._queue)

    def empty(self):
        return not self._queue
