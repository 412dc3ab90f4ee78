// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/layout/units.h"
#include "widgets/export/exportjob.h"

#include <memory>
#include <optional>

namespace signalbox {

class Film;

/// Runs that a page with sliders may have.
inline constexpr int kMostPageRuns = 400;
/// Larger, a page is slow to send and to open, which its job then remarks.
inline constexpr qsizetype kLargePage = 1'000'000;

/// Why no page can be made of \a film, and what to change: what its sliders are to set is not there or would
/// take too many runs. Nothing where it can.
std::optional<QString> refusalOfPage(const Film &film);

/// How many runs are in the page of \a film: one, or one for each pair of its sliders' values.
int runsOfPage(const Film &film);

/// Writes a page that plays the run, and those with other numbers where the film has sliders, a picture at a
/// time. \a film must outlive the job.
std::unique_ptr<ExportJob> beginPage(const Film &film, Micros moment, const QString &path);

} // namespace signalbox
