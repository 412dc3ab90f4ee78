# SPDX-FileCopyrightText: 2026 The Signalbox authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""atexit; whoever runs the module calls _run_exitfuncs() at its end."""

_calls = []


def register(func, /, *args, **kwargs):
    _calls.append((func, args, kwargs))
    return func


def unregister(func, /):
    _calls[:] = [each for each in _calls if each[0] != func]


def _run_exitfuncs():
    while _calls:
        func, args, kwargs = _calls.pop()
        try:
            func(*args, **kwargs)
        except SystemExit:
            pass
        except Exception:
            import sys
            import traceback
            print(f"Exception ignored in atexit callback: {func!r}", file=sys.stderr)
            traceback.print_exc()
