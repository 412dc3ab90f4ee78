// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/sweeps/sweeppanel.h"

#include "engine/messages/message.h"
#include "widgets/charts/mapchart.h"
#include "widgets/charts/sharebutton.h"
#include "widgets/charts/sweepchart.h"
#include "widgets/look/breakable.h"
#include "widgets/look/livewords.h"
#include "widgets/look/wheelguard.h"
#include "widgets/sweeps/changebars.h"
#include "widgets/sweeps/effectsmodel.h"
#include "widgets/sweeps/rowsmodel.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QSignalBlocker>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>
#include <QUndoStack>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <cmath>

namespace signalbox {

namespace {

constexpr std::array kSeeds{1, 10, 30, 100, 300};
constexpr int kValues = 41; ///< of a curve
constexpr int kMapValues = 13; ///< of each number of a map
constexpr int kFieldLetters = 13; ///< that a range's field is wide, however far its number may go

/// What a curve goes over at first: from a half to the double, and a few whole numbers at least.
std::pair<double, double> usualRange(const Knob &knob)
{
    constexpr double few = 5;
    if (knob.value == 0)
        return {0, knob.isWhole ? 2 * few : 2};
    const double from = std::min(knob.value / 2, knob.value * 2);
    const double to = std::max(knob.value / 2, knob.value * 2);
    if (!knob.isWhole)
        return {from, to};
    return {knob.nearest(std::floor(from)), knob.nearest(std::max(std::ceil(to), std::floor(from) + few))};
}

SweepAxis axisOver(const Knob &knob, double from, double to, int values)
{
    double step = std::abs(to - from) / (values - 1);
    if (knob.isWhole)
        step = std::max(1.0, std::ceil(step));
    return makeAxis(knob, from, to, step > 0 ? step : 1, values);
}

/// The fields of a range as the number takes them.
void suitRange(QDoubleSpinBox *from, QDoubleSpinBox *to, const Knob &knob)
{
    const auto [least, most] = usualRange(knob);
    for (QDoubleSpinBox *box : {from, to}) {
        const QSignalBlocker still(box);
        box->setEnabled(true);
        box->setDecimals(knob.isWhole ? 0 : 3);
        box->setRange(knob.minimum, knob.maximum);
        box->setSingleStep(knob.isWhole ? 1 : std::max(0.001, std::abs(knob.value) / 10));
        box->setSuffix(knob.unit == Knob::Unit::Seconds ? SweepPanel::tr(" s") : QString());
        box->setValue(box == from ? least : most);
    }
}

} // namespace

SweepPanel::SweepPanel(Document &document, RunKeeper &keeper, QWidget *parent)
    : QWidget(parent)
    , m_document(document)
    , m_keeper(keeper)
{
    QWidget *bar = makeBar();
    auto *halves = new QSplitter(Qt::Horizontal);
    halves->addWidget(makeList());
    halves->addWidget(makeCurve());
    halves->setChildrenCollapsible(false);
    halves->setStretchFactor(0, 1);
    halves->setStretchFactor(1, 1);
    halves->setSizes({400, 300});
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(8, 6, 8, 6);
    column->addWidget(bar);
    column->addWidget(halves, 1);
    keepTranslated(this, [this] { showWords(); });
    connect(&m_keeper, &RunKeeper::finished, this, &SweepPanel::runChanged);
}

SweepPanel::~SweepPanel() = default;

QWidget *SweepPanel::makeBar()
{
    m_measures = new QComboBox;
    for (const MeasureInfo &row : measureCatalog())
        m_measures->addItem({}, int(row.measure));
    m_seeds = new QComboBox;
    for (const int count : kSeeds)
        m_seeds->addItem({}, count);
    m_measureLabel = new QLabel;
    m_seedsLabel = new QLabel;
    m_measureLabel->setBuddy(m_measures);
    m_seedsLabel->setBuddy(m_seeds);
    m_now = new QLabel;
    m_now->setProperty("role", QStringLiteral("muted"));
    for (QComboBox *box : {m_measures, m_seeds})
        guardFromWheel(box);
    connect(m_measures, &QComboBox::currentIndexChanged, this, [this] {
        m_hasEffects = false;
        begin();
    });
    connect(m_seeds, &QComboBox::currentIndexChanged, this, &SweepPanel::begin);
    auto *bar = new QWidget;
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    for (QWidget *part : std::initializer_list<QWidget *>{m_measureLabel, m_measures, m_now})
        row->addWidget(part);
    m_told = new QLabel;
    m_told->setProperty("role", QStringLiteral("muted"));
    m_told->setMinimumWidth(1); // it may be longer than there is room
    m_told->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_told->installEventFilter(this);
    row->addWidget(m_told, 1);
    row->addWidget(m_seedsLabel);
    row->addWidget(m_seeds);
    row->addWidget(new ShareButton({.picture = [this] { return m_list->grab(); },
                                    .rows = [this] { return m_model->rows(); },
                                    .name = [] { return tr("what matters"); }}));
    return bar;
}

QWidget *SweepPanel::makeList()
{
    m_model = new EffectsModel(this);
    m_list = new QTableView;
    m_list->setModel(m_model);
    m_list->setItemDelegateForColumn(EffectsModel::Change, new ChangeBars(m_list));
    m_list->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_list->setSelectionMode(QAbstractItemView::SingleSelection);
    m_list->setTabKeyNavigation(false); // Tab leads out of it
    m_list->setShowGrid(false);
    m_list->setWordWrap(false);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->verticalHeader()->hide();
    m_list->verticalHeader()->setDefaultSectionSize(m_list->fontMetrics().height() + 8);
    m_list->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_list->horizontalHeader()->setSectionResizeMode(EffectsModel::Change, QHeaderView::Stretch);
    m_list->horizontalHeader()->setHighlightSections(false);
    m_list->horizontalHeader()->setTextElideMode(Qt::ElideRight);
    m_list->horizontalHeader()->setSectionResizeMode(EffectsModel::Number, QHeaderView::Fixed);
    m_list->viewport()->installEventFilter(this);
    connect(m_model, &EffectsModel::modelReset, this, &SweepPanel::fitNames);
    connect(m_model, &EffectsModel::dataChanged, this, &SweepPanel::fitNames);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &SweepPanel::numberPicked);
    return m_list;
}

