# SPDX-FileCopyrightText: 2026 The Signalbox authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The part of copy that came with 3.13."""

import sys


class Error(Exception):
    pass


error = Error

if sys.version_info >= (3, 13):
    def replace(obj, /, **changes):
        method = getattr(type(obj), "__replace__", None)
        if method is None and hasattr(type(obj), "_replace"):
            method = type(obj)._replace
        if method is None and hasattr(type(obj), "__dataclass_fields__"):
            import dataclasses
            return dataclasses.replace(obj, **changes)
        if method is None and type(obj).__module__ == "datetime":
            return obj.replace(**changes)
        if method is None and type(obj).__name__ == "SimpleNamespace":
            return type(obj)(**{**obj.__dict__, **changes})
        if method is None:
            raise TypeError(f"replace() does not support {type(obj).__name__} objects")
        return method(obj, **changes)
