// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/replay/replay.h"
#include "widgets/look/theme.h"
#include "widgets/painting/canvasgeometry.h"

namespace signalbox {

/// What the person's hand is doing, drawn over the picture of the program. Exports leave it empty.
struct CanvasOverlay {
    QSet<NodeId> selection;
    LinkId selectedLink = LinkId::None;
    NodeId hover = NodeId::None;
    NodeId focus = NodeId::None; ///< keyboard focus
    TaskId task = TaskId::None; ///< whose call a card of code shows, where there are several
    QSet<NodeId> unfolded; ///< functions whose tasks are all shown
    QHash<NodeId, QString> problems; ///< nodes to mark, with the reason
    QSet<NodeId> outlined; ///< nodes of a verdict (a deadlock's cycle)
    bool wakings = false; ///< arrows from who ended a wait at this moment, where somebody stands still at it
    std::optional<QRectF> rubberBand;
    QList<QLineF> snapLines;
    NodeId dropScope = NodeId::None; ///< frame a dragged node would join

    struct Wiring {
        QPointF from;
        QPointF to;
        NodeId source = NodeId::None;
        NodeId target = NodeId::None; ///< under the pointer
        QSet<NodeId> fitting; ///< ringed; all other ports are dimmed
        QString refusal; ///< shown beside the port
        QString meaning; ///< "puts into"
        bool backwards = false; ///< begun where things arrive: they will flow from \c to towards \c from
    };
    std::optional<Wiring> wiring;
};

/// Where the name of a task was painted, in canvas units: it stands in a line, or runs a function.
struct ChipPlace {
    QRectF where;
    TaskId task = TaskId::None;
};

/// Where the tasks of a function are folded and unfolded.
struct FoldPlace {
    QRectF where;
    NodeId node = NodeId::None;
    bool isBox = false; ///< what is unfolded, over other cards
};

/// By task, what its calls were made with, the innermost last: "city='Oslo', delay=1.5".
using CallWords = QHash<TaskId, QStringList>;

/// Everything a picture of the canvas depends on. Drawing is a pure function of this.
struct CanvasPicture {
    static constexpr Micros kAtRest = 3600 * kMicrosPerSecond;

    const Layout &layout;
    const CanvasGeometry &geometry;
    const Replay &replay;
    const World &world; ///< of \c replay at the moment shown
    const Theme &theme;
    CanvasOverlay overlay = {};
    bool reducedMotion = false; ///< tokens jump instead of travelling
    /// How long the picture has been standing at the end of the run, for a player that lets what is still on
    /// its way arrive (settlingTime() in motion.h says how long that takes). By default all is at rest there.
    Micros afterEnd = kAtRest;
    std::vector<ChipPlace> *chips = nullptr; ///< filled, where given, with the names of tasks as painted
    std::vector<FoldPlace> *folds = nullptr; ///< the same of folds
    const CallWords *callWords = nullptr; ///< where it is known, which takes a while
    double pixel = 0; ///< canvas units in whole multiples of which things move; 0 for anywhere
};

} // namespace signalbox
