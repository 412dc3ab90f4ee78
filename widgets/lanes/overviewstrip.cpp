// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/lanes/overviewstrip.h"

#include "engine/messages/message.h"
#include "widgets/look/livewords.h"
#include "widgets/timeline/crowdpainter.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace signalbox {

namespace {

constexpr double kReachOfGrip = 5; ///< pixels from an edge of the window
constexpr double kLeastWindow = 6; ///< pixels, so that it can be taken hold of

} // namespace

OverviewStrip::OverviewStrip(TimelineView &view, QWidget *parent)
    : QWidget(parent)
    , m_view(view)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(&m_view, &TimelineView::rangeChanged, this, &OverviewStrip::followRange);
    connect(&m_view, &TimelineView::lanesChanged, this, &OverviewStrip::forgetRun);
    connect(&m_view, &TimelineView::marksChanged, this, [this] {
        m_moments.reset();
        update();
    });
    connect(&m_view, &TimelineView::momentSettled, this, qOverload<>(&QWidget::update));
    keepTranslated(this, [this] {
        setAccessibleName(tr("Overview of the run"));
        setToolTip(tr("The whole run\nDrag the window to go elsewhere, its edges to see less or more."));
        followRange();
    });
}

void OverviewStrip::setTheme(const Theme &theme)
{
    m_theme = theme;
    m_ground = {};
    update();
}

QSize OverviewStrip::sizeHint() const
{
    return {400, int(30 * timelineScale())};
}

void OverviewStrip::followRange()
{
    const TimelineRange &range = m_view.range();
    setVisible(!range.isFitted());
    setAccessibleDescription(fill(tr("{from} to {to} of {end} is in view."),
                                  {{u"from", formatTime(std::max<Micros>(0, range.from()))},
                                   {u"to", formatTime(std::min(range.to(), m_view.timeline().end))},
                                   {u"end", formatTime(m_view.timeline().end)}}));
    update();
}

void OverviewStrip::forgetRun()
{
    m_crowd.reset();
    m_ground = {};
    m_moments.reset();
    update();
}

const Crowd &OverviewStrip::crowd()
{
    if (!m_crowd) {
        const Timeline &all = m_view.lanes().all();
        m_crowd = all.crowd ? all.crowd : crowdOf(all, m_view.lanes().run().program);
    }
    return *m_crowd;
}

/// Below the timeline's own time, all of it.
TimelineGeometry OverviewStrip::geometry() const
{
    TimelineGeometry geometry = m_view.geometryInTime();
    geometry.from = 0;
    geometry.top = 0;
    geometry.to = m_view.range().whole();
    geometry.width = width();
    return geometry;
}

QRectF OverviewStrip::window() const
{
    const TimelineGeometry whole = geometry();
    const double left = std::max(whole.left, whole.x(m_view.range().from()));
    const double right = std::min(whole.width, whole.x(m_view.range().to()));
    return {left, 1, std::max(kLeastWindow, right - left), height() - 2.0};
}

OverviewStrip::Grip OverviewStrip::gripAt(QPointF point) const
{
    const QRectF view = window();
    const double reach = std::min(kReachOfGrip, view.width() / 3);
    if (std::abs(point.x() - view.left()) < reach)
        return Grip::Begin;
    if (std::abs(point.x() - view.right()) < reach)
        return Grip::End;
    return view.contains(QPointF(point.x(), view.center().y())) ? Grip::All : Grip::None;
}

void OverviewStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.drawPixmap(0, 0, ground());
    paintSigns(painter);
    paintWindow(painter);
    painter.setFont(Theme::smallFont());
    painter.setPen(m_theme.mutedText);
    painter.drawText(QRectF(12 * timelineScale(), 0, geometry().left - 16 * timelineScale(), height()),
                     Qt::AlignLeft | Qt::AlignVCenter, tr("Whole run"));
    if (hasFocus()) {
        painter.setPen(QPen(m_theme.focus, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(QRectF(rect()).adjusted(1, 1, -1, -1));
    }
}

/// What stays while the playhead and the window move, painted once.
const QPixmap &OverviewStrip::ground()
{
    const QSize pixels = size() * devicePixelRatioF();
    const TimelineGeometry now = geometry();
    if (m_ground.size() == pixels && m_groundIn == now)
        return m_ground;
    m_groundIn = now;
    m_ground = QPixmap(pixels);
    m_ground.setDevicePixelRatio(devicePixelRatioF());
    QPainter painter(&m_ground);
    painter.fillRect(rect(), m_theme.panel);
    painter.fillRect(QRect(0, 0, width(), 1), m_theme.border);
    paintCrowd(painter);
    return m_ground;
}

void OverviewStrip::paintCrowd(QPainter &painter)
{
    const TimelineGeometry whole = geometry();
    const QRectF bar(0, 4, width(), height() - 7);
    CrowdPainter(painter, m_theme, whole, false)
        .paint(crowd(), std::max(1.0, crowd().most()), m_theme.mutedText, bar, 0, m_view.timeline().end);
}

/// What deserves a look, marks, and the playhead.
void OverviewStrip::paintSigns(QPainter &painter)
{
    const TimelineGeometry whole = geometry();
    double last = -10;
    if (!m_moments)
        m_moments = m_view.moments();
    for (const TimelineMoment &moment : std::as_const(*m_moments)) {
        const double x = std::round(whole.x(moment.time));
        if (x - last < 2 && moment.kind != TimelineMoment::Kind::Marked)
            continue;
        last = x;
        const bool isGrave =
            moment.kind == TimelineMoment::Kind::Failed || moment.kind == TimelineMoment::Kind::Cancelled;
        const QColor colour = moment.kind == TimelineMoment::Kind::Marked ? m_theme.accent
            : isGrave                                                     ? m_theme.error
                                                                          : m_theme.warning;
        painter.fillRect(QRectF(x - 1, 1, 2, moment.kind == TimelineMoment::Kind::Marked ? height() : 6.0),
                         colour);
    }
    painter.fillRect(QRectF(std::round(whole.x(m_view.time())) - 1, 0, 2, height()), m_theme.playhead);
}

/// What is not in view lies under a veil.
void OverviewStrip::paintWindow(QPainter &painter)
{
    const QRectF view = window();
    QColor veil = m_theme.panel;
    veil.setAlphaF(0.6f);
    const double left = geometry().left;
    painter.fillRect(QRectF(left, 1, view.left() - left, height()), veil);
    painter.fillRect(QRectF(view.right(), 1, width() - view.right(), height()), veil);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_theme.accent, 1.5));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(view.adjusted(0.75, 0.75, -0.75, -0.75), 3, 3);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme.accent);
    for (const double x : {view.left() + 0.75, view.right() - 0.75})
        painter.drawRoundedRect(QRectF(x - 2, view.center().y() - 6, 4, 12), 2, 2);
}

void OverviewStrip::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_pressed = geometry().timeAt(event->position().x());
    m_grip = gripAt(event->position());
    if (m_grip == Grip::None) { // the window comes to the pointer
        m_view.moveTo(m_pressed - m_view.range().length() / 2);
        m_grip = Grip::All;
    }
    m_from = m_view.range().from();
    m_to = m_view.range().to();
}

void OverviewStrip::mouseMoveEvent(QMouseEvent *event)
{
    const Micros time = geometry().timeAt(event->position().x());
    const Micros shift = time - m_pressed;
    const Micros whole = m_view.range().whole();
    switch (m_grip) {
    case Grip::Begin:
        m_view.setRange(std::clamp<Micros>(m_from + shift, 0, m_to - 20), m_to);
        break;
    case Grip::End:
        m_view.setRange(m_from, std::clamp<Micros>(m_to + shift, m_from + 20, whole));
        break;
    case Grip::All:
        m_view.moveTo(m_from + shift);
        break;
    case Grip::None: {
        const Grip over = gripAt(event->position());
        setCursor(over == Grip::All        ? Qt::OpenHandCursor
                      : over == Grip::None ? Qt::ArrowCursor
                                           : Qt::SizeHorCursor);
        break;
    }
    }
}

void OverviewStrip::mouseReleaseEvent(QMouseEvent *)
{
    m_grip = Grip::None;
}

void OverviewStrip::keyPressEvent(QKeyEvent *event)
{
    const TimelineRange &range = m_view.range();
    const Micros part = std::max<Micros>(1, range.length() / 10);
    const bool resizes = event->modifiers().testFlag(Qt::ShiftModifier);
    if (event->key() == Qt::Key_Left && resizes)
        m_view.setRange(range.from(), range.to() - part);
    else if (event->key() == Qt::Key_Right && resizes)
        m_view.setRange(range.from(), range.to() + part);
    else if (event->key() == Qt::Key_Left)
        m_view.moveTo(range.from() - part);
    else if (event->key() == Qt::Key_Right)
        m_view.moveTo(range.from() + part);
    else if (event->key() == Qt::Key_Home)
        m_view.moveTo(0);
    else if (event->key() == Qt::Key_End)
        m_view.moveTo(range.whole());
    else
        QWidget::keyPressEvent(event);
    if (!isVisible()) // all is in view now
        m_view.setFocus(Qt::OtherFocusReason);
}

void OverviewStrip::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    update();
}

void OverviewStrip::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    update();
}

} // namespace signalbox
