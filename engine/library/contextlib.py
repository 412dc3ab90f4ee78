# SPDX-FileCopyrightText: 2026 The Signalbox authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""contextlib, for programs that are run here: what it does is CPython's, how it does it is not."""

import abc
import sys


class ContextDecorator:
    def _recreate_cm(self):
        return self

    def __call__(self, function):
        def inner(*args, **kwds):
            with self._recreate_cm():
                return function(*args, **kwds)
        inner.__name__ = function.__name__
        inner.__wrapped__ = function
        return inner


class AsyncContextDecorator:
    def _recreate_cm(self):
        return self

    def __call__(self, function):
        async def inner(*args, **kwds):
            async with self._recreate_cm():
                return await function(*args, **kwds)
        inner.__name__ = function.__name__
        inner.__wrapped__ = function
        return inner


class AbstractContextManager(abc.ABC):
    def __enter__(self):
        return self

    def __exit__(self, kind, error, traceback):
        return None


class AbstractAsyncContextManager(abc.ABC):
    async def __aenter__(self):
        return self

    async def __aexit__(self, kind, error, traceback):
        return None


def _is_own(error, raised):
    """Whether what came out of the generator is the very exception that was thrown in, or Python's RuntimeError
    around a StopIteration of it."""
    if raised is error:
        return True
    return (isinstance(raised, RuntimeError) and isinstance(error, (StopIteration, StopAsyncIteration))
            and raised.__cause__ is error)


class _GeneratorContextManager(ContextDecorator):
    def __init__(self, function, args, kwds):
        self.gen = function(*args, **kwds)
        self.func, self.args, self.kwds = function, args, kwds

    def _recreate_cm(self):
        return self.__class__(self.func, self.args, self.kwds)

    def __enter__(self):
        del self.args, self.kwds, self.func
        try:
            return next(self.gen)
        except StopIteration:
            raise RuntimeError("generator didn't yield") from None

    def __exit__(self, kind, error, traceback):
        if kind is None:
            try:
                next(self.gen)
            except StopIteration:
                return False
            try:
                raise RuntimeError("generator didn't stop")
            finally:
                self.gen.close()
        if error is None:
            error = kind()
        try:
            self.gen.throw(error)
        except StopIteration as stop:
            return stop is not error
        except BaseException as raised:
            if not _is_own(error, raised):
                raise
            return False
        try:
            raise RuntimeError("generator didn't stop after throw()")
        finally:
            self.gen.close()


class _AsyncGeneratorContextManager(AsyncContextDecorator):
    def __init__(self, function, args, kwds):
        self.gen = function(*args, **kwds)
        self.func, self.args, self.kwds = function, args, kwds

    def _recreate_cm(self):
        return self.__class__(self.func, self.args, self.kwds)

    async def __aenter__(self):
        del self.args, self.kwds, self.func
        try:
            return await anext(self.gen)
        except StopAsyncIteration:
            raise RuntimeError("generator didn't yield") from None

    async def __aexit__(self, kind, error, traceback):
        if kind is None:
            try:
                await anext(self.gen)
            except StopAsyncIteration:
                return False
            try:
                raise RuntimeError("generator didn't stop")
            finally:
                await self.gen.aclose()
        if error is None:
            error = kind()
        try:
            await self.gen.athrow(error)
        except StopAsyncIteration as stop:
            return stop is not error
        except BaseException as raised:
            if not _is_own(error, raised):
                raise
            return False
        try:
            raise RuntimeError("generator didn't stop after athrow()")
        finally:
            await self.gen.aclose()


def _wrapper(manager, function):
    def helper(*args, **kwds):
        return manager(function, args, kwds)
    helper.__name__ = function.__name__
    helper.__wrapped__ = function
    return helper


def contextmanager(func):
    return _wrapper(_GeneratorContextManager, func)


def asynccontextmanager(func):
    return _wrapper(_AsyncGeneratorContextManager, func)


class closing:
    def __init__(self, thing):
        self.thing = thing

    def __enter__(self):
        return self.thing

    def __exit__(self, *details):
        self.thing.close()


class aclosing:
    def __init__(self, thing):
        self.thing = thing

    async def __aenter__(self):
        return self.thing

    async def __aexit__(self, *details):
        await self.thing.aclose()


class suppress:
    def __init__(self, *exceptions):
        self._exceptions = exceptions

    def __enter__(self):
        pass

    def __exit__(self, kind, error, traceback):
        if kind is None:
            return None
        if issubclass(kind, self._exceptions):
            return True
        if isinstance(error, BaseExceptionGroup) and sys.version_info >= (3, 12):
            _, rest = error.split(self._exceptions)
            if rest is None:
                return True
            raise rest
        return False


