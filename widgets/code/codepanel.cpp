// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/code/codepanel.h"

#include "widgets/code/codelook.h"
#include "widgets/code/scintilla.h"
#include "widgets/look/breakable.h"
#include "widgets/look/icons.h"
#include "widgets/look/livewords.h"
#include "widgets/painting/taskcolours.h"
#include "widgets/session/valuehints.h"

#include <QApplication>
#include <QClipboard>
#include <QCursor>
#include <QEvent>
#include <QHBoxLayout>
#include <QHelpEvent>
#include <QLabel>
#include <QToolButton>
#include <QToolTip>
#include <QVBoxLayout>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

constexpr int kNumberMargin = 0;
constexpr int kTaskMargin = 1; ///< the names of the tasks at a line

/// Scintilla's markers and styles go by number. One of each for every task colour, and a marker for the lines
/// of the selected node.
constexpr int kFirstTaskMarker = 1;
constexpr int kNodeMarker = 0;
constexpr int kFirstTaskStyle = 64; // the lexer's own styles end below
constexpr int kTipReach = 12; ///< pixels by which the pointer may have left the place of a tip
constexpr qsizetype kMostLetters = 10; ///< of the names beside a line: the code needs the room

QString shortened(const QString &words, qsizetype most)
{
    return words.size() <= most ? words : words.left(most - 1) + u'…';
}

/// All of them where they fit, else the first and how many more.
QString marginWords(const QStringList &names)
{
    const QString all = names.join(u' ');
    if (names.size() == 1 || all.size() <= kMostLetters)
        return shortened(all, kMostLetters);
    const QString more = u" +%1"_s.arg(names.size() - 1);
    return shortened(names.front(), kMostLetters - more.size()) + more;
}

} // namespace

CodePanel::CodePanel(RunKeeper &keeper, Player &player, QWidget *parent)
    : QWidget(parent)
    , m_keeper(keeper)
    , m_player(player)
{
    build();
    setTheme(m_theme);
    connect(&m_keeper, &RunKeeper::runChanged, this, &CodePanel::runChanged);
    connect(&m_player, &Player::moved, this, &CodePanel::markTasks);
    connect(m_editor, &QsciScintilla::cursorPositionChanged, this, [this](int line, int) {
        if (!m_isFilling)
            pick(line);
    });
    connect(m_copy, &QToolButton::clicked, this,
            [this] { QApplication::clipboard()->setText(m_source.text()); });
}

CodePanel::~CodePanel() = default;

void CodePanel::build()
{
    m_promise = new QLabel(this);
    m_promise->setProperty("role", u"muted"_s);
    m_copy = new QToolButton(this);
    m_copy->setIcon(icons::icon(u"duplicate"_s));
    m_copy->setAutoRaise(true);
    m_editor = new QsciScintilla(this);
    m_editor->setReadOnly(true);
    m_editor->setUtf8(true);
    m_editor->setFrameShape(QFrame::StyledPanel);
    m_editor->setProperty("role", u"codePane"_s);
    m_editor->setMarginType(kNumberMargin, QsciScintilla::NumberMargin);
    m_editor->setMarginType(kTaskMargin, QsciScintilla::TextMarginRightJustified);
    m_editor->setMarginMarkerMask(kTaskMargin, 0);
    m_editor->setMarginMarkerMask(kNumberMargin, 0);
    m_editor->setMarginWidth(2, 0);
    m_editor->setScrollWidthTracking(true);
    m_editor->setScrollWidth(1);
    m_editor->SendScintilla(QsciScintilla::SCI_SETCARETSTYLE, QsciScintilla::CARETSTYLE_INVISIBLE);
    m_editor->setWrapMode(QsciScintilla::WrapNone);
    m_lexer = makePythonLexer(m_editor);
    m_editor->setLexer(m_lexer);

    auto *head = new QHBoxLayout;
    head->setContentsMargins(12, 6, 6, 4);
    head->addWidget(m_promise);
    head->addStretch(1);
    head->addWidget(m_copy);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(m_editor, 1);
    setFocusProxy(m_editor);
    keepTranslated(this, [this] {
        setAccessibleName(tr("Python"));
        m_promise->setText(tr("Runs as it stands on Python 3.11 or later"));
        m_copy->setToolTip(tr("Copy the whole program"));
        m_copy->setAccessibleName(m_copy->toolTip());
        m_editor->setAccessibleName(tr("The layout as a Python program"));
    });
}

