// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/layout/layout.h"

#include <optional>

namespace signalbox {

/// How many blocks CPython lets stand one in the other within an `async def`, in 3.11, 3.12 and 3.13 alike.
/// A deeper one is a SyntaxError, "too many statically nested blocks". (CO_MAXBLOCKS of its compiler; before
/// 3.12.4 a 3.12 may crash at the last two, gh-113297 and gh-116767.)
inline constexpr int kMostNestedBlocks = 20;

/// A step among others, and the JSON pointer to it.
struct PlacedStep {
    const Step *step = nullptr;
    QString place;
};

/// The first of \a steps, or of what they hold, whose exported Python is more blocks deep than CPython
/// compiles; none where all of them compile. \a place is the JSON pointer to \a steps.
std::optional<PlacedStep> firstTooDeep(const QList<Step> &steps, const QString &place);

} // namespace signalbox
