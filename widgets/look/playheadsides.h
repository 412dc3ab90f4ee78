// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace signalbox {

/// Who keeps what is painted left and right of a playhead whole, and cuts it there at each moment: a page
/// that plays. Neither side changes while the playhead goes over it.
class PlayheadSides {
public:
    virtual ~PlayheadSides() = default;

    /// What is painted from now on is seen left of the playhead, or where \a isAhead right of it. False where
    /// it is known from the picture before: then it need not be painted, and there is no end to it.
    virtual bool beginSide(bool isAhead) = 0;
    virtual void endSide() = 0;
};

} // namespace signalbox
