# SPDX-FileCopyrightText: 2026 The Signalbox authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""signal, for programs to which nobody sends any: handlers are set and never called."""

import enum


class Signals(enum.IntEnum):
    SIGHUP = 1
    SIGINT = 2
    SIGQUIT = 3
    SIGILL = 4
    SIGTRAP = 5
    SIGABRT = 6
    SIGIOT = 6
    SIGBUS = 7
    SIGFPE = 8
    SIGKILL = 9
    SIGUSR1 = 10
    SIGSEGV = 11
    SIGUSR2 = 12
    SIGPIPE = 13
    SIGALRM = 14
    SIGTERM = 15
    SIGSTKFLT = 16
    SIGCHLD = 17
    SIGCLD = 17
    SIGCONT = 18
    SIGSTOP = 19
    SIGTSTP = 20
    SIGTTIN = 21
    SIGTTOU = 22
    SIGURG = 23
    SIGXCPU = 24
    SIGXFSZ = 25
    SIGVTALRM = 26
    SIGPROF = 27
    SIGWINCH = 28
    SIGIO = 29
    SIGPOLL = 29
    SIGPWR = 30
    SIGSYS = 31


class Handlers(enum.IntEnum):
    SIG_DFL = 0
    SIG_IGN = 1


SIG_DFL, SIG_IGN = Handlers.SIG_DFL, Handlers.SIG_IGN
SIGHUP, SIGINT, SIGQUIT, SIGILL, SIGTRAP, SIGABRT = Signals.SIGHUP, Signals.SIGINT, Signals.SIGQUIT, Signals.SIGILL, Signals.SIGTRAP, Signals.SIGABRT
SIGBUS, SIGFPE, SIGKILL, SIGUSR1, SIGSEGV, SIGUSR2 = Signals.SIGBUS, Signals.SIGFPE, Signals.SIGKILL, Signals.SIGUSR1, Signals.SIGSEGV, Signals.SIGUSR2
SIGPIPE, SIGALRM, SIGTERM, SIGCHLD, SIGCONT, SIGSTOP = Signals.SIGPIPE, Signals.SIGALRM, Signals.SIGTERM, Signals.SIGCHLD, Signals.SIGCONT, Signals.SIGSTOP
SIGTSTP, SIGTTIN, SIGTTOU, SIGWINCH, SIGIO = Signals.SIGTSTP, Signals.SIGTTIN, Signals.SIGTTOU, Signals.SIGWINCH, Signals.SIGIO


def default_int_handler(signalnum, frame, /):
    raise KeyboardInterrupt


_handlers = {2: default_int_handler, 13: SIG_IGN}


def _number(signalnum):
    number = int(signalnum)
    if not 1 <= number <= 64:
        raise ValueError("signal number out of range")
    return number


def getsignal(signalnum, /):
    return _handlers.get(_number(signalnum), SIG_DFL)


def signal(signalnum, handler, /):
    number = _number(signalnum)
    if number in (9, 19):
        raise OSError(22, "Invalid argument")
    if not callable(handler) and handler not in (SIG_DFL, SIG_IGN):
        raise TypeError("signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object")
    before = getsignal(number)
    _handlers[number] = handler
    return before


_WORDS = {1: "Hangup", 2: "Interrupt", 3: "Quit", 6: "Aborted", 9: "Killed", 15: "Terminated"}


def strsignal(signalnum, /):
    return _WORDS.get(_number(signalnum))