class nullcontext:
    def __init__(self, enter_result=None):
        self.enter_result = enter_result

    def __enter__(self):
        return self.enter_result

    def __exit__(self, *details):
        pass

    async def __aenter__(self):
        return self.enter_result

    async def __aexit__(self, *details):
        pass


class _Stack:
    """Callbacks with what says how each is called; the last one goes first."""

    def __init__(self):
        self._exits = []

    def pop_all(self):
        other = type(self)()
        other._exits, self._exits = self._exits, []
        return other

    def push(self, exit):
        method = getattr(type(exit), "__exit__", None)
        if method is None:
            self._exits.append((False, exit))
        else:
            self._exits.append((False, lambda *details: method(exit, *details)))
        return exit

    def enter_context(self, manager):
        kind = type(manager)
        try:
            enter, leave = kind.__enter__, kind.__exit__
        except AttributeError:
            raise TypeError(f"'{kind.__module__}.{kind.__qualname__}' object does not support the context manager "
                            "protocol") from None
        result = enter(manager)
        self._exits.append((False, lambda *details: leave(manager, *details)))
        return result

    def callback(self, function, /, *args, **kwds):
        def leave(kind, error, traceback):
            function(*args, **kwds)
        self._exits.append((False, leave))
        return function


def _chain(raised, outer, known):
    """An exception of a callback was raised while the one before it was handled."""
    while raised.__context__ is not None and raised.__context__ is not outer:
        if raised.__context__ is known:
            raised.__context__ = outer
            return
        raised = raised.__context__
    if raised is not outer:
        raised.__context__ = outer


class ExitStack(_Stack):
    def __enter__(self):
        return self

    def __exit__(self, kind, error, traceback):
        received, known, is_other = error is not None, error, False
        while self._exits:
            _, leave = self._exits.pop()
            try:
                if leave(type(error) if error is not None else None, error, traceback):
                    error, is_other = None, False
            except BaseException as raised:
                if error is not None:
                    _chain(raised, error, known)
                error, is_other = raised, True
        if is_other and error is not None:
            context = error.__context__
            try:
                raise error
            except BaseException:
                error.__context__ = context
                raise
        return received and error is None

    def close(self):
        self.__exit__(None, None, None)


class AsyncExitStack(_Stack):
    async def __aenter__(self):
        return self

    async def enter_async_context(self, manager):
        kind = type(manager)
        try:
            enter, leave = kind.__aenter__, kind.__aexit__
        except AttributeError:
            raise TypeError(f"'{kind.__module__}.{kind.__qualname__}' object does not support the asynchronous "
                            "context manager protocol") from None
        result = await enter(manager)
        self._exits.append((True, lambda *details: leave(manager, *details)))
        return result

    def push_async_exit(self, exit):
        method = getattr(type(exit), "__aexit__", None)
        if method is None:
            self._exits.append((True, exit))
        else:
            self._exits.append((True, lambda *details: method(exit, *details)))
        return exit

    def push_async_callback(self, function, /, *args, **kwds):
        async def leave(kind, error, traceback):
            await function(*args, **kwds)
        self._exits.append((True, leave))
        return function

    async def __aexit__(self, kind, error, traceback):
        received, known, is_other = error is not None, error, False
        while self._exits:
            is_async, leave = self._exits.pop()
            try:
                done = leave(type(error) if error is not None else None, error, traceback)
                if is_async:
                    done = await done
                if done:
                    error, is_other = None, False
            except BaseException as raised:
                if error is not None:
                    _chain(raised, error, known)
                error, is_other = raised, True
        if is_other and error is not None:
            context = error.__context__
            try:
                raise error
            except BaseException:
                error.__context__ = context
                raise
        return received and error is None

    async def aclose(self):
        await self.__aexit__(None, None, None)


class _Redirected(AbstractContextManager):
    def __init__(self, new_target):
        self._new_target, self._before = new_target, []

    def __enter__(self):
        self._before.append(getattr(sys, self._stream))
        setattr(sys, self._stream, self._new_target)
        return self._new_target

    def __exit__(self, kind, error, traceback):
        setattr(sys, self._stream, self._before.pop())


class redirect_stdout(_Redirected):
    _stream = "stdout"


class redirect_stderr(_Redirected):
    _stream = "stderr"
