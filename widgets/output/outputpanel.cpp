// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/output/outputpanel.h"

#include "engine/messages/message.h"
#include "widgets/look/breakable.h"
#include "widgets/look/flowlayout.h"
#include "widgets/look/icons.h"
#include "widgets/look/livewords.h"
#include "widgets/look/wheelguard.h"
#include "widgets/output/outputmodel.h"
#include "widgets/output/outputview.h"
#include "widgets/painting/taskcolours.h"

#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QItemSelectionModel>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace signalbox {

using namespace Qt::StringLiterals;

bool prints(const Run &run)
{
    const auto logs = [](const ProgramStep &step) { return step.verb == Verb::Log; };
    const std::vector<ProgramStep> &steps = run.program.steps;
    return !run.output.empty() || std::any_of(steps.begin(), steps.end(), logs);
}

OutputPanel::OutputPanel(RunKeeper &keeper, Player &player, QWidget *parent)
    : QWidget(parent)
    , m_keeper(keeper)
    , m_player(player)
    , m_model(new OutputModel(this))
    , m_view(new OutputView(*m_model))
    , m_stack(new QStackedWidget)
{
    m_nothing = new QLabel;
    m_nothing->setAlignment(Qt::AlignCenter);
    m_nothing->setWordWrap(true);
    m_nothing->setMargin(12);
    m_nothing->setProperty("role", u"muted"_s);
    m_stack->addWidget(m_view);
    m_stack->addWidget(m_nothing);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeBar());
    column->addWidget(makeSearch());
    column->addWidget(m_stack, 1);
    makeMenu();
    m_view->setColours([this](TaskId task) { return m_colours.value(index(task), -1); });
    m_view->installEventFilter(this);
    setFocusProxy(m_view);
    connect(m_view, &OutputView::linePicked, this, &OutputPanel::pick);
    connect(&m_keeper, &RunKeeper::runChanged, this, &OutputPanel::runChanged);
    connect(&m_keeper, &RunKeeper::finished, this, &OutputPanel::runChanged);
    connect(&m_player, &Player::moved, this, &OutputPanel::followPlayer);
    keepTranslated(this, [this] { showWords(); });
}

QWidget *OutputPanel::makeBar()
{
    const auto button = [](const QString &icon) {
        auto *made = new QToolButton;
        made->setAutoRaise(true);
        made->setIcon(icons::icon(icon));
        return made;
    };
    m_title = new QLabel;
    m_title->setProperty("role", u"heading"_s);
    m_count = new QLabel;
    m_count->setProperty("role", u"muted"_s);
    m_tasks = new QComboBox;
    m_tasks->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    guardFromWheel(m_tasks);
    connect(m_tasks, &QComboBox::currentIndexChanged, this, [this](int at) {
        const QVariant task = m_tasks->itemData(at);
        m_model->showOnly(task.isValid() ? std::optional(TaskId(task.toUInt())) : std::nullopt);
        showCount();
        showHits();
        m_view->followNow();
    });
    m_searchButton = button(u"search"_s);
    connect(m_searchButton, &QToolButton::clicked, this, &OutputPanel::openSearch);
    m_copyButton = button(u"duplicate"_s);
    connect(m_copyButton, &QToolButton::clicked, this, [this] { copy(m_view->wholeText()); });
    auto *bar = new QWidget;
    auto *row = new FlowLayout(8); // in a narrow pane it takes two lines rather than cut its words
    bar->setLayout(row);
    row->setContentsMargins(12, 5, 8, 5);
    for (QWidget *part : QList<QWidget *>{m_title, m_count, m_searchButton, m_copyButton, m_tasks})
        row->addWidget(part); // what has no room goes below: the widest
    for (QWidget *words : QList<QWidget *>{m_title, m_count})
        words->setMinimumHeight(m_tasks->sizeHint().height()); // in the middle of its line
    return bar;
}

QWidget *OutputPanel::makeSearch()
{
    m_search = new QLineEdit;
    m_search->setClearButtonEnabled(true);
    m_search->installEventFilter(this);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_view->setSought(text);
        const QModelIndex current = m_view->currentIndex();
        // From where one is: what is there already counts.
        const int from = current.isValid() ? current.row() : m_model->printedRows();
        const int hit = m_model->find(text, from - 1, true);
        if (hit >= 0)
            m_view->setCurrentIndex(m_model->index(hit));
        showHits();
    });
    m_hits = new QLabel;
    m_hits->setProperty("role", u"muted"_s);
    m_searchBar = new QWidget;
    auto *row = new QHBoxLayout(m_searchBar);
    row->setContentsMargins(12, 0, 12, 6);
    row->addWidget(m_search, 1);
    row->addWidget(m_hits);
    m_searchBar->hide();
    return m_searchBar;
}