QWidget *SweepPanel::makeCurve()
{
    m_from = new QDoubleSpinBox;
    m_to = new QDoubleSpinBox;
    for (QDoubleSpinBox *box : {m_from, m_to}) {
        box->setMaximumWidth(fontMetrics().averageCharWidth() * kFieldLetters);
        box->setKeyboardTracking(false);
        box->setEnabled(false);
        guardFromWheel(box);
        connect(box, &QDoubleSpinBox::valueChanged, this, &SweepPanel::takeRange);
    }
    m_fromLabel = new QLabel;
    m_toLabel = new QLabel;
    m_fromLabel->setBuddy(m_from);
    m_toLabel->setBuddy(m_to);
    m_curve = new SweepChart;
    connect(m_curve, &SweepChart::lookedAtChanged, this, [this] { showWords(); });
    connect(m_curve, &SweepChart::picked, this, [this](double value) {
        if (m_knob)
            setInDocument({{*m_knob, value}});
    });
    m_map = new MapChart;
    connect(m_map, &MapChart::lookedAtChanged, this, [this] { showWords(); });
    connect(m_map, &MapChart::picked, this, [this](double across, double up) {
        if (m_knob && m_second)
            setInDocument({{*m_knob, across}, {*m_second, up}});
    });
    m_rows = new RowsModel(this);
    m_pointsTable = new QTableView;
    m_pointsTable->setModel(m_rows);
    m_pointsTable->setTabKeyNavigation(false);
    m_pointsTable->setFrameShape(QFrame::NoFrame);
    m_pointsTable->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_pointsTable->horizontalHeader()->setResizeContentsPrecision(50);
    m_pointsTable->horizontalHeader()->setHighlightSections(false);
    m_pointsTable->verticalHeader()->hide();
    m_pointsTable->verticalHeader()->setDefaultSectionSize(m_pointsTable->fontMetrics().height() + 6);
    m_stack = new QStackedWidget;
    for (QWidget *part : std::initializer_list<QWidget *>{m_curve, m_map, m_pointsTable})
        m_stack->addWidget(part);
    m_asTable = new QToolButton;
    m_asTable->setCheckable(true);
    m_asTable->setFocusPolicy(Qt::TabFocus);
    connect(m_asTable, &QToolButton::toggled, this, &SweepPanel::showPoints);
    auto *row = new QHBoxLayout;
    for (QWidget *part : std::initializer_list<QWidget *>{m_fromLabel, m_from, m_toLabel, m_to})
        row->addWidget(part);
    row->addStretch();
    row->addWidget(m_asTable);
    row->addWidget(new ShareButton({.picture = [this] { return m_stack->grab(); },
                                    .rows = [this] { return m_rows->rows(); },
                                    .name = [] { return tr("what if"); }}));
    auto *half = new QWidget;
    auto *column = new QVBoxLayout(half);
    column->setContentsMargins(6, 0, 0, 0);
    column->addLayout(row);
    column->addWidget(makeSecond());
    column->addWidget(m_stack, 1);
    return half;
}

