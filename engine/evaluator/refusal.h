// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/syntax/tree.h"

namespace signalbox::evaluator {

/// Why a part of a program is not run here, for the person who wrote it: translated, or in Python's words
/// where Python refuses it as well.
struct Refusal {
    QString reason;
    syntax::Span place;
};

} // namespace signalbox::evaluator
