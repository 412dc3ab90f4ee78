// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/session/frameclock.h"

namespace signalbox {

/// A clock that a test moves, so that no test waits for real time and none depends on how fast
/// the machine is.
class ManualClock : public FrameClock {
public:
    /// Where a test looks after the object that owns the clock may have gone.
    struct Fate {
        bool gone = false;
        bool leftSomebodyParked = false;
    };
    enum class Ticked : quint8 { ByHand, ByEventLoop };

    explicit ManualClock(Fate *fate = nullptr, Ticked ticked = Ticked::ByHand)
        : FrameClock(std::chrono::milliseconds(0))
        , m_fate(fate)
        , m_ticked(ticked)
    {
    }
    ~ManualClock() override
    {
        if (m_fate)
            *m_fate = {true, isAwaited()};
    }

    qint64 nanoseconds() const override { return m_now += perLook; }

    /// The next frame, \a nanos later.
    void frame(qint64 nanos)
    {
        m_now += nanos;
        tick();
    }

    qint64 perLook = 0; ///< nanoseconds that pass whenever somebody looks at the clock

protected:
    void arrange() override
    {
        if (m_ticked == Ticked::ByEventLoop)
            FrameClock::arrange();
    }

private:
    mutable qint64 m_now = 0;
    Fate *m_fate;
    Ticked m_ticked;
};

} // namespace signalbox
