// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/panels/stepeditor.h"

#include "engine/layout/catalog.h"
#include "widgets/look/flowlayout.h"
#include "widgets/look/iconlabel.h"
#include "widgets/look/icons.h"
#include "widgets/look/wheelguard.h"
#include "widgets/panels/durationedit.h"
#include "widgets/panels/stepmodel.h"

#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QScopedValueRollback>
#include <QSpinBox>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

struct VerbGroup {
    QString title;
    QList<Verb> verbs;
};

const QList<VerbGroup> &verbGroups()
{
    using V = Verb;
    static const QList<VerbGroup> groups{
        {u"Time"_s, {V::Sleep, V::Cpu}},
        {u"Queues"_s, {V::Put, V::Get, V::TaskDone, V::Join}},
        {u"Locks and semaphores"_s, {V::With, V::Acquire, V::Release}},
        {u"Events"_s, {V::Set, V::Clear, V::Wait}},
        {u"Tasks"_s, {V::Spawn, V::Await, V::Cancel, V::Return, V::Log}},
        {u"Errors"_s, {V::Raise, V::Try, V::Except, V::Finally}},
        {u"Blocks"_s, {V::Repeat, V::Forever, V::Timeout}},
    };
    return groups;
}

QString textLabel(Verb verb)
{
    switch (verb) {
    case Verb::Raise:
        return u"Error"_s;
    case Verb::Except:
        return u"Catches"_s;
    default:
        return u"Words"_s;
    }
}

QString textHint(Verb verb)
{
    switch (verb) {
    case Verb::Raise:
        return u"RuntimeError: what went wrong"_s;
    case Verb::Except:
        return u"RuntimeError, TimeoutError, ExceptionGroup …"_s;
    default:
        return u"what to note in the trace"_s;
    }
}

constexpr int kLeastRows = 4; ///< the tree has room for these, and for all its steps up to the most
constexpr int kMostRows = 14;

int countAll(const QList<Step> &steps)
{
    int count = int(steps.size());
    for (const Step &step : steps)
        count += countAll(step.body);
    return count;
}

} // namespace

StepEditor::StepEditor(QWidget *parent)
    : QWidget(parent)
    , m_model(new StepModel(this))
    , m_tree(new QTreeView)
    , m_tools(new QWidget)
    , m_refusalRow(new QWidget)
    , m_refusalLabel(new QLabel)
    , m_fields(new QFrame)
{
    buildTree();
    buildToolBar();
    buildFields();
    auto *column = new QVBoxLayout(this); // filled last: the Tab key goes in the order of these lines
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addWidget(m_tools);
    column->addWidget(m_tree);
    column->addWidget(m_refusalRow);
    column->addWidget(m_fields);
    auto *refusal = new QHBoxLayout(m_refusalRow);
    refusal->setContentsMargins(0, 0, 0, 0);
    refusal->addWidget(new IconLabel(u"problems"_s, QPalette::WindowText));
    refusal->addWidget(m_refusalLabel, 1);
    m_refusalLabel->setWordWrap(true);
    m_refusalLabel->setAccessibleName(u"Why the step was not changed"_s);
    m_refusalRow->hide();
    showSelected();
}

void StepEditor::buildTree()
{
    m_tree->setModel(m_model);
    m_tree->setHeaderHidden(true);
    m_tree->setAccessibleName(u"Steps"_s);
    m_tree->setAccessibleDescription(u"Insert adds a step, Delete removes it, Alt with arrows moves it."_s);
    m_tree->setDragDropMode(QAbstractItemView::InternalMove);
    m_tree->setDefaultDropAction(Qt::MoveAction);
    m_tree->setSelectionMode(QAbstractItemView::SingleSelection);
    m_tree->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_tree->setIndentation(m_tree->fontMetrics().height());
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this, [this] {
        showRefusal({});
        showSelected();
        Q_EMIT gestureEnded();
        if (!m_fields->isHidden())
            Q_EMIT fieldsOpened(m_fields);
    });
    connect(
        m_model, &StepModel::moveRequested, this,
        [this](const StepPath &from, const StepPath &parent, int row) {
            take(steps::moveTo(m_steps, from, parent, row));
        },
        Qt::QueuedConnection); // the view is still busy with the drop
}