void CodePanel::setHints(ValueHints *hints)
{
    m_hints = hints;
    m_editor->viewport()->installEventFilter(this);
    connect(hints, &ValueHints::came, this, [this] {
        // There may have been nothing to tell until now.
        const QPoint pointer = m_editor->viewport()->mapFromGlobal(QCursor::pos());
        if (m_editor->viewport()->underMouse() && (pointer - m_tip).manhattanLength() < kTipReach)
            showTip();
    });
}

/// As the task at that line knows the name, else whoever did something last.
QString CodePanel::tipAt(QPoint point) const
{
    const QString name = m_editor->wordAtPoint(point);
    if (!m_hints || name.isEmpty())
        return {};
    const int line = m_editor->lineAt(point);
    const QList<TaskId> tasks = currentLines().value(line);
    return m_hints->valueOf(name, {}, tasks.isEmpty() ? m_hints->currentTask() : tasks.front());
}

void CodePanel::showTip()
{
    const QString words = tipAt(m_tip);
    if (words.isEmpty())
        QToolTip::hideText();
    else
        QToolTip::showText(m_editor->viewport()->mapToGlobal(m_tip), asToolTip(words), m_editor->viewport());
}

bool CodePanel::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::eventFilter(watched, event);
    m_tip = static_cast<QHelpEvent *>(event)->pos();
    showTip();
    return true;
}

QSize CodePanel::sizeHint() const
{
    return {fontMetrics().averageCharWidth() * 64, 400};
}

void CodePanel::setTheme(const Theme &theme)
{
    m_theme = theme;
    paint();
}

void CodePanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (m_editor && event->type() == QEvent::FontChange)
        paint();
}

/// Everything that has a colour or a font.
void CodePanel::paint()
{
    const QColor paper = m_theme.canvas;
    paintCodeLook(*m_editor, *m_lexer, m_theme);
    m_editor->markerDefine(QsciScintilla::Background, kNodeMarker);
    m_editor->setMarkerBackgroundColor(mixedCodeColour(m_theme.selectedRow, paper, 0.35), kNodeMarker);
    for (int colour = 0; colour < int(m_theme.taskColours.size()); ++colour) {
        m_editor->markerDefine(QsciScintilla::Background, kFirstTaskMarker + colour);
        m_editor->setMarkerBackgroundColor(
            mixedCodeColour(m_theme.taskColours[std::size_t(colour)], paper, 0.32),
            kFirstTaskMarker + colour);
    }
    m_editor->markerDefine(QsciScintilla::Background, kFirstTaskMarker + int(m_theme.taskColours.size()));
    m_editor->setMarkerBackgroundColor(mixedCodeColour(m_theme.mutedText, paper, 0.2),
                                       kFirstTaskMarker + int(m_theme.taskColours.size()));
    fitMargins();
    m_marked.clear();
    markTasks();
}

/// As wide as the last line's number, and as the longest name that is to stand there, within reason.
void CodePanel::fitMargins()
{
    const QFontMetrics metrics(codeFont());
    const qsizetype digits = QString::number(m_editor->lines()).size();
    m_editor->setMarginWidth(kNumberMargin, metrics.horizontalAdvance(QString(digits + 1, u'0')) + 2);
    qsizetype letters = 4;
    for (const QString &name : m_keeper.replay().run().taskNames.mid(0, 100))
        letters = std::clamp(name.size(), letters, kMostLetters);
    m_editor->setMarginWidth(kTaskMargin, metrics.horizontalAdvance(QString(letters + 1, u'0')));
}

void CodePanel::runChanged()
{
    if (m_keeper.runNumber() == m_runNumber && !m_stale)
        return; // a run that has grown has the same program
    m_stale = true;
    if (isVisible())
        refresh();
}

void CodePanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refresh();
}

void CodePanel::refresh()
{
    if (!m_stale)
        return;
    m_stale = false;
    m_runNumber = m_keeper.runNumber();
    const Layout &layout = m_keeper.layout();
    setSource(toPython(m_keeper.replay().run().program, layout.title, layout.description));
    fitMargins();
    markNode();
    m_marked.clear();
    markTasks();
}

