// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/timeline/crowdpainter.h"

#include "engine/messages/message.h"
#include "widgets/painting/textures.h"
#include "widgets/timeline/timelineinks.h"

#include <QCoreApplication>
#include <QPainter>

#include <algorithm>
#include <array>
#include <cmath>

namespace signalbox {

namespace {

struct CrowdSentences {
    Q_DECLARE_TR_FUNCTIONS(Timeline)
};

/// From the bottom: work, then those who would like to work, then those who wait.
constexpr std::array kStack{int(Activity::Computing), int(Activity::Blocking), kHeldUp,
                            int(Activity::Ready),     int(Activity::Somebody), int(Activity::Outside)};

} // namespace

void CrowdPainter::paint(const TimelineLane &lane, const QRectF &bar, Micros from, Micros to)
{
    const QColor colour = lane.colour < 0 ? m_theme.mutedText : m_theme.taskColour(lane.colour);
    paint(*lane.group->crowd, lane.group->size, colour, bar, from, to);
}

void CrowdPainter::paint(const Crowd &crowd, double whole, const QColor &colour, const QRectF &bar,
                         Micros from, Micros to)
{
    const int left = int(std::floor(std::max(m_geometry.x(from), m_geometry.left)));
    const int right = int(std::ceil(std::min(m_geometry.x(to), m_geometry.width)));
    if (left >= right || whole <= 0)
        return;
    std::array<QList<QRectF>, kCrowdStates> areas;
    for (int x = left; x < right; ++x) {
        const CrowdCounts counts = crowd.mean(m_geometry.timeAt(x), m_geometry.timeAt(x + 1));
        double bottom = bar.bottom();
        for (const int state : kStack) {
            const double height = bar.height() * std::min(1.0, counts[state] / whole);
            if (height < 0.02)
                continue;
            QList<QRectF> &area = areas[state];
            const QRectF place(x, bottom - height, 1, height);
            const bool goesOn = !area.isEmpty() && area.back().right() == x
                && std::abs(area.back().top() - place.top()) < 0.05
                && std::abs(area.back().bottom() - place.bottom()) < 0.05;
            if (goesOn)
                area.back().setRight(x + 1);
            else
                area.append(place);
            bottom -= height;
        }
    }
    const QColor ink = m_pale ? ahead(m_theme, colour) : colour;
    const QColor warning = m_pale ? ahead(m_theme, m_theme.warning) : m_theme.warning;
    const double pixels = pixelsPerUnit(m_painter);
    const auto fillAll = [this, &areas](int state, const QBrush &brush) {
        for (const QRectF &place : std::as_const(areas[state]))
            m_painter.fillRect(place, brush);
    };
    const auto fillLow = [this, &areas](int state, const QBrush &brush, const QBrush &low) {
        for (const QRectF &place : std::as_const(areas[state]))
            m_painter.fillRect(place, place.height() < kTile ? low : brush);
    };
    m_painter.setRenderHint(QPainter::Antialiasing, false);
    fillAll(int(Activity::Computing), ink);
    fillAll(int(Activity::Blocking), hatchBrush(warning, pixels));
    fillAll(kHeldUp, dotBrush(ink, pixels));
    fillAll(kHeldUp, hatchBrush(warning, pixels));
    fillLow(int(Activity::Ready), dotBrush(ink, pixels), lowDotBrush(ink, pixels));
    fillAll(int(Activity::Somebody), mixed(m_theme.canvas, ink, 0.07));
    fillLow(int(Activity::Somebody), dashBrush(ink, pixels),
            lowDashBrush(mixed(m_theme.canvas, ink, 0.7), pixels));
    fillAll(int(Activity::Outside), slimBrush(ink, m_theme.canvas, pixels));
    // An outline on top, as a single wait for the outside has.
    for (const QRectF &place : std::as_const(areas[int(Activity::Outside)]))
        m_painter.fillRect(QRectF(place.left(), place.top(), place.width(), std::min(1.0, place.height())),
                           ink);
}

QString crowdWords(const CrowdCounts &counts)
{
    const auto words = [](int state, int count) {
        if (state == kHeldUp)
            return CrowdSentences::tr("%n are held up", nullptr, count);
        switch (Activity(state)) {
        case Activity::Computing:
            return CrowdSentences::tr("%n compute", nullptr, count);
        case Activity::Blocking:
            return CrowdSentences::tr("%n block the loop", nullptr, count);
        case Activity::Ready:
            return CrowdSentences::tr("%n are ready", nullptr, count);
        case Activity::Somebody:
            return CrowdSentences::tr("%n wait for somebody", nullptr, count);
        case Activity::Outside:
            return CrowdSentences::tr("%n wait for a timer or the outside", nullptr, count);
        }
        return QString();
    };
    QStringList parts;
    for (const int state : kStack) {
        if (const int count = int(std::lround(counts[state])); count > 0)
            parts += words(state, count);
    }
    return parts.join(QStringLiteral(", "));
}

QString groupSentence(const Timeline &timeline, const TimelineGeometry &geometry, int lane, double x)
{
    const TimelineLane &row = timeline.lanes[lane];
    const QString name =
        fill(CrowdSentences::tr("{name}, %n lanes", nullptr, row.group->size), {{u"name", row.name}});
    if (!row.group->isFolded)
        return fill(CrowdSentences::tr("{group}: a click or Enter folds them into one."), {{u"group", name}});
    if (x < geometry.left)
        return fill(CrowdSentences::tr("{group}: a click or Enter shows each."), {{u"group", name}});
    const Micros time = geometry.timeAt(x);
    if (time < 0 || time > timeline.end)
        return {};
    const QString words = crowdWords(row.group->crowd->mean(time, time + 1));
    return fill(words.isEmpty() ? CrowdSentences::tr("{group}: at {time} none of them does anything.")
                                : CrowdSentences::tr("{group}: at {time} {what}."),
                {{u"group", name}, {u"time", formatTime(time)}, {u"what", words}});
}

} // namespace signalbox
