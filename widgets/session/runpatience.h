// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

namespace signalbox {

/// Milliseconds for which an edit waits for the run of its program, most of a frame: of what is whole by then
/// nobody sees a beginning. Tests have more, as they may share their machine with anything.
inline int &runPatience()
{
    static int milliseconds = 12;
    return milliseconds;
}

/// A run of so many facts is looked at within some frames: where it can be gone to, what it means, its lanes.
/// For longer ones that is done in a thread, and the window shows what it had until then. Tests have more, so
/// that what they ask for is there.
inline qsizetype &factsAtOnce()
{
    static qsizetype facts = 100'000;
    return facts;
}

} // namespace signalbox
