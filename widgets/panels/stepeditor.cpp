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
#include "widgets/panels/stepclipboard.h"
#include "widgets/panels/stepfields.h"
#include "widgets/panels/stepmodel.h"
#include "widgets/panels/verbpicker.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QScrollArea>
#include <QScrollBar>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

constexpr int kLeastRows = 5; ///< the tree has room for these, and for all its steps up to the most
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
    , m_before(new VerbPicker(this))
    , m_blocks(new VerbPicker(this))
    , m_several(new QLabel)
    , m_fields(new StepFields)
{
    buildTree();
    connectTree();
    buildDeeds();
    buildToolBar();
    connect(m_picker, &VerbPicker::verbChosen, this, &StepEditor::addStep);
    connect(m_before, &VerbPicker::verbChosen, this, &StepEditor::addStepBefore);
    connect(m_blocks, &VerbPicker::verbChosen, this, &StepEditor::putInBlock);
    connect(m_fields, &StepFields::stepEdited, this, &StepEditor::change);
    connect(m_fields, &StepFields::gestureEnded, this, &StepEditor::gestureEnded);
    auto *column = new QVBoxLayout(this); // filled last: the Tab key goes in the order of these lines
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    for (QWidget *part : std::initializer_list<QWidget *>{m_tools, m_tree, m_refusalRow, m_several, m_fields})
        column->addWidget(part);
    auto *refusal = new QHBoxLayout(m_refusalRow);
    refusal->setContentsMargins(0, 0, 0, 0);
    refusal->addWidget(new IconLabel(u"problems"_s, QPalette::WindowText));
    refusal->addWidget(m_refusalLabel, 1);
    m_refusalLabel->setWordWrap(true);
    m_refusalLabel->setAccessibleName(tr("Why the step was not changed"));
    m_refusalRow->hide();
    m_several->setProperty("role", u"muted"_s);
    m_several->setWordWrap(true);
    showSelected();
}

void StepEditor::buildTree()
{
    m_tree->setModel(m_model);
    m_tree->setHeaderHidden(true);
    m_tree->setAccessibleName(tr("Steps"));
    m_tree->setAccessibleDescription(
        tr("Enter adds a step, Delete removes it, Alt with arrows moves it, Ctrl+B puts it in a block."));
    m_tree->setDragDropMode(QAbstractItemView::InternalMove);
    m_tree->setDefaultDropAction(Qt::MoveAction);
    m_tree->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_tree->setContextMenuPolicy(Qt::CustomContextMenu);
    m_tree->installEventFilter(this);
    m_tree->viewport()->installEventFilter(this);
    m_tree->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_tree->setExpandsOnDoubleClick(false); // it leads to the fields
    m_fields->installEventFilter(this); // which gets the keys that its fields leave alone
}

void StepEditor::connectTree()
{
    connect(m_tree->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        showRefusal({});
        showSelected();
        Q_EMIT gestureEnded();
    });
    connect(m_tree, &QWidget::customContextMenuRequested, this, &StepEditor::openMenu);
    connect(m_tree, &QTreeView::doubleClicked, this, &StepEditor::openFields);
    connect(
        m_model, &StepModel::moveRequested, this,
        [this](const QList<StepPath> &from, const StepPath &parent, int row) {
            take(steps::moveAll(m_steps, from, parent, row));
        },
        Qt::QueuedConnection); // the view is still busy with the drop
}

void StepEditor::buildDeeds()
{
    const auto alt = [](Qt::Key key) { return QList<QKeySequence>{QKeySequence(Qt::ALT | key)}; };
    const auto control = [](Qt::Key key) { return QList<QKeySequence>{QKeySequence(Qt::CTRL | key)}; };
    m_deeds = {
        {u"add"_s,
         tr("Add step"),
         tr("Puts a step behind the selected one."),
         {QKeySequence(Qt::Key_Return), QKeySequence(Qt::Key_Enter)},
         &StepEditor::openPicker,
         false},
        {u"add"_s,
         tr("Add step in front"),
         tr("Puts a step before the selected one."),
         {QKeySequence(Qt::Key_Insert)},
         &StepEditor::openPickerBefore,
         false,
         false},
        {{}, tr("Edit its fields"), {}, {QKeySequence(Qt::Key_F2)}, &StepEditor::openFields, true, false},
        {u"delete"_s,
         tr("Remove steps"),
         tr("Removes them with what is inside."),
         {QKeySequence(Qt::Key_Delete)},
         &StepEditor::removeSteps},
        {u"duplicate"_s, tr("Duplicate steps"), tr("Puts copies behind them."), control(Qt::Key_D),
         &StepEditor::duplicateSteps},
        {u"with"_s, tr("Put in a block"),
         tr("Puts a block around the selected steps: with, timeout, try, while, if and others."),
         control(Qt::Key_B), &StepEditor::openBlocks},
        {u"up"_s, tr("Move up"), tr("One row up, into and out of blocks."), alt(Qt::Key_Up),
         &StepEditor::moveUp},
        {u"down"_s, tr("Move down"), tr("One row down, into and out of blocks."), alt(Qt::Key_Down),
         &StepEditor::moveDown},
        {u"outdent"_s, tr("Outdent"), tr("Out of its block."), alt(Qt::Key_Left), &StepEditor::outdentSteps},
        {u"indent"_s, tr("Indent"), tr("Into the block just above it."), alt(Qt::Key_Right),
         &StepEditor::indentSteps},
        {{}, tr("Cut steps"), {}, control(Qt::Key_X), &StepEditor::cut, true, false},
        {{}, tr("Copy steps"), {}, control(Qt::Key_C), &StepEditor::copy, true, false},
        {{}, tr("Paste steps"), {}, control(Qt::Key_V), &StepEditor::paste, false, false},
    };
}

