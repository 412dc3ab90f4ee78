// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/replay/factindex.h"
#include "engine/replay/uses.h"
#include "engine/replay/world.h"

#include <functional>
#include <memory>

namespace signalbox {

/// The whole state at any moment of a run, rebuilt from its trace: the nearest keyframe before it, and the
/// facts between. Rewinding is only a smaller number. Cheap to copy; keeps the run alive.
///
/// Keyframes stand 4,096 facts apart, and share what has not changed between them: what tasks that have ended
/// left behind costs neither time nor memory again. Where keyframes would still fill more than
/// kKeyframeBytes, every second one is dropped and the distance doubles: a large state costs time, not memory
/// without end.
class Replay {
public:
    static constexpr qsizetype kKeyframeBytes = 128 * 1024 * 1024;

    Replay(); ///< of an empty run
    /// Null counts as an empty run. \a isWanted is asked now and then; once it says no, the replay is of no
    /// use.
    explicit Replay(std::shared_ptr<const Run> run, const std::function<bool()> &isWanted = {});

    const Run &run() const { return *m_run; }
    std::shared_ptr<const Run> sharedRun() const { return m_run; }
    Micros endTime() const { return m_run->trace.endTime(); }
    qsizetype factCount() const { return m_run->trace.size(); }

    /// After everything that happened at or before \a time. World::time is \a time, kept within the run.
    World at(Micros time) const;
    /// After the first \a facts facts; World::time is that of the last of them.
    World atFact(qsizetype facts) const;

    /// Made when first asked for. Belongs to the replay and its copies.
    const FactIndex &factIndex() const;
    /// foundResources() of the run, made when first asked for as well.
    const std::vector<FoundResource> &found() const;

    qsizetype keyframeDistance() const { return m_distance; }
    qsizetype keyframeBytes() const; ///< about what the keyframes occupy

private:
    struct LateIndex;

    std::shared_ptr<const Run> m_run;
    std::shared_ptr<LateIndex> m_index;
    std::shared_ptr<const std::vector<World>> m_keyframes; ///< after 0, 1, 2 … times m_distance facts
    qsizetype m_distance = 0;
};

} // namespace signalbox
