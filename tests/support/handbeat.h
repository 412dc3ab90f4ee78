// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/session/beat.h"

namespace signalbox {

/// A beat with a clock that a test moves, so that no test waits for real time and none depends on how fast
/// the machine is.
class HandBeat : public Beat {
public:
    /// Where a test looks after the object that owns the beat may have gone.
    struct Fate {
        bool gone = false;
        bool leftSomebodyParked = false;
    };
    enum class Struck : quint8 { ByHand, ByEventLoop };

    explicit HandBeat(Fate *fate = nullptr, Struck struck = Struck::ByHand)
        : Beat(std::chrono::milliseconds(0))
        , m_fate(fate)
        , m_struck(struck)
    {
    }
    ~HandBeat() override
    {
        if (m_fate)
            *m_fate = {true, isAwaited()};
    }

    qint64 nanoseconds() const override { return m_now += perLook; }

    /// The next beat, \a nanos later.
    void frame(qint64 nanos)
    {
        m_now += nanos;
        strike();
    }

    qint64 perLook = 0; ///< nanoseconds that pass whenever somebody looks at the clock

protected:
    void arrange() override
    {
        if (m_struck == Struck::ByEventLoop)
            Beat::arrange();
    }

private:
    mutable qint64 m_now = 0;
    Fate *m_fate;
    Struck m_struck;
};

} // namespace signalbox
