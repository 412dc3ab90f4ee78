# SPDX-FileCopyrightText: 2026 The Signalbox authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What builtins of this engine leave to Python, as it waits."""


async def next_or(step, default):
    try:
        return await step
    except StopAsyncIteration:
        return default
