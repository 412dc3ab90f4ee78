// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/panels/stepfields.h"

#include "engine/catalog/catalog.h"
#include "engine/file/layoutfile.h"
#include "engine/file/stepreader.h"
#include "widgets/look/icons.h"
#include "widgets/look/wheelguard.h"
#include "widgets/panels/durationedit.h"
#include "widgets/panels/freshsteps.h"
#include "widgets/panels/predicateedit.h"
#include "widgets/panels/stepwords.h"
#include "widgets/panels/verbpicker.h"
#include "widgets/panels/verbrow.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QScopedValueRollback>
#include <QSpinBox>
#include <QVBoxLayout>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

/// Whether the choice of \a step leaves a text to say.
bool usesText(const Step &step)
{
    const VerbRow &row = rowOf(step.verb);
    switch (row.gives) {
    case VerbRow::Gives::Nothing:
        break;
    case VerbRow::Gives::Item:
        return step.choice == quint8(PutChoice::New);
    case VerbRow::Gives::Value:
        return row.textLabelBeside || step.choice == quint8(ValueChoice::Text);
    }
    return true;
}

QString textLabel(const Step &step)
{
    const VerbRow &row = rowOf(step.verb);
    const bool isBeside = row.textLabelBeside && step.choice != quint8(ValueChoice::Text);
    return VerbRow::translated(isBeside ? row.textLabelBeside : row.textLabel);
}

QComboBox *makeCombo(const QString &name)
{
    auto *combo = new QComboBox;
    combo->setAccessibleName(name);
    combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    combo->setMinimumContentsLength(8);
    guardFromWheel(combo);
    return combo;
}

/// A combo box of one entry that opens something else than a list.
class OpenerCombo : public QComboBox {
public:
    std::function<void()> opens;
    void showPopup() override { opens(); }
};

QComboBox *makeOpener(const std::function<void()> &opens)
{
    auto *combo = new OpenerCombo;
    combo->opens = opens;
    combo->setAccessibleName(StepFields::tr("What the step does"));
    combo->setToolTip(StepFields::tr("Choose another step for this place"));
    combo->addItem({});
    guardFromWheel(combo);
    return combo;
}

} // namespace

StepFields::StepFields(QWidget *parent)
    : QFrame(parent)
    , m_picker(new VerbPicker(this))
    , m_verb(makeOpener([this] { openPicker(); }))
    , m_help(new QLabel)
    , m_target(makeCombo(tr("What the step acts on")))
    , m_choice(makeCombo({}))
    , m_predicate(new PredicateEdit)
    , m_time(new DurationEdit)
    , m_count(new QSpinBox)
    , m_text(new QLineEdit)
{
    setProperty("role", u"card"_s);
    build();
    connectFields();
}

/// A label over \a field; both are shown and hidden together. Not a QFormLayout: with hidden rows, Qt 6.4's
/// writes beyond its own memory when it wraps them.
void StepFields::addField(const QString &label, QWidget *field)
{
    auto *words = new QLabel(label);
    words->setBuddy(field);
    words->setProperty("role", u"muted"_s);
    words->setWordWrap(true);
    field->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    layout()->addWidget(words);
    layout()->addWidget(field);
    m_labels.insert(field, words);
}

void StepFields::setField(QWidget *field, bool isShown, const QString &label)
{
    field->setVisible(isShown);
    m_labels.value(field)->setVisible(isShown);
    m_labels.value(field)->setText(label);
}

void StepFields::build()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(10, 8, 10, 10);
    column->setSpacing(4);
    m_help->setWordWrap(true);
    m_help->setProperty("role", u"muted"_s);
    m_time->setLabel(tr("Time of the step"), {});
    m_time->setLimits(0, kLongestStep);
    m_count->setMaximum(int(kMostRounds));
    guardFromWheel(m_count);
    m_text->setMaxLength(kLongestText);
    addField(tr("What"), m_verb);
    column->addWidget(m_help);
    addField(tr("On"), m_target);
    addField({}, m_choice);
    addField({}, m_predicate);
    addField({}, m_text);
    addField({}, m_count);
    addField({}, m_time);
}

void StepFields::connectFields()
{
    connect(m_picker, &VerbPicker::verbChosen, this, &StepFields::changeVerb);
    connect(m_target, &QComboBox::activated, this, [this] {
        editAtOnce([this](Step &step) { step.target = NodeId(m_target->currentData().toUInt()); });
    });
    connect(m_choice, &QComboBox::activated, this,
            [this](int row) { editAtOnce([row](Step &step) { step.choice = quint8(row); }); });
    connect(m_predicate, &PredicateEdit::predicateEdited, this, [this](const Predicate &predicate) {
        edit([&predicate](Step &step) { step.predicate = predicate; });
    });
    connect(m_time, &DurationEdit::durationEdited, this,
            [this](const Duration &time) { edit([time](Step &step) { step.time = time; }); });
    connect(m_count, &QSpinBox::valueChanged, this,
            [this](int count) { edit([count](Step &step) { step.count = count; }); });
    connect(m_text, &QLineEdit::textEdited, this,
            [this](const QString &text) { edit([text](Step &step) { step.text = text; }); });
    connect(m_predicate, &PredicateEdit::gestureEnded, this, &StepFields::gestureEnded);
    connect(m_time, &DurationEdit::editingFinished, this, &StepFields::gestureEnded);
    connect(m_count, &QSpinBox::editingFinished, this, &StepFields::gestureEnded);
    connect(m_text, &QLineEdit::editingFinished, this, &StepFields::gestureEnded);
}

