// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/sweeps/sweeppanel.h"

#include "engine/messages/message.h"
#include "widgets/charts/sharebutton.h"
#include "widgets/charts/sweepchart.h"
#include "widgets/look/livewords.h"
#include "widgets/look/wheelguard.h"
#include "widgets/sweeps/changebars.h"
#include "widgets/sweeps/effectsmodel.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QSignalBlocker>
#include <QSplitter>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <cmath>

namespace signalbox {

namespace {

constexpr std::array kSeeds{1, 10, 30, 100, 300};
constexpr int kValues = 41; ///< of a curve

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

SweepAxis axisOver(const Knob &knob, double from, double to)
{
    double step = std::abs(to - from) / (kValues - 1);
    if (knob.isWhole)
        step = std::max(1.0, std::ceil(step));
    return makeAxis(knob, from, to, step > 0 ? step : 1, kValues);
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
    row->addStretch();
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
    connect(m_list->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &SweepPanel::numberPicked);
    return m_list;
}

QWidget *SweepPanel::makeCurve()
{
    m_from = new QDoubleSpinBox;
    m_to = new QDoubleSpinBox;
    for (QDoubleSpinBox *box : {m_from, m_to}) {
        box->setKeyboardTracking(false);
        box->setEnabled(false);
        guardFromWheel(box);
        connect(box, &QDoubleSpinBox::valueChanged, this, &SweepPanel::takeRange);
    }
    m_fromLabel = new QLabel;
    m_toLabel = new QLabel;
    m_fromLabel->setBuddy(m_from);
    m_toLabel->setBuddy(m_to);
    m_told = new QLabel;
    m_told->setProperty("role", QStringLiteral("muted"));
    m_told->setMinimumWidth(1); // it may be longer than there is room
    m_curve = new SweepChart;
    connect(m_curve, &SweepChart::lookedAtChanged, this, [this] { showWords(); });
    connect(m_curve, &SweepChart::picked, this, &SweepPanel::setInDocument);
    auto *row = new QHBoxLayout;
    for (QWidget *part : std::initializer_list<QWidget *>{m_fromLabel, m_from, m_toLabel, m_to})
        row->addWidget(part);
    row->addStretch();
    row->addWidget(new ShareButton({.picture = [this] { return m_curve->picture(); },
                                    .rows = [this] { return m_curve->rows(); },
                                    .name = [] { return tr("what if"); }}));
    auto *half = new QWidget;
    auto *column = new QVBoxLayout(half);
    column->setContentsMargins(6, 0, 0, 0);
    column->addLayout(row);
    column->addWidget(m_told);
    column->addWidget(m_curve, 1);
    return half;
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
        if (m_knob)
            m_axis = axisOver(*m_knob, m_from->value(), m_to->value());
    }
    begin();
}

/// Asks for what is not there yet: the effects first, for they are few runs.
void SweepPanel::begin()
{
    if (m_isStale || !isVisible())
        return;
    SweepPlan plan{.layout = m_layout, .axes = {m_axis}, .measure = measure(), .seeds = seeds()};
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
        m_curve->setSweep(m_axis, measure(), m_points);
        m_curve->setNow(m_knob->value);
    }
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
    const auto [from, to] = usualRange(*m_knob);
    for (QDoubleSpinBox *box : {m_from, m_to}) {
        const QSignalBlocker still(box);
        box->setEnabled(true);
        box->setDecimals(m_knob->isWhole ? 0 : 3);
        box->setRange(m_knob->minimum, m_knob->maximum);
        box->setSingleStep(m_knob->isWhole ? 1 : std::max(0.001, std::abs(m_knob->value) / 10));
        box->setSuffix(m_knob->unit == Knob::Unit::Seconds ? tr(" s") : QString());
        box->setValue(box == m_from ? from : to);
    }
    takeRange();
}

void SweepPanel::takeRange()
{
    if (!m_knob)
        return;
    m_axis = axisOver(*m_knob, m_from->value(), m_to->value());
    m_curve->setSweep(m_axis, measure(), {});
    begin();
}

void SweepPanel::setInDocument(double value)
{
    if (!m_knob)
        return;
    const Layout other = turned(m_document.layout(), *m_knob, value);
    m_document.endGesture();
    if (m_knob->of == Knob::Of::Seed || m_knob->of == Knob::Of::StepCost) {
        m_document.setSettings(other.settings);
    } else if (const Node *node = other.find(m_knob->node)) {
        const Param param = m_knob->of == Knob::Of::Parameter ? m_knob->param
            : m_knob->of == Knob::Of::Step                    ? Param::Steps
                                                              : Param::Code;
        m_document.setParameter(node->id, param, node->parameters.value(param));
    }
    m_document.endGesture();
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
    const QString looked = m_curve->words();
    m_told->setText(looked.isEmpty() ? tr("Point at the curve; a click sets the number")
                                     : fill(tr("{value} · click to set it"), {{u"value", looked}}));
}

} // namespace signalbox
