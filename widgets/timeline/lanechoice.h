// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/timeline/timeline.h"

#include <QJsonObject>
#include <QMap>
#include <QStringList>

namespace signalbox {

/// How a person wants lanes to be arranged. Lanes and groups are known by keys that another run of the layout
/// has as well: "task/cook#2", "lock/oven", "function/cook", "frame/kitchen".
struct LaneChoice {
    enum class Sort : quint8 {
        Drawn, ///< as on the canvas, then as moved by hand
        FirstEvent,
        Waiting, ///< who waited longest for somebody comes first
        State, ///< at the playhead: who computes, is ready, waits, sleeps, has ended
    };
    enum class Grouping : quint8 { None, Frame, Function };
    struct Move {
        QString key;
        QString place; ///< key of what it is put beside
        bool isBefore = false; ///< in front of that, else behind it

        bool operator==(const Move &) const = default;
    };

    Sort sort = Sort::Drawn;
    Grouping grouping = Grouping::None;
    QStringList pinned = {}; ///< above all others, in this order
    QList<Move> moves = {}; ///< one after the other; those of what is not there are passed over
    QMap<QString, bool> folded = {}; ///< groups that a person has folded or unfolded

    void move(const Move &move); ///< an earlier move of the same lane or group is forgotten
    bool isDefault() const { return *this == LaneChoice(); }
    bool operator==(const LaneChoice &) const = default;
};

/// Empty where nothing was chosen.
QJsonObject toJson(const LaneChoice &choice);
/// What cannot be understood is left out.
LaneChoice laneChoiceFromJson(const QJsonObject &object);

/// Where a document keeps it, among the settings that have no part in a run.
inline constexpr QLatin1StringView kSavedLanes("lanes");
/// As it was chosen when the document was saved.
LaneChoice savedLaneChoice(const Layout &layout);

QString laneKey(const Run &run, const TimelineLane &lane);

} // namespace signalbox
