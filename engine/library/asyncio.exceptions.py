# SPDX-FileCopyrightText: 2026 The Signalbox authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Where asyncio has these names as well."""

from asyncio import CancelledError, InvalidStateError, TimeoutError, IncompleteReadError, LimitOverrunError, BrokenBarrierError, SendfileNotAvailableError
