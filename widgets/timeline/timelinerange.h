// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/layout/layout.h"

namespace signalbox {

/// Which part of a run's time is in view. One that shows the whole run goes on doing so when another run is
/// shorter or longer; a part of it stays as long as the run reaches there.
class TimelineRange {
public:
    Micros from() const { return m_from; }
    Micros to() const { return m_to; }
    Micros length() const { return m_to - m_from; }
    bool isFitted() const { return m_fitted; }
    /// All that can be in view: the run, and after its end some room for signs of it.
    Micros whole() const;

    void setEnd(Micros end); ///< of another run
    void fit();
    void set(Micros from, Micros to); ///< never more than whole()
    void moveTo(Micros from); ///< the same length, inside whole() as far as it can
    /// Moves so that \a now is in view, with some of what comes; for a playhead that moves.
    void follow(Micros now);

private:
    void put(Micros from, Micros to);

    Micros m_from = 0;
    Micros m_to = kMicrosPerSecond;
    Micros m_end = 0;
    bool m_fitted = true;
};

} // namespace signalbox
