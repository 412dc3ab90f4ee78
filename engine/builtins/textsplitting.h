// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/operations/functions.h"

namespace signalbox::objects {

/// str.split() and str.rsplit(): their first argument may be Missing or None, for blanks.
Value splitText(const Call &call);
Value splitTextFromRight(const Call &call);

} // namespace signalbox::objects
