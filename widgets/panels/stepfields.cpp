// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/panels/stepfields.h"

#include "engine/catalog/catalog.h"
#include "engine/file/layoutfile.h"
#include "widgets/look/icons.h"
#include "widgets/look/wheelguard.h"
#include "widgets/panels/durationedit.h"
#include "widgets/panels/predicateedit.h"
#include "widgets/panels/steplist.h"
#include "widgets/panels/verbpicker.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QScopedValueRollback>
#include <QSpinBox>
#include <QVBoxLayout>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

bool isPut(Verb verb)
{
    return verb == Verb::Put || verb == Verb::PutNowait;
}

/// Verbs that give a text, the item or the result, as ValueChoice says.
bool givesValue(Verb verb)
{
    return verb == Verb::Return || verb == Verb::SetResult || verb == Verb::Log;
}

/// Whether the choice of \a step leaves a text to say: print() takes words and, behind them, what is chosen.
bool usesText(const Step &step)
{
    if (isPut(step.verb))
        return step.choice == quint8(PutChoice::New);
    return !givesValue(step.verb) || step.verb == Verb::Log || step.choice == quint8(ValueChoice::Text);
}

QString timeLabel(Verb verb)
{
    switch (verb) {
    case Verb::Timeout:
    case Verb::WaitFor:
        return u"Time limit"_s;
    case Verb::TimeoutAt:
        return u"At, from the start of the run"_s;
    case Verb::WaitTasks:
    case Verb::AsCompleted:
        return u"At most"_s;
    case Verb::Retry:
        return u"Wait before the second attempt"_s;
    default:
        return u"Time"_s;
    }
}

QString zeroOf(Verb verb)
{
    switch (verb) {
    case Verb::Sleep:
        return u"one turn"_s;
    case Verb::WaitTasks:
    case Verb::AsCompleted:
        return u"no limit"_s;
    case Verb::Retry:
        return u"none"_s;
    default:
        return u"at once"_s;
    }
}

QString countLabel(Verb verb)
{
    switch (verb) {
    case Verb::Put:
    case Verb::PutNowait:
        return u"Priority"_s;
    case Verb::Notify:
        return u"How many"_s;
    case Verb::Write:
        return u"Adds"_s;
    case Verb::Retry:
        return u"Attempts"_s;
    default:
        return u"Times"_s;
    }
}

QString textLabel(const Step &step)
{
    switch (step.verb) {
    case Verb::Put:
    case Verb::PutNowait:
        return u"Item"_s;
    case Verb::Raise:
    case Verb::SetException:
        return u"Error"_s;
    case Verb::Except:
    case Verb::ExceptStar:
        return u"Catches"_s;
    case Verb::Retry:
        return u"After errors of type"_s;
    case Verb::Cancel:
        return u"Message"_s;
    case Verb::Return:
    case Verb::SetResult:
        return u"Text"_s;
    default:
        return step.choice == quint8(ValueChoice::Text) ? u"Words"_s : u"Words before it"_s;
    }
}

QString textHint(Verb verb)
{
    switch (verb) {
    case Verb::Put:
    case Verb::PutNowait:
        return u"item"_s;
    case Verb::Raise:
    case Verb::SetException:
        return u"RuntimeError: what went wrong"_s;
    case Verb::Except:
        return u"RuntimeError, TimeoutError, ExceptionGroup …"_s;
    case Verb::ExceptStar:
        return u"ValueError, OSError …"_s;
    case Verb::Retry:
        return u"any error, or OSError, TimeoutError …"_s;
    case Verb::Cancel:
        return u"none"_s;
    case Verb::Return:
    case Verb::SetResult:
        return u"None"_s;
    default:
        return u"what to print"_s;
    }
}

