// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/charts/sweepchart.h"

#include "engine/messages/message.h"
#include "widgets/charts/chartaccessibility.h"
#include "widgets/charts/chartscale.h"
#include "widgets/look/livewords.h"

#include <QAreaSeries>
#include <QChart>
#include <QChartView>
#include <QGraphicsLayout>
#include <QGraphicsLineItem>
#include <QKeyEvent>
#include <QLegend>
#include <QLineSeries>
#include <QMouseEvent>
#include <QScatterSeries>
#include <QVBoxLayout>
#include <QValueAxis>

#include <algorithm>
#include <cmath>

namespace signalbox {

namespace {

QString withUnit(Measure measure, double value)
{
    const QString number = QString::number(value, 'g', 5);
    const MeasureInfo &row = info(measure);
    return row.unit.isEmpty()
        ? number
        : fill(SweepChart::tr("{number} {unit}"), {{u"number", number}, {u"unit", row.unit()}});
}

} // namespace

SweepChart::SweepChart(QWidget *parent)
    : QWidget(parent)
{
    installChartAccessibility();
    m_chart = new QChart;
    m_chart->setMargins({4, 8, 12, 4});
    m_chart->setBackgroundRoundness(0);
    m_chart->layout()->setContentsMargins(0, 0, 0, 0);
    m_chart->legend()->hide();
    m_valueAxis = new QValueAxis(m_chart);
    m_outcomeAxis = new QValueAxis(m_chart);
    m_chart->addAxis(m_valueAxis, Qt::AlignBottom);
    m_chart->addAxis(m_outcomeAxis, Qt::AlignLeft);
    m_low = new QLineSeries(m_chart);
    m_high = new QLineSeries(m_chart);
    m_band = new QAreaSeries(m_high, m_low);
    m_middle = new QLineSeries(m_chart);
    m_mark = new QScatterSeries(m_chart);
    m_mark->setMarkerSize(9);
    for (QAbstractSeries *series : std::initializer_list<QAbstractSeries *>{m_band, m_middle, m_mark}) {
        m_chart->addSeries(series);
        series->attachAxis(m_valueAxis);
        series->attachAxis(m_outcomeAxis);
    }
    m_view = new QChartView(m_chart);
    m_view->setRenderHint(QPainter::Antialiasing);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setFocusPolicy(Qt::NoFocus);
    m_view->viewport()->setMouseTracking(true);
    m_view->viewport()->installEventFilter(this);
    m_nowLine = new QGraphicsLineItem(m_chart);
    m_nowLine->setZValue(50);
    connect(m_chart, &QChart::plotAreaChanged, this, &SweepChart::placeLines);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(2, 2, 2, 2);
    column->addWidget(m_view);
    setFocusPolicy(Qt::StrongFocus);
    keepTranslated(this, [this] {
        setAccessibleName(tr("Curve of the sweep"));
        refresh();
    });
    paint();
}

void SweepChart::setTheme(const Theme &theme)
{
    m_theme = theme;
    paint();
}

void SweepChart::setSweep(const SweepAxis &axis, Measure measure, const std::vector<SweepPoint> &points)
{
    m_axis = axis;
    m_measure = measure;
    m_points = points;
    if (m_looked >= int(m_points.size()))
        m_looked = -1;
    refresh();
}

void SweepChart::setNow(double value)
{
    m_now = value;
    placeLines();
}

std::optional<double> SweepChart::lookedAt() const
{
    return m_looked >= 0 ? std::optional(m_axis.values[std::size_t(m_looked)]) : std::nullopt;
}

QString SweepChart::words() const
{
    if (m_looked < 0)
        return {};
    const SweepPoint &point = m_points[std::size_t(m_looked)];
    const QString value = valueWords(m_axis.knob, m_axis.values[std::size_t(m_looked)]);
    if (point.known == 0)
        return fill(tr("{value}: none"), {{u"value", value}});
    const QString middle = withUnit(m_measure, point.middle);
    if (point.runs < 2)
        return fill(tr("{value}: {middle}"), {{u"value", value}, {u"middle", middle}});
    return fill(tr("{value}: {middle}, from {low} to {high} in {runs} runs"),
                {{u"value", value},
                 {u"middle", middle},
                 {u"low", withUnit(m_measure, point.low)},
                 {u"high", withUnit(m_measure, point.high)},
                 {u"runs", QString::number(point.known)}});
}

QPixmap SweepChart::picture()
{
    return m_view->grab();
}

QList<QStringList> SweepChart::rows() const
{
    const bool isBand = std::ranges::any_of(m_points, [](const SweepPoint &point) { return point.runs > 1; });
    QList<QStringList> rows{{m_axis.knob.label, info(m_measure).label()}};
    if (isBand)
        rows.front() += {tr("Least"), tr("Most"), tr("Runs")};
    for (std::size_t at = 0; at < m_points.size(); ++at) {
        const SweepPoint &point = m_points[at];
        const auto number = [&point](double value) {
            return point.known == 0 ? QString() : QString::number(value, 'g', 12);
        };
        rows.append({QString::number(m_axis.values[at], 'g', 12), number(point.middle)});
        if (isBand)
            rows.back() += {number(point.low), number(point.high), QString::number(point.known)};
    }
    return rows;
}

void SweepChart::refresh()
{
    QList<QPointF> middle;
    QList<QPointF> low;
    QList<QPointF> high;
    double most = 0;
    double least = 0;
    bool hasBand = false;
    for (std::size_t at = 0; at < m_points.size(); ++at) {
        const SweepPoint &point = m_points[at];
        if (point.known == 0)
            continue;
        const double value = m_axis.values[at];
        middle.append({value, point.middle});
        low.append({value, point.low});
        high.append({value, point.high});
        most = std::max(most, point.high);
        least = std::min(least, point.low);
        hasBand = hasBand || point.low < point.high;
    }
    m_middle->replace(middle);
    m_middle->setPointsVisible(middle.size() <= 25);
    m_low->replace(low);
    m_high->replace(high);
    m_band->setVisible(hasBand && m_measure != Measure::Deadlock);
    if (!m_axis.values.empty()) {
        const auto [first, last] = std::ranges::minmax(m_axis.values);
        const double room = last > first ? 0 : std::max(1.0, std::abs(first)) / 2;
        setNiceScale(*m_valueAxis, first - room, last + room, std::clamp(width() / 80, 2, 10));
    }
    const double height = most - least;
    setNiceScale(*m_outcomeAxis, least, height > 0 ? most + height * 0.08 : least + 1, 5);
    const QString unit = info(m_measure).unit.isEmpty() ? QString() : info(m_measure).unit();
    m_valueAxis->setTitleText(m_axis.knob.unit == Knob::Unit::Seconds
                                  ? fill(tr("{number} (s)"), {{u"number", m_axis.knob.label}})
                                  : m_axis.knob.label);
    m_outcomeAxis->setTitleText(unit.isEmpty() ? info(m_measure).label() : unit); // it is short of room
    m_valueAxis->setTitleVisible(size().height() > 170); // in a low chart the curve needs the room
    lookAt(m_looked);
    placeLines();
}

void SweepChart::lookAt(int point)
{
    m_looked = point < int(m_points.size()) ? point : -1;
    QList<QPointF> mark;
    if (m_looked >= 0 && m_points[std::size_t(m_looked)].known > 0)
        mark.append({m_axis.values[std::size_t(m_looked)], m_points[std::size_t(m_looked)].middle});
    m_mark->replace(mark);
    setAccessibleDescription(words());
    Q_EMIT lookedAtChanged();
}

/// The nearest to \a x of the viewport; -1 for none.
int SweepChart::pointAt(double x) const
{
    const QRectF plot = m_chart->plotArea();
    if (m_points.empty() || plot.width() <= 0)
        return -1;
    const double value =
        m_valueAxis->min() + (x - plot.left()) / plot.width() * (m_valueAxis->max() - m_valueAxis->min());
    int nearest = 0;
    for (int at = 1; at < int(m_points.size()); ++at) {
        if (std::abs(m_axis.values[std::size_t(at)] - value)
            < std::abs(m_axis.values[std::size_t(nearest)] - value))
            nearest = at;
    }
    return nearest;
}

void SweepChart::placeLines()
{
    const QRectF plot = m_chart->plotArea();
    const double length = m_valueAxis->max() - m_valueAxis->min();
    const bool isIn = length > 0 && m_now >= m_valueAxis->min() && m_now <= m_valueAxis->max();
    m_nowLine->setVisible(isIn && !m_points.empty());
    const double x = plot.left() + (isIn ? (m_now - m_valueAxis->min()) / length : 0) * plot.width();
    m_nowLine->setLine(x, plot.top(), x, plot.bottom());
}

void SweepChart::paint()
{
    m_view->setBackgroundBrush(m_theme.panel);
    paintGround(*m_chart, m_theme);
    paintAxis(*m_valueAxis, m_theme);
    paintAxis(*m_outcomeAxis, m_theme);
    m_middle->setPen(QPen(m_theme.accent, 2.2));
    QColor band = m_theme.accent;
    band.setAlphaF(0.22F);
    m_band->setBrush(band);
    m_band->setPen(Qt::NoPen);
    m_mark->setColor(m_theme.accent);
    m_mark->setBorderColor(m_theme.text);
    QPen now(m_theme.mutedText, 1.2);
    now.setDashPattern({4, 3});
    m_nowLine->setPen(now);
    update();
}

bool SweepChart::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::MouseMove) {
        lookAt(pointAt(static_cast<QMouseEvent *>(event)->position().x()));
    } else if (event->type() == QEvent::Leave) {
        lookAt(-1);
    } else if (event->type() == QEvent::MouseButtonRelease) {
        const auto *mouse = static_cast<QMouseEvent *>(event);
        lookAt(pointAt(mouse->position().x()));
        if (mouse->button() == Qt::LeftButton && lookedAt())
            Q_EMIT picked(*lookedAt());
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void SweepChart::keyPressEvent(QKeyEvent *event)
{
    const int last = int(m_points.size()) - 1;
    switch (event->key()) {
    case Qt::Key_Left:
        return lookAt(m_looked < 0 ? last : std::max(0, m_looked - 1));
    case Qt::Key_Right:
        return lookAt(std::min(last, m_looked + 1));
    case Qt::Key_Home:
        return lookAt(std::min(0, last));
    case Qt::Key_End:
        return lookAt(last);
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (lookedAt())
            Q_EMIT picked(*lookedAt());
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

void SweepChart::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    refresh();
}

void SweepChart::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    if (m_looked < 0)
        lookAt(m_points.empty() ? -1 : 0);
}

void SweepChart::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    lookAt(-1);
}

} // namespace signalbox
