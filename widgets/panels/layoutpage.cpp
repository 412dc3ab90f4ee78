// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/panels/layoutpage.h"

#include "engine/catalog/catalog.h"
#include "engine/messages/message.h"
#include "widgets/look/icons.h"
#include "widgets/look/wheelguard.h"
#include "widgets/panels/durationedit.h"

#include <QComboBox>
#include <QEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

struct EndRuleWords {
    EndRule rule;
    QString label;
    QString help;
};

const QList<EndRuleWords> &endRules()
{
    static const QList<EndRuleWords> rules{
        {EndRule::Automatic, u"Automatically"_s,
         u"When the queues are drained where a task loops for ever, else when every task has ended."_s},
        {EndRule::AllFinished, u"When all tasks have ended"_s, u"main waits for every one of them."_s},
        {EndRule::Drained, u"When queues are drained"_s,
         u"Finite tasks end, queues are joined, then the endless ones are cancelled."_s},
        {EndRule::AtTime, u"At a given time"_s, u"Every task is cancelled then."_s},
    };
    return rules;
}

constexpr double kLargestSeed = 9'007'199'254'740'991.0; ///< the last whole number a double counts to
constexpr int kDescriptionLines = 5;

QString counted(qsizetype count, const QString &one, const QString &many)
{
    return u"%1 %2"_s.arg(count).arg(count == 1 ? one : many);
}

} // namespace

LayoutPage::LayoutPage(Document &document, RunKeeper &keeper)
    : m_document(document)
    , m_keeper(keeper)
    , m_title(new QLineEdit)
    , m_description(new QPlainTextEdit)
    , m_seed(new QDoubleSpinBox)
    , m_triedRow(new QWidget)
    , m_triedWords(new QLabel)
    , m_end(new QComboBox)
    , m_endHelp(new QLabel)
    , m_endTime(new SecondsSpin)
    , m_horizon(new SecondsSpin)
    , m_python(new QComboBox)
    , m_counts(new QLabel)
{
    addHeader(u"main"_s, u"Layout"_s, {});
    m_counts->setWordWrap(true);
    m_counts->setProperty("role", u"muted"_s);
    m_column->addWidget(m_counts);
    addWords();
    addHeading(u"The run"_s);
    addSeed();
    addEnding();
    addPython();
    m_column->addStretch(1);
    refresh();
}

void LayoutPage::addWords()
{
    addField(u"Title"_s, m_title, u"What the layout is called in the gallery and in exports"_s);
    addField(u"Description"_s, m_description, u"What it teaches, in a sentence or two"_s);
    m_description->setTabChangesFocus(true);
    m_description->setFixedHeight(kDescriptionLines * m_description->fontMetrics().lineSpacing()
                                  + 2 * m_description->fontMetrics().height());
    m_description->installEventFilter(this);
    connect(m_title, &QLineEdit::editingFinished, this, &LayoutPage::commit);
}

void LayoutPage::addSeed()
{
    auto *row = new QWidget;
    auto *line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(4);
    m_seed->setLocale(QLocale::c());
    m_seed->setDecimals(0);
    m_seed->setRange(-kLargestSeed, kLargestSeed);
    m_seed->setMinimumWidth(8 * m_seed->fontMetrics().averageCharWidth());
    guardFromWheel(m_seed);
    auto *dice = new QToolButton;
    dice->setIcon(icons::icon(u"seed"_s));
    dice->setAccessibleName(tr("Throw the dice"));
    dice->setToolTip(
        tr("Throw the dice\nTries another seed: other random times. The document keeps its own."));
    line->addWidget(m_seed, 1);
    line->addWidget(dice);
    addField(tr("Seed"), row, tr("Random times follow from it: the same seed gives the same run"))
        ->setBuddy(m_seed);
    row->setAccessibleName({});
    m_seed->setAccessibleName(tr("Seed"));
    connect(m_seed, &QDoubleSpinBox::valueChanged, this, &LayoutPage::changeSeed);
    connect(m_seed, &QDoubleSpinBox::editingFinished, &m_document, &Document::endGesture);
    connect(dice, &QToolButton::clicked, &m_keeper, &RunKeeper::tryAnotherSeed);
    addTriedSeed();
}

void LayoutPage::addTriedSeed()
{
    auto *line = new QHBoxLayout(m_triedRow);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(4);
    m_triedWords->setWordWrap(true);
    auto *keep = new QPushButton(tr("Keep"));
    keep->setToolTip(tr("Keep\nWrites the tried seed into the document."));
    auto *back = new QPushButton(tr("Back"));
    back->setToolTip(tr("Back\nRuns with the document's own seed again."));
    line->addWidget(m_triedWords, 1);
    line->addWidget(keep);
    line->addWidget(back);
    m_column->addWidget(m_triedRow);
    connect(keep, &QPushButton::clicked, &m_keeper, &RunKeeper::keepTriedSeed);
    connect(back, &QPushButton::clicked, this, [this] { m_keeper.trySeed(std::nullopt); });
    connect(&m_keeper, &RunKeeper::triedSeedChanged, this, &LayoutPage::showSeed);
}

