// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/figures/figures.h"

#include <optional>
#include <vector>

namespace signalbox {

/// One figure of two runs: "queue orders: to get, p95".
struct FigureDelta {
    enum class Unit : quint8 { Seconds, ASecond, Share, Count };
    QString of; ///< "queue orders", "task cook"; empty of the run
    QString figure; ///< "p95 of waits to get"
    Unit unit = Unit::Seconds;
    std::optional<double> before; ///< none where that run has nothing of the kind
    std::optional<double> after;

    bool isSame() const { return before == after; }
    bool operator==(const FigureDelta &) const = default;
};

/// All figures of two runs side by side: of the runs, of resources by kind and name, and of tasks by name.
/// What neither of them has is left out.
std::vector<FigureDelta> figureDeltas(const Run &before, const RunFigures &figuresBefore, const Run &after,
                                      const RunFigures &figuresAfter);

} // namespace signalbox
