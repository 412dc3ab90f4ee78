// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/timeline/timelinepicture.h"

namespace signalbox {

/// Everything happened at one moment, so a ruler has nothing else to show.
bool timeStandsStill(const TimelinePicture &picture);

/// What stands on the ruler beside its numbers: the playhead's time, words about the selected stretch, a
/// flag for every verdict, and names of bookmarks. Placed together, so that none covers another. The picture
/// must outlive it.
class TimelineTags {
public:
    TimelineTags(const TimelinePicture &picture, const QSizeF &size);

    QList<QRectF> places() const; ///< that the ruler's numbers keep clear of
    /// Where a number of the ruler that wants to be at \a place can be read: there, or right of the mark that
    /// stands at its moment; nowhere if anything else would cover it.
    std::optional<QRectF> numberPlace(const QRectF &place) const;
    void paintStretch(QPainter &painter) const;
    void paintVerdicts(QPainter &painter) const;
    void paintNames(QPainter &painter) const; ///< of bookmarks
    void paintPlayhead(QPainter &painter) const;

private:
    QString playheadWords() const;
    double playheadX() const;
    QRectF playheadPill() const;
    QRectF stretchTag() const;
    QList<QRectF> marks() const;
    void placeFlags();
    QRectF flagAt(double x, double words) const;
    void placeNames();
    std::optional<QRectF> clearOf(const QList<QRectF> &taken, QRectF tag) const;
    void paintFlag(QPainter &painter, const Verdict &verdict, const QRectF &flag) const;

    const TimelinePicture &m_picture;
    const Theme &m_theme;
    const TimelineGeometry &m_geometry;
    QSizeF m_size;
    Micros m_step;
    double m_scale;
    QRectF m_pill; ///< of the playhead
    QRectF m_stretchTag; ///< words about the selected stretch; null for none
    QList<QRectF> m_marks; ///< of stops, of what is done by hand and of bookmarks
    QList<std::pair<const Verdict *, QRectF>> m_flags; ///< those that there is room for
    QList<std::pair<QString, QRectF>> m_names; ///< of bookmarks, those that there is room for
};

} // namespace signalbox
