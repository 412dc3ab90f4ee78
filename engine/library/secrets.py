# SPDX-FileCopyrightText: 2026 The Signalbox authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""secrets, from a generator that the layout's seed begins: the same in every run."""

import base64
import random as _random

import _signalbox

_source = _random.Random(_signalbox.fresh_seed())
DEFAULT_ENTROPY = 32


def randbits(k):
    return _source.getrandbits(k)


def choice(seq):
    return _source.choice(seq)


def randbelow(exclusive_upper_bound):
    if exclusive_upper_bound <= 0:
        raise ValueError("Upper bound must be positive.")
    return _source.randrange(exclusive_upper_bound)


def token_bytes(nbytes=None):
    return _source.randbytes(DEFAULT_ENTROPY if nbytes is None else nbytes)


def token_hex(nbytes=None):
    return token_bytes(nbytes).hex()


def token_urlsafe(nbytes=None):
    return base64.urlsafe_b64encode(token_bytes(nbytes)).decode("ascii").rstrip("=")


def compare_digest(a, b, /):
    return a == b
