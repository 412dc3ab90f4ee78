// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/charts/chartspanel.h"

#include "engine/messages/message.h"
#include "widgets/charts/chartscale.h"
#include "widgets/charts/charttable.h"
#include "widgets/charts/sharebutton.h"
#include "widgets/look/livewords.h"
#include "widgets/look/wheelguard.h"
#include "widgets/session/runpatience.h"
#include "widgets/timeline/lanepainter.h"

#include <QChart>
#include <QChartView>
#include <QComboBox>
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
#include <functional>
#include <optional>
#include <utility>

namespace signalbox {

namespace {

constexpr double kShortest = 1e-6; ///< seconds: a chart of nothing is that long

} // namespace

ChartsPanel::ChartsPanel(RunKeeper &keeper, Player &player, QWidget *parent)
    : QWidget(parent)
    , m_keeper(keeper)
    , m_player(player)
{
    QWidget *bar = makeBar();
    makeChart();
    makeTable();
    m_nothing = new QLabel;
    m_nothing->setObjectName(QStringLiteral("nothing"));
    m_nothing->setAlignment(Qt::AlignCenter);
    m_nothing->setProperty("role", QStringLiteral("muted"));

    m_stack = new QStackedWidget;
    m_stack->addWidget(m_view);
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_nothing);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 6, 8, 6);
    layout->addWidget(bar);
    layout->addWidget(m_stack, 1);
    keepTranslated(this, [this] {
        m_stale = true; // lines have words too
        showWords();
        if (isVisible())
            refresh();
    });

    connect(&m_keeper, &RunKeeper::runChanged, this, &ChartsPanel::runChanged);
    connect(&m_player, &Player::moved, this, &ChartsPanel::followPlayer);
    paint();
}

QWidget *ChartsPanel::makeBar()
{
    m_chooser = new QComboBox;
    for (qsizetype at = 0; at < chartCatalog().size(); ++at)
        m_chooser->addItem({});
    guardFromWheel(m_chooser);
    connect(m_chooser, &QComboBox::currentIndexChanged, this, [this] {
        m_stale = true;
        if (isVisible())
            refresh();
    });
    m_tableButton = new QToolButton;
    m_tableButton->setCheckable(true);
    connect(m_tableButton, &QToolButton::toggled, this, &ChartsPanel::showWhat);
    auto *bar = new QWidget;
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_chooser);
    row->addStretch();
    row->addWidget(m_tableButton);
    m_share = new ShareButton({.picture = [this] { return m_stack->grab(); },
                               .rows = [this] { return rowsOf(*m_model); },
                               .name = [this] { return ChartInfo::words(chart().name); }});
    row->addWidget(m_share);
    return bar;
}

const ChartInfo &ChartsPanel::chart() const
{
    return chartCatalog()[m_chooser->currentIndex()];
}

void ChartsPanel::setChart(int chart)
{
    m_chooser->setCurrentIndex(chart);
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
    m_valueAxis = new QValueAxis(m_chart);
    m_valueAxis->setLabelFormat(QStringLiteral("%d"));
    m_chart->addAxis(m_timeAxis, Qt::AlignBottom);
    m_chart->addAxis(m_valueAxis, Qt::AlignLeft);
    m_view = new QChartView(m_chart);
    m_view->setRenderHint(QPainter::Antialiasing);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setFocusPolicy(Qt::NoFocus);
    m_view->viewport()->installEventFilter(this);
    m_playhead = new QGraphicsLineItem(m_chart);
    m_playhead->setZValue(100);
    connect(m_chart, &QChart::plotAreaChanged, this, &ChartsPanel::followPlayer);
}

void ChartsPanel::makeTable()
{
    m_model = new ChartTable(this);
    m_table = new QTableView;
    m_table->setModel(m_model);
    m_table->setTabKeyNavigation(false); // Tab leads out of it
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->verticalHeader()->hide();
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
        if (series->name() == name.toHtmlEscaped())
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
    if (m_runNumber != m_keeper.runNumber() && facts > factsAtOnce() && isVisible())
        showLines({}); // nobody sees lines of another run meanwhile
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
        beginLines();
    }
    showWhat();
    followPlayer();
}

/// Lines are made of lanes, which of a long run take a while: its lines come from a thread.
void ChartsPanel::beginLines()
{
    const auto drawn = [](const ChartInfo &chart, const Layout &layout, const Run &run,
                          const std::function<bool()> &isWanted) {
        const Timeline timeline = makeTimeline(layout, run, isWanted);
        return Drawn{chart.lines(timeline, run), timeline.end};
    };
    m_errand.reset();
    if (m_keeper.replay().factCount() <= factsAtOnce()) {
        showLines(drawn(chart(), m_keeper.layout(), m_keeper.replay().run(), {}));
        return;
    }
    using Drawing = Errand<Drawn>;
    m_errand.reset(new Drawing([drawn, chart = chart(), layout = m_keeper.layout(),
                                run = m_keeper.replay().sharedRun()](const Drawing::Desk &desk) {
        desk.deliver(drawn(chart, layout, *run, [&desk] { return desk.isWanted(); }));
    }));
    connect(m_errand.get(), &ErrandBase::came, this, &ChartsPanel::takeLines);
}