/// An edit that changes a few lines leaves the view where it is.
void CodePanel::setSource(PythonSource source)
{
    const bool sameText = source.text() == m_source.text();
    m_source = std::move(source);
    m_lineOfStep.assign(m_keeper.replay().run().program.steps.size(), -1);
    for (std::size_t line = 0; line < m_source.lines.size(); ++line) {
        const quint32 step = m_source.lines[line].step;
        if (step < m_lineOfStep.size() && m_lineOfStep[step] < 0)
            m_lineOfStep[step] = int(line);
    }
    if (sameText)
        return;
    const int top = m_editor->firstVisibleLine();
    m_isFilling = true;
    m_editor->setScrollWidth(1); // grows with what it shows, but never shrinks by itself
    m_editor->setText(m_source.text());
    m_editor->setFirstVisibleLine(top);
    m_isFilling = false;
}

QMap<int, QList<TaskId>> CodePanel::currentLines() const
{
    QMap<int, QList<TaskId>> lines;
    const World &world = m_player.world();
    for (qsizetype at = 0; at < qsizetype(world.tasks.size()); ++at) {
        const TaskView &task = world.tasks[std::size_t(at)];
        if (!isDone(task.state) && task.step < m_lineOfStep.size() && m_lineOfStep[task.step] >= 0)
            lines[m_lineOfStep[task.step]].append(task.id);
    }
    return lines;
}

/// The number of the task's colour; -1 for main, which has none.
int CodePanel::colourOf(TaskId task) const
{
    const World &world = m_player.world();
    const quint32 body = world.tasks[index(task)].body;
    return taskColourIndex(m_keeper.layout(), m_keeper.replay().run().program.bodies[body].node);
}

void CodePanel::markTasks()
{
    if (!isVisible() || m_stale)
        return;
    const QMap<int, QList<TaskId>> lines = currentLines();
    if (lines == m_marked)
        return;
    for (auto old = m_marked.begin(); old != m_marked.end(); ++old) {
        if (lines.value(old.key()) == old.value())
            continue;
        for (int colour = 0; colour <= int(m_theme.taskColours.size()); ++colour)
            m_editor->markerDelete(old.key(), kFirstTaskMarker + colour);
        m_editor->clearMarginText(old.key());
    }
    const Run &run = m_keeper.replay().run();
    for (auto line = lines.begin(); line != lines.end(); ++line) {
        if (m_marked.value(line.key()) == line.value())
            continue;
        const int number = colourOf(line->front());
        const QColor colour = number < 0 ? m_theme.mutedText : m_theme.taskColour(number);
        const int place =
            number < 0 ? int(m_theme.taskColours.size()) : number % int(m_theme.taskColours.size());
        QStringList names;
        for (const TaskId task : *line)
            names.append(run.taskName(task));
        const QString words = marginWords(names);
        const QsciStyle style(kFirstTaskStyle + place, u"task"_s, m_theme.readable(colour, m_theme.canvas),
                              m_theme.canvas, codeFont());
        m_editor->markerAdd(line.key(), kFirstTaskMarker + place);
        m_editor->setMarginText(line.key(), words, style);
    }
    m_marked = lines;
}

QString CodePanel::shownText() const
{
    return m_editor->text();
}

QList<int> CodePanel::markedLines() const
{
    QList<int> lines;
    for (int line = 0; line < m_editor->lines(); ++line) {
        if (m_editor->markersAtLine(line) >> kFirstTaskMarker)
            lines.append(line);
    }
    return lines;
}

void CodePanel::showNode(NodeId node)
{
    if (node == m_node)
        return;
    m_node = node;
    markNode();
}

void CodePanel::markNode()
{
    m_editor->markerDeleteAll(kNodeMarker);
    if (m_node == NodeId::None || m_stale)
        return;
    int first = -1;
    for (std::size_t line = 0; line < m_source.lines.size(); ++line) {
        if (m_source.lines[line].node != m_node)
            continue;
        m_editor->markerAdd(int(line), kNodeMarker);
        first = first < 0 ? int(line) : first;
    }
    const int top = m_editor->firstVisibleLine();
    const int shown = int(m_editor->SendScintilla(QsciScintilla::SCI_LINESONSCREEN));
    if (first >= 0 && (first < top || first >= top + shown))
        m_editor->setFirstVisibleLine(std::max(0, first - 2));
}

void CodePanel::pick(int line)
{
    if (line < 0 || std::size_t(line) >= m_source.lines.size())
        return;
    const NodeId node = m_source.lines[std::size_t(line)].node;
    if (node == NodeId::None || node == m_node)
        return;
    m_node = node;
    markNode();
    Q_EMIT nodePicked(node);
}

} // namespace signalbox
