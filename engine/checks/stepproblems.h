// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/layout/layout.h"

#include <QHash>
#include <QList>

namespace signalbox {

/// \file
/// What can be wrong with the steps of one Task. Only problems.cpp, which knows the whole layout, asks.

/// A set of verbs, one bit each.
using Verbs = quint64;
static_assert(kVerbCount <= 64, "Verbs needs a bit for every verb");

constexpr Verbs bit(Verb verb)
{
    return Verbs(1) << quint32(verb);
}

struct StepProblem {
    QString place; ///< JSON pointer of the step
    QString reason;
    QString remedy;
};

/// \a place is the JSON pointer of the task, \a doneTo what anyone in \a layout does to each node, by its id.
QList<StepProblem> stepProblems(const Layout &layout, const Node &task, const QString &place,
                                const QHash<quint32, Verbs> &doneTo);

} // namespace signalbox