void StepEditor::buildToolBar()
{
    m_tools->setLayout(new FlowLayout(2));
    for (const Deed &deed : std::as_const(m_deeds)) {
        if (!deed.hasButton)
            continue;
        auto *button = new QToolButton;
        button->setIcon(icons::icon(deed.icon));
        button->setAutoRaise(true);
        button->setAccessibleName(deed.name);
        button->setToolTip(asToolTip(fill(tr("{action} ({key})\n{help}"),
                                          {{u"action", deed.name},
                                           {u"key", deed.keys.first().toString(QKeySequence::NativeText)},
                                           {u"help", deed.help}})));
        button->setFocusPolicy(Qt::TabFocus);
        m_tools->layout()->addWidget(button);
        connect(button, &QToolButton::clicked, this, deed.deed);
        if (deed.needsSelection)
            m_needSelection.append(button);
        else
            m_add = button;
    }
}

void StepEditor::openMenu(QPoint place)
{
    QMenu menu(this);
    for (const Deed &deed : std::as_const(m_deeds)) {
        QAction *action = menu.addAction(deed.hasButton ? icons::icon(deed.icon) : QIcon(), deed.name);
        action->setShortcut(deed.keys.first());
        action->setEnabled(!deed.needsSelection || !selection().isEmpty());
        connect(action, &QAction::triggered, this, deed.deed);
    }
    menu.exec(m_tree->viewport()->mapToGlobal(place));
}

bool StepEditor::takeKey(const QKeyEvent &key, bool onlyAsks)
{
    const QKeySequence pressed(
        QKeyCombination(key.modifiers() & ~Qt::KeyboardModifiers(Qt::KeypadModifier), Qt::Key(key.key())));
    for (const Deed &deed : std::as_const(m_deeds)) {
        if (!deed.keys.contains(pressed))
            continue;
        if (!onlyAsks)
            (this->*deed.deed)();
        return true;
    }
    return false;
}

bool StepEditor::eventFilter(QObject *watched, QEvent *event)
{
    const bool isKey = event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride;
    if (watched == m_tree && isKey) {
        if (event->type() == QEvent::KeyPress)
            QMetaObject::invokeMethod(this, &StepEditor::showCurrent, Qt::QueuedConnection);
        if (!takeKey(*static_cast<QKeyEvent *>(event), event->type() == QEvent::ShortcutOverride))
            return QWidget::eventFilter(watched, event);
        event->accept();
        return true;
    }
    if (watched == m_fields && event->type() == QEvent::KeyPress
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        m_tree->setFocus(Qt::ShortcutFocusReason);
        return true;
    }
    // A row that is pressed stays under the pointer, also where it is seen in part; a drag may scroll.
    if (watched == m_tree->viewport() && event->type() == QEvent::MouseButtonPress)
        m_tree->setAutoScroll(false);
    else if (watched == m_tree->viewport()
             && (event->type() == QEvent::MouseButtonRelease || event->type() == QEvent::DragEnter))
        m_tree->setAutoScroll(true);
    return QWidget::eventFilter(watched, event);
}

void StepEditor::openFields()
{
    if (m_fields->isHidden())
        return;
    Q_EMIT fieldsWanted(m_fields);
    m_fields->takeKeyboard();
}

/// Whoever goes by the keyboard sees where, also where the list itself is seen in part.
void StepEditor::showCurrent()
{
    const QRect row = m_tree->visualRect(m_tree->currentIndex());
    for (QWidget *at = parentWidget(); at && row.isValid(); at = at->parentWidget()) {
        auto *area = qobject_cast<QScrollArea *>(at);
        if (!area || !area->widget())
            continue;
        const QPoint middle = m_tree->viewport()->mapTo(area->widget(), row.center());
        area->ensureVisible(0, middle.y(), 0, row.height());
        return;
    }
}

QString StepEditor::pickerTitle(std::optional<Verb> holder) const
{
    return holder && info(*holder).takesOperands
        ? fill(tr("What \"{verb}\" is to wait for"), {{u"verb", info(*holder).label()}})
        : tr("Add a step");
}

void StepEditor::openPicker()
{
    const auto holder = steps::holderOfNext(m_steps, selected());
    m_picker->open(*m_add, steps::verbsIn(holder), pickerTitle(holder));
}

void StepEditor::openPickerBefore()
{
    const auto holder = steps::holderOf(m_steps, selected());
    m_before->open(*m_add, steps::verbsIn(holder), pickerTitle(holder));
}

