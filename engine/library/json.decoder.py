# SPDX-FileCopyrightText: 2026 The Signalbox authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Where json has these names as well."""

from json import JSONDecodeError, JSONDecoder