void LayoutPage::addEnding()
{
    for (const EndRuleWords &words : endRules()) {
        m_end->addItem(words.label, int(words.rule));
        m_end->setItemData(m_end->count() - 1, words.help, Qt::ToolTipRole);
    }
    m_end->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_end->setMinimumContentsLength(8);
    listen(m_end);
    addField(u"It ends"_s, m_end, u"What main waits for"_s);
    m_endHelp->setWordWrap(true);
    m_endHelp->setProperty("role", u"muted"_s);
    m_column->addWidget(m_endHelp);
    m_endTimeLabel = addField(u"End time"_s, m_endTime, u"When every task is cancelled"_s);
    addField(u"Horizon"_s, m_horizon, u"A run that is still going then is shown up to there"_s);
    for (SecondsSpin *spin : {m_endTime, m_horizon}) {
        connect(spin, &SecondsSpin::timeEdited, this, &LayoutPage::changeSettings);
        connect(spin, &QDoubleSpinBox::editingFinished, &m_document, &Document::endGesture);
    }
}

void LayoutPage::addPython()
{
    for (const PythonVersion version :
         {PythonVersion::Python311, PythonVersion::Python312, PythonVersion::Python313})
        m_python->addItem(u"Python "_s + pythonVersionKeys()[qsizetype(version)], int(version));
    listen(m_python);
    addField(
        u"Rules of"_s, m_python,
        u"Versions of Python differ in a few places: in wait_for, gather and Condition, in what a TaskGroup "
        "does when it is cancelled"_s);
}

void LayoutPage::listen(QComboBox *choices)
{
    guardFromWheel(choices);
    connect(choices, &QComboBox::activated, this, [this] {
        m_document.endGesture();
        changeSettings();
        m_document.endGesture();
    });
}

void LayoutPage::changeSeed()
{
    if (m_showing)
        return;
    m_keeper.trySeed(std::nullopt); // who sets the seed wants to see its run
    changeSettings();
}

void LayoutPage::showSeed()
{
    const QScopedValueRollback showing(m_showing, true);
    const qint64 own = m_document.layout().settings.seed;
    if (qint64(m_seed->value()) != own)
        m_seed->setValue(double(own));
    const std::optional<qint64> tried = m_keeper.triedSeed();
    m_triedRow->setVisible(tried.has_value());
    if (tried)
        m_triedWords->setText(
            fill(tr("The run shown has seed {seed}"), {{u"seed", QString::number(*tried)}}));
}

void LayoutPage::changeSettings()
{
    if (m_showing)
        return;
    Settings settings = m_document.layout().settings;
    settings.seed = qint64(m_seed->value());
    settings.end = EndRule(m_end->currentData().toInt());
    settings.endTime = m_endTime->time();
    settings.horizon = m_horizon->time();
    settings.python = PythonVersion(m_python->currentData().toInt());
    m_document.setSettings(settings);
}

void LayoutPage::refresh()
{
    const QScopedValueRollback showing(m_showing, true);
    const Layout &layout = m_document.layout();
    if (!m_title->isModified())
        m_title->setText(layout.title);
    if (!m_description->document()->isModified() && m_description->toPlainText() != layout.description)
        m_description->setPlainText(layout.description);
    const Settings &settings = layout.settings;
    showSeed();
    m_end->setCurrentIndex(m_end->findData(int(settings.end)));
    m_endHelp->setText(endRules()[m_end->currentIndex()].help);
    m_endTime->setTime(settings.endTime);
    m_endTime->setVisible(settings.end == EndRule::AtTime);
    m_endTimeLabel->setVisible(settings.end == EndRule::AtTime);
    m_horizon->setTime(settings.horizon);
    m_python->setCurrentIndex(m_python->findData(int(settings.python)));
    m_countedFacts = -1;
    showMoment();
}

void LayoutPage::showMoment()
{
    const qsizetype facts = m_keeper.replay().factCount();
    if (facts == m_countedFacts)
        return; // only the playhead has moved
    m_countedFacts = facts;
    const Layout &layout = m_document.layout();
    const auto isTask = [](const Node &node) { return isActor(node.kind); };
    const qsizetype actors = std::count_if(layout.nodes.begin(), layout.nodes.end(), isTask);
    m_counts->setText(u"%1 (%2) and %3. The run takes %4 and leaves %5."_s.arg(
        counted(layout.nodes.size(), u"node"_s, u"nodes"_s), counted(actors, u"task"_s, u"tasks"_s),
        counted(allLinks(layout).size(), u"wire"_s, u"wires"_s),
        formatTime(m_keeper.replay().endTime()).replace(u' ', QChar::Nbsp), // a number keeps its unit
        counted(facts, u"fact"_s, u"facts"_s)));
}

void LayoutPage::commit()
{
    const QString title = m_title->text();
    const QString description = m_description->toPlainText();
    m_title->setModified(false);
    m_description->document()->setModified(false);
    m_document.setDescription(title, description);
}

bool LayoutPage::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusOut && m_description->document()->isModified())
        commit();
    return InspectorPage::eventFilter(watched, event);
}

} // namespace signalbox
