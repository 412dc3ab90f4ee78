#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Signalbox authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs programs on CPython's own asyncio and compares what can be seen from outside with what the engine saw.

    reference.py CONFORMANCE_PROGRAMS [FIRST:LAST]

The loop is asyncio's, with two changes that make runs repeatable:
  * a virtual clock in whole microseconds, which jumps to the next deadline when nothing is ready;
  * timers with equal deadlines fire in the order they were made (a heap that compares deadlines only leaves that open).
And TaskGroup keeps its tasks in order of creation instead of in a set, whose order depends on addresses. Before 3.11.4 a
timeout inside a task that had been asked to cancel earlier did not raise TimeoutError; such a Python gets the later rule.
Observers stand outside: a wrapper around each coroutine sees its turns, a subclass of Task sees cancel().
"""

import asyncio
import builtins
import collections.abc
import difflib
import heapq
import json
import os
import subprocess
import sys


class Deadlock(Exception):
    pass


class Horizon(Exception):
    pass


class OrderedTimer(asyncio.TimerHandle):
    made = 0

    def __init__(self, *arguments, **named):
        super().__init__(*arguments, **named)
        OrderedTimer.made += 1
        self._order = OrderedTimer.made

    def __lt__(self, other):
        return (self._when, self._order) < (other._when, other._order)


class VirtualSelector:
    def __init__(self, horizon):
        self.now = 0
        self.horizon = horizon

    def select(self, timeout):
        if self.now > self.horizon:
            raise Horizon
        if timeout is None:
            raise Deadlock
        if timeout > 0 and self.now + timeout > self.horizon:
            self.now = self.horizon
            raise Horizon
        self.now += timeout
        return []

    def close(self):
        pass


class VirtualLoop(asyncio.BaseEventLoop):
    def __init__(self, horizon):
        super().__init__()
        self._selector = VirtualSelector(horizon)
        self._clock_resolution = 0.5  # less than the unit of time: exactly what is due is due

    def time(self):
        return self._selector.now

    def _process_events(self, events):
        pass

    def _write_to_self(self):
        pass

    def call_at(self, when, callback, *arguments, context=None):
        timer = OrderedTimer(when, callback, arguments, self, context)
        heapq.heappush(self._scheduled, timer)
        timer._scheduled = True
        return timer


class OrderedTasks(dict):
    def add(self, task):
        self[task] = None

    def discard(self, task):
        self.pop(task, None)


class OrderedGroup(asyncio.TaskGroup):
    def __init__(self):
        super().__init__()
        self._tasks = OrderedTasks()


class LaterTimeout(asyncio.Timeout):
    """asyncio.Timeout as it is from CPython 3.11.4 on."""

    async def __aenter__(self):
        self._cancelling = asyncio.current_task().cancelling()
        return await super().__aenter__()

    async def __aexit__(self, kind, error, traceback):
        expired = self.expired()
        await super().__aexit__(None, None, traceback)  # it counts the request down, and decides nothing
        if expired and kind is asyncio.CancelledError and self._task.cancelling() <= self._cancelling:
            raise TimeoutError from error


HAS_LATER_TIMEOUT = "_cancelling" in asyncio.Timeout.__aenter__.__code__.co_names


def timeout(loop, delay):
    return asyncio.timeout(delay) if HAS_LATER_TIMEOUT else LaterTimeout(loop.time() + delay)


class Turns(collections.abc.Coroutine):
    """A coroutine that tells of its turns."""

    def __init__(self, world, number, coroutine):
        self.world, self.number, self.coroutine = world, number, coroutine

    def send(self, value):
        self.world.note(self.number, "turn")
        return self.step(self.coroutine.send, value)

    def throw(self, error, *rest):
        self.world.note(self.number, "turn")
        if isinstance(error, asyncio.CancelledError) or error is asyncio.CancelledError:
            self.world.note(self.number, "cancel delivered")
        return self.step(self.coroutine.throw, error)

    def step(self, advance, argument):
        try:
            result = advance(argument)
            self.world.note(self.number, "parked")
            return result
        except StopIteration:
            task = self.world.tasks[self.number]
            self.world.note(self.number, "ended 2" if task._must_cancel else "ended 0")
            raise
        except asyncio.CancelledError:
            self.world.note(self.number, "ended 2")
            raise
        except Exception as error:
            self.world.note(self.number, "ended 1 " + words(error))
            raise

    def close(self):
        self.coroutine.close()

    def __await__(self):
        return self.coroutine.__await__()


class Watched(asyncio.Task):
    world = None
    number = None

    is_asked = False

    def cancel(self, msg=None):
        if self.done():
            return False
        if self.is_asked:  # tasks that await each other: CPython goes round until its stack is full
            raise RecursionError("maximum recursion depth exceeded")
        self.world.note(self.number, "cancel requested")
        self.is_asked = True
        try:
            return super().cancel()
        finally:
            self.is_asked = False


class Failure(Exception):
    """An exception of the program: raised by its words."""


class Returned(Exception):
    pass


def words(error):
    if isinstance(error, Failure):
        return str(error)
    if isinstance(error, TimeoutError):
        return "TimeoutError"
    if isinstance(error, ExceptionGroup):
        return "ExceptionGroup: " + str(error)
    return f"{type(error).__name__}: {error}"


class World:
    """One program, running."""

    def __init__(self, program):
        self.program = program
        self.is_cut = False
        self.lines = []
        self.tasks = []
        self.newest = {}
        self.made = {}
        self.hands = {}
        self.loop = VirtualLoop(program["horizon"])
        self.loop.set_exception_handler(lambda loop, context: None)
        self.loop.set_task_factory(self.make_task)
        self.names = [resource["name"] for resource in program["resources"]]
        self.resources = [self.make_resource(resource) for resource in program["resources"]]

    def note(self, number, what):
        if not self.is_cut or number < 0:
            self.lines.append(f"{self.loop.time()} {number} {what}")

    def make_resource(self, resource):
        match resource["kind"]:
            case "queue":
                return asyncio.Queue(resource["amount"])
            case "lock":
                return asyncio.Lock()
            case "semaphore":
                return asyncio.Semaphore(resource["amount"])
            case "event":
                event = asyncio.Event()
                if resource["amount"]:
                    event.set()
                return event

    def make_task(self, loop, coroutine, context=None):
        number = len(self.tasks)
        self.note(number, "created")
        task = Watched(Turns(self, number, coroutine), loop=loop, context=context)
        task.world, task.number = self, number
        self.tasks.append(task)
        return task

    def body(self, index):
        return self.run_body(len(self.tasks), self.program["bodies"][index]["steps"])

    async def run_body(self, number, steps):
        try:
            await self.run_steps(number, steps, None)
        except Returned:
            pass

    async def run_steps(self, number, steps, group):
        for step in steps:
            await self.run_step(number, step, group)

    def take(self, number):
        """What the task has in hand goes on; with empty hands it makes a new item."""
        if number in self.hands:
            return self.hands.pop(number)
        self.made[number] = self.made.get(number, 0) + 1
        return f"{number}:{self.made[number]}"

    async def run_step(self, number, step, group):
        on, steps = step["on"], step["steps"]
        name = self.names[on] if on < len(self.names) else None
        thing = self.resources[on] if on < len(self.resources) else None
        match step["do"]:
            case "sleep":
                await asyncio.sleep(step["time"])
            case "cpu":
                self.loop._selector.now += step["time"]
                if self.loop._selector.now > self.loop._selector.horizon:
                    await self.stay()
            case "put":
                while thing.full():  # the item is made once there is room, as the engine does
                    await self.room(thing)
                item = self.take(number)
                self.note(number, f"put {name} {item}")
                thing.put_nowait(item)
            case "get":
                item = await thing.get()
                self.hands[number] = item
                self.note(number, f"got {name} {item}")
            case "task_done":
                thing.task_done()
                self.hands.pop(number, None)
                self.note(number, f"task_done {name} {thing._unfinished_tasks}")
            case "join":
                await thing.join()
                self.note(number, f"joined {name}")
            case "acquire":
                await thing.acquire()
                self.note(number, f"acquired {name}")
            case "release":
                thing.release()
                self.note(number, f"released {name}")
            case "with":
                await thing.acquire()
                self.note(number, f"acquired {name}")
                try:
                    await self.run_steps(number, steps, group)
                finally:
                    thing.release()
                    self.note(number, f"released {name}")
            case "set":
                thing.set()
                self.note(number, f"set {name}")
            case "clear":
                thing.clear()
                self.note(number, f"cleared {name}")
            case "wait":
                await thing.wait()
                self.note(number, f"waited {name}")
            case "spawn":
                body = self.body(on)
                task = group.create_task(body) if group else asyncio.create_task(body)
                self.newest[on] = task
            case "await":
                await self.await_task(number, on)
            case "cancel":
                self.started(on).cancel()
            case "raise":
                self.raise_again(step["text"])
            case "return":
                raise Returned
            case "log":
                self.note(number, "log " + step["text"])
            case "timeout":
                await self.in_scope(number, "timeout", timeout(self.loop, step["time"]), steps, group)
            case "group":
                scope = OrderedGroup()
                await self.in_scope(number, "group", scope, steps, scope)
            case "repeat":
                for _ in range(step["count"]):
                    await self.run_steps(number, steps, group)
            case "forever":
                while True:
                    await self.run_steps(number, steps, group)
            case "try":
                await self.run_try(number, steps, group)
            case "wait_all":
                members = [self.newest[member["on"]] for member in steps]
                await asyncio.gather(*members, return_exceptions=True)
            case "except" | "finally":
                pass

    async def stay(self):
        """The run is cut in the middle of this turn: nothing more of it is seen."""
        self.is_cut = True
        while True:
            try:
                await self.loop.create_future()
            except asyncio.CancelledError:
                pass

    async def room(self, queue):
        """The waiting half of asyncio.Queue.put(), so that an item is not made before there is room for it."""
        putter = self.loop.create_future()
        queue._putters.append(putter)
        try:
            await putter
        except:
            putter.cancel()
            try:
                queue._putters.remove(putter)
            except ValueError:
                pass
            if not queue.full() and not putter.cancelled():
                queue._wakeup_next(queue._putters)
            raise

    def started(self, body):
        if body not in self.newest:
            raise Failure(f"RuntimeError: {self.program['bodies'][body]['name']} has not been started")
        return self.newest[body]

    async def await_task(self, number, body):
        task = self.started(body)
        if task is asyncio.current_task():
            raise Failure("RuntimeError: Task cannot await on itself")
        was_cancelled = task.cancelled()
        if was_cancelled:
            self.note(number, "cancel delivered")
        await task
        self.note(number, "awaited")

    @staticmethod
    def raise_again(text):
        text = text.strip()
        if not text and sys.exc_info()[1] is not None:
            raise
        if text.partition(":")[0] == "CancelledError":
            raise asyncio.CancelledError
        raise Failure(text or "RuntimeError")

    async def in_scope(self, number, kind, scope, steps, group):
        """`async with scope`, observed; a return inside leaves it as Python's return does: without an error."""
        returned = False
        outcome = 0
        try:
            async with scope:
                self.note(number, f"entered {kind}")
                try:
                    await self.run_steps(number, steps, group)
                except Returned:
                    returned = True
        except asyncio.CancelledError:
            outcome = 2
            raise
        except Exception:
            outcome = 1
            raise
        finally:
            self.note(number, f"exited {kind} {outcome}")
        if returned:
            raise Returned

    async def run_try(self, number, steps, group):
        body = [step for step in steps if step["do"] not in ("except", "finally")]
        handlers = [step for step in steps if step["do"] == "except"]
        last = next((step for step in steps if step["do"] == "finally"), None)
        try:
            try:
                await self.run_steps(number, body, group)
            except Returned:
                raise
            except BaseException as error:
                handler = next((step for step in handlers if self.takes(step["text"], error)), None)
                if handler is None:
                    raise
                self.note(number, "caught")
                await self.run_steps(number, handler["steps"], group)
        finally:
            if last is not None:
                await self.run_steps(number, last["steps"], group)

    @staticmethod
    def takes(kind, error):
        wanted = kind.partition(":")[0].strip() or "Exception"
        if isinstance(error, asyncio.CancelledError):
            return wanted in ("CancelledError", "BaseException")
        name = words(error).partition(":")[0]
        return name == wanted or issubclass(getattr(builtins, name, Exception), getattr(builtins, wanted, ()))

    def run(self):
        asyncio.set_event_loop(self.loop)
        ending = 0
        try:
            main = self.loop.create_task(self.body(0))
            try:
                self.loop.run_until_complete(main)
            except (Deadlock, Horizon):
                raise
            except BaseException:
                pass
            left = [task for task in self.tasks if not task.done()]
            try:
                for task in left:
                    task.cancel()
            except RecursionError:
                left = []
            if left:
                self.loop.run_until_complete(asyncio.gather(*left, return_exceptions=True))
        except Deadlock:
            ending = 1
        except Horizon:
            ending = 3
        self.note(-1, f"run ended {ending}")
        return self.lines


