// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/figures/figures.h"

namespace signalbox {

/// The figures of \a run as tables in plain text, for people. Times are in seconds.
QString figuresTable(const Run &run, const RunFigures &figures);

} // namespace signalbox
