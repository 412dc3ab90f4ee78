// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/variables/variablespanel.h"

#include "engine/messages/message.h"
#include "widgets/look/breakable.h"
#include "widgets/look/icons.h"
#include "widgets/look/livewords.h"
#include "widgets/painting/codemoment.h"
#include "widgets/timeline/timelinegeometry.h"
#include "widgets/variables/stackwords.h"

#include <QAction>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QScrollBar>
#include <QToolButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

enum Column { NameColumn, ValueColumn, PinColumn };
constexpr Micros kMillisecond = 1'000; ///< as fine as the clock of the run
constexpr int kAroundHead = 6; ///< pixels
constexpr int kPathRole = Qt::UserRole;
constexpr int kVariableRole = Qt::UserRole + 1; ///< of a variable of a call: function and name

/// Of the whole text.
QString lineWords(const Run &run, const ShownCall &call)
{
    const std::vector<ProgramStep> &steps = run.program.steps;
    if (call.step == kNone || call.step >= steps.size())
        return {};
    return fill(VariablesPanel::tr("line {line}"), {{u"line", QString::number(steps[call.step].count)}});
}

} // namespace

VariablesPanel::VariablesPanel(RunKeeper &keeper, Player &player, QWidget *parent)
    : QWidget(parent)
    , m_keeper(keeper)
    , m_player(player)
    , m_stacks(keeper)
    , m_pins(keeper)
    , m_title(new QLabel)
    , m_moment(new QLabel)
    , m_tree(new QTreeWidget)
    , m_foldButton(new QToolButton)
    , m_pinButton(new QToolButton)
    , m_pinAction(new QAction(this))
{
    m_title->setProperty("role", u"heading"_s);
    m_title->setTextFormat(Qt::PlainText);
    m_moment->setProperty("role", u"muted"_s);
    m_title->setMinimumWidth(1);
    m_tree->setColumnCount(3);
    m_tree->setUniformRowHeights(true);
    m_tree->setIndentation(m_tree->fontMetrics().height());
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setSectionResizeMode(ValueColumn, QHeaderView::Stretch);
    m_tree->header()->setSectionResizeMode(PinColumn, QHeaderView::Fixed);
    m_tree->header()->setMinimumSectionSize(16);
    // In a low window the rest is the inspector's.
    m_tree->setMinimumHeight(4 * m_tree->fontMetrics().height());
    m_tree->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_tree->setEditTriggers(QAbstractItemView::NoEditTriggers);
    connect(m_tree, &QTreeWidget::itemExpanded, this, [this](QTreeWidgetItem *item) { open(item); });
    connect(m_tree, &QTreeWidget::itemCollapsed, this,
            [this](QTreeWidgetItem *item) { remember(item, false); });
    auto *head = new QHBoxLayout;
    head->setContentsMargins(6, kAroundHead, 8, kAroundHead);
    head->setSpacing(8);
    m_foldButton->setAutoRaise(true);
    m_foldButton->setFocusPolicy(Qt::TabFocus);
    connect(m_foldButton, &QToolButton::clicked, this, [this] { setFolded(!m_isFolded); });
    head->addWidget(m_foldButton);
    head->addWidget(m_title, 1);
    head->addWidget(m_moment);
    head->addWidget(m_pinButton);
    makePinning();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(m_tree, 1);
    setFocusProxy(m_tree);
    hide();
    connect(&m_keeper, &RunKeeper::runChanged, this, &VariablesPanel::runChanged);
    connect(&m_player, &Player::moved, this, &VariablesPanel::followPlayer);
    connect(&m_stacks, &StackKeeper::came, this, &VariablesPanel::followPlayer);
    keepTranslated(this, [this] { showWords(); });
}

void VariablesPanel::showWords()
{
    setAccessibleName(tr("Variables"));
    m_tree->setAccessibleName(tr("Call stack and variables"));
    m_tree->setHeaderLabels({tr("Name"), tr("Value"), QString()});
    showFold();
    m_pinButton->setAccessibleName(tr("Pin to the timeline"));
    m_pinButton->setToolTip(
        tr("Pin to the timeline (P)\nThe selected variable becomes a lane: what it is over the "
           "whole run."));
    m_pinAction->setText(tr("&Pin to the Timeline"));
    m_pins.retell();
    m_shownFacts = -1;
    runChanged();
}

