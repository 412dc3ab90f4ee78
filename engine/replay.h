// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/world.h"

#include <memory>

namespace signalbox {

/// The whole state at any moment of a run, rebuilt from its trace: keyframes every few thousand facts, and
/// the facts between. Rewinding is only a smaller number. Cheap to copy; keeps the run alive.
class Replay {
public:
    Replay();
    explicit Replay(std::shared_ptr<const Run> run);

    const Run &run() const { return *m_run; }
    std::shared_ptr<const Run> sharedRun() const { return m_run; }
    Micros endTime() const { return m_run->trace.endTime(); }
    qsizetype factCount() const { return m_run->trace.size(); }

    World at(Micros time) const; ///< after everything that happened at or before \a time
    World atFact(qsizetype facts) const; ///< after the first \a facts facts

private:
    std::shared_ptr<const Run> m_run;
    std::shared_ptr<const std::vector<World>> m_keyframes;
};

} // namespace signalbox
