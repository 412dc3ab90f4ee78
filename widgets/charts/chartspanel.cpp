// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/charts/chartspanel.h"

#include "widgets/look/icons.h"
#include "widgets/timeline/lanepainter.h"

#include <QChart>
#include <QChartView>
#include <QGraphicsLayout>
#include <QGraphicsLineItem>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLegend>
#include <QLineSeries>
#include <QMouseEvent>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>
#include <QValueAxis>

#include <algorithm>
#include <array>
#include <cmath>

namespace signalbox {

namespace {

/// Beyond this many corners a line is thinned: Qt Charts looks at every one whenever it paints.
constexpr qsizetype kMostPoints = 10'000;

/// First, lowest, highest and last value of every column of pixels.
QList<QPointF> thinned(const Lane &lane, Micros end, int columns)
{
    QList<QPointF> points;
    points.reserve(qsizetype(columns) * 4);
    const double length = double(std::max<Micros>(1, end)) / columns;
    qsizetype at = 0;
    while (at < lane.spans.size()) {
        const double column = std::floor(double(lane.spans[at].begin) / length);
        const Micros border = Micros((column + 1) * length);
        const qint64 first = lane.spans[at].value;
        const Micros begin = lane.spans[at].begin;
        qint64 low = first;
        qint64 high = first;
        qint64 last = first;
        do {
            last = lane.spans[at].value;
            low = std::min(low, last);
            high = std::max(high, last);
            ++at;
        } while (at < lane.spans.size() && lane.spans[at].begin < border);
        const double x = toSeconds(begin);
        const double previous = points.isEmpty() ? double(first) : points.back().y();
        points << QPointF(x, previous) << QPointF(x, double(high)) << QPointF(x, double(low))
               << QPointF(x, double(last));
    }
    if (!points.isEmpty())
        points << QPointF(toSeconds(end), points.back().y());
    return points;
}

double niceStep(double length, int most)
{
    double step = 1e-6;
    for (int power = 0; power < 20; ++power, step *= 10) {
        for (const double factor : {1.0, 2.0, 5.0}) {
            if (length / (step * factor) <= most)
                return step * factor;
        }
    }
    return length;
}

/// Another range with ticks every \a step. An axis lays its ticks out anew after each call, so that a long
/// range with the small step of the one before would mean millions of them; a fixed count meanwhile means
/// five.
void setScale(QValueAxis &axis, double most, double step)
{
    axis.setTickType(QValueAxis::TicksFixed);
    axis.setRange(0, most);
    axis.setTickInterval(step);
    axis.setTickType(QValueAxis::TicksDynamic);
}

QPen gridPen(const QColor &colour)
{
    return QPen(colour, 1);
}

} // namespace

QList<QPointF> fillPoints(const Lane &lane, Micros end, int columns)
{
    if (lane.spans.size() * 2 > kMostPoints)
        return thinned(lane, end, std::max(1, columns));
    QList<QPointF> points;
    points.reserve(lane.spans.size() * 2);
    for (const LaneSpan &span : lane.spans)
        points << QPointF(toSeconds(span.begin), double(span.value))
               << QPointF(toSeconds(span.end), double(span.value));
    return points;
}

void FillTable::setTimeline(const Timeline &timeline)
{
    beginResetModel();
    m_lanes.clear();
    m_times.clear();
    for (const Lane &lane : timeline.lanes) {
        if (lane.kind != Lane::Kind::QueueFill)
            continue;
        m_lanes.append(lane);
        for (const LaneSpan &span : lane.spans)
            m_times.append(span.begin);
    }
    std::sort(m_times.begin(), m_times.end());
    m_times.erase(std::unique(m_times.begin(), m_times.end()), m_times.end());
    endResetModel();
}

int FillTable::rowAt(Micros time) const
{
    return int(std::upper_bound(m_times.begin(), m_times.end(), time) - m_times.begin()) - 1;
}

int FillTable::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_times.size());
}

int FillTable::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_lanes.size()) + 1;
}

QVariant FillTable::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    const Micros time = m_times[index.row()];
    if (index.column() == 0)
        return formatTime(time);
    const LaneSpan *span = m_lanes[index.column() - 1].spanAt(time);
    return span ? span->value : 0;
}

QVariant FillTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole)
        return {};
    if (orientation == Qt::Vertical)
        return section + 1;
    return section == 0 ? tr("Time") : m_lanes[section - 1].name;
}

