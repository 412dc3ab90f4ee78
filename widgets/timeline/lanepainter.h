// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/replay/activity.h"
#include "widgets/timeline/timelineinks.h"
#include "widgets/timeline/timelinepicture.h"

#include <QList>

#include <array>

namespace signalbox {

/// Where a lane's bars are: its row without the space around them.
QRectF laneBar(const TimelineGeometry &geometry, const Timeline &timeline, int lane);

/// Draws the spans and marks of lanes between two moments, in full colours or in those of what has not been
/// shown yet. The caller clips to that part of the picture.
class LanePainter {
public:
    LanePainter(QPainter &painter, const TimelinePicture &picture, Micros from, Micros to, bool pale);

    void paint(int lane);
    /// What a task with the colour of a lane did in another run, which is the one of the picture.
    void paintGhost(const Lane &lane, int colour, const QRectF &bar);
    /// Only those on this painter's side of the playhead.
    void paintMarks(int lane);

private:
    struct Ink {
        QColor fill; ///< solid blocks
        QColor onFill; ///< words on them
        QColor line; ///< outlines and dots
        QColor words; ///< in an outline
        QColor pill; ///< inside of the outline of a wait for a timer
        QColor tint; ///< inside of a dashed outline
        Qt::BrushStyle pattern = Qt::NoBrush;
    };
    /// Spans that are narrower than a pixel, added up for one column of pixels: their time by Activity.
    struct Dust {
        int column = -1;
        std::array<Micros, kActivityCount> lengths{};
    };
    struct BarWords {
        QRectF place;
        QString text;
        QColor colour;
        QString brief = {}; ///< where the others do not fit
        bool isOnHatch = false; ///< and needs a plate
        bool isValue = false; ///< is cut where it does not fit; other words are left out then
    };

    Ink inkOf(int colour, bool subdued) const;
    QColor paled(const QColor &colour) const;
    void paintTask(const TimelineLane &lane, const QRectF &bar);
    void paintThing(const TimelineLane &lane, const QRectF &bar);
    void paintSpans(const QList<LaneSpan> &spans, const QRectF &bar, const Ink &ink, const SpanSums *sums);
    void paintOwners(const TimelineLane &lane, const QRectF &bar);
    void paintSets(const TimelineLane &lane, const QRectF &bar);
    void paintTurns(const TimelineLane &lane, const QRectF &bar, const Ink &ink);
    void addSpan(const LaneSpan &span, const QRectF &place, const Ink &ink);
    bool isDust(const LaneSpan &span) const;
    qsizetype addDust(const QList<LaneSpan> &spans, qsizetype at, const QRectF &bar, const SpanSums *sums);
    void settleDust(const QRectF &bar);
    void addDashes(const QRectF &place, bool openEnd);
    void hatchHeldUp(const LaneSpan &span, const QRectF &place);
    void addWords(const LaneSpan &span, const QRectF &place, const QColor &colour);
    void flush(const Ink &ink);
    void flushTextures(const Ink &ink);
    void flushWords();

    QPainter &m_painter;
    const TimelinePicture &m_picture;
    const TimelineGeometry &m_geometry;
    const Theme &m_theme;
    Micros m_from;
    Micros m_to;
    bool m_pale;
    bool m_isGhost = false; ///< of another run: without words, and without what the loop does meanwhile
    double m_scale;
    double m_perPixel; ///< microseconds

    QList<QRectF> m_blocks;
    QList<QRectF> m_solid;
    QList<QRectF> m_pills;
    QList<QRectF> m_slim; ///< pooled ones
    QList<QRectF> m_dots;
    QList<QRectF> m_heldUp;
    QList<QRectF> m_blocking;
    QList<QRectF> m_tinted;
    QList<QRectF> m_dashes;
    QList<QRectF> m_found; ///< whose words were looked for
    QList<BarWords> m_words;
    Dust m_dust;
};

} // namespace signalbox