void StepFields::takeKeyboard()
{
    m_verb->setFocus(Qt::ShortcutFocusReason);
}

void StepFields::openPicker()
{
    m_picker->open(*m_verb, m_offered, tr("What the step does"), m_step.verb);
}

/// Lets \a write change a copy of the step, and tells of it as the person's wish.
void StepFields::edit(const std::function<void(Step &)> &write)
{
    if (m_showing)
        return;
    Step step = m_step;
    write(step);
    Q_EMIT stepEdited(step);
}

void StepFields::editAtOnce(const std::function<void(Step &)> &write)
{
    Q_EMIT gestureEnded();
    edit(write);
    Q_EMIT gestureEnded();
}

/// Another verb in the same place: it keeps what it has in common with the one before.
void StepFields::changeVerb(Verb verb)
{
    editAtOnce([this, verb](Step &step) {
        const VerbInfo &before = info(step.verb);
        const VerbInfo &after = info(verb);
        Step fresh = steps::make(m_layout, verb, m_task);
        if (steps::targets(m_layout, verb, m_task).contains(step.target))
            fresh.target = step.target;
        if (before.hasTime && after.hasTime)
            fresh.time = step.time;
        if (before.hasPredicate && after.hasPredicate)
            fresh.predicate = step.predicate;
        const VerbRow &rowBefore = rowOf(step.verb);
        const VerbRow &rowAfter = rowOf(verb);
        if (rowAfter.gives != VerbRow::Gives::Nothing && rowAfter.gives == rowBefore.gives) {
            fresh.choice = step.choice;
            if (before.hasCount && after.hasCount)
                fresh.count = step.count;
            if (rowBefore.textLabel == rowAfter.textLabel)
                fresh.text = step.text; // it means the same
        }
        fresh.extra = step.extra;
        step = fresh;
    });
}

void StepFields::setStep(const Layout &layout, NodeId task, const Step &step, const QList<Verb> &offered)
{
    const QScopedValueRollback showing(m_showing, true);
    m_layout = layout;
    m_task = task;
    m_step = step;
    m_offered = offered;
    showVerb();
    showTargets();
    showChoice();
    showNumbers();
    showText();
    setField(m_predicate, info(step.verb).hasPredicate, tr("Asks about"));
    if (info(step.verb).hasPredicate)
        m_predicate->setPredicate(layout, task, step.predicate);
}

void StepFields::showVerb()
{
    const VerbInfo &verb = info(m_step.verb);
    m_verb->setItemIcon(0, icons::icon(info(m_step.verb).icon, QPalette::Text));
    m_verb->setItemText(0, verb.label());
    m_help->setText(verb.help());
}

void StepFields::showTargets()
{
    m_target->clear();
    for (const NodeId id : steps::targets(m_layout, m_step.verb, m_task)) {
        const Node &node = *m_layout.find(id);
        m_target->addItem(icons::icon(info(node.kind).icon, QPalette::Text), node.name, quint32(id));
    }
    m_target->setPlaceholderText(m_target->count() ? tr("choose one") : tr("nothing on the canvas fits"));
    m_target->setCurrentIndex(m_target->findData(quint32(m_step.target)));
    setField(m_target, !info(m_step.verb).targets.isEmpty(), tr("On"));
}

void StepFields::showChoice()
{
    const QList<ChoiceInfo> &choices = info(m_step.verb).choices;
    const QString label = VerbRow::translated(rowOf(m_step.verb).choiceLabel);
    m_choice->clear();
    for (const ChoiceInfo &choice : choices) {
        m_choice->addItem(choice.label());
        m_choice->setItemData(m_choice->count() - 1, choice.key, Qt::ToolTipRole);
    }
    m_choice->setCurrentIndex(int(m_step.choice));
    m_choice->setAccessibleName(label);
    setField(m_choice, !choices.isEmpty(), label);
}

void StepFields::showNumbers()
{
    const VerbInfo &verb = info(m_step.verb);
    const VerbRow &row = rowOf(m_step.verb);
    m_time->setDuration(m_step.time);
    m_time->setZeroMeans(VerbRow::translated(row.zeroTime));
    setField(m_time, verb.hasTime, VerbRow::translated(row.timeLabel));
    const QString countLabel = VerbRow::translated(row.countLabel);
    m_count->setMinimum(int(leastCount(verb.verb)));
    if (m_count->value() != m_step.count)
        m_count->setValue(int(m_step.count));
    m_count->setAccessibleName(countLabel);
    // Only a PriorityQueue looks at an item's priority.
    const Node *queue = m_layout.find(m_step.target);
    const bool isByPriority = queue && queue->kind == NodeKind::Queue
        && parameter<qint64>(*queue, Param::Order) == qint64(QueueOrder::Priority);
    const bool isUsed = row.gives != VerbRow::Gives::Item || isByPriority || m_step.count != 1;
    setField(m_count, verb.hasCount && isUsed, countLabel);
}

void StepFields::showText()
{
    if (m_text->text() != m_step.text)
        m_text->setText(m_step.text);
    m_text->setPlaceholderText(VerbRow::translated(rowOf(m_step.verb).textHint));
    m_text->setAccessibleName(textLabel(m_step));
    setField(m_text, info(m_step.verb).hasText && usesText(m_step), textLabel(m_step));
}

} // namespace signalbox