/// Another number, which makes a map of the curve.
QWidget *SweepPanel::makeSecond()
{
    m_seconds = new QComboBox;
    m_seconds->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_seconds->setMinimumContentsLength(8);
    guardFromWheel(m_seconds);
    m_secondLabel = new QLabel;
    m_secondLabel->setBuddy(m_seconds);
    m_secondFrom = new QDoubleSpinBox;
    m_secondTo = new QDoubleSpinBox;
    m_secondFromLabel = new QLabel;
    m_secondToLabel = new QLabel;
    connect(m_seconds, &QComboBox::activated, this, &SweepPanel::secondPicked);
    for (QDoubleSpinBox *box : {m_secondFrom, m_secondTo}) {
        box->setMaximumWidth(fontMetrics().averageCharWidth() * kFieldLetters);
        box->setKeyboardTracking(false);
        guardFromWheel(box);
        connect(box, &QDoubleSpinBox::valueChanged, this, &SweepPanel::takeRange);
    }
    auto *part = new QWidget;
    auto *row = new QHBoxLayout(part);
    row->setContentsMargins(0, 0, 0, 0);
    for (QWidget *each : std::initializer_list<QWidget *>{m_secondLabel, m_seconds, m_secondFromLabel,
                                                          m_secondFrom, m_secondToLabel, m_secondTo})
        row->addWidget(each);
    row->addStretch();
    for (QWidget *each :
         std::initializer_list<QWidget *>{m_secondFromLabel, m_secondFrom, m_secondToLabel, m_secondTo})
        each->hide();
    return part;
}

/// All numbers that can stand beside the first one.
void SweepPanel::fillSeconds()
{
    m_seconds->clear();
    m_seconds->addItem(tr("nothing else"), QString());
    for (const Knob &knob : knobsOf(m_layout)) {
        if (!m_knob || knob.name != m_knob->name)
            m_seconds->addItem(knob.label, knob.name);
    }
    m_seconds->setCurrentIndex(m_second ? std::max(0, m_seconds->findData(m_second->name)) : 0);
}

bool SweepPanel::pickSecond(const QString &name)
{
    const int at = m_seconds->findData(name);
    if (at >= 0) {
        m_seconds->setCurrentIndex(at);
        secondPicked();
    }
    return at >= 0;
}

void SweepPanel::secondPicked()
{
    const QString name = m_seconds->currentData().toString();
    const QList<Knob> knobs = knobsOf(m_layout);
    const auto found = std::ranges::find(knobs, name, &Knob::name);
    m_second = found == knobs.end() ? std::nullopt : std::optional(*found);
    if (m_second)
        suitRange(m_secondFrom, m_secondTo, *m_second);
    for (QWidget *each :
         std::initializer_list<QWidget *>{m_secondFromLabel, m_secondFrom, m_secondToLabel, m_secondTo})
        each->setVisible(m_second.has_value());
    showWords();
    takeRange();
}

Measure SweepPanel::measure() const
{
    return Measure(m_measures->currentData().toInt());
}

int SweepPanel::seeds() const
{
    return m_seeds->currentData().toInt();
}

void SweepPanel::setMeasure(Measure measure)
{
    m_measures->setCurrentIndex(m_measures->findData(int(measure)));
}

void SweepPanel::setSeeds(int seeds)
{
    m_seeds->setCurrentIndex(m_seeds->findData(seeds));
}

bool SweepPanel::pickNumber(const QString &name)
{
    const int row = m_model->rowOf(name);
    if (row >= 0)
        m_list->setCurrentIndex(m_model->index(row, 0));
    return row >= 0;
}

void SweepPanel::setRange(double from, double to)
{
    const QSignalBlocker still(m_from);
    m_from->setValue(from);
    m_to->setValue(to);
    takeRange();
}

void SweepPanel::setTheme(const Theme &theme)
{
    m_theme = theme;
    m_curve->setTheme(theme);
    m_map->setTheme(theme);
    static_cast<ChangeBars *>(m_list->itemDelegateForColumn(EffectsModel::Change))->setTheme(theme);
}

void SweepPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_isStale)
        runChanged();
}

void SweepPanel::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_isStale = m_isStale || m_errand;
    m_errand.reset();
}