def main():
    first, _, last = (sys.argv[2] if len(sys.argv) > 2 else "1:300").partition(":")
    engine = subprocess.Popen([sys.argv[1], first, last], stdout=subprocess.PIPE, text=True)
    worlds = []
    checked = failed = compared = 0
    endings = collections.Counter()
    for line in engine.stdout:
        case = json.loads(line)
        world = World(case["program"])
        seen = world.run()
        # A coroutine that a deadlock left parked would run its finally clauses when it is collected, in the midst of the next program.
        worlds.append(world)
        checked += 1
        compared += len(seen)
        endings[seen[-1].rpartition(" ")[2]] += 1
        if seen != case["observed"]:
            failed += 1
            if failed <= 3:
                print(f"{case['name']} differs:\n{case['text']}")
                difference = difflib.unified_diff(case["observed"], seen, "engine", "CPython", lineterm="", n=6)
                print("\n".join(list(difference)[:60]))
    if engine.wait() != 0:
        sys.exit(f"{sys.argv[1]} failed")
    print(f"{compared} observations of {checked} programs compared with CPython {sys.version.split()[0]}; "
          f"finished {endings['0']}, deadlocks {endings['1']}, cut at the horizon {endings['3']}")
    print(f"{checked - failed} passed, {failed} failed", flush=True)
    os._exit(1 if failed or not checked else 0)  # without collecting them now, for the same reason


if __name__ == "__main__":
    main()
