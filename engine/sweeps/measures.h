// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/catalog/phrase.h"
#include "engine/trace/run.h"

#include <optional>

namespace signalbox {

/// What a run is asked for where many are compared: one number.
enum class Measure : quint8 {
    End, ///< seconds until it is over; of a run that does not come to its end there is none
    WaitP95, ///< seconds that the longest waits for others take, but for the longest twentieth of them
    Throughput, ///< items taken from queues in a second
    Lost, ///< items that were put and that nobody has taken
    Deadlock, ///< 1 where it ends in one, else 0
};

struct MeasureInfo {
    Measure measure;
    QString key; ///< on the command line: "wait_p95"
    Phrase label; ///< for people: "p95 of waits"
    Phrase unit; ///< "s", "items/s"; empty where it has none
    Phrase help; ///< one sentence
};

const QList<MeasureInfo> &measureCatalog();
const MeasureInfo &info(Measure measure);

/// None where \a run has no such number: it was cut, or there is nothing of the kind in it.
std::optional<double> measureOf(const Run &run, Measure measure);

} // namespace signalbox