ChartsPanel::ChartsPanel(RunKeeper &keeper, Player &player, QWidget *parent)
    : QWidget(parent)
    , m_keeper(keeper)
    , m_player(player)
{
    auto *title = new QLabel(tr("Queue fill over time"));
    title->setProperty("role", QStringLiteral("heading"));
    m_tableButton = new QToolButton;
    m_tableButton->setText(tr("Show as table"));
    m_tableButton->setCheckable(true);
    m_tableButton->setToolTip(tr("Show as table: the same numbers as rows"));
    connect(m_tableButton, &QToolButton::toggled, this, &ChartsPanel::showWhat);
    auto *bar = new QHBoxLayout;
    bar->addWidget(title);
    bar->addStretch();
    bar->addWidget(m_tableButton);

    makeChart();
    makeTable();
    m_nothing = new QLabel(tr("There is no queue in this program."));
    m_nothing->setAlignment(Qt::AlignCenter);
    m_nothing->setProperty("role", QStringLiteral("muted"));

    m_stack = new QStackedWidget;
    m_stack->addWidget(m_view);
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_nothing);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 6, 8, 6);
    layout->addLayout(bar);
    layout->addWidget(m_stack, 1);
    setAccessibleName(tr("Charts"));

    connect(&m_keeper, &RunKeeper::runChanged, this, &ChartsPanel::runChanged);
    connect(&m_player, &Player::moved, this, &ChartsPanel::followPlayer);
    paint();
}

void ChartsPanel::makeChart()
{
    m_chart = new QChart;
    m_chart->setMargins({4, 0, 8, 4});
    m_chart->setBackgroundRoundness(0);
    m_chart->layout()->setContentsMargins(0, 0, 0, 0);
    m_chart->legend()->setAlignment(Qt::AlignTop);
    m_chart->legend()->layout()->setContentsMargins(0, 0, 0, 0);
    m_chart->legend()->setContentsMargins(0, 0, 0, 0);
    m_chart->legend()->setMarkerShape(QLegend::MarkerShapeFromSeries);
    m_timeAxis = new QValueAxis(m_chart);
    m_timeAxis->setTitleText(tr("time (s)"));
    m_itemAxis = new QValueAxis(m_chart);
    m_itemAxis->setTitleText(tr("items"));
    m_itemAxis->setLabelFormat(QStringLiteral("%d"));
    m_chart->addAxis(m_timeAxis, Qt::AlignBottom);
    m_chart->addAxis(m_itemAxis, Qt::AlignLeft);
    m_view = new QChartView(m_chart);
    m_view->setRenderHint(QPainter::Antialiasing);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setFocusPolicy(Qt::NoFocus);
    m_view->viewport()->installEventFilter(this);
    m_view->setAccessibleName(tr("Chart of queue fill over time"));
    m_playhead = new QGraphicsLineItem(m_chart);
    m_playhead->setZValue(100);
    connect(m_chart, &QChart::plotAreaChanged, this, &ChartsPanel::followPlayer);
}

void ChartsPanel::makeTable()
{
    m_model = new FillTable(this);
    m_table = new QTableView;
    m_table->setModel(m_model);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->verticalHeader()->hide();
    m_table->setAccessibleName(tr("Table of queue fill over time"));
    connect(m_table, &QTableView::activated, this,
            [this](const QModelIndex &index) { m_player.seek(m_model->timeOfRow(index.row())); });
}

QSize ChartsPanel::sizeHint() const
{
    return {520, 260};
}

void ChartsPanel::setTheme(const Theme &theme)
{
    m_theme = theme;
    paint();
}

void ChartsPanel::setTableShown(bool shown)
{
    m_tableButton->setChecked(shown);
}

bool ChartsPanel::isTableShown() const
{
    return m_tableButton->isChecked();
}

QList<QPointF> ChartsPanel::shownPoints(const QString &name) const
{
    for (const QLineSeries *series : m_series) {
        if (series->name() == name)
            return series->points();
    }
    return {};
}

void ChartsPanel::runChanged()
{
    // Of a run that grows every quarter more is enough.
    const qsizetype facts = m_keeper.replay().factCount();
    const bool grows = m_keeper.isRunning() && m_runNumber == m_keeper.runNumber();
    if (grows && facts < m_facts + m_facts / 4)
        return;
    m_runNumber = m_keeper.runNumber();
    m_facts = facts;
    m_stale = true;
    if (isVisible())
        refresh();
}

void ChartsPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refresh();
}

void ChartsPanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (isVisible() && m_columns != m_view->width())
        refreshChart();
}

void ChartsPanel::refresh()
{
    if (m_stale) {
        m_stale = false;
        m_timeline = makeTimeline(m_keeper.layout(), m_keeper.replay().run());
        m_model->setTimeline(m_timeline);
        m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
        refreshChart();
        paint();
    }
    showWhat();
    followPlayer();
}

QLineSeries *ChartsPanel::addSeries()
{
    auto *series = new QLineSeries(m_chart);
    m_chart->addSeries(series);
    series->attachAxis(m_timeAxis);
    series->attachAxis(m_itemAxis);
    return series;
}

