// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

namespace signalbox {

/// How a step, or a wait inside it, came out. A value instead of a thrown exception: it costs a branch, and
/// it reads like the rule it follows.
enum class Result : quint8 {
    WentOn,
    MustWait, ///< parked: the task's turn is over
    Raised, ///< Task::failure says what
    Cancelled, ///< CancelledError
    Returned, ///< a return statement on its way out
    Broke, ///< a break on its way out of the innermost loop
};

} // namespace signalbox
