// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/figures/waits.h"

namespace signalbox {

/// How tasks spent their time, and what they waited for.
struct WorkFigures {
    Micros computing = 0; ///< keeping the loop
    Micros blocking = 0; ///< keeping it in a blocking call, in which the processor sleeps
    Micros outside = 0; ///< waiting for a timer, or for a call in a thread or on a worker
    Micros waiting = 0; ///< for another task: all other waits
    Micros ready = 0; ///< while another keeps the loop
    qint64 turns = 0;
    WaitFigures waits = {}; ///< for others

    Micros alive() const { return computing + blocking + outside + waiting + ready; }

    bool operator==(const WorkFigures &) const = default;
};

} // namespace signalbox
