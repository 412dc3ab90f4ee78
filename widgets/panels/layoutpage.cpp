// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/panels/layoutpage.h"

#include "engine/catalog/catalog.h"
#include "engine/catalog/links.h"
#include "engine/file/documentformat.h"
#include "engine/messages/message.h"
#include "widgets/look/icons.h"
#include "widgets/look/plaintextedit.h"
#include "widgets/look/wheelguard.h"
#include "widgets/panels/durationedit.h"

#include <QComboBox>
#include <QEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QSpinBox>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

struct EndRuleWords {
    EndRule rule;
    const char *label;
    const char *help;
};

constexpr EndRuleWords kEndRules[] = {
    {EndRule::Automatic, QT_TRANSLATE_NOOP("signalbox::LayoutPage", "Automatically"),
     QT_TRANSLATE_NOOP(
         "signalbox::LayoutPage",
         "When the queues are drained where a task loops for ever, else when every task has ended.")},
    {EndRule::AllFinished, QT_TRANSLATE_NOOP("signalbox::LayoutPage", "When all tasks have ended"),
     QT_TRANSLATE_NOOP("signalbox::LayoutPage", "main waits for every one of them.")},
    {EndRule::Drained, QT_TRANSLATE_NOOP("signalbox::LayoutPage", "When queues are drained"),
     QT_TRANSLATE_NOOP("signalbox::LayoutPage",
                       "Finite tasks end, queues are joined, then the endless ones are cancelled.")},
    {EndRule::AtTime, QT_TRANSLATE_NOOP("signalbox::LayoutPage", "At a given time"),
     QT_TRANSLATE_NOOP("signalbox::LayoutPage", "Every task is cancelled then.")},
};

constexpr double kLargestSeed = 9'007'199'254'740'991.0; ///< the last whole number a double counts to
constexpr int kDescriptionLines = 5;

} // namespace

LayoutPage::LayoutPage(Document &document, RunKeeper &keeper)
    : m_document(document)
    , m_keeper(keeper)
    , m_title(new QLineEdit)
    , m_description(new PlainTextEdit)
    , m_seed(new QDoubleSpinBox)
    , m_triedRow(new QWidget)
    , m_triedWords(new QLabel)
    , m_end(new QComboBox)
    , m_endHelp(new QLabel)
    , m_endTime(new SecondsSpin)
    , m_horizon(new SecondsSpin)
    , m_python(new QComboBox)
    , m_stepCost(new QSpinBox)
    , m_counts(new QLabel)
{
    addHeader(u"main"_s, tr("Layout"), {});
    m_counts->setWordWrap(true);
    m_counts->setProperty("role", u"muted"_s);
    m_column->addWidget(m_counts);
    addWords();
    addHeading(tr("The run"));
    addSeed();
    addEnding();
    addPython();
    addStepCost();
    m_column->addStretch(1);
    refresh();
}

void LayoutPage::addWords()
{
    addField(tr("Title"), m_title, tr("What the layout is called in the gallery and in exports"));
    addField(tr("Description"), m_description, tr("What it teaches, in a sentence or two"));
    m_description->setTabChangesFocus(true);
    m_description->setFixedHeight(kDescriptionLines * m_description->fontMetrics().lineSpacing()
                                  + 2 * m_description->fontMetrics().height());
    connect(m_title, &QLineEdit::editingFinished, this, &LayoutPage::commit);
    revertOnEscape(m_title);
    revertOnEscape(m_description);
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
    for (const EndRuleWords &words : kEndRules) {
        m_end->addItem(tr(words.label), int(words.rule));
        m_end->setItemData(m_end->count() - 1, tr(words.help), Qt::ToolTipRole);
    }
    m_end->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_end->setMinimumContentsLength(8);
    listen(m_end);
    addField(tr("It ends"), m_end, tr("What main waits for"));
    m_endHelp->setWordWrap(true);
    m_endHelp->setProperty("role", u"muted"_s);
    m_column->addWidget(m_endHelp);
    m_endTimeLabel = addField(tr("End time"), m_endTime, tr("When every task is cancelled"));
    addField(tr("Horizon"), m_horizon, tr("A run that is still going then is shown up to there"));
    for (SecondsSpin *spin : {m_endTime, m_horizon}) {
        connect(spin, &SecondsSpin::timeEdited, this, &LayoutPage::changeSettings);
        connect(spin, &QDoubleSpinBox::editingFinished, &m_document, &Document::endGesture);
    }
}