/// As many series as there are queues; those that are there already are kept, for Qt Charts is slow to make
/// them.
void ChartsPanel::refreshChart()
{
    m_columns = m_view->width();
    qsizetype used = 0;
    qint64 highest = 1;
    for (const Lane &lane : std::as_const(m_timeline.lanes)) {
        if (lane.kind != Lane::Kind::QueueFill)
            continue;
        if (used == m_series.size()) {
            m_ceilings.append(addSeries());
            m_series.append(addSeries());
        }
        QLineSeries *series = m_series[used];
        QLineSeries *ceiling = m_ceilings[used++];
        ceiling->setName(tr("%1 holds %2").arg(lane.name).arg(lane.ceiling));
        ceiling->setVisible(lane.bounded);
        ceiling->replace(QList<QPointF>{{0, double(lane.ceiling)},
                                        {std::max(1e-6, toSeconds(m_timeline.end)), double(lane.ceiling)}});
        series->setName(m_keeper.replay().run().program.resources[lane.resource].name);
        series->replace(fillPoints(lane, m_timeline.end, m_columns));
        highest = std::max(highest, lane.ceiling);
    }
    while (m_series.size() > used) {
        m_chart->removeSeries(m_series.back());
        delete m_series.takeLast();
        m_chart->removeSeries(m_ceilings.back());
        delete m_ceilings.takeLast();
    }
    const double length = std::max(1e-6, toSeconds(m_timeline.end));
    const double step = niceStep(length, std::clamp(m_columns / 90, 2, 12));
    setScale(*m_timeAxis, length, step);
    m_timeAxis->setLabelFormat(step >= 1
                                   ? QStringLiteral("%.0f")
                                   : QStringLiteral("%.%1f").arg(int(std::ceil(-std::log10(step) - 1e-9))));
    setScale(*m_itemAxis, double(highest) * 1.06, std::max(1.0, niceStep(double(highest), 6)));
    followPlayer();
}

void ChartsPanel::showWhat()
{
    if (m_series.isEmpty())
        m_stack->setCurrentWidget(m_nothing);
    else if (isTableShown())
        m_stack->setCurrentWidget(m_table);
    else
        m_stack->setCurrentWidget(m_view);
    m_tableButton->setEnabled(!m_series.isEmpty());
}

/// Everything that has a colour or a font.
void ChartsPanel::paint()
{
    m_view->setBackgroundBrush(m_theme.panel);
    m_chart->setBackgroundBrush(m_theme.panel);
    m_chart->setPlotAreaBackgroundVisible(true);
    m_chart->setPlotAreaBackgroundBrush(m_theme.canvas);
    m_chart->setPlotAreaBackgroundPen(Qt::NoPen);
    m_chart->legend()->setLabelColor(m_theme.text);
    m_chart->legend()->setFont(Theme::smallFont());
    for (QValueAxis *axis : {m_timeAxis, m_itemAxis}) {
        axis->setLabelsColor(m_theme.mutedText);
        axis->setLabelsFont(Theme::smallFont());
        axis->setTitleBrush(m_theme.mutedText);
        axis->setTitleFont(Theme::smallFont());
        axis->setGridLinePen(gridPen(m_theme.timelineGrid));
        axis->setLinePen(gridPen(m_theme.border));
    }
    // No colour of a task, for a queue belongs to none: greys, and lines of different kinds.
    const std::array<QColor, 3> shades{m_theme.wireIdle, m_theme.text,
                                       blended(m_theme.canvas, m_theme.wireIdle, 0.7)};
    constexpr std::array styles{Qt::SolidLine, Qt::DashDotLine, Qt::DotLine, Qt::DashDotDotLine};
    for (qsizetype at = 0; at < m_series.size(); ++at) {
        QPen pen(shades[std::size_t(at) % shades.size()], 2.2);
        pen.setStyle(styles[std::size_t(at) % styles.size()]);
        pen.setJoinStyle(Qt::MiterJoin);
        pen.setCapStyle(Qt::FlatCap);
        m_series[at]->setPen(pen);
        pen.setWidthF(1.2);
        pen.setDashPattern({6, 4});
        m_ceilings[at]->setPen(pen);
    }
    m_playhead->setPen(QPen(m_theme.playhead, 1.5));
    update();
}

void ChartsPanel::followPlayer()
{
    if (!isVisible() || m_stale)
        return;
    if (m_stack->currentWidget() == m_table) {
        const int row = m_model->rowAt(m_player.time());
        if (row >= 0 && m_table->currentIndex().row() != row)
            m_table->setCurrentIndex(m_model->index(row, 0));
        return;
    }
    const QRectF plot = m_chart->plotArea();
    const double share = m_timeline.end > 0 ? double(m_player.time()) / double(m_timeline.end) : 0;
    const double x = plot.left() + std::clamp(share, 0.0, 1.0) * plot.width();
    m_playhead->setLine(x, plot.top(), x, plot.bottom());
}

/// Moves the playhead to where the pointer is on the chart.
void ChartsPanel::seekTo(double x)
{
    const QRectF plot = m_chart->plotArea();
    if (plot.width() <= 0)
        return;
    const double share = std::clamp((x - plot.left()) / plot.width(), 0.0, 1.0);
    m_player.seek(Micros(std::llround(share * double(m_timeline.end))));
}

bool ChartsPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::MouseButtonPress || event->type() == QEvent::MouseMove) {
        const auto *mouse = static_cast<QMouseEvent *>(event);
        if (mouse->buttons().testFlag(Qt::LeftButton)) {
            seekTo(mouse->position().x());
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace signalbox