void ChartsPanel::takeLines()
{
    std::optional<Drawn> drawn = m_errand ? m_errand->take() : std::nullopt;
    if (!drawn)
        return;
    m_errand.reset();
    showLines(*std::move(drawn));
    showWhat();
    followPlayer();
}

void ChartsPanel::showLines(Drawn drawn)
{
    m_lines = std::move(drawn.lines);
    m_end = drawn.end;
    m_model->setLines(m_lines);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    showWords();
    refreshChart();
    paint();
}

void ChartsPanel::showWords()
{
    for (int at = 0; at < m_chooser->count(); ++at) {
        m_chooser->setItemText(at, ChartInfo::words(chartCatalog()[at].name));
        m_chooser->setItemData(at, ChartInfo::words(chartCatalog()[at].help), Qt::ToolTipRole);
    }
    m_chooser->setAccessibleName(tr("Chart"));
    m_tableButton->setText(tr("Show as table"));
    m_tableButton->setToolTip(tr("Show as table: the same numbers as rows"));
    m_timeAxis->setTitleText(tr("time (s)"));
    setAccessibleName(tr("Charts"));
    const QString name = ChartInfo::words(chart().name);
    m_chooser->setToolTip(ChartInfo::words(chart().help));
    m_nothing->setText(ChartInfo::words(chart().nothing));
    m_valueAxis->setTitleText(ChartInfo::words(chart().unit));
    m_view->setAccessibleName(fill(tr("Chart over time: {chart}"), {{u"chart", name}}));
    m_table->setAccessibleName(fill(tr("Table over time: {chart}"), {{u"chart", name}}));
}

QLineSeries *ChartsPanel::addSeries()
{
    auto *series = new QLineSeries(m_chart);
    m_chart->addSeries(series);
    series->attachAxis(m_timeAxis);
    series->attachAxis(m_valueAxis);
    return series;
}

/// As many series as there are lines; those that are there already are kept, for Qt Charts is slow to make
/// them.
void ChartsPanel::refreshChart()
{
    m_columns = m_view->width();
    while (m_series.size() < m_lines.size()) {
        m_limits.append(addSeries());
        m_series.append(addSeries());
    }
    while (m_series.size() > m_lines.size()) {
        m_chart->removeSeries(m_series.back());
        delete m_series.takeLast();
        m_chart->removeSeries(m_limits.back());
        delete m_limits.takeLast();
    }
    const double length = std::max(kShortest, toSeconds(m_end));
    for (qsizetype at = 0; at < m_lines.size(); ++at) {
        const ChartLine &line = m_lines[at];
        const auto limit = double(line.limit.value_or(0));
        m_limits[at]->setName(line.limitName.toHtmlEscaped()); // a legend shows markup
        m_limits[at]->setVisible(line.limit.has_value());
        m_limits[at]->replace(QList<QPointF>{{0, limit}, {length, limit}});
        m_series[at]->setName(line.name.toHtmlEscaped());
        m_series[at]->replace(cornersOf(line, m_end, m_columns));
    }
    refreshAxes();
    followPlayer();
}

void ChartsPanel::refreshAxes()
{
    qint64 lowest = 0;
    qint64 highest = 1;
    for (const ChartLine &line : std::as_const(m_lines)) {
        highest = std::max(highest, line.limit.value_or(1));
        for (const LaneSpan &span : line.spans) {
            lowest = std::min(lowest, span.value);
            highest = std::max(highest, span.value);
        }
    }
    const double length = std::max(kShortest, toSeconds(m_end));
    setNiceScale(*m_timeAxis, 0, length, std::clamp(m_columns / 90, 2, 12));
    const double room = double(highest - lowest) * 0.06; // above the highest line
    setScale(*m_valueAxis, double(lowest), double(highest) + room,
             std::max(1.0, niceStep(double(highest - lowest), 6)));
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
    m_share->setEnabled(!m_series.isEmpty());
}

/// Everything that has a colour or a font.
void ChartsPanel::paint()
{
    m_view->setBackgroundBrush(m_theme.panel);
    paintGround(*m_chart, m_theme);
    for (QValueAxis *axis : {m_timeAxis, m_valueAxis})
        paintAxis(*axis, m_theme);
    // No colour of a task, for a queue belongs to none: greys, and lines of different kinds.
    const std::array<QColor, 3> shades{m_theme.wireIdle, m_theme.text,
                                       mixed(m_theme.canvas, m_theme.wireIdle, 0.7)};
    constexpr std::array styles{Qt::SolidLine, Qt::DashDotLine, Qt::DotLine, Qt::DashDotDotLine};
    for (qsizetype at = 0; at < m_series.size(); ++at) {
        QPen pen(shades[std::size_t(at) % shades.size()], 2.2);
        pen.setStyle(styles[std::size_t(at) % styles.size()]);
        pen.setJoinStyle(Qt::MiterJoin);
        pen.setCapStyle(Qt::FlatCap);
        m_series[at]->setPen(pen);
        pen.setWidthF(1.2);
        pen.setDashPattern({6, 4});
        m_limits[at]->setPen(pen);
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
    const double share = m_end > 0 ? double(m_player.time()) / double(m_end) : 0;
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
    m_player.seek(Micros(std::llround(share * double(m_end))));
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