void StepEditor::openBlocks()
{
    const QList<StepPath> paths = selection();
    const QList<Verb> blocks = steps::wrapsFor(m_steps, paths);
    if (blocks.isEmpty())
        return showRefusal(tr("No block can go around these steps together."));
    m_blocks->open(*m_add, blocks, tr("Around %n steps", nullptr, int(paths.size())));
}

void StepEditor::setTask(const Layout &layout, NodeId task)
{
    const Node *node = layout.find(task);
    const bool isOther = task != m_task;
    const StepPath place = isOther ? StepPath() : selected();
    const int scrolled = isOther ? 0 : m_tree->verticalScrollBar()->value();
    m_layout = layout;
    m_task = task;
    m_steps = node ? parameter<QList<Step>>(*node, Param::Steps) : QList<Step>();
    if (m_model->setSteps(layout, m_steps)) {
        m_tree->expandAll();
        fitTree();
        select(place);
        m_tree->verticalScrollBar()->setValue(scrolled);
    } else {
        fitTree();
    }
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

QList<StepPath> StepEditor::selection() const
{
    QList<StepPath> paths;
    for (const QModelIndex &index : m_tree->selectionModel()->selectedIndexes())
        paths.append(m_model->pathOf(index));
    std::sort(paths.begin(), paths.end());
    return paths;
}

/// The place itself, or the nearest there is where it has gone.
void StepEditor::select(const StepPath &path)
{
    for (StepPath place = path; !place.isEmpty();) {
        const QModelIndex index = m_model->indexOf(place);
        if (index.isValid()) {
            // Not by the view, which would look at the keys that are held down.
            m_tree->selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect);
            return;
        }
        if (place.last() > 0)
            --place.last();
        else
            place.removeLast();
    }
    m_tree->setCurrentIndex({});
}

void StepEditor::selectSeveral(const QList<StepPath> &paths)
{
    select(paths.isEmpty() ? StepPath() : paths.last());
    if (paths.size() < 2)
        return;
    QItemSelection all;
    for (const StepPath &path : paths) {
        if (const QModelIndex index = m_model->indexOf(path); index.isValid())
            all.select(index, index);
    }
    m_tree->selectionModel()->select(all, QItemSelectionModel::ClearAndSelect);
}

QString StepEditor::refusal() const
{
    return m_refusal;
}

void StepEditor::addStep(Verb verb)
{
    const steps::Edit edit = steps::insert(m_steps, selected(), steps::make(m_layout, verb, m_task));
    take({edit.steps, {edit.place}, edit.refusal});
}

void StepEditor::addStepBefore(Verb verb)
{
    take(steps::insertBefore(m_steps, selected(), steps::make(m_layout, verb, m_task)));
}

void StepEditor::putInBlock(Verb verb)
{
    take(steps::wrap(m_steps, selection(), steps::make(m_layout, verb, m_task),
                     steps::make(m_layout, Verb::Except, m_task)));
}

void StepEditor::removeSteps()
{
    take(steps::removeAll(m_steps, selection()));
}

void StepEditor::duplicateSteps()
{
    take(steps::duplicateAll(m_steps, selection()));
}

void StepEditor::cut()
{
    copy();
    removeSteps();
}

void StepEditor::copy()
{
    const QList<Step> taken = steps::copies(m_steps, selection());
    if (!taken.isEmpty())
        QGuiApplication::clipboard()->setText(steps::clipboardText(m_layout, taken));
}

void StepEditor::paste()
{
    const auto fresh = steps::stepsFromClipboard(QGuiApplication::clipboard()->text(), m_layout);
    if (fresh && !fresh->isEmpty())
        take(steps::insertAll(m_steps, selected(), *fresh));
    else
        showRefusal(tr("The clipboard holds no steps."));
}

void StepEditor::moveUp()
{
    take(steps::shiftAll(m_steps, selection(), false));
}

void StepEditor::moveDown()
{
    take(steps::shiftAll(m_steps, selection(), true));
}

void StepEditor::indentSteps()
{
    take(steps::indentAll(m_steps, selection()));
}

void StepEditor::outdentSteps()
{
    take(steps::outdentAll(m_steps, selection()));
}

void StepEditor::take(const steps::Edits &edits)
{
    if (edits.refusal.isEmpty()) {
        Q_EMIT gestureEnded();
        Q_EMIT stepsEdited(edits.steps);
        Q_EMIT gestureEnded();
        selectSeveral(edits.places);
    }
    showRefusal(edits.refusal);
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
    const QList<StepPath> paths = selection();
    const StepPath place = selected();
    const Step *step = paths.size() == 1 ? steps::at(m_steps, place) : nullptr;
    for (QToolButton *button : m_needSelection)
        button->setEnabled(!paths.isEmpty());
    m_fields->setVisible(step);
    m_several->setVisible(paths.size() > 1);
    m_several->setText(tr("%n steps are selected. They move, are copied and put in a block together.",
                          nullptr, int(paths.size())));
    if (step)
        m_fields->setStep(m_layout, m_task, *step, steps::verbsIn(steps::holderOf(m_steps, place)));
}

} // namespace signalbox