QString choiceLabel(Verb verb)
{
    switch (verb) {
    case Verb::WaitTasks:
        return u"Until"_s;
    case Verb::Gather:
        return u"When one fails, it"_s;
    case Verb::Return:
        return u"What it returns"_s;
    case Verb::SetResult:
        return u"What it is set to"_s;
    case Verb::Log:
        return u"What it prints"_s;
    default:
        return u"What it puts"_s;
    }
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
    combo->setAccessibleName(u"What the step does"_s);
    combo->setToolTip(u"Choose another step for this place"_s);
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
    , m_target(makeCombo(u"What the step acts on"_s))
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
    m_time->setLabel(u"Time of the step"_s, {});
    m_time->setLimits(0, kLongestStep);
    m_count->setMaximum(int(kMostRounds));
    guardFromWheel(m_count);
    m_text->setMaxLength(kLongestText);
    addField(u"What"_s, m_verb);
    column->addWidget(m_help);
    addField(u"On"_s, m_target);
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

void StepFields::openPicker()
{
    m_picker->open(*m_verb, m_offered, u"What the step does"_s, m_step.verb);
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
        if (isPut(step.verb) && isPut(verb)) {
            fresh.choice = step.choice;
            fresh.text = step.text;
            fresh.count = step.count;
        }
        if (givesValue(step.verb) && givesValue(verb)) {
            fresh.choice = step.choice;
            if (step.verb != Verb::Log && verb != Verb::Log)
                fresh.text = step.text;
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
    setField(m_predicate, info(step.verb).hasPredicate, u"Asks about"_s);
    if (info(step.verb).hasPredicate)
        m_predicate->setPredicate(layout, task, step.predicate);
}

void StepFields::showVerb()
{
    const VerbInfo &verb = info(m_step.verb);
    m_verb->setItemIcon(0, icons::icon(steps::iconName(m_step.verb), QPalette::Text));
    m_verb->setItemText(0, verb.label);
    m_help->setText(verb.help);
}

void StepFields::showTargets()
{
    m_target->clear();
    for (const NodeId id : steps::targets(m_layout, m_step.verb, m_task)) {
        const Node &node = *m_layout.find(id);
        m_target->addItem(icons::icon(info(node.kind).icon, QPalette::Text), node.name, quint32(id));
    }
    m_target->setPlaceholderText(m_target->count() ? u"choose one"_s : u"nothing on the canvas fits"_s);
    m_target->setCurrentIndex(m_target->findData(quint32(m_step.target)));
    setField(m_target, !info(m_step.verb).targets.isEmpty(), u"On"_s);
}

void StepFields::showChoice()
{
    const QList<ChoiceInfo> &choices = info(m_step.verb).choices;
    const QString label = choiceLabel(m_step.verb);
    m_choice->clear();
    for (const ChoiceInfo &choice : choices) {
        m_choice->addItem(choice.label);
        m_choice->setItemData(m_choice->count() - 1, choice.key, Qt::ToolTipRole);
    }
    m_choice->setCurrentIndex(int(m_step.choice));
    m_choice->setAccessibleName(label);
    setField(m_choice, !choices.isEmpty(), label);
}

void StepFields::showNumbers()
{
    const VerbInfo &verb = info(m_step.verb);
    m_time->setDuration(m_step.time);
    m_time->setZeroMeans(zeroOf(m_step.verb));
    setField(m_time, verb.hasTime, timeLabel(m_step.verb));
    m_count->setMinimum(m_step.verb == Verb::Write ? -int(kMostRounds) : 0);
    if (m_count->value() != m_step.count)
        m_count->setValue(int(m_step.count));
    m_count->setAccessibleName(countLabel(m_step.verb));
    // Only a PriorityQueue looks at an item's priority.
    const Node *queue = m_layout.find(m_step.target);
    const bool isByPriority = queue && queue->kind == NodeKind::Queue
        && parameter<qint64>(*queue, Param::Order) == qint64(QueueOrder::Priority);
    const bool isUsed = !isPut(m_step.verb) || isByPriority || m_step.count != 1;
    setField(m_count, verb.hasCount && isUsed, countLabel(m_step.verb));
}

void StepFields::showText()
{
    if (m_text->text() != m_step.text)
        m_text->setText(m_step.text);
    m_text->setPlaceholderText(textHint(m_step.verb));
    m_text->setAccessibleName(textLabel(m_step));
    setField(m_text, info(m_step.verb).hasText && usesText(m_step), textLabel(m_step));
}

} // namespace signalbox