void SweepPanel::runChanged()
{
    m_isStale = !isVisible();
    if (m_isStale)
        return;
    m_layout = m_keeper.layout();
    m_hasEffects = false;
    if (m_knob) { // the same number of the layout as it is now
        const QList<Knob> knobs = knobsOf(m_layout);
        const auto found = std::ranges::find(knobs, m_knob->name, &Knob::name);
        m_knob = found == knobs.end() ? std::nullopt : std::optional(*found);
        const auto second = m_second ? std::ranges::find(knobs, m_second->name, &Knob::name) : knobs.end();
        m_second = second == knobs.end() || !m_knob ? std::nullopt : std::optional(*second);
        if (m_knob)
            takeAxes();
    }
    fillSeconds();
    begin();
}

/// Asks for what is not there yet: the effects first, for they are few runs.
void SweepPanel::begin()
{
    if (m_isStale || !isVisible())
        return;
    SweepPlan plan{.layout = m_layout, .axes = {m_axis}, .measure = measure(), .seeds = seeds()};
    if (m_second)
        plan.axes.push_back(m_secondAxis);
    const bool wantsCurve = m_knob.has_value();
    const bool wantsEffects = !m_hasEffects;
    m_points.clear();
    m_errand.reset(new Errand<News>([plan, wantsCurve, wantsEffects](const Errand<News>::Desk &desk) {
        const auto isWanted = [&desk] { return desk.isWanted(); };
        News news;
        if (wantsEffects) {
            news.effects = effectsOf(plan.layout, plan.measure, 0.1, isWanted);
            desk.deliver(news);
        }
        constexpr qsizetype runsAtATime = 400;
        const qsizetype share = std::max<qsizetype>(1, runsAtATime / plan.seeds);
        for (qsizetype at = 0; wantsCurve && at < plan.points() && isWanted(); at += share) {
            const std::vector<SweepPoint> more =
                runSweep(plan, at, std::min(share, plan.points() - at), isWanted);
            news.points.insert(news.points.end(), more.begin(), more.end());
            desk.deliver(news);
        }
    }));
    connect(m_errand.get(), &ErrandBase::came, this, &SweepPanel::takeNews);
}

void SweepPanel::takeNews()
{
    const bool isDone = m_errand->isDone();
    const std::optional<News> news = m_errand->take();
    if (isDone)
        m_errand.reset();
    if (!news)
        return;
    if (news->effects && !m_hasEffects)
        showEffects(*news->effects);
    if (m_knob && !news->points.empty()) {
        m_points = news->points;
        showPoints();
    }
}

void SweepPanel::showPoints()
{
    if (m_second) {
        m_map->setSweep(m_axis, m_secondAxis, measure(), m_points);
        m_map->setNow(m_knob->value, m_second->value);
    } else {
        m_curve->setSweep(m_axis, measure(), m_points);
        if (m_knob)
            m_curve->setNow(m_knob->value);
    }
    m_rows->setRows(m_second ? m_map->rows() : m_curve->rows());
    QWidget *chart = m_second ? static_cast<QWidget *>(m_map) : m_curve;
    m_stack->setCurrentWidget(m_asTable->isChecked() ? m_pointsTable : chart);
}

void SweepPanel::showEffects(const Effects &effects)
{
    m_hasEffects = true;
    const QString picked = m_knob ? m_knob->name : QString();
    {
        const QSignalBlocker still(m_list->selectionModel());
        m_model->setEffects(m_layout, effects);
        const int row = m_model->rowOf(picked);
        if (row >= 0)
            m_list->setCurrentIndex(m_model->index(row, 0));
    }
    const MeasureInfo &row = info(measure());
    const QString now = effects.now ? QString::number(*effects.now, 'g', 6) : tr("none");
    m_now->setText(fill(tr("now: {value}"),
                        {{u"value",
                          row.unit.isEmpty() || !effects.now
                              ? now
                              : fill(tr("{number} {unit}"), {{u"number", now}, {u"unit", row.unit()}})}}));
    if (!m_list->currentIndex().isValid() && m_model->rowCount() > 0)
        m_list->setCurrentIndex(m_model->index(0, 0));
}

void SweepPanel::numberPicked()
{
    const QModelIndex current = m_list->currentIndex();
    if (!current.isValid())
        return;
    m_knob = m_model->knob(current.row());
    suitRange(m_from, m_to, *m_knob);
    if (m_second && m_second->name == m_knob->name)
        m_second.reset();
    fillSeconds();
    secondPicked();
}

void SweepPanel::takeAxes()
{
    const int values = m_second ? kMapValues : kValues;
    m_axis = axisOver(*m_knob, m_from->value(), m_to->value(), values);
    if (m_second)
        m_secondAxis = axisOver(*m_second, m_secondFrom->value(), m_secondTo->value(), values);
}

