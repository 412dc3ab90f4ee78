// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/layout/units.h"
#include "widgets/export/exportjob.h"

#include <memory>

namespace signalbox {

class Film;

// Each writes the film in the format of its name (see MovieFormat, WebPJob and ApngJob). The moment is of no
// interest; \a film must outlive the job.
std::unique_ptr<ExportJob> beginMp4(const Film &film, Micros moment, const QString &path);
std::unique_ptr<ExportJob> beginWebM(const Film &film, Micros moment, const QString &path);
std::unique_ptr<ExportJob> beginWebP(const Film &film, Micros moment, const QString &path);
std::unique_ptr<ExportJob> beginApng(const Film &film, Micros moment, const QString &path);

} // namespace signalbox
