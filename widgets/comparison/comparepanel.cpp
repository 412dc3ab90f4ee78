// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/comparison/comparepanel.h"

#include "engine/messages/message.h"
#include "widgets/charts/sharebutton.h"
#include "widgets/comparison/deltasmodel.h"
#include "widgets/look/livewords.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QSpinBox>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <limits>

namespace signalbox {

namespace {

/// The first few.
QString namesOf(const QList<TimelineLane> &lanes)
{
    constexpr qsizetype most = 5;
    QStringList names;
    for (qsizetype at = 0; at < std::min(most, lanes.size()); ++at)
        names += lanes[at].name;
    const QString all = names.join(QStringLiteral(", "));
    return lanes.size() <= most ? all : all + QStringLiteral(", …");
}

} // namespace

ComparePanel::ComparePanel(GhostKeeper &ghosts, QWidget *parent)
    : QWidget(parent)
    , m_ghosts(ghosts)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(8, 6, 8, 6);
    column->addWidget(makeBar());
    column->addWidget(makeTold());
    column->addWidget(makeTable(), 1);
    keepTranslated(this, [this] { showWords(); });
    connect(&m_ghosts, &GhostKeeper::changed, this, &ComparePanel::showGhost);
}

QWidget *ComparePanel::makeBar()
{
    const auto button = [](auto &&act, ComparePanel *panel) {
        auto *made = new QToolButton;
        made->setFocusPolicy(Qt::TabFocus);
        connect(made, &QToolButton::clicked, panel, act);
        return made;
    };
    m_seed = new QSpinBox;
    m_seed->setRange(0, std::numeric_limits<int>::max());
    m_seed->setValue(2);
    m_seed->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_seed->setFixedWidth(fontMetrics().averageCharWidth() * 9);
    m_pin = button([this] { m_ghosts.pinPresent(); }, this);
    m_pinSeed = button([this] { m_ghosts.pinSeed(m_seed->value()); }, this);
    m_pinFile = button([this] { Q_EMIT fileAsked(); }, this);
    m_unpin = button([this] { m_ghosts.unpin(); }, this);
    auto *bar = new QWidget;
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    for (QWidget *part : std::initializer_list<QWidget *>{m_pin, m_pinSeed, m_seed, m_pinFile})
        row->addWidget(part);
    row->addStretch();
    row->addWidget(m_unpin);
    return bar;
}

QWidget *ComparePanel::makeTold()
{
    m_told = new QLabel;
    m_told->setTextFormat(Qt::PlainText);
    m_told->setWordWrap(true);
    m_goThere = new QToolButton;
    m_goThere->setFocusPolicy(Qt::TabFocus);
    connect(m_goThere, &QToolButton::clicked, this, [this] {
        if (const auto ghost = m_ghosts.ghost(); ghost && ghost->comparison.parting)
            Q_EMIT timePicked(ghost->comparison.parting->time);
    });
    auto *part = new QWidget;
    auto *row = new QHBoxLayout(part);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_told, 1);
    row->addWidget(m_goThere, 0, Qt::AlignTop);
    return part;
}

QWidget *ComparePanel::makeTable()
{
    m_model = new DeltasModel(this);
    m_table = new QTableView;
    m_table->setModel(m_model);
    m_table->setTabKeyNavigation(false); // Tab leads out of it
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(m_table->fontMetrics().height() + 8);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setResizeContentsPrecision(50);
    m_table->horizontalHeader()->setSectionResizeMode(DeltasModel::Figure, QHeaderView::Stretch);
    m_all = new QCheckBox;
    connect(m_all, &QCheckBox::toggled, this, &ComparePanel::showGhost);
    auto *row = new QHBoxLayout;
    row->addWidget(m_all);
    row->addStretch();
    row->addWidget(new ShareButton({.picture = [this] { return m_table->grab(); },
                                    .rows = [this] { return rowsOf(*m_model); },
                                    .name = [] { return tr("comparison"); }}));
    auto *part = new QWidget;
    auto *column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(row);
    column->addWidget(m_table, 1);
    return part;
}

QString ComparePanel::sentence() const
{
    return m_ghosts.pinned() ? m_told->text() : QString();
}

void ComparePanel::showGhost()
{
    const std::shared_ptr<const ComparedRuns> ghost = m_ghosts.ghost();
    m_unpin->setEnabled(m_ghosts.pinned().has_value());
    m_goThere->setVisible(ghost && ghost->comparison.parting);
    m_model->setDeltas(ghost ? ghost->deltas : std::vector<FigureDelta>(), m_all->isChecked());
    if (!m_ghosts.pinned()) {
        m_told->setText(tr("Pin a run: it stays in the timeline as a ghost, below the lanes of the present "
                           "one, and what is different is marked. Then change something."));
        return;
    }
    QString told = ghost ? sentenceOf(ghost->comparison) : tr("The pinned run is being computed.");
    if (ghost && !ghost->lanes->gone.isEmpty())
        told = fill(tr("{told} Only in the pinned run: {tasks}."),
                    {{u"told", told}, {u"tasks", namesOf(ghost->lanes->gone)}});
    m_told->setText(fill(tr("Pinned: {run}. {told}"), {{u"run", m_ghosts.pinned()->name}, {u"told", told}}));
}

void ComparePanel::showWords()
{
    setAccessibleName(tr("Compare"));
    m_pin->setText(tr("Pin this run"));
    m_pin->setToolTip(tr("Pin this run\nAs it is now, before the next edit."));
    m_pinSeed->setText(tr("Pin seed"));
    m_pinSeed->setToolTip(tr("Pin seed\nThe same layout with another seed."));
    m_seed->setAccessibleName(tr("Seed to pin"));
    m_pinFile->setText(tr("Pin a file..."));
    m_pinFile->setToolTip(tr("Pin a file\nThe run of another layout."));
    m_unpin->setText(tr("Unpin"));
    m_unpin->setToolTip(tr("Unpin\nThe present run alone again."));
    m_goThere->setText(tr("Go there"));
    m_goThere->setToolTip(tr("Go there\nTo the moment at which the runs part."));
    m_all->setText(tr("Also what is the same"));
    m_table->setAccessibleName(tr("Figures of both runs"));
    showGhost();
}

} // namespace signalbox
