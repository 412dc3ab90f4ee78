// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/trace/run.h"

namespace signalbox {

/// What the \a fact-th fact of \a run says, as a clause of a sentence: "cook sleeps until 0.60 s", "orders
/// puts item 3 into queue window", "cook wakes ann". Two facts that differ may have the same words.
QString factWords(const Run &run, qsizetype fact);

} // namespace signalbox
