// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace signalbox {

/// Milliseconds for which an edit waits for the run of its program, most of a frame: of what is whole by then
/// nobody sees a beginning. Tests have more, as they may share their machine with anything.
inline int &runPatience()
{
    static int milliseconds = 12;
    return milliseconds;
}

} // namespace signalbox