QToolButton *StepEditor::addButton(const QString &icon, const QString &name, const QString &help,
                                   const QKeySequence &key, void (StepEditor::*deed)())
{
    auto *button = new QToolButton;
    button->setIcon(icons::icon(icon));
    button->setAutoRaise(true);
    button->setAccessibleName(name);
    button->setToolTip(u"%1 (%2)\n%3"_s.arg(name, key.toString(QKeySequence::NativeText), help));
    button->setFocusPolicy(Qt::TabFocus);
    m_tools->layout()->addWidget(button);
    connect(button, &QToolButton::clicked, this, deed);
    auto *action = new QAction(m_tree);
    action->setShortcut(key);
    action->setShortcutContext(Qt::WidgetShortcut);
    m_tree->addAction(action);
    connect(action, &QAction::triggered, this, deed);
    return button;
}

void StepEditor::buildToolBar()
{
    m_tools->setLayout(new FlowLayout(2));
    m_add = addButton(u"add"_s, u"Add step"_s, u"Puts a step after the selected one."_s, Qt::Key_Insert,
                      &StepEditor::openAddMenu);
    m_add->setMenu(makeAddMenu());
    m_add->setPopupMode(QToolButton::InstantPopup);
    m_needSelection = {
        addButton(u"delete"_s, u"Remove step"_s, u"Removes it with what is inside."_s, Qt::Key_Delete,
                  &StepEditor::removeStep),
        addButton(u"duplicate"_s, u"Duplicate step"_s, u"Puts a copy behind it."_s,
                  QKeySequence(Qt::CTRL | Qt::Key_D), &StepEditor::duplicateStep),
        addButton(u"up"_s, u"Move up"_s, u"Before the step above it."_s, QKeySequence(Qt::ALT | Qt::Key_Up),
                  &StepEditor::moveUp),
        addButton(u"down"_s, u"Move down"_s, u"Behind the step below it."_s,
                  QKeySequence(Qt::ALT | Qt::Key_Down), &StepEditor::moveDown),
        addButton(u"outdent"_s, u"Outdent"_s, u"Out of its block."_s, QKeySequence(Qt::ALT | Qt::Key_Left),
                  &StepEditor::outdentStep),
        addButton(u"indent"_s, u"Indent"_s, u"Into the block just above it."_s,
                  QKeySequence(Qt::ALT | Qt::Key_Right), &StepEditor::indentStep),
    };
}

QMenu *StepEditor::makeAddMenu()
{
    auto *menu = new QMenu(this);
    menu->setToolTipsVisible(true);
    for (const VerbGroup &group : verbGroups()) {
        QMenu *verbs = menu->addMenu(group.title);
        verbs->setToolTipsVisible(true);
        for (const Verb verb : group.verbs) {
            QAction *action = verbs->addAction(icons::icon(steps::iconName(verb), QPalette::Text),
                                               info(verb).label, this, [this, verb] { addStep(verb); });
            action->setToolTip(info(verb).help);
        }
    }
    return menu;
}

void StepEditor::openAddMenu()
{
    m_add->showMenu();
}

/// A label over \a field; both are shown and hidden together. Not a QFormLayout: with hidden rows, Qt 6.4's
/// writes beyond its own memory when it wraps them.
void StepEditor::addField(const QString &label, QWidget *field)
{
    auto *words = new QLabel(label);
    words->setBuddy(field);
    words->setProperty("role", u"muted"_s);
    field->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_fields->layout()->addWidget(words);
    m_fields->layout()->addWidget(field);
    m_labels.insert(field, words);
}

void StepEditor::showField(QWidget *field, bool isShown)
{
    field->setVisible(isShown);
    m_labels.value(field)->setVisible(isShown);
}

QComboBox *StepEditor::makeCombo(const QString &name)
{
    auto *combo = new QComboBox;
    combo->setAccessibleName(name);
    combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    combo->setMinimumContentsLength(8);
    guardFromWheel(combo);
    return combo;
}

