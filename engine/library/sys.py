# SPDX-FileCopyrightText: 2026 The Signalbox authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The parts of sys that are written in Python."""

import _signalbox
from sys import version_info
from collections import namedtuple


def exception():
    return _signalbox.handled()


def exc_info():
    error = _signalbox.handled()
    return (None, None, None) if error is None else (type(error), error, error.__traceback__)


def getdefaultencoding():
    return "utf-8"


getfilesystemencoding = getdefaultencoding


def is_finalizing():
    return False


def getswitchinterval():
    return 0.005


def setswitchinterval(interval, /):
    pass


def gettrace():
    return None


class _Flags:
    debug = inspect = interactive = optimize = dont_write_bytecode = no_user_site = no_site = 0
    ignore_environment = verbose = bytes_warning = quiet = isolated = utf8_mode = warn_default_encoding = 0
    hash_randomization = 1
    dev_mode = safe_path = False
    int_max_str_digits = 4300


flags = _Flags()


class _Implementation:
    name = "cpython"
    cache_tag = f"cpython-3{version_info[1]}"
    version = version_info


implementation = _Implementation()
warnoptions = []
dont_write_bytecode = False
copyright = "Copyright (c) 2001-2023 Python Software Foundation."
float_repr_style = "short"