void VariablesPanel::setTheme(const Theme &theme)
{
    m_theme = theme;
    m_shownFacts = -1;
    followPlayer();
}

QSize VariablesPanel::sizeHint() const
{
    return {320, m_isFolded ? headHeight() : 150}; // what is above it is edited
}

int VariablesPanel::headHeight() const
{
    return std::max(m_foldButton->sizeHint().height(), m_title->sizeHint().height()) + 2 * kAroundHead;
}

void VariablesPanel::setFolded(bool isFolded)
{
    if (isFolded == m_isFolded)
        return;
    m_isFolded = isFolded;
    if (isFolded && m_tree->hasFocus())
        m_foldButton->setFocus();
    m_tree->setHidden(isFolded);
    m_pinButton->setHidden(isFolded);
    setMaximumHeight(isFolded ? headHeight() : QWIDGETSIZE_MAX);
    updateGeometry();
    setFocusProxy(isFolded ? static_cast<QWidget *>(m_foldButton) : m_tree);
    showFold();
    m_shownFacts = -1;
    followPlayer();
    Q_EMIT folded(isFolded);
}

void VariablesPanel::showFold()
{
    m_foldButton->setIcon(icons::icon(m_isFolded ? u"chevron-right"_s : u"chevron-down"_s));
    const QString words = m_isFolded ? tr("Show the call stack") : tr("Fold the call stack away");
    m_foldButton->setAccessibleName(words);
    m_foldButton->setToolTip(asToolTip(words));
}

void VariablesPanel::setTask(TaskId task)
{
    m_task = task;
    followPlayer();
}

void VariablesPanel::setNode(NodeId node)
{
    m_node = node;
    if (node != NodeId::None)
        m_task = TaskId::None;
    followPlayer();
}

void VariablesPanel::runChanged()
{
    setVisible(!m_keeper.program().script.isEmpty());
    m_shownFacts = -1;
    followPlayer();
    Q_EMIT canPinChanged();
}

void VariablesPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    followPlayer();
}

TaskId VariablesPanel::shownTask() const
{
    const World &world = m_player.world();
    if (m_task != TaskId::None && world.task(m_task))
        return m_task;
    const auto body = m_keeper.replay().run().program.bodyOf(m_node);
    if (const TaskView *task = body && m_node != NodeId::None ? world.taskOf(*body) : nullptr)
        return task->id;
    const Trace &trace = m_keeper.replay().run().trace;
    for (qsizetype fact = world.facts - 1; fact >= 0; --fact) {
        if (trace[fact].task != TaskId::None)
            return trace[fact].task;
    }
    return TaskId::None;
}

/// How many facts there were when \a task's event before the newest one came; 0 where there was none. Stacks
/// are those just before the next fact: so what the task did between the two shows as changed, in a wait as
/// well.
qsizetype VariablesPanel::factsBefore(TaskId task) const
{
    const FactIndex::Places places = m_keeper.replay().factIndex().ofTask(task);
    const auto next = std::lower_bound(places.begin(), places.end(), quint32(m_player.world().facts));
    const Trace &trace = m_keeper.replay().run().trace;
    int events = 0;
    for (auto at = next; at != places.begin();) {
        --at;
        if (signalbox::isVisible(trace[*at]) && ++events == 2)
            return *at;
    }
    return 0;
}

void VariablesPanel::followPlayer()
{
    if (!isVisible() || m_keeper.program().script.isEmpty())
        return;
    const qsizetype facts = m_player.world().facts;
    const TaskId task = shownTask();
    if (task == TaskId::None || facts == 0) {
        m_hovered = nullptr;
        m_tree->clear();
        m_unopened.clear();
        m_shownFacts = -1;
        showHead(TaskId::None, tr("Nothing has run yet."));
        return;
    }
    if (m_isFolded) {
        m_stacks.want({});
        showHead(task, {});
        return;
    }
    const qsizetype before = factsBefore(task);
    m_stacks.want(before > 0 ? QList<qsizetype>{facts, before} : QList<qsizetype>{facts});
    const CallStacks *now = m_stacks.after(facts);
    if (!now) {
        // What is shown stays, and says of which moment it is.
        if (m_shownTask != task)
            showHead(task, tr("looking…"));
        return;
    }
    const CallStacks *earlier = before > 0 ? m_stacks.after(before) : nullptr;
    if (before > 0 && !earlier)
        return; // soon
    const bool isShown = m_shownFacts == facts && m_shownTask == task;
    m_shownFacts = facts;
    m_shownTask = task;
    const QList<ShownCall> calls = now->value(task);
    const QList<ShownCall> former = earlier ? earlier->value(task) : QList<ShownCall>();
    const World &world = m_player.world();
    const bool hasEnded = world.task(task) && isDone(world.task(task)->state);
    showHead(task,
             hasEnded ? tr("has ended")
                      : fill(tr("at {time}"), {{u"time", rulerTime(m_player.time(), kMillisecond)}}));
    if (isShown)
        return;
    fillCalls(calls, earlier ? &former : nullptr, sharedMarks(*now));
    if (calls.isEmpty())
        tellEmpty(hasEnded ? tr("Its variables are gone. Step back (,) to see them.")
                           : tr("No function of the program is at work in it now."));
}

