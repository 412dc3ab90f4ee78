# SPDX-FileCopyrightText: 2026 The Signalbox authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""builtins, for who asks for them by this name. What is set here changes nothing elsewhere."""

import sys as _sys

ArithmeticError, AssertionError, AttributeError, BaseException, BaseExceptionGroup = ArithmeticError, AssertionError, AttributeError, BaseException, BaseExceptionGroup
BlockingIOError, BrokenPipeError, BufferError, BytesWarning, ChildProcessError = BlockingIOError, BrokenPipeError, BufferError, BytesWarning, ChildProcessError
ConnectionAbortedError, ConnectionError, ConnectionRefusedError, ConnectionResetError, DeprecationWarning = ConnectionAbortedError, ConnectionError, ConnectionRefusedError, ConnectionResetError, DeprecationWarning
EOFError, EnvironmentError, Exception, ExceptionGroup, FileExistsError = EOFError, EnvironmentError, Exception, ExceptionGroup, FileExistsError
FileNotFoundError, FloatingPointError, FutureWarning, GeneratorExit, IOError = FileNotFoundError, FloatingPointError, FutureWarning, GeneratorExit, IOError
ImportError, ImportWarning, IndentationError, IndexError, InterruptedError = ImportError, ImportWarning, IndentationError, IndexError, InterruptedError
IsADirectoryError, KeyError, KeyboardInterrupt, LookupError, MemoryError = IsADirectoryError, KeyError, KeyboardInterrupt, LookupError, MemoryError
ModuleNotFoundError, NameError, NotADirectoryError, NotImplementedError, OSError = ModuleNotFoundError, NameError, NotADirectoryError, NotImplementedError, OSError
OverflowError, PendingDeprecationWarning, PermissionError, ProcessLookupError, RecursionError = OverflowError, PendingDeprecationWarning, PermissionError, ProcessLookupError, RecursionError
ReferenceError, ResourceWarning, RuntimeError, RuntimeWarning, StopAsyncIteration = ReferenceError, ResourceWarning, RuntimeError, RuntimeWarning, StopAsyncIteration
StopIteration, SyntaxError, SyntaxWarning, SystemError, SystemExit = StopIteration, SyntaxError, SyntaxWarning, SystemError, SystemExit
TabError, TimeoutError, TypeError, UnboundLocalError, UnicodeDecodeError = TabError, TimeoutError, TypeError, UnboundLocalError, UnicodeDecodeError
UnicodeEncodeError, UnicodeError, UnicodeTranslateError, UnicodeWarning, UserWarning = UnicodeEncodeError, UnicodeError, UnicodeTranslateError, UnicodeWarning, UserWarning
ValueError, Warning, ZeroDivisionError, abs, aiter = ValueError, Warning, ZeroDivisionError, abs, aiter
all, anext, any, ascii, bin = all, anext, any, ascii, bin
bool, bytes, callable, chr, classmethod = bool, bytes, callable, chr, classmethod
delattr, dict, dir, divmod, enumerate = delattr, dict, dir, divmod, enumerate
filter, float, format, frozenset, getattr = filter, float, format, frozenset, getattr
hasattr, hash, hex, id, int = hasattr, hash, hex, id, int
isinstance, issubclass, iter, len, list = isinstance, issubclass, iter, len, list
map, max, min, next, object = map, max, min, next, object
oct, ord, pow, print, property = oct, ord, pow, print, property
range, repr, reversed, round, set = range, repr, reversed, round, set
setattr, slice, sorted, staticmethod, str = setattr, slice, sorted, staticmethod, str
sum, tuple, type, vars, zip = sum, tuple, type, vars, zip
EncodingWarning = EncodingWarning
if _sys.version_info >= (3, 13):
    PythonFinalizationError = PythonFinalizationError
