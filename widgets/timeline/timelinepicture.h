// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/layout/stops.h"
#include "engine/sentences/explain.h"
#include "engine/sentences/verdicts.h"
#include "widgets/look/playheadsides.h"
#include "widgets/look/theme.h"
#include "widgets/timeline/timelinegeometry.h"

#include <QList>
#include <QMap>
#include <QString>

#include <optional>
#include <utility>

namespace signalbox {

class LaneSheets;

/// A part of the lane of a task.
struct TaskStretch {
    TaskId task = TaskId::None;
    Micros begin = 0;
    Micros end = 0;

    bool operator==(const TaskStretch &) const = default;
};

/// Everything a picture of the timeline depends on. Drawing is a pure function of this; exports leave out
/// what the person's hand is doing.
struct TimelinePicture {
    const Timeline &timeline;
    const Run &run;
    const World &world; ///< at the playhead
    const Theme &theme;
    TimelineGeometry geometry;
    Micros playhead = 0;
    QList<Verdict> verdicts = {}; ///< flags on the ruler
    NodeId selected = NodeId::None;
    TaskId selectedTask = TaskId::None;
    std::optional<std::pair<Micros, Micros>> stretch = {}; ///< selected
    QString stretchWords = {}; ///< shown on it
    QMap<Micros, QString> bookmarks = {}; ///< names, empty for none
    QList<Stop> stops = {}; ///< marks on the ruler
    QList<Micros> byHand = {}; ///< the same of interventions
    std::optional<std::pair<int, int>> hover = {}; ///< lane and span under the pointer
    std::optional<WaitArrow> arrow = {}; ///< under the pointer
    int hoveredName = -1; ///< the lane whose name is under it
    int current = -1; ///< the lane that the keyboard talks to
    int dropAt = -1; ///< a lane that is dragged would come before this one
    QString find = {}; ///< spans with these words stand out
    QList<TaskStretch> marked = {}; ///< stand out, too
    double pixel = 0; ///< in whole multiples of which the playhead moves; 0 for anywhere
    PlayheadSides *sides = nullptr; ///< gets both sides of the playhead whole; null for nobody
    LaneSheets *sheets = nullptr; ///< keeps them as pixels for the next picture; null for nobody

    bool isSelected(const TimelineLane &lane) const { return lane.stands(selected, selectedTask); }
};

} // namespace signalbox
