// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/panels/stepeditor.h"

#include "engine/catalog/catalog.h"
#include "engine/messages/message.h"
#include "widgets/look/breakable.h"
#include "widgets/look/flowlayout.h"
#include "widgets/look/iconlabel.h"
#include "widgets/look/icons.h"
#include "widgets/panels/freshsteps.h"
#include "widgets/panels/stepfields.h"
#include "widgets/panels/stepmodel.h"
#include "widgets/panels/verbpicker.h"

#include <QKeyEvent>
#include <QLabel>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

constexpr int kLeastRows = 4; ///< the tree has room for these, and for all its steps up to the most
constexpr int kMostRows = 14;

constexpr int kUsualDepth = 5; ///< steps nested deeper are indented by less, so that their words have room

int depthOf(const QList<Step> &steps)
{
    int deepest = 0;
    for (const Step &step : steps)
        deepest = std::max(deepest, 1 + depthOf(step.body));
    return deepest;
}

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
    , m_picker(new VerbPicker(this))
    , m_fields(new StepFields)
{
    buildTree();
    buildToolBar();
    connect(m_picker, &VerbPicker::verbChosen, this, &StepEditor::addStep);
    connect(m_fields, &StepFields::stepEdited, this, &StepEditor::change);
    connect(m_fields, &StepFields::gestureEnded, this, &StepEditor::gestureEnded);
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
    m_refusalLabel->setAccessibleName(tr("Why the step was not changed"));
    m_refusalRow->hide();
    showSelected();
}

void StepEditor::buildTree()
{
    m_tree->setModel(m_model);
    m_tree->setHeaderHidden(true);
    m_tree->setAccessibleName(tr("Steps"));
    m_tree->setAccessibleDescription(tr("Insert adds a step, Delete removes it, Alt with arrows moves it."));
    m_tree->setDragDropMode(QAbstractItemView::InternalMove);
    m_tree->setDefaultDropAction(Qt::MoveAction);
    m_tree->setSelectionMode(QAbstractItemView::SingleSelection);
    m_tree->installEventFilter(this);
    m_tree->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
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
    button->setToolTip(asToolTip(
        fill(tr("{action} ({key})\n{help}"),
             {{u"action", name}, {u"key", key.toString(QKeySequence::NativeText)}, {u"help", help}})));
    button->setFocusPolicy(Qt::TabFocus);
    m_tools->layout()->addWidget(button);
    connect(button, &QToolButton::clicked, this, deed);
    m_keys.append({key, deed});
    return button;
}

void StepEditor::buildToolBar()
{
    m_tools->setLayout(new FlowLayout(2));
    m_add = addButton(u"add"_s, tr("Add step"), tr("Puts a step after the selected one."), Qt::Key_Insert,
                      &StepEditor::openAddMenu);
    for (const Qt::Key enter : {Qt::Key_Return, Qt::Key_Enter})
        m_keys.append({enter, &StepEditor::openAddMenu});
    m_needSelection = {
        addButton(u"delete"_s, tr("Remove step"), tr("Removes it with what is inside."), Qt::Key_Delete,
                  &StepEditor::removeStep),
        addButton(u"duplicate"_s, tr("Duplicate step"), tr("Puts a copy behind it."),
                  QKeySequence(Qt::CTRL | Qt::Key_D), &StepEditor::duplicateStep),
        addButton(u"up"_s, tr("Move up"), tr("Before the step above it."), QKeySequence(Qt::ALT | Qt::Key_Up),
                  &StepEditor::moveUp),
        addButton(u"down"_s, tr("Move down"), tr("Behind the step below it."),
                  QKeySequence(Qt::ALT | Qt::Key_Down), &StepEditor::moveDown),
        addButton(u"outdent"_s, tr("Outdent"), tr("Out of its block."), QKeySequence(Qt::ALT | Qt::Key_Left),
                  &StepEditor::outdentStep),
        addButton(u"indent"_s, tr("Indent"), tr("Into the block just above it."),
                  QKeySequence(Qt::ALT | Qt::Key_Right), &StepEditor::indentStep),
    };
}

bool StepEditor::eventFilter(QObject *watched, QEvent *event)
{
    const bool isKey = event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride;
    if (watched != m_tree || !isKey)
        return QWidget::eventFilter(watched, event);
    const auto *press = static_cast<QKeyEvent *>(event);
    const QKeySequence key(QKeyCombination(press->modifiers() & ~Qt::KeyboardModifiers(Qt::KeypadModifier),
                                           Qt::Key(press->key())));
    const auto found =
        std::find_if(m_keys.begin(), m_keys.end(), [&key](const KeyDeed &each) { return each.key == key; });
    if (found == m_keys.end())
        return QWidget::eventFilter(watched, event);
    event->accept();
    if (event->type() == QEvent::KeyPress)
        (this->*found->deed)();
    return true;
}

void StepEditor::openAddMenu()
{
    const auto holder = steps::holderOfNext(m_steps, selected());
    const QString title = holder && info(*holder).takesOperands
        ? fill(tr("What \"{verb}\" is to wait for"), {{u"verb", info(*holder).label()}})
        : tr("Add a step");
    m_picker->open(*m_add, steps::verbsIn(holder), title);
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
    const int usual = m_tree->fontMetrics().height();
    m_tree->setIndentation(usual * kUsualDepth / std::max(kUsualDepth, depthOf(m_steps)));
    const QModelIndex first = m_model->index(0, 0);
    const int row = first.isValid() ? m_tree->sizeHintForIndex(first).height() : usual;
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
    const StepPath place = selected();
    const Step *step = steps::at(m_steps, place);
    for (QToolButton *button : m_needSelection)
        button->setEnabled(step);
    m_fields->setVisible(step);
    if (step)
        m_fields->setStep(m_layout, m_task, *step, steps::verbsIn(steps::holderOf(m_steps, place)));
}

} // namespace signalbox
