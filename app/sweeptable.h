// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/sweeps/effects.h"

namespace signalbox {

/// Nothing where \a text is no such thing.
std::optional<SweepRange> sweepRangeOf(const QString &text);

/// \a range as an axis of \a layout. Where there is no such number, \a refusal says so and names a near one.
std::optional<SweepAxis> axisOf(const Layout &layout, const SweepRange &range, QString &refusal);

/// Columns side by side, the first to the left and the others to the right.
QString aligned(const QList<QStringList> &rows);
/// "time until the end (s)".
QString measureHead(Measure measure);
/// A sweep for people, a row for each point; of two numbers a map.
QString sweepTable(const SweepPlan &plan, const std::vector<SweepPoint> &points);
/// The same for spreadsheets: a head and a row for each point.
QString sweepCsv(const SweepPlan &plan, const std::vector<SweepPoint> &points);
/// Every number of \a layout by its name, with what it is and what comes of it a little smaller and greater.
QString effectsTable(const Layout &layout, Measure measure, const Effects &effects);

} // namespace signalbox