void VariablesPanel::showHead(TaskId task, const QString &state)
{
    const QString name = task == TaskId::None ? QString() : m_keeper.replay().run().taskName(task);
    m_title->setText(name.isEmpty() ? tr("Call stack") : fill(tr("Call stack of {task}"), {{u"task", name}}));
    m_moment->setText(state);
}

/// In the place of variables: why there are none.
void VariablesPanel::tellEmpty(const QString &why)
{
    auto *item = new QTreeWidgetItem({why});
    item->setForeground(NameColumn, m_theme.mutedText);
    item->setFlags(Qt::ItemIsEnabled);
    m_tree->addTopLevelItem(item);
    item->setFirstColumnSpanned(true);
}

/// The innermost first: that is where the task is.
void VariablesPanel::fillCalls(const QList<ShownCall> &calls, const QList<ShownCall> *before,
                               const QHash<quint64, QString> &marks)
{
    const int scrolled = m_tree->verticalScrollBar()->value();
    const QString current =
        m_tree->currentItem() ? m_tree->currentItem()->data(0, kPathRole).toString() : QString();
    m_isFilling = true;
    m_tree->setUpdatesEnabled(false);
    m_hovered = nullptr;
    m_tree->clear();
    m_unopened.clear();
    m_marks = marks;
    const QStringList places = placeWords(calls);
    const QSet<QString> changed = before ? changedVariables(*before, calls) : QSet<QString>();
    for (int place = int(calls.size()) - 1; place >= 0; --place) {
        QTreeWidgetItem *call = makeCall(calls[place], places[place], place);
        m_tree->addTopLevelItem(call);
        call->setFirstColumnSpanned(false);
        for (const ShownItem &variable : calls[place].variables) {
            const QString path = variableKey(place, variable.key);
            QTreeWidgetItem *item = makeItem(variable, path, changed.contains(path));
            item->setData(0, kVariableRole, QStringList{calls[place].function, variable.key});
            call->addChild(item);
            showPin(item);
        }
        call->setExpanded(!m_closed.contains(call->data(0, kPathRole).toString()));
        for (int at = 0; at < call->childCount(); ++at)
            open(call->child(at));
    }
    const QList<QTreeWidgetItem *> all =
        m_tree->findItems(QString(), Qt::MatchContains | Qt::MatchRecursive, NameColumn);
    for (QTreeWidgetItem *item : all) {
        if (!current.isEmpty() && item->data(0, kPathRole).toString() == current)
            m_tree->setCurrentItem(item);
    }
    fitNames();
    showPins();
    m_tree->verticalScrollBar()->setValue(scrolled);
    m_tree->setUpdatesEnabled(true);
    m_isFilling = false;
}

void VariablesPanel::fitNames()
{
    m_tree->resizeColumnToContents(NameColumn);
    m_tree->setColumnWidth(NameColumn, std::min(m_tree->columnWidth(NameColumn), m_tree->width() / 2));
}

/// As cards count and mark them: variables are those right before the next event, when the task may have
/// come some rows further than where the last one happened.
QStringList VariablesPanel::placeWords(const QList<ShownCall> &calls) const
{
    const Run &run = m_keeper.replay().run();
    const CodeMoment moment(m_keeper.layout(), run, m_player.world());
    const std::vector<CallPlace> marked = moment.callsOf(m_shownTask);
    QStringList words;
    for (qsizetype at = 0; at < calls.size(); ++at) {
        CallPlace place = moment.placeOf(calls[at].step);
        const bool isMarked = qsizetype(marked.size()) == calls.size()
            && marked[std::size_t(at)].node == place.node && marked[std::size_t(at)].row >= 0;
        if (isMarked)
            place = marked[std::size_t(at)];
        words.append(place.node != NodeId::None && place.row >= 0
                         ? fill(tr("row {row}"), {{u"row", QString::number(place.row + 1)}})
                         : lineWords(run, calls[at]));
    }
    return words;
}

