// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/timeline/timelinepicture.h"

class QPainter;

namespace signalbox {

/// What tasks did in a pinned run, in slim bars below those of the present one, and between the two a line
/// wherever they differ.
class GhostPainter {
public:
    /// Both must outlive it. Between two moments, as LanePainter has it.
    GhostPainter(QPainter &painter, const TimelinePicture &picture, Micros from, Micros to, bool pale);

    void paint(int lane); ///< nothing where it has no ghost

private:
    QRectF barOf(int lane) const;

    QPainter &m_painter;
    const TimelinePicture &m_picture;
    TimelinePicture m_pinned; ///< the same of the pinned run, by what its own program says
    Micros m_from;
    Micros m_to;
    bool m_pale;
};

} // namespace signalbox
