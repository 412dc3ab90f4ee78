// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/timeline/timelinepicture.h"

#include <QMap>

class QPainter;

namespace signalbox {

/// Draws lanes that are read. Of what is printed: strokes in the colours of who prints, the words beside them
/// where there is room, and columns that say how much it is where there is none. Of a variable: a box for
/// each value. The cost follows the width of the picture.
class TextLanePainter {
public:
    /// \a pale: in the colours of what lies ahead of the playhead.
    TextLanePainter(QPainter &painter, const TimelinePicture &picture, bool pale);

    /// Those on this painter's side of the playhead.
    void paintLines(const TimelineLane &lane, const QRectF &bar);
    /// Between two moments; the caller clips to them.
    void paintValues(const TimelineLane &lane, const QRectF &bar, Micros from, Micros to);

private:
    void addColumn(const TimelineLane &lane, const QRectF &column, qsizetype firstText, qsizetype count);
    void addStroke(const TimelineLane &lane, const QRectF &stroke, const LaneSpan &span);
    void flushStrokes();
    void writeLines(const TimelineLane &lane, const QRectF &bar, qsizetype span);
    void paintValue(const QRectF &box, const QString &text, const QColor &tone);
    int inkOf(const LaneText &line) const;
    QColor colourOf(int ink) const;
    QColor words(const QColor &colour, const QColor &ground) const;

    QPainter &m_painter;
    const TimelinePicture &m_picture;
    const TimelineGeometry &m_geometry;
    const Theme &m_theme;
    bool m_pale;
    double m_scale;
    QMap<int, QList<QRectF>> m_strokes; ///< by ink
};

} // namespace signalbox