void SweepPanel::takeRange()
{
    if (!m_knob)
        return;
    takeAxes();
    m_points.clear();
    showPoints();
    begin();
}

void SweepPanel::setInDocument(const std::vector<std::pair<Knob, double>> &values)
{
    SweepPlan plan{.layout = m_document.layout(), .axes = {}};
    for (const auto &[knob, value] : values)
        plan.axes.push_back({knob, {value}});
    const Layout other = plan.layoutAt(0);
    m_document.endGesture();
    QUndoStack &history = m_document.undoStack();
    if (values.size() > 1)
        history.beginMacro(tr("Set two numbers"));
    for (const auto &[knob, value] : values) {
        if (knob.of == Knob::Of::Seed || knob.of == Knob::Of::StepCost) {
            m_document.setSettings(other.settings);
        } else if (const Node *node = other.find(knob.node)) {
            const Param param = knob.of == Knob::Of::Parameter ? knob.param
                : knob.of == Knob::Of::Step                    ? Param::Steps
                                                               : Param::Code;
            m_document.setParameter(node->id, param, node->parameters.value(param));
        }
        m_document.endGesture();
    }
    if (values.size() > 1)
        history.endMacro();
}

void SweepPanel::showWords()
{
    for (int at = 0; at < m_measures->count(); ++at) {
        const MeasureInfo &row = info(Measure(m_measures->itemData(at).toInt()));
        m_measures->setItemText(at, row.label());
        m_measures->setItemData(at, row.help(), Qt::ToolTipRole);
    }
    for (int at = 0; at < m_seeds->count(); ++at)
        m_seeds->setItemText(at, QString::number(m_seeds->itemData(at).toInt()));
    m_measureLabel->setText(tr("What matters for the"));
    m_seedsLabel->setText(tr("Seeds"));
    m_seeds->setToolTip(
        tr("With how many seeds each value of the curve runs: the curve is the median, the band "
           "goes from the least to the most"));
    m_fromLabel->setText(tr("From"));
    m_toLabel->setText(tr("to"));
    m_measures->setAccessibleName(tr("What each run is asked for"));
    m_seeds->setAccessibleName(tr("Seeds"));
    m_from->setAccessibleName(tr("Least value"));
    m_to->setAccessibleName(tr("Greatest value"));
    m_list->setAccessibleName(tr("What matters most"));
    setAccessibleName(tr("What if"));
    m_secondLabel->setText(tr("And"));
    m_secondFromLabel->setText(tr("from"));
    m_secondToLabel->setText(tr("to"));
    m_seconds->setAccessibleName(tr("Second number, for a map"));
    m_seconds->setItemText(0, tr("nothing else"));
    m_secondFrom->setAccessibleName(tr("Least value of the second number"));
    m_secondTo->setAccessibleName(tr("Greatest value of the second number"));
    m_asTable->setText(tr("Table"));
    m_asTable->setToolTip(tr("Table\nThe same numbers as rows."));
    m_pointsTable->setAccessibleName(tr("Outcomes of the sweep"));
    const QString looked = m_second ? m_map->briefWords() : m_curve->words();
    const QString hint = m_second ? tr("A click sets both numbers") : tr("A click sets the number");
    m_told->setToolTip(asToolTip(m_second ? m_map->words() : looked));
    m_toldWhole = looked.isEmpty() ? hint : fill(tr("{value} · click to set it"), {{u"value", looked}});
    m_told->setAccessibleName(m_toldWhole);
    cutTold();
}

void SweepPanel::cutTold()
{
    m_told->setText(m_told->fontMetrics().elidedText(m_toldWhole, Qt::ElideRight, m_told->width()));
}

/// The names of numbers give way: what comes of a change has to be read.
void SweepPanel::fitNames()
{
    const QAbstractItemView &list = *m_list;
    const QHeaderView &header = *m_list->horizontalHeader();
    const int changes =
        std::max(list.sizeHintForColumn(EffectsModel::Change), header.sectionSizeHint(EffectsModel::Change));
    const int room = m_list->viewport()->width() - header.sectionSize(EffectsModel::Now) - changes;
    const int names =
        std::max(list.sizeHintForColumn(EffectsModel::Number), header.sectionSizeHint(EffectsModel::Number));
    m_list->setColumnWidth(EffectsModel::Number,
                           std::max(std::min(names, room), header.minimumSectionSize()));
}

bool SweepPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize && watched == m_told)
        cutTold();
    else if (event->type() == QEvent::Resize)
        fitNames();
    return QWidget::eventFilter(watched, event);
}

} // namespace signalbox