void StepEditor::buildFields()
{
    auto *column = new QVBoxLayout(m_fields);
    column->setContentsMargins(10, 8, 10, 10);
    column->setSpacing(4);
    m_fields->setProperty("role", u"card"_s);
    m_verb = makeCombo(u"What the step does"_s);
    for (const VerbGroup &group : verbGroups()) {
        if (m_verb->count() > 0)
            m_verb->insertSeparator(m_verb->count());
        for (const Verb verb : group.verbs) {
            m_verb->addItem(icons::icon(steps::iconName(verb), QPalette::Text), info(verb).label, int(verb));
            m_verb->setItemData(m_verb->count() - 1, info(verb).help, Qt::ToolTipRole);
        }
    }
    m_target = makeCombo(u"What the step acts on"_s);
    m_time = new DurationEdit;
    m_time->setLabel(u"Time of the step"_s, {});
    m_time->setLimits(0, info(Param::Work).maximum);
    m_count = new QSpinBox;
    m_count->setRange(0, 1'000'000);
    m_count->setAccessibleName(u"How many times"_s);
    guardFromWheel(m_count);
    m_text = new QLineEdit;
    m_help = new QLabel;
    m_help->setWordWrap(true);
    m_help->setProperty("role", u"muted"_s);
    addField(u"What"_s, m_verb);
    column->addWidget(m_help);
    addField(u"On"_s, m_target);
    addField(u"Time"_s, m_time);
    addField(u"Times"_s, m_count);
    addField(u"Text"_s, m_text);
    connectFields();
}

void StepEditor::connectFields()
{
    connect(m_verb, &QComboBox::activated, this, [this] {
        Q_EMIT gestureEnded();
        edit([this](Step &step) { changeVerb(step, Verb(m_verb->currentData().toInt())); });
        Q_EMIT gestureEnded();
    });
    connect(m_target, &QComboBox::activated, this, [this] {
        Q_EMIT gestureEnded();
        edit([this](Step &step) { step.target = NodeId(m_target->currentData().toUInt()); });
        Q_EMIT gestureEnded();
    });
    connect(m_time, &DurationEdit::durationEdited, this,
            [this](const Duration &time) { edit([time](Step &step) { step.time = time; }); });
    connect(m_count, &QSpinBox::valueChanged, this,
            [this](int count) { edit([count](Step &step) { step.count = count; }); });
    connect(m_text, &QLineEdit::textEdited, this,
            [this](const QString &text) { edit([text](Step &step) { step.text = text; }); });
    connect(m_time, &DurationEdit::editingFinished, this, &StepEditor::gestureEnded);
    connect(m_count, &QSpinBox::editingFinished, this, &StepEditor::gestureEnded);
    connect(m_text, &QLineEdit::editingFinished, this, &StepEditor::gestureEnded);
}

/// Another verb in the same place: it keeps what it has in common with the one before.
void StepEditor::changeVerb(Step &step, Verb verb) const
{
    Step fresh = steps::make(m_layout, verb, m_task);
    if (steps::targets(m_layout, verb, m_task).contains(step.target))
        fresh.target = step.target;
    if (info(step.verb).hasTime && info(verb).hasTime)
        fresh.time = step.time;
    fresh.extra = step.extra;
    step = fresh;
}

/// Lets \a write change a copy of the selected step, and takes that as the person's wish.
void StepEditor::edit(const std::function<void(Step &)> &write)
{
    const Step *old = steps::at(m_steps, selected());
    if (!old || m_showing)
        return;
    Step step = *old;
    write(step);
    change(step);
}

void StepEditor::setTask(const Layout &layout, NodeId task)
{
    const Node *node = layout.find(task);
    const bool isOther = task != m_task;
    const StepPath place = isOther ? StepPath() : selected();
    m_layout = layout;
    m_task = task;
    m_steps = node ? parameter<QList<Step>>(*node, Param::Steps) : QList<Step>();
    if (m_model->setSteps(layout, m_steps)) {
        m_tree->expandAll();
        select(place);
    }
    fitTree();
    if (isOther)
        showRefusal({});
    showSelected();
}

