# SPDX-FileCopyrightText: 2026 The Signalbox authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Where asyncio has these names as well."""

from asyncio import Task, FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED, all_tasks, as_completed, create_task, current_task, ensure_future, gather, shield, sleep, wait, wait_for