void OutputPanel::makeMenu()
{
    const auto add = [this](auto &&act) {
        auto *action = new QAction(m_view);
        connect(action, &QAction::triggered, this, act);
        m_view->addAction(action);
        return action;
    };
    m_goThere = add([this] {
        if (m_view->currentIndex().isValid())
            pick(m_view->currentIndex().row());
    });
    m_onlyTask = add([this] { toggleTask(); });
    m_copySelected = add([this] { copy(m_view->selectedText()); });
    m_copyAll = add([this] { copy(m_view->wholeText()); });
    m_view->setContextMenuPolicy(Qt::ActionsContextMenu);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, &OutputPanel::nameTask);
    connect(m_model, &OutputModel::modelReset, this, &OutputPanel::nameTask);
}

/// What choosing among tasks would do, with the current line's.
void OutputPanel::nameTask()
{
    const QModelIndex current = m_view->currentIndex();
    const bool isOne = current.isValid() && m_model->line(current.row()).task != TaskId::None;
    m_onlyTask->setEnabled(m_model->shownOnly() || isOne);
    m_onlyTask->setText(m_model->shownOnly() ? tr("Show All &Tasks")
                            : isOne          ? fill(tr("Only &What {task} Prints"),
                                                    {{u"task", m_model->taskName(m_model->line(current.row()))}})
                                             : tr("Only This &Task"));
}

void OutputPanel::toggleTask()
{
    const QModelIndex current = m_view->currentIndex();
    if (m_model->shownOnly())
        m_tasks->setCurrentIndex(0);
    else if (current.isValid())
        m_tasks->setCurrentIndex(std::max(0, m_tasks->findData(quint32(m_model->line(current.row()).task))));
    if (m_model->rowCount() > 0 && !m_view->currentIndex().isValid())
        m_view->setCurrentIndex(m_model->index(0));
}

int OutputPanel::suitableWidth()
{
    if (m_stale)
        refresh();
    return std::clamp(m_view->suitableWidth(), 280, 420);
}

void OutputPanel::showWords()
{
    setAccessibleName(tr("Output"));
    m_title->setText(tr("OUTPUT"));
    m_view->setAccessibleName(tr("Printed lines"));
    m_nothing->setText(tr("This program prints nothing."));
    m_tasks->setAccessibleName(tr("Whose lines"));
    m_tasks->setToolTip(tr("Whose lines\nShow what one task prints, or what all of them do."));
    m_search->setPlaceholderText(tr("Find in the output"));
    m_search->setAccessibleName(tr("Find in the output"));
    m_searchButton->setAccessibleName(tr("Find"));
    m_searchButton->setToolTip(
        tr("Find (Ctrl+F)\nEnter goes to the next line that has the words, Shift+Enter back."));
    m_copyButton->setAccessibleName(tr("Copy all lines"));
    m_copyButton->setToolTip(tr("Copy all lines\nCtrl+C in the list copies those that are selected."));
    m_goThere->setText(tr("&Go to This Moment"));
    nameTask();
    m_copySelected->setText(tr("&Copy"));
    m_copyAll->setText(tr("Copy &All Lines"));
    m_model->retell();
    m_view->measure();
    if (!m_stale)
        fillTasks();
    else if (m_tasks->count() > 0)
        m_tasks->setItemText(0, tr("All tasks"));
    followPlayer();
}

void OutputPanel::setTheme(const Theme &theme)
{
    m_view->setTheme(theme);
}

QSize OutputPanel::sizeHint() const
{
    return {420, 220};
}

void OutputPanel::showLine(int line)
{
    m_wantedLine = line;
    if (!isVisible())
        return;
    if (m_model->rowOf(line) < 0) {
        m_tasks->setCurrentIndex(0);
        m_model->showOnly(std::nullopt);
    }
    m_wantedLine = -1;
    const int row = m_model->rowOf(line);
    if (row < 0)
        return;
    m_view->setCurrentIndex(m_model->index(row));
    m_view->scrollTo(m_model->index(row));
}

void OutputPanel::runChanged()
{
    // Of a run that grows every quarter more is enough.
    const qsizetype facts = m_keeper.replay().factCount();
    const bool grows = m_keeper.isRunning() && m_runNumber == m_keeper.runNumber();
    if (grows && facts < m_facts + m_facts / 4)
        return;
    m_stale = true;
    m_wantedLine = -1; // it was another run's
    if (isVisible())
        refresh();
}

void OutputPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refresh();
    if (m_wantedLine >= 0)
        showLine(m_wantedLine);
}