void LayoutPage::addPython()
{
    for (const PythonVersion version :
         {PythonVersion::Python311, PythonVersion::Python312, PythonVersion::Python313})
        m_python->addItem(
            fill(tr("Python {version}"), {{u"version", pythonVersionKeys()[qsizetype(version)]}}),
            int(version));
    listen(m_python);
    addField(tr("Rules of"), m_python,
             tr("Versions of Python differ in a few places: in wait_for, gather and Condition, in what a "
                "TaskGroup "
                "does when it is cancelled"));
}

void LayoutPage::addStepCost()
{
    m_stepCost->setLocale(QLocale::c());
    m_stepCost->setRange(0, int(kHighestStepCost));
    m_stepCost->setSingleStep(100);
    m_stepCost->setSpecialValueText(tr("nothing"));
    //: nanoseconds, behind a number
    m_stepCost->setSuffix(tr(" ns"));
    m_stepCost->setKeyboardTracking(false);
    m_stepCost->setMinimumWidth(8 * m_stepCost->fontMetrics().averageCharWidth());
    guardFromWheel(m_stepCost);
    connect(m_stepCost, &QSpinBox::valueChanged, this, &LayoutPage::changeSettings);
    connect(m_stepCost, &QSpinBox::editingFinished, &m_document, &Document::endGesture);
    addField(tr("A step costs"), m_stepCost,
             tr("How long every step of a task, and every statement of code, computes. Real ones take some "
                "tens of "
                "nanoseconds to a few microseconds."));
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
        m_triedWords->setText(fill(tr("Trying seed {seed}"), {{u"seed", QString::number(*tried)}}));
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
    settings.stepCost = m_stepCost->value();
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
    m_endHelp->setText(tr(kEndRules[m_end->currentIndex()].help));
    m_endTime->setTime(settings.endTime);
    m_endTime->setVisible(settings.end == EndRule::AtTime);
    m_endTimeLabel->setVisible(settings.end == EndRule::AtTime);
    m_horizon->setTime(settings.horizon);
    m_python->setCurrentIndex(m_python->findData(int(settings.python)));
    m_stepCost->setValue(int(settings.stepCost));
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
    const bool isAllCode = !layout.nodes.isEmpty()
        && std::all_of(layout.nodes.begin(), layout.nodes.end(),
                       [](const Node &node) { return isCode(node.kind); });
    constexpr const char *page = "signalbox::LayoutPage";
    const QString length =
        formatTime(m_keeper.replay().endTime()).replace(u' ', QChar::Nbsp); // keeps its unit
    m_counts->setText(
        fill(isAllCode ? tr("{nodes} of code. The run takes {time} and leaves {events}.")
                       : tr("{nodes} ({tasks}) and {wires}. The run takes {time} and leaves {events}."),
             {{u"nodes",
               plural(page, QT_TRANSLATE_N_NOOP("signalbox::LayoutPage", "%n nodes"), "%n node",
                      layout.nodes.size())},
              {u"tasks",
               plural(page, QT_TRANSLATE_N_NOOP("signalbox::LayoutPage", "%n tasks"), "%n task", actors)},
              {u"wires",
               plural(page, QT_TRANSLATE_N_NOOP("signalbox::LayoutPage", "%n wires"), "%n wire",
                      allLinks(layout).size())},
              {u"time", length},
              {u"events",
               plural(page, QT_TRANSLATE_N_NOOP("signalbox::LayoutPage", "%n events"), "%n event", facts)}}));
}

void LayoutPage::commit()
{
    const QString title = m_title->text();
    const QString description = m_description->toPlainText();
    m_title->setModified(false);
    m_description->document()->setModified(false);
    m_document.setDescription(title, description);
}

void LayoutPage::revert()
{
    m_title->setModified(false);
    m_description->document()->setModified(false);
    refresh();
}

bool LayoutPage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_description && event->type() == QEvent::FocusOut
        && m_description->document()->isModified())
        commit();
    return InspectorPage::eventFilter(watched, event);
}

} // namespace signalbox
