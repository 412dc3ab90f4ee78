// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/charts/waitchart.h"

#include "engine/messages/message.h"
#include "widgets/charts/chartaccessibility.h"
#include "widgets/charts/chartscale.h"
#include "widgets/look/livewords.h"

#include <QBarSet>
#include <QChart>
#include <QChartView>
#include <QGraphicsLayout>
#include <QGraphicsLineItem>
#include <QGraphicsSimpleTextItem>
#include <QKeyEvent>
#include <QLegend>
#include <QMouseEvent>
#include <QStackedBarSeries>
#include <QVBoxLayout>
#include <QValueAxis>

#include <algorithm>
#include <cmath>

namespace signalbox {

WaitChart::WaitChart(QWidget *parent)
    : QWidget(parent)
{
    installChartAccessibility();
    makeChart();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(2, 2, 2, 2);
    column->addWidget(m_view);
    setFocusPolicy(Qt::StrongFocus);
    keepTranslated(this, [this] {
        setAccessibleName(tr("How long waits take"));
        m_times->setTitleText(tr("length of a wait (s)"));
        refresh();
    });
    paint();
}

void WaitChart::makeChart()
{
    m_chart = new QChart;
    m_chart->setMargins({2, 12, 12, 0});
    m_chart->setBackgroundRoundness(0);
    m_chart->layout()->setContentsMargins(0, 0, 0, 0);
    m_chart->legend()->hide();
    m_counts = new QBarSet({}, m_chart);
    m_marked = new QBarSet({}, m_chart);
    auto *series = new QStackedBarSeries(m_chart);
    series->setBarWidth(0.9);
    series->append(m_counts);
    series->append(m_marked);
    m_chart->addSeries(series);
    m_places = new QValueAxis(m_chart);
    m_times = new QValueAxis(m_chart);
    m_counted = new QValueAxis(m_chart);
    m_places->setVisible(false);
    m_chart->addAxis(m_places, Qt::AlignBottom);
    m_chart->addAxis(m_times, Qt::AlignBottom);
    m_chart->addAxis(m_counted, Qt::AlignLeft);
    series->attachAxis(m_places);
    series->attachAxis(m_counted);
    m_view = new QChartView(m_chart);
    m_view->setRenderHint(QPainter::Antialiasing);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setFocusPolicy(Qt::NoFocus);
    m_view->viewport()->setMouseTracking(true);
    m_view->viewport()->installEventFilter(this);
    for (Line &line : m_lines) {
        line.line = new QGraphicsLineItem(m_chart);
        line.words = new QGraphicsSimpleTextItem(m_chart);
        line.line->setZValue(50);
        line.words->setZValue(51);
    }
    connect(m_chart, &QChart::plotAreaChanged, this, &WaitChart::placeLines);
}

void WaitChart::setTheme(const Theme &theme)
{
    m_theme = theme;
    paint();
    placeLines();
}

void WaitChart::setBars(const std::vector<LengthBar> &bars, const Spread &spread)
{
    const auto isSame = [](const LengthBar &one, const LengthBar &other) {
        return one.from == other.from && one.to == other.to;
    };
    if (!std::ranges::equal(bars, m_bars, isSame))
        m_looked = m_picked = -1;
    m_bars = bars;
    m_spread = spread;
    refresh();
}

void WaitChart::letGo()
{
    m_picked = -1;
    refresh();
}

QString WaitChart::words() const
{
    const int bar = m_looked >= 0 ? m_looked : m_picked;
    if (bar < 0)
        return {};
    const LengthBar &told = m_bars[std::size_t(bar)];
    return fill(tr("{from} to {to}: {waits}"),
                {{u"from", formatTime(told.from)},
                 {u"to", formatTime(told.to)},
                 {u"waits",
                  plural("signalbox::WaitChart", QT_TRANSLATE_N_NOOP("signalbox::WaitChart", "%n waits"),
                         "%n wait", told.count)}});
}

void WaitChart::refresh()
{
    QList<qreal> counts;
    QList<qreal> marked;
    qint64 most = 1;
    for (int at = 0; at < int(m_bars.size()); ++at) {
        const bool isMarked = at == m_picked || at == m_looked;
        const auto count = qreal(m_bars[std::size_t(at)].count);
        counts.append(isMarked ? 0 : count);
        marked.append(isMarked ? count : 0);
        most = std::max(most, m_bars[std::size_t(at)].count);
    }
    m_counts->remove(0, m_counts->count());
    m_marked->remove(0, m_marked->count());
    m_counts->append(counts);
    m_marked->append(marked);
    m_places->setRange(-0.5, std::max(1.0, double(m_bars.size())) - 0.5);
    const double from = m_bars.empty() ? 0 : toSeconds(m_bars.front().from);
    const double to = m_bars.empty() ? 1 : toSeconds(m_bars.back().to);
    setNiceScale(*m_times, from, to, std::clamp(width() / 80, 2, 8));
    setScale(*m_counted, 0, double(most) * 1.08, std::max(1.0, niceStep(double(most), 4)));
    m_counted->setLabelFormat(QStringLiteral("%.0f"));
    m_times->setTitleVisible(height() > 170); // in a low chart bars need the room
    setAccessibleDescription(words());
    placeLines();
}

void WaitChart::lookAt(int bar)
{
    const int looked = bar < int(m_bars.size()) ? bar : -1;
    if (looked == m_looked)
        return;
    m_looked = looked;
    refresh();
    Q_EMIT lookedAtChanged();
}

void WaitChart::pick(int bar)
{
    const bool isEmpty = bar >= 0 && m_bars[std::size_t(bar)].count == 0;
    m_picked = bar == m_picked || isEmpty ? -1 : bar;
    refresh();
    Q_EMIT picked(m_picked);
}

/// -1 for none.
int WaitChart::barAt(double x) const
{
    const QRectF plot = m_chart->plotArea();
    if (m_bars.empty() || plot.width() <= 0 || x < plot.left() || x >= plot.right())
        return -1;
    return int((x - plot.left()) / plot.width() * double(m_bars.size()));
}

/// Names of lines that are close to each other stand on both sides, and one that has no room is left out.
void WaitChart::placeLines()
{
    const QRectF plot = m_chart->plotArea();
    const Micros from = m_bars.empty() ? 0 : m_bars.front().from;
    const Micros length = m_bars.empty() ? 0 : m_bars.back().to - from;
    const std::array<std::pair<Micros, QString>, 3> marks{
        {{m_spread.p50, tr("p50")}, {m_spread.p95, tr("p95")}, {m_spread.p99, tr("p99")}}};
    double taken = plot.left() - 4;
    for (std::size_t at = 0; at < m_lines.size(); ++at) {
        const Line &line = m_lines[at];
        const auto &[value, words] = marks[at];
        const bool isThere = length > 0 && m_spread.count > 0;
        const double x = plot.left() + (isThere ? double(value - from) / double(length) : 0) * plot.width();
        line.line->setVisible(isThere);
        line.line->setLine(x, plot.top(), x, plot.bottom());
        line.words->setText(words);
        line.words->setFont(Theme::smallFont());
        const double width = line.words->boundingRect().width();
        const double left = std::min(x - width / 2, plot.right() - width);
        line.words->setVisible(isThere && left > taken);
        line.words->setPos(left, plot.top() - line.words->boundingRect().height());
        if (line.words->isVisible())
            taken = left + width + 3;
    }
}

void WaitChart::paint()
{
    m_view->setBackgroundBrush(m_theme.panel);
    paintGround(*m_chart, m_theme);
    for (QValueAxis *axis : {m_times, m_counted})
        paintAxis(*axis, m_theme);
    m_times->setGridLineVisible(false);
    m_counts->setColor(m_theme.wireIdle);
    m_counts->setPen(Qt::NoPen);
    m_marked->setColor(m_theme.accent);
    m_marked->setPen(Qt::NoPen);
    constexpr std::array styles{Qt::SolidLine, Qt::DashLine, Qt::DotLine};
    for (std::size_t at = 0; at < m_lines.size(); ++at) {
        QPen pen(m_theme.text, 1.4);
        pen.setStyle(styles[at]);
        m_lines[at].line->setPen(pen);
        m_lines[at].words->setBrush(m_theme.text);
    }
    update();
}

bool WaitChart::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::MouseMove) {
        lookAt(barAt(static_cast<QMouseEvent *>(event)->position().x()));
    } else if (event->type() == QEvent::Leave) {
        lookAt(-1);
    } else if (event->type() == QEvent::MouseButtonRelease) {
        const auto *mouse = static_cast<QMouseEvent *>(event);
        if (mouse->button() == Qt::LeftButton)
            pick(barAt(mouse->position().x()));
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void WaitChart::keyPressEvent(QKeyEvent *event)
{
    const int last = int(m_bars.size()) - 1;
    const int here = m_looked >= 0 ? m_looked : m_picked;
    switch (event->key()) {
    case Qt::Key_Left:
        return lookAt(here < 0 ? last : std::max(0, here - 1));
    case Qt::Key_Right:
        return lookAt(std::min(last, here + 1));
    case Qt::Key_Home:
        return lookAt(std::min(0, last));
    case Qt::Key_End:
        return lookAt(last);
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        return m_looked >= 0 ? pick(m_looked) : void();
    default:
        QWidget::keyPressEvent(event);
    }
}

void WaitChart::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    refresh();
}

void WaitChart::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    lookAt(-1);
}

} // namespace signalbox