QTreeWidgetItem *VariablesPanel::makeCall(const ShownCall &call, const QString &where, int place)
{
    auto *item = new QTreeWidgetItem({call.function, where});
    item->setData(0, kPathRole, QString::number(place));
    QFont font = m_tree->font();
    font.setWeight(QFont::DemiBold);
    item->setFont(NameColumn, font);
    item->setForeground(ValueColumn, m_theme.mutedText);
    item->setData(NameColumn, Qt::AccessibleTextRole,
                  fill(tr("Call of {function}, {line}"), {{u"function", call.function}, {u"line", where}}));
    return item;
}

QTreeWidgetItem *VariablesPanel::makeItem(const ShownItem &shown, const QString &path, bool isChanged)
{
    const ShownValue &value = shown.value;
    const bool isMissing = value.type.isEmpty();
    const QString mark = m_marks.value(value.identity);
    const auto marked = [&mark](const QString &words) {
        return mark.isEmpty() ? words : mark + u' ' + words; // in front, where nothing cuts it off
    };
    const QString text = marked(isMissing ? tr("not yet") : value.text);
    // A dot and bold letters, and not colour alone, tell that it has changed.
    const QString key = shown.key.isEmpty() ? u"·"_s : shown.key; // in a set nothing has a place
    auto *item = new QTreeWidgetItem(
        {isChanged ? u"● "_s + key : key, isMissing ? text : marked(briefValue(value.text))});
    item->setData(0, kPathRole, path);
    QFont font = Theme::monoFont();
    font.setItalic(isMissing);
    font.setBold(isChanged);
    item->setFont(ValueColumn, font);
    const QString said = isMissing ? tr("{name} has no value yet")
        : isChanged                ? tr("{name} is {value}, a {type}; it has just changed")
                                   : tr("{name} is {value}, a {type}");
    const QString sentence = fill(said, {{u"name", shown.key}, {u"value", text}, {u"type", value.type}});
    item->setData(NameColumn, Qt::AccessibleTextRole, sentence);
    item->setToolTip(NameColumn, asToolTip(sentence));
    item->setToolTip(ValueColumn, asToolTip(sentence));
    if (!value.items.isEmpty()) {
        item->setChildIndicatorPolicy(QTreeWidgetItem::ShowIndicator);
        m_unopened.insert(item, value);
    }
    return item;
}

/// Opened by a person, or again because it was open before.
void VariablesPanel::open(QTreeWidgetItem *item)
{
    const QString path = item->data(0, kPathRole).toString();
    if (!m_isFilling)
        remember(item, true);
    else if (!m_open.contains(path))
        return;
    const ShownValue value = m_unopened.take(item);
    for (const ShownItem &each : value.items) {
        const QString place = each.key.isEmpty() ? QString::number(item->childCount()) : each.key;
        item->addChild(makeItem(each, path + u'/' + place, false));
    }
    if (value.size > value.items.size())
        item->addChild(new QTreeWidgetItem(
            {fill(tr("and {count} more"), {{u"count", QString::number(value.size - value.items.size())}})}));
    if (!m_isFilling) {
        fitNames();
        return;
    }
    item->setExpanded(true);
    for (int at = 0; at < item->childCount(); ++at)
        open(item->child(at));
}

void VariablesPanel::remember(const QTreeWidgetItem *item, bool isOpen)
{
    if (m_isFilling)
        return;
    const QString path = item->data(0, kPathRole).toString();
    if (!item->parent())
        isOpen ? (void)m_closed.remove(path) : (void)m_closed.insert(path);
    else
        isOpen ? (void)m_open.insert(path) : (void)m_open.remove(path);
}

// ---- pinning

