// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/layout/units.h"
#include "widgets/export/exportjob.h"

#include <memory>

namespace signalbox {

class Film;

/// Writes the picture of one moment as a PNG file, in one piece. \a film must outlive the job.
std::unique_ptr<ExportJob> beginPng(const Film &film, Micros moment, const QString &path);

} // namespace signalbox
