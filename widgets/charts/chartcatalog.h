// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/charts/chartline.h"

namespace signalbox {

/// What a chart shows, as a value: its words and how its lines follow from a run. ChartsPanel shows whatever
/// stands in chartCatalog(), so a new chart is a new row there.
struct ChartInfo {
    const char *name; ///< "Queue fill"; words are translated by words()
    const char *help; ///< one sentence
    const char *unit; ///< of the numbers: "items"
    const char *nothing; ///< shown where no line follows from the run
    QList<ChartLine> (*lines)(const Timeline &timeline, const Run &run);

    static QString words(const char *english);
};

const QList<ChartInfo> &chartCatalog();

} // namespace signalbox
