// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/timeline/namepainter.h"

#include "engine/replay/sharedlock.h"
#include "widgets/look/icons.h"
#include "widgets/look/inks.h"
#include "widgets/look/wordmetrics.h"
#include "widgets/timeline/timelinehits.h"

#include <QCoreApplication>

#include <QPainter>

#include <algorithm>

namespace signalbox {

namespace {

struct NameWords {
    Q_DECLARE_TR_FUNCTIONS(Timeline)
};

/// What a variable is, beside its name, in pixels.
constexpr double kWidestValue = 64;

QString resourceIcon(Lane::Kind kind)
{
    switch (kind) {
    case Lane::Kind::QueueFill:
        return QStringLiteral("queue");
    case Lane::Kind::LockOwner:
        return QStringLiteral("lock");
    case Lane::Kind::SemaphoreUse:
        return QStringLiteral("semaphore");
    case Lane::Kind::ConditionOwner:
        return QStringLiteral("condition");
    case Lane::Kind::BarrierFill:
        return QStringLiteral("barrier");
    case Lane::Kind::CounterValue:
        return QStringLiteral("counter");
    case Lane::Kind::ExecutorUse:
        return QStringLiteral("executor");
    case Lane::Kind::FutureSet:
        return QStringLiteral("future");
    case Lane::Kind::Event:
        return QStringLiteral("event-set");
    case Lane::Kind::Output:
        return QStringLiteral("print");
    case Lane::Kind::Variable:
        return QStringLiteral("pin");
    case Lane::Kind::Task: // has a chip of its colour
        break;
    }
    return {};
}

/// Room for whatever a lane may read at its right, so that it never takes room from the lane's name.
double widestReadout(const TimelineLane &lane, const WordMetrics &metrics)
{
    const auto widest = [&metrics](const QString &one, const QString &other) {
        return std::max(metrics.horizontalAdvance(one), metrics.horizontalAdvance(other));
    };
    switch (lane.kind) {
    case Lane::Kind::LockOwner:
    case Lane::Kind::ConditionOwner:
        return widest(NameWords::tr("free"), {});
    case Lane::Kind::Event:
        return widest(NameWords::tr("set"), NameWords::tr("clear"));
    case Lane::Kind::FutureSet:
        return widest(NameWords::tr("done"), NameWords::tr("pending"));
    case Lane::Kind::Variable:
        return kWidestValue * timelineScale();
    case Lane::Kind::Task:
    case Lane::Kind::Output:
    case Lane::Kind::QueueFill:
    case Lane::Kind::SemaphoreUse:
    case Lane::Kind::BarrierFill:
    case Lane::Kind::CounterValue:
    case Lane::Kind::ExecutorUse:
        break;
    }
    const QString value = QString::number(lane.ceiling);
    return widest(value, lane.bounded ? value + u'/' + value : QString());
}

} // namespace

/// What the card of a resource shows.
std::optional<LaneSpan> NamePainter::levelAtPlayhead(const TimelineLane &lane) const
{
    if (lane.resource >= m_picture.world.resources.size())
        return std::nullopt;
    const Program &program = m_picture.run.program;
    return levelOf(m_picture.world.resources[lockOf(program, lane.resource)],
                   program.resources[lane.resource].amount);
}

/// The state of a resource at the playhead, at the right of its name.
QString NamePainter::readout(const TimelineLane &lane) const
{
    const std::optional<LaneSpan> level = levelAtPlayhead(lane);
    switch (lane.kind) {
    case Lane::Kind::QueueFill:
    case Lane::Kind::BarrierFill:
    case Lane::Kind::CounterValue:
    case Lane::Kind::ExecutorUse:
    case Lane::Kind::SemaphoreUse: {
        const qint64 value = level ? level->value : 0;
        return lane.bounded ? QStringLiteral("%1/%2").arg(value).arg(lane.ceiling) : QString::number(value);
    }
    case Lane::Kind::LockOwner:
    case Lane::Kind::ConditionOwner:
        return level ? QString() : NameWords::tr("free");
    case Lane::Kind::Event:
        return level ? NameWords::tr("set") : NameWords::tr("clear");
    case Lane::Kind::FutureSet:
        return level ? NameWords::tr("done") : NameWords::tr("pending");
    case Lane::Kind::Output:
    case Lane::Kind::Variable:
        return textReadout(lane);
    case Lane::Kind::Task:
        break;
    }
    return {};
}

/// How many lines are there, or what the variable is.
QString NamePainter::textReadout(const TimelineLane &lane) const
{
    const auto next =
        std::partition_point(lane.spans.begin(), lane.spans.end(),
                             [this](const LaneSpan &span) { return span.begin <= m_picture.playhead; });
    if (lane.kind == Lane::Kind::Output)
        return next == lane.spans.begin() ? QString::number(0)
                                          : QString::number(std::prev(next)->value + std::prev(next)->goal);
    const LaneSpan *span = lane.spanAt(m_picture.playhead);
    if (!span)
        return {};
    const WordMetrics metrics(Theme::smallFont());
    return metrics.elidedText(lane.texts[span->value].text, Qt::ElideRight, kWidestValue * m_scale);
}

void NamePainter::paintReadout(const TimelineLane &lane, const QRectF &place)
{
    const std::optional<LaneSpan> level = levelAtPlayhead(lane);
    const bool full = lane.bounded && level && level->value >= lane.ceiling;
    m_painter.setPen(full ? m_theme.warning : m_theme.faintText);
    m_painter.drawText(place, Qt::AlignRight | Qt::AlignVCenter, readout(lane));
}

QRectF NamePainter::placeOf(int lane) const
{
    const QRectF row = m_geometry.laneRect(m_timeline, lane);
    const double margin = (12 + (m_timeline.lanes[lane].isMember ? 12 : 0)) * m_scale;
    const TimelineLane &of = m_timeline.lanes[lane];
    const double ghost = of.ghost && !of.isGone ? kGhostHeight * m_scale : 0;
    return {margin, row.top(), m_geometry.left - margin - 12 * m_scale, row.height() - ghost};
}

void NamePainter::paint(int at)
{
    const TimelineLane &lane = m_timeline.lanes[at];
    QRectF place = placeOf(at);
    const bool isStrong = lane.kind == Lane::Kind::Task && !lane.isSubdued();
    QFont font = isStrong ? Theme::bodyFont() : Theme::smallFont();
    if (m_picture.isSelected(lane) || lane.group)
        font.setWeight(QFont::DemiBold);
    m_painter.setFont(font);
    if (lane.group)
        paintGroup(lane, place);
    else if (lane.kind == Lane::Kind::Task)
        paintChip(lane, place);
    else
        paintThing(at, place);
    if (at >= m_timeline.pinned && !lane.isGone)
        paintPin(at, place);
    place.setLeft(placeOf(at).left() + 16 * m_scale);
    m_painter.setPen(isStrong || lane.group ? m_theme.text : m_theme.mutedText);
    paintWords(lane, place);
    if (lane.ghost && !lane.isGone)
        paintGhostName(at);
    if (at == m_picture.current) {
        m_painter.setPen(QPen(m_theme.focus, 1));
        m_painter.setBrush(Qt::NoBrush);
        m_painter.drawRect(m_geometry.laneRect(m_timeline, at).adjusted(1.5, 1.5, 0, -1.5));
    }
}

void NamePainter::paintGhostName(int at)
{
    const QRectF row = m_geometry.laneRect(m_timeline, at);
    const double height = kGhostHeight * m_scale;
    const QRectF strip(placeOf(at).left() + 16 * m_scale, row.bottom() - height - 3 * m_scale,
                       placeOf(at).width() - 16 * m_scale, height);
    m_painter.setFont(Theme::smallFont());
    m_painter.setPen(m_theme.faintText);
    m_painter.drawText(strip, Qt::AlignLeft | Qt::AlignVCenter, NameWords::tr("pinned"));
}

void NamePainter::paintChip(const TimelineLane &lane, const QRectF &place)
{
    const QColor colour = lane.colour < 0 ? m_theme.wireIdle : m_theme.taskColour(lane.colour);
    const double size = (lane.isSubdued() ? 6 : 9) * m_scale;
    const QRectF chip(place.left(), place.center().y() - size / 2, size, size);
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(colour);
    m_painter.drawRoundedRect(chip, 2 * m_scale, 2 * m_scale);
    if (lane.colour >= 0 && m_theme.taskPatternStyle(lane.colour) != Qt::NoBrush) {
        m_painter.setBrush(QBrush(m_theme.textOn(colour), m_theme.taskPatternStyle(lane.colour)));
        m_painter.drawRoundedRect(chip, 2 * m_scale, 2 * m_scale);
    }
}

/// The icon of a thing and what it is, in place of which a variable under the pointer has its button.
void NamePainter::paintThing(int at, QRectF &place)
{
    const TimelineLane &lane = m_timeline.lanes[at];
    const double size = 13 * m_scale;
    icons::paint(m_painter, resourceIcon(lane.kind),
                 QRectF(place.left() - 2 * m_scale, place.center().y() - size / 2, size, size),
                 m_theme.mutedText);
    if (at == m_picture.hoveredName && at < m_timeline.pinned) {
        const QRectF button = pinPlace(m_geometry, m_timeline, at);
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(m_theme.controlHover);
        m_painter.drawRoundedRect(button, 3 * m_scale, 3 * m_scale);
        const double inset = 4 * m_scale;
        icons::paint(m_painter, QStringLiteral("close"), button.adjusted(inset, inset, -inset, -inset),
                     m_theme.text);
        place.setRight(button.left() - 4 * m_scale);
        return;
    }
    if (at == m_picture.hoveredName)
        return;
    paintReadout(lane, place);
    place.setRight(place.right() - WordMetrics(m_painter.font()).horizontalAdvance(readout(lane))
                   - 6 * m_scale);
}

/// Which way it goes, and how many lanes it has.
void NamePainter::paintGroup(const TimelineLane &lane, QRectF &place)
{
    const double size = 14 * m_scale;
    icons::paint(
        m_painter, lane.group->isFolded ? QStringLiteral("chevron-right") : QStringLiteral("chevron-down"),
        QRectF(place.left() - 3 * m_scale, place.center().y() - size / 2, size, size), m_theme.mutedText);
    const QString count = QStringLiteral("×%1").arg(lane.group->size);
    m_painter.setPen(m_theme.mutedText);
    m_painter.drawText(place, Qt::AlignRight | Qt::AlignVCenter, count);
    place.setRight(place.right() - WordMetrics(m_painter.font()).horizontalAdvance(count) - 6 * m_scale);
}

/// Of a lane that stays, and of the one under the pointer as what it can do.
void NamePainter::paintPin(int at, QRectF &place)
{
    const bool isPinned = at < m_timeline.stays && !m_timeline.lanes[at].isMember;
    if (m_timeline.lanes[at].group || (!isPinned && at != m_picture.hoveredName))
        return;
    const QRectF button = pinPlace(m_geometry, m_timeline, at);
    if (at == m_picture.hoveredName) {
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(m_theme.controlHover);
        m_painter.drawRoundedRect(button, 3 * m_scale, 3 * m_scale);
    }
    const double inset = 4 * m_scale;
    icons::paint(m_painter, QStringLiteral("pin"), button.adjusted(inset, inset, -inset, -inset),
                 isPinned ? m_theme.accent : m_theme.mutedText);
    place.setRight(std::min(place.right(), button.left() - 2 * m_scale));
}

/// The part that was looked for stands on a ground of its own.
void NamePainter::paintWords(const TimelineLane &lane, const QRectF &place)
{
    const WordMetrics metrics(m_painter.font());
    const qsizetype found = lane.find.isEmpty() ? -1 : lane.name.indexOf(lane.find, 0, Qt::CaseInsensitive);
    if (found >= 0) {
        const double left = place.left() + metrics.horizontalAdvance(lane.name.left(found));
        const double width = metrics.horizontalAdvance(lane.name.mid(found, lane.find.size()));
        const QRectF ground(left, place.center().y() - metrics.height() / 2, width, metrics.height());
        m_painter.fillRect(ground.intersected(place), mixed(m_theme.canvas, m_theme.accent, 0.35));
    }
    m_painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter,
                       metrics.elidedText(lane.name, Qt::ElideRight, place.width()));
}

/// Of very many names only the longest are measured.
double namesWidth(const Timeline &timeline)
{
    constexpr qsizetype kMeasured = 300;
    const double scale = timelineScale();
    const WordMetrics body(Theme::bodyFont());
    const WordMetrics small(Theme::smallFont());
    const QList<TimelineLane> &lanes = timeline.lanes;
    qsizetype longest = 0;
    if (lanes.size() > kMeasured) {
        for (const TimelineLane &lane : lanes)
            longest = std::max(longest, lane.name.size());
    }
    double widest = 0;
    qsizetype measured = 0;
    for (const TimelineLane &lane : lanes) {
        const bool task = lane.kind == Lane::Kind::Task;
        if (task && !lane.group && measured > kMeasured && lane.name.size() < longest)
            continue;
        if (++measured > 4 * kMeasured)
            break;
        const double name = (task ? body : small).horizontalAdvance(lane.name);
        const double state = task ? 0 : widestReadout(lane, small) + 14 * scale;
        const double count = lane.group ? 40 * scale : lane.isMember ? 12 * scale : 0;
        widest = std::max(widest, name + state + count);
    }
    return std::clamp(widest + 44 * scale, 90 * scale, 240 * scale);
}

} // namespace signalbox