void OutputPanel::refresh()
{
    if (m_stale) {
        m_stale = false;
        m_runNumber = m_keeper.runNumber();
        m_facts = m_keeper.replay().factCount();
        m_colours = taskColourIndices(m_keeper.layout(), m_keeper.replay().run());
        m_model->setRun(m_keeper.replay().sharedRun());
        fillTasks();
        showHits();
    }
    followPlayer();
}

void OutputPanel::fillTasks()
{
    const QSignalBlocker blocker(m_tasks);
    m_tasks->clear();
    m_tasks->addItem(tr("All tasks"));
    m_tasks->setMinimumContentsLength(int(m_tasks->itemText(0).size())); // names may be longer, and are cut
    const Run &run = m_keeper.replay().run();
    for (const TaskId task : m_model->tasks()) {
        m_tasks->addItem(run.taskName(task), quint32(task));
        if (m_model->shownOnly() == task)
            m_tasks->setCurrentIndex(m_tasks->count() - 1);
    }
    m_tasks->setEnabled(m_tasks->count() > 1);
}

void OutputPanel::followPlayer()
{
    if (!isVisible() || m_stale)
        return;
    m_model->setFacts(m_player.world().facts);
    m_view->setNow(fill(tr("now {time}"), {{u"time", consoleTime(m_player.time())}}));
    m_view->followNow();
    showCount();
}

void OutputPanel::showCount()
{
    const int rows = m_model->rowCount();
    m_stack->setCurrentWidget(m_model->lineCount() == 0 ? static_cast<QWidget *>(m_nothing) : m_view);
    for (QWidget *part : QList<QWidget *>{m_searchButton, m_copyButton})
        part->setVisible(m_model->lineCount() > 0);
    m_tasks->setVisible(m_model->lineCount() > 0 && m_tasks->count() > 2); // else there is nothing to choose
    const QString words = rows == 0
        ? QString()
        : fill(plural("OutputPanel",
                      QT_TRANSLATE_N_NOOP("OutputPanel", "{printed} of %n lines printed so far"),
                      "{printed} of %n line printed so far", rows),
               {{u"printed", QString::number(m_model->printedRows())}});
    // The bar has room for the figures, and the tip for the sentence.
    m_count->setText(
        rows == 0 ? QString()
                  : fill(plural("OutputPanel", QT_TRANSLATE_N_NOOP("OutputPanel", "{printed} of %n lines"),
                                "{printed} of %n line", rows),
                         {{u"printed", QString::number(m_model->printedRows())}}));
    m_count->setToolTip(asToolTip(words));
    m_view->setAccessibleDescription(words);
}

// ---- finding

void OutputPanel::openSearch()
{
    m_searchBar->show();
    m_search->setFocus();
    m_search->selectAll();
    m_view->setSought(m_search->text());
    showHits();
}

void OutputPanel::closeSearch()
{
    m_searchBar->hide();
    m_view->setSought({});
    m_view->setFocus();
}

void OutputPanel::goToHit(bool forward)
{
    const int from = m_view->currentIndex().isValid() ? m_view->currentIndex().row() : -1;
    const int hit = m_model->find(m_search->text(), from, forward);
    if (hit >= 0)
        m_view->setCurrentIndex(m_model->index(hit));
}

void OutputPanel::showHits()
{
    if (m_searchBar->isHidden())
        return;
    const int count = m_model->countOf(m_search->text());
    m_hits->setText(
        m_search->text().isEmpty()
            ? QString()
            : plural("OutputPanel", QT_TRANSLATE_N_NOOP("OutputPanel", "in %n lines"), "in %n line", count));
    m_search->setAccessibleDescription(m_hits->text());
}

void OutputPanel::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Find))
        openSearch();
    else
        QWidget::keyPressEvent(event);
}

bool OutputPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    const bool isReturn = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
    if (key->matches(QKeySequence::Find)) {
        openSearch();
        return true;
    }
    if (watched == m_view && key->matches(QKeySequence::Copy)) {
        copy(m_view->selectedText());
        return true;
    }
    if (key->key() == Qt::Key_Escape && m_searchBar->isVisible()) {
        closeSearch();
        return true;
    }
    if (watched == m_search && isReturn) {
        goToHit(!key->modifiers().testFlag(Qt::ShiftModifier));
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void OutputPanel::pick(int row)
{
    const PrintedLine line = m_model->line(row); // what is told of it may bring another run
    m_player.seek(line.time);
    if (line.task != TaskId::None)
        Q_EMIT taskPicked(line.task);
}

void OutputPanel::copy(const QString &text)
{
    QGuiApplication::clipboard()->setText(text);
}

} // namespace signalbox