void StepEditor::fitTree()
{
    const QModelIndex first = m_model->index(0, 0);
    const int row =
        first.isValid() ? m_tree->sizeHintForIndex(first).height() : m_tree->fontMetrics().height();
    m_tree->setFixedHeight(std::clamp(countAll(m_steps), kLeastRows, kMostRows) * row
                           + 2 * m_tree->frameWidth() + 4);
}

void StepEditor::setRunning(const std::optional<StepPath> &place)
{
    m_model->setRunning(place);
}

StepPath StepEditor::selected() const
{
    return m_model->pathOf(m_tree->currentIndex());
}

/// The place itself, or the nearest there is where it has gone.
void StepEditor::select(const StepPath &path)
{
    for (StepPath place = path; !place.isEmpty();) {
        const QModelIndex index = m_model->indexOf(place);
        if (index.isValid()) {
            m_tree->setCurrentIndex(index);
            return;
        }
        if (place.last() > 0)
            --place.last();
        else
            place.removeLast();
    }
    m_tree->setCurrentIndex({});
}

QString StepEditor::refusal() const
{
    return m_refusal;
}

void StepEditor::addStep(Verb verb)
{
    take(steps::insert(m_steps, selected(), steps::make(m_layout, verb, m_task)));
}

void StepEditor::removeStep()
{
    take(steps::remove(m_steps, selected()));
}

void StepEditor::duplicateStep()
{
    take(steps::duplicate(m_steps, selected()));
}

void StepEditor::moveStep(int places)
{
    take(steps::moveBy(m_steps, selected(), places));
}

void StepEditor::indentStep()
{
    take(steps::indent(m_steps, selected()));
}

void StepEditor::outdentStep()
{
    take(steps::outdent(m_steps, selected()));
}

void StepEditor::take(const steps::Edit &edit)
{
    if (edit.refusal.isEmpty()) {
        Q_EMIT gestureEnded();
        Q_EMIT stepsEdited(edit.steps);
        Q_EMIT gestureEnded();
        select(edit.place);
    }
    showRefusal(edit.refusal);
}

void StepEditor::change(const Step &step)
{
    const steps::Edit edit = steps::replace(m_steps, selected(), step);
    if (edit.refusal.isEmpty())
        Q_EMIT stepsEdited(edit.steps);
    else
        showSelected(); // the field goes back to what is so
    showRefusal(edit.refusal);
}

void StepEditor::showRefusal(const QString &why)
{
    m_refusal = why;
    m_refusalLabel->setText(why);
    m_refusalRow->setVisible(!why.isEmpty());
}

void StepEditor::showSelected()
{
    const QScopedValueRollback showing(m_showing, true);
    const Step *step = steps::at(m_steps, selected());
    for (QToolButton *button : m_needSelection)
        button->setEnabled(step);
    m_fields->setVisible(step);
    if (!step)
        return;
    const VerbInfo &verb = info(step->verb);
    m_verb->setCurrentIndex(m_verb->findData(int(step->verb)));
    m_help->setText(verb.help);
    fillTargets(*step);
    m_time->setDuration(step->time);
    m_time->setZeroMeans(step->verb == Verb::Sleep ? u"one turn"_s : u"at once"_s);
    m_count->setValue(int(step->count));
    if (m_text->text() != step->text)
        m_text->setText(step->text);
    m_text->setPlaceholderText(textHint(step->verb));
    m_text->setAccessibleName(textLabel(step->verb));
    showField(m_target, !verb.targets.isEmpty());
    showField(m_time, verb.hasTime);
    showField(m_count, verb.hasCount);
    showField(m_text, verb.hasText);
    m_labels.value(m_text)->setText(textLabel(step->verb));
}

void StepEditor::fillTargets(const Step &step)
{
    m_target->clear();
    for (const NodeId id : steps::targets(m_layout, step.verb, m_task)) {
        const Node &node = *m_layout.find(id);
        m_target->addItem(icons::icon(info(node.kind).icon, QPalette::Text), node.name, quint32(id));
    }
    m_target->setPlaceholderText(m_target->count() ? u"choose one"_s : u"nothing on the canvas fits"_s);
    m_target->setCurrentIndex(m_target->findData(quint32(step.target)));
}

} // namespace signalbox
