// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/figures/figurespanel.h"

#include "engine/messages/message.h"
#include "widgets/charts/sharebutton.h"
#include "widgets/charts/waitchart.h"
#include "widgets/figures/barsmodel.h"
#include "widgets/figures/figuresmodel.h"
#include "widgets/figures/waitsmodel.h"
#include "widgets/look/livewords.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QSignalBlocker>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace signalbox {

namespace {

constexpr int kMostBars = 16;
/// Marks beyond this number are a tangle that nobody reads.
constexpr std::size_t kMostMarked = 2000;

/// A table that one goes through row by row; Tab leads out of it.
QTableView *plainTable(QAbstractItemModel *model)
{
    auto *table = new QTableView;
    table->setModel(model);
    table->setTabKeyNavigation(false);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setShowGrid(false);
    table->setWordWrap(false);
    table->setFrameShape(QFrame::NoFrame);
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(table->fontMetrics().height() + 8);
    table->horizontalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setResizeContentsPrecision(50); // of a hundred thousand rows those in view
    table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    return table;
}

QLabel *mutedLabel()
{
    auto *label = new QLabel;
    label->setProperty("role", QStringLiteral("muted"));
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

} // namespace

FiguresPanel::FiguresPanel(RunKeeper &keeper, QWidget *parent)
    : QWidget(parent)
    , m_keeper(keeper)
{
    keepTranslated(this, [this] {
        setAccessibleName(tr("Figures"));
        if (m_table)
            showWords();
    });
    connect(&m_keeper, &RunKeeper::runChanged, this, &FiguresPanel::runChanged);
    connect(&m_keeper, &RunKeeper::finished, this, &FiguresPanel::runChanged);
}

FiguresPanel::~FiguresPanel() = default;

void FiguresPanel::build()
{
    QWidget *bar = makeBar();
    auto *parts = new QSplitter(Qt::Horizontal);
    auto *right = new QSplitter(Qt::Vertical);
    parts->addWidget(makeTable());
    right->addWidget(makeDistribution());
    right->addWidget(makeWaits());
    parts->addWidget(right);
    for (QSplitter *splitter : {parts, right})
        splitter->setChildrenCollapsible(false);
    parts->setStretchFactor(0, 3);
    parts->setStretchFactor(1, 2);
    right->setStretchFactor(0, 2);
    right->setStretchFactor(1, 1);
    right->setSizes({200, 80});
    parts->setSizes({440, 300});
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(8, 6, 8, 6);
    column->addWidget(bar);
    column->addWidget(parts, 1);
    m_chart->setTheme(m_theme);
    showWords();
}

QWidget *FiguresPanel::makeBar()
{
    m_what = mutedLabel();
    m_whole = new QToolButton;
    m_whole->setFocusPolicy(Qt::TabFocus);
    m_whole->hide();
    connect(m_whole, &QToolButton::clicked, this, &FiguresPanel::wholeRunAsked);
    auto *bar = new QWidget;
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_what, 1);
    row->addWidget(m_whole);
    auto *share = new ShareButton({.picture = [this] { return m_table->grab(); },
                                   .rows = [this] { return rowsOf(*m_model); },
                                   .name = [] { return tr("figures"); }});
    share->setObjectName(QStringLiteral("shareFigures"));
    row->addWidget(share);
    return bar;
}

QWidget *FiguresPanel::makeTable()
{
    m_model = new FiguresModel(this);
    m_table = plainTable(m_model);
    m_table->setObjectName(QStringLiteral("figures"));
    m_table->horizontalHeader()->setStretchLastSection(true);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &FiguresPanel::rowPicked);
    m_more = mutedLabel();
    auto *part = new QWidget;
    auto *column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 6, 0);
    column->addWidget(m_table, 1);
    column->addWidget(m_more);
    return part;
}

