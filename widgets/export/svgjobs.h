// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/layout/units.h"
#include "widgets/export/exportjob.h"

#include <memory>

namespace signalbox {

class Film;

// Both write drawings that look the same at any size; \a film must outlive the job.

/// One moment, in one piece.
std::unique_ptr<ExportJob> beginSvg(const Film &film, Micros moment, const QString &path);
/// All of the film, a frame a step, which programs play that know SMIL, as browsers do. It begins again at
/// its end. Who has asked for reduced motion sees \a moment, and programs that know no animations the
/// beginning.
std::unique_ptr<ExportJob> beginAnimatedSvg(const Film &film, Micros moment, const QString &path);

} // namespace signalbox
