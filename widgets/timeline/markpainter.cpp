// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/timeline/markpainter.h"

#include "widgets/look/wordmetrics.h"
#include "widgets/timeline/timelineinks.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

constexpr double kLeastResult = 26; ///< narrower, nothing of a value could be read
constexpr double kMostValue = 240;

QString resultTag(const LaneMark &mark)
{
    return u"→ "_s + mark.text;
}

} // namespace

QRectF resultPlace(const TimelineGeometry &geometry, const QRectF &bar, const LaneMark &mark)
{
    const bool isEnd = mark.kind == LaneMark::Kind::Returned || mark.kind == LaneMark::Kind::Gave;
    if (!isEnd || mark.text.isEmpty())
        return {};
    const WordMetrics metrics(Theme::smallFont());
    const double x = geometry.x(mark.time);
    const double gap = 4 * geometry.scale;
    const double width =
        std::min(kMostValue * geometry.scale, metrics.horizontalAdvance(resultTag(mark)) + 1);
    QRectF place(x + 1.6 * gap, bar.top() - 4, width, bar.height() + 8);
    if (place.right() + gap <= geometry.width)
        return place;
    place.moveRight(x - 3 * gap);
    return place.left() < geometry.left + kLeastResult * geometry.scale ? QRectF() : place;
}

MarkPainter::MarkPainter(QPainter &painter, const TimelinePicture &picture, Micros from, Micros to, bool pale)
    : m_painter(painter)
    , m_picture(picture)
    , m_geometry(picture.geometry)
    , m_theme(picture.theme)
    , m_from(from)
    , m_to(to)
    , m_pale(pale)
    , m_scale(picture.geometry.scale)
{
}

QColor MarkPainter::paled(const QColor &colour) const
{
    return m_pale ? ahead(m_theme, colour) : colour;
}

QColor MarkPainter::paledSign(const QColor &colour) const
{
    return m_pale ? signAhead(m_theme, colour) : colour;
}

void MarkPainter::paintFailure(const LaneMark &mark, const QRectF &bar, double x)
{
    const QColor error = paledSign(m_theme.error);
    const double radius = std::max(5.5 * m_scale, bar.height() * 0.4);
    const QPointF centre(x + radius + 2 * m_scale, bar.center().y());
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(error);
    m_painter.drawEllipse(centre, radius, radius);
    m_painter.setPen(QPen(m_theme.textOn(error), 1.8 * m_scale, Qt::SolidLine, Qt::RoundCap));
    const double arm = radius * 0.42;
    m_painter.drawLine(centre - QPointF(arm, arm), centre + QPointF(arm, arm));
    m_painter.drawLine(centre - QPointF(arm, -arm), centre + QPointF(arm, -arm));
    m_painter.setFont(Theme::smallFont());
    m_painter.setPen(m_theme.readable(error, m_theme.canvas));
    const QRectF room(centre.x() + radius + 4 * m_scale, bar.top() - 4, 420 * m_scale, bar.height() + 8);
    m_painter.drawText(
        room, Qt::AlignLeft | Qt::AlignVCenter,
        WordMetrics(m_painter.font()).elidedText(mark.text, Qt::ElideRight, int(room.width())));
}

void MarkPainter::paintResult(const LaneMark &mark, const QRectF &bar)
{
    const double x = m_geometry.x(mark.time);
    const QRectF place = resultPlace(m_geometry, bar, mark);
    if (place.isNull())
        return;
    if (place.left() < x) {
        const double margin = 4 * m_scale;
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(m_theme.canvas);
        m_painter.drawRoundedRect(place.adjusted(-margin, 5, margin, -5), 3 * m_scale, 3 * m_scale);
    }
    m_painter.setFont(Theme::smallFont());
    m_painter.setPen(m_theme.readable(paled(m_theme.mutedText), m_theme.canvas));
    m_painter.drawText(
        place, Qt::AlignLeft | Qt::AlignVCenter,
        WordMetrics(m_painter.font()).elidedText(resultTag(mark), Qt::ElideRight, place.width()));
}

void MarkPainter::paintEnd(const LaneMark &mark, const QRectF &bar, double x, const QColor &fill)
{
    const QColor error = paledSign(m_theme.error);
    const double half = 4 * m_scale;
    switch (mark.kind) {
    case LaneMark::Kind::Cancelled: {
        const QPointF centre(x + half + 3 * m_scale, bar.center().y());
        m_painter.setPen(QPen(error, 1.8 * m_scale, Qt::SolidLine, Qt::RoundCap));
        m_painter.drawLine(centre - QPointF(half, half), centre + QPointF(half, half));
        m_painter.drawLine(centre - QPointF(half, -half), centre + QPointF(half, -half));
        break;
    }
    case LaneMark::Kind::Failed:
        paintFailure(mark, bar, x);
        break;
    case LaneMark::Kind::Returned: {
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(fill);
        const double width = 2.5 * m_scale;
        m_painter.drawRoundedRect(QRectF(x, bar.top() - 2 * m_scale, width, bar.height() + 4 * m_scale), 1,
                                  1);
        paintResult(mark, bar);
        break;
    }
    case LaneMark::Kind::Gave:
        paintResult(mark, bar);
        break;
    case LaneMark::Kind::CancelRequested: // no ends
    case LaneMark::Kind::EventSet:
    case LaneMark::Kind::EventCleared:
        break;
    }
}

void MarkPainter::paint(const TimelineLane &lane, const QRectF &bar, const QColor &fill)
{
    m_painter.setRenderHint(QPainter::Antialiasing);
    double lastFlag = -1e9;
    // Of the two ways in which marks are painted only those on one side of the playhead.
    const auto isBefore = [](const LaneMark &mark, Micros time) { return mark.time < time; };
    const QList<LaneMark> &marks = lane.marks;
    const Micros begin = m_pale ? std::max(m_from, m_picture.playhead + 1) : m_from;
    const Micros end = m_pale ? m_to : std::min(m_to, m_picture.playhead);
    auto mark = std::lower_bound(marks.begin(), marks.end(), begin, isBefore);
    for (; mark != marks.end() && mark->time <= end; ++mark) {
        const double x = m_geometry.x(mark->time);
        const bool set = mark->kind == LaneMark::Kind::EventSet;
        if (!set && mark->kind != LaneMark::Kind::EventCleared) {
            paintEnd(*mark, bar, x, fill);
            continue;
        }
        if (x - lastFlag < 3) {
            // Nor is a lane of flags looked at where they would stand on each other.
            const auto next = std::lower_bound(mark, marks.end(), m_geometry.timeAt(lastFlag + 3), isBefore);
            mark = next == mark ? mark : std::prev(next);
            continue;
        }
        lastFlag = x;
        // A signal that goes up where the event is set and down where it is cleared.
        const QColor colour = paled(!set                                     ? m_theme.mutedText
                                        : mark->outcome == Outcome::Returned ? m_theme.ok
                                                                             : m_theme.error);
        const double reach = 6 * m_scale;
        m_painter.fillRect(QRectF(x - 0.75, bar.top() - 2, 1.5, bar.height() + 4), colour);
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(colour);
        const double tip = set ? bar.top() - 2 : bar.bottom() + 2;
        const double foot = set ? tip + reach : tip - reach;
        m_painter.drawPolygon(
            QPolygonF{QPointF(x, tip), QPointF(x - reach, (tip + foot) / 2), QPointF(x, foot)});
    }
}

} // namespace signalbox