QWidget *FiguresPanel::makeDistribution()
{
    m_chart = new WaitChart;
    m_barsModel = new BarsModel(this);
    m_barsTable = plainTable(m_barsModel);
    m_stack = new QStackedWidget;
    m_stack->addWidget(m_chart);
    m_stack->addWidget(m_barsTable);
    m_told = mutedLabel();
    m_asTable = new QToolButton;
    m_asTable->setCheckable(true);
    m_asTable->setFocusPolicy(Qt::TabFocus);
    connect(m_asTable, &QToolButton::toggled, this, [this](bool isTable) {
        m_stack->setCurrentWidget(isTable ? static_cast<QWidget *>(m_barsTable) : m_chart);
    });
    connect(m_chart, &WaitChart::lookedAtChanged, this, &FiguresPanel::showBarWords);
    connect(m_chart, &WaitChart::picked, this, &FiguresPanel::showWaits);
    auto *row = new QHBoxLayout;
    row->addWidget(m_told, 1);
    row->addWidget(m_asTable);
    row->addWidget(new ShareButton({.picture = [this] { return m_stack->grab(); },
                                    .rows = [this] { return rowsOf(*m_barsModel); },
                                    .name = [] { return tr("waits"); }}));
    auto *part = new QWidget;
    auto *column = new QVBoxLayout(part);
    column->setContentsMargins(6, 0, 0, 0);
    column->setSpacing(2);
    column->addLayout(row);
    column->addWidget(m_stack, 1);
    return part;
}

QWidget *FiguresPanel::makeWaits()
{
    m_waitsModel = new WaitsModel(this);
    m_waits = plainTable(m_waitsModel);
    m_waits->horizontalHeader()->setSectionResizeMode(WaitsModel::Task, QHeaderView::Stretch);
    connect(m_waits, &QTableView::clicked, this, &FiguresPanel::goTo);
    connect(m_waits, &QTableView::activated, this, &FiguresPanel::goTo);
    auto *part = new QWidget;
    auto *column = new QVBoxLayout(part);
    column->setContentsMargins(6, 0, 0, 0);
    column->addWidget(m_waits);
    return part;
}

void FiguresPanel::setTheme(const Theme &theme)
{
    m_theme = theme;
    if (m_chart)
        m_chart->setTheme(theme);
}

void FiguresPanel::setSpan(std::optional<std::pair<Micros, Micros>> span)
{
    if (span == m_span)
        return;
    m_span = span;
    askAnew();
}

bool FiguresPanel::pickRow(const QString &name)
{
    for (int row = 0; m_shown && row < m_model->rowCount(); ++row) {
        if (nameOf(*m_shown, m_model->row(row)) == name) {
            m_table->setCurrentIndex(m_model->index(row, 0));
            return true;
        }
    }
    return false;
}

void FiguresPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (!m_table)
        build();
    if (m_isStale)
        askAnew();
}

void FiguresPanel::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_isStale = m_isStale || m_errand;
    m_errand.reset();
    if (m_chart)
        m_chart->letGo();
    m_marked.clear();
    Q_EMIT markedChanged();
}

void FiguresPanel::runChanged()
{
    // Of a run that grows every quarter more is enough.
    const qsizetype facts = m_keeper.replay().factCount();
    const bool isSame = m_runNumber == m_keeper.runNumber();
    if (isSame && (facts == m_facts || (m_keeper.isRunning() && facts < m_facts + m_facts / 4)))
        return;
    askAnew();
}

/// One errand after the other: a hand that drags a span asks more often than there are answers.
void FiguresPanel::askAnew()
{
    m_isStale = true;
    if (!isVisible())
        return;
    m_isAskedAgain = m_errand != nullptr;
    if (!m_errand)
        begin();
}

void FiguresPanel::begin()
{
    m_isStale = false;
    m_isAskedAgain = false;
    m_runNumber = m_keeper.runNumber();
    m_facts = m_keeper.replay().factCount();
    m_errand.reset(new Errand<News>(
        [run = m_keeper.replay().sharedRun(), span = m_span](const Errand<News>::Desk &desk) {
            const auto [from, to] = span.value_or(std::pair<Micros, Micros>(0, run->trace.endTime()));
            ShownFigures shown{.run = run, .counted = countedFiguresOf(*run, from, to)};
            desk.deliver(std::make_shared<const ShownFigures>(std::move(shown)));
        }));
    connect(m_errand.get(), &ErrandBase::came, this, &FiguresPanel::takeNews);
}

void FiguresPanel::takeNews()
{
    const bool isDone = m_errand->isDone();
    std::optional<News> news = m_errand->take();
    if (isDone)
        m_errand.reset();
    if (news)
        take(*std::move(news));
    if (isDone && m_isAskedAgain)
        begin();
}

void FiguresPanel::take(News shown)
{
    m_shown = std::move(shown);
    {
        const QSignalBlocker still(m_table->selectionModel());
        m_model->setFigures(m_shown);
        const int row = m_pickedName.isEmpty() ? -1 : m_model->rowOf(m_pickedName, m_pickedKind);
        m_table->setCurrentIndex(m_model->index(std::max(row, 0), 0));
    }
    showWords();
    rowPicked();
}