void VariablesPanel::makePinning()
{
    m_pinButton->setAutoRaise(true);
    m_pinButton->setIcon(icons::icon(u"pin"_s));
    m_pinButton->setCheckable(true);
    m_tree->setMouseTracking(true);
    m_tree->setColumnWidth(PinColumn, m_tree->fontMetrics().height() + 10);
    m_tree->installEventFilter(this);
    m_tree->viewport()->installEventFilter(this);
    m_tree->addAction(m_pinAction);
    m_tree->setContextMenuPolicy(Qt::ActionsContextMenu);
    const auto toggleCurrent = [this] { togglePin(m_tree->currentItem()); };
    connect(m_pinButton, &QToolButton::clicked, this, toggleCurrent);
    connect(m_pinAction, &QAction::triggered, this, toggleCurrent);
    connect(m_tree, &QTreeWidget::itemClicked, this, [this](QTreeWidgetItem *item, int column) {
        if (column == PinColumn)
            togglePin(item);
    });
    connect(m_tree, &QTreeWidget::itemEntered, this, [this](QTreeWidgetItem *item) {
        QTreeWidgetItem *before = std::exchange(m_hovered, item);
        if (before)
            showPin(before);
        showPin(item);
    });
    connect(m_tree, &QTreeWidget::currentItemChanged, this, &VariablesPanel::showPins);
    connect(&m_pins, &PinnedVariables::changed, this, &VariablesPanel::showPins);
}

/// Nothing for what is in a container, and for a call.
std::optional<VariableName> VariablesPanel::variableOf(const QTreeWidgetItem *item) const
{
    const QStringList names = item ? item->data(0, kVariableRole).toStringList() : QStringList();
    if (names.size() != 2 || m_shownTask == TaskId::None)
        return std::nullopt;
    return VariableName{m_keeper.replay().run().taskName(m_shownTask), names[0], names[1]};
}

void VariablesPanel::togglePin(const QTreeWidgetItem *item)
{
    if (const auto variable = variableOf(item))
        m_pins.toggle(*variable);
    else
        showPins(); // the button has not done anything
}

/// A pinned one always shows it; any other while the pointer or the keyboard is on it.
void VariablesPanel::showPin(QTreeWidgetItem *item)
{
    const auto variable = variableOf(item);
    const bool isPinned = variable && m_pins.isPinned(*variable);
    const bool isNear = variable && (item == m_hovered || item == m_tree->currentItem());
    const QIcon icon = isPinned ? icons::icon(u"pin"_s, m_theme.accent)
        : isNear                ? icons::icon(u"pin"_s, m_theme.faintText)
                                : QIcon();
    item->setIcon(PinColumn, icon);
    if (!variable)
        return;
    item->setToolTip(PinColumn, asToolTip(isPinned ? tr("Unpin (P)") : tr("Pin to the timeline (P)")));
    item->setData(PinColumn, Qt::AccessibleTextRole, isPinned ? tr("pinned to the timeline") : QString());
}

void VariablesPanel::showPins()
{
    if (m_isFilling && m_tree->topLevelItemCount() == 0)
        return;
    for (int call = 0; call < m_tree->topLevelItemCount(); ++call) {
        for (int at = 0; at < m_tree->topLevelItem(call)->childCount(); ++at)
            showPin(m_tree->topLevelItem(call)->child(at));
    }
    const auto variable = variableOf(m_tree->currentItem());
    m_pinButton->setEnabled(variable.has_value());
    m_pinAction->setEnabled(variable.has_value());
    const bool isPinned = variable && m_pins.isPinned(*variable);
    m_pinButton->setChecked(isPinned);
    m_pinAction->setText(isPinned ? tr("Un&pin from the Timeline") : tr("&Pin to the Timeline"));
    Q_EMIT canPinChanged();
}

const QTreeWidgetItem *VariablesPanel::currentItem() const
{
    return m_tree->currentItem();
}

bool VariablesPanel::canPin() const
{
    return !m_isFolded && !isHidden() && variableOf(currentItem());
}

bool VariablesPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_tree->viewport() && event->type() == QEvent::Leave && m_hovered) {
        QTreeWidgetItem *before = std::exchange(m_hovered, nullptr);
        showPin(before);
    }
    const bool isKey = event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride;
    if (watched == m_tree && isKey) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_P && key->modifiers() == Qt::NoModifier
            && variableOf(m_tree->currentItem())) {
            if (event->type() == QEvent::KeyPress)
                togglePin(m_tree->currentItem());
            event->accept();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace signalbox