void FiguresPanel::rowPicked()
{
    const QModelIndex current = m_table->currentIndex();
    if (!m_shown || !current.isValid())
        return;
    const FigureRow &row = m_model->row(current.row());
    m_pickedName = nameOf(*m_shown, row);
    m_pickedKind = kindOf(*m_shown, row);
    m_places = waitsOf(*m_shown->run, m_shown->counted, whoseOf(*m_shown, row));
    std::vector<Micros> lengths;
    for (const std::size_t place : m_places) {
        if (const CountedWait &wait = m_shown->counted.waits[place]; !wait.isUnfinished)
            lengths.push_back(wait.length());
    }
    m_bars = barsOf(lengths, kMostBars);
    m_barsModel->setBars(m_bars);
    const WaitFigures *const waits = waitsOf(*m_shown, row);
    m_chart->setBars(m_bars, waits ? waits->ended : Spread());
    m_more->setText(moreOf(*m_shown, row));
    showWaits();
}

/// Those of the row, or of the bar that is picked.
void FiguresPanel::showWaits()
{
    const int bar = m_chart->pickedBar();
    std::vector<std::size_t> places;
    for (const std::size_t place : m_places) {
        const CountedWait &wait = m_shown->counted.waits[place];
        if (bar < 0 || (!wait.isUnfinished && barOf(m_bars, wait.length()) == std::size_t(bar)))
            places.push_back(place);
    }
    // Of all waits of all tasks none would stand out.
    const bool stands = bar >= 0 || m_table->currentIndex().row() > 0;
    mark(stands ? places : std::vector<std::size_t>());
    m_waitsModel->setWaits(m_shown, std::move(places));
    showBarWords();
}

void FiguresPanel::mark(const std::vector<std::size_t> &places)
{
    QList<TaskStretch> marked;
    for (const std::size_t place : places) {
        const CountedWait &wait = m_shown->counted.waits[place];
        if (marked.size() < qsizetype(kMostMarked))
            marked.append({wait.task, wait.begin, wait.end});
    }
    if (marked == m_marked)
        return;
    m_marked = marked;
    Q_EMIT markedChanged();
}

void FiguresPanel::goTo(const QModelIndex &wait)
{
    const CountedWait told = m_waitsModel->wait(wait.row());
    Q_EMIT waitPicked(told.task, told.begin);
}

void FiguresPanel::showBarWords()
{
    const QString bar = m_chart->words();
    if (!bar.isEmpty())
        m_told->setText(bar);
    else if (m_bars.empty())
        m_told->setText(m_shown ? tr("No wait has ended here.") : QString());
    else
        m_told->setText(tr("Click a bar for its waits."));
}

void FiguresPanel::showWords()
{
    m_whole->setText(tr("Whole run"));
    m_whole->setToolTip(tr("Whole run\nFigures of the whole run again; Esc in the timeline does the same."));
    m_asTable->setText(tr("Table"));
    m_asTable->setToolTip(tr("Table\nThe same numbers as rows."));
    m_table->setAccessibleName(tr("Figures"));
    m_barsTable->setAccessibleName(tr("How long waits take"));
    m_waits->setAccessibleName(tr("Waits"));
    m_waits->setToolTip(tr("Click, or press Enter: to where it begins"));
    m_whole->setVisible(m_span.has_value());
    showBarWords();
    if (!m_shown)
        return;
    const RunFigures &figures = m_shown->figures();
    const QString share =
        fill(tr("{percent} %"), {{u"percent", QString::number(figures.loopShare() * 100, 'f', 1)}});
    m_what->setText(
        fill(m_span ? tr("{from} to {to} · somebody computes {share} of the time · {turns}")
                    : tr("Whole run, {from} to {to} · somebody computes {share} of the time · {turns}"),
             {{u"from", formatTime(figures.from)},
              {u"to", formatTime(figures.to)},
              {u"share", share},
              {u"turns",
               plural("signalbox::FiguresPanel", QT_TRANSLATE_N_NOOP("signalbox::FiguresPanel", "%n turns"),
                      "%n turn", figures.turns)}}));
    m_what->setToolTip(tr("Shift+drag in the timeline, or I and O at the playhead, choose a span."));
    if (m_table->currentIndex().isValid())
        m_more->setText(moreOf(*m_shown, m_model->row(m_table->currentIndex().row())));
}

} // namespace signalbox
