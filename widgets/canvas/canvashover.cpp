// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/canvas/canvashover.h"

#include "engine/catalog/catalog.h"
#include "engine/messages/message.h"
#include "engine/script/cardsize.h"
#include "engine/script/codeoutline.h"
#include "engine/sentences/explain.h"
#include "widgets/canvas/wirechoice.h"
#include "widgets/look/breakable.h"
#include "widgets/painting/foundplaces.h"
#include "widgets/painting/rowmarks.h"
#include "widgets/session/valuehints.h"

#include <QCoreApplication>
#include <QTextDocument>
#include <QToolTip>
#include <QWidget>

#include <algorithm>
#include <cmath>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

constexpr int kDelay = 60; ///< milliseconds: words appear within a tenth of a second
constexpr int kWordsWidth = 340; ///< pixels, at which a tip's words are wrapped
constexpr int kTipDrop = 16; ///< pixels by which QToolTip stays below the place it is given
constexpr int kTipRound = 12; ///< pixels of a tip's margins, above and below together
constexpr int kStay = 60'000; ///< milliseconds

/// The name around the column-th letter of a row of code; empty where none is, and for an attribute.
QString nameIn(const QString &row, int column)
{
    const auto isOfName = [&row](int at) {
        return at >= 0 && at < row.size() && (row[at].isLetterOrNumber() || row[at] == u'_');
    };
    if (!isOfName(column))
        return {};
    int begin = column;
    while (isOfName(begin - 1))
        --begin;
    int end = column;
    while (isOfName(end))
        ++end;
    const bool isAttribute = begin > 0 && row[begin - 1] == u'.';
    return isAttribute || row[begin].isDigit() ? QString() : row.sliced(begin, end - begin);
}

struct Words {
    Q_DECLARE_TR_FUNCTIONS(CanvasHover)
};

/// What a resource that code made is doing, and where it was made.
QString foundWords(const CanvasState &state, quint32 resource)
{
    for (const FoundResource &found : state.replay().found()) {
        const Node *maker = found.resource == resource ? state.layout().find(found.node) : nullptr;
        if (!maker)
            continue;
        const QString sentence = explainResource(state.replay(), state.world(), resource);
        const QString made =
            fill(Words::tr("Made by {node} in line {line}."),
                 {{u"node", maker->name},
                  {u"line", QString::number(lineInPiece(state.replay().run().program, found))}});
        return sentence + u'\n' + made;
    }
    return {};
}

} // namespace

CanvasHover::CanvasHover(QWidget &canvas, const CanvasState &state, std::function<bool()> isQuiet)
    : QObject(&canvas)
    , m_canvas(canvas)
    , m_state(state)
    , m_isQuiet(std::move(isQuiet))
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(kDelay);
    connect(&m_timer, &QTimer::timeout, this, &CanvasHover::show);
}

void CanvasHover::setHints(ValueHints *hints)
{
    m_hints = hints;
    connect(hints, &ValueHints::came, this, [this] {
        // There may have been nothing to tell until now.
        if (m_node != NodeId::None && !m_timer.isActive() && m_pointer.x() >= 0 && m_canvas.underMouse())
            show();
    });
}

void CanvasHover::moveTo(QPointF at)
{
    m_pointer = at;
    if (!find(at))
        return;
    QToolTip::hideText();
    if (m_node != NodeId::None || m_wire || m_found != kNone)
        m_timer.start();
    else
        m_timer.stop();
    Q_EMIT changed();
}

void CanvasHover::refresh()
{
    if (m_pointer.x() < 0)
        return;
    // Words that still hold are told anew; others go, and come back only with the next move.
    if (find(m_pointer)) {
        m_timer.stop();
        QToolTip::hideText();
        Q_EMIT changed();
    } else if (QToolTip::isVisible()) {
        show();
    }
}

void CanvasHover::retell()
{
    if (QToolTip::isVisible() && !m_timer.isActive() && m_pointer.x() >= 0)
        show();
}

void CanvasHover::hide()
{
    QToolTip::hideText();
    m_timer.stop();
}

void CanvasHover::leave()
{
    m_node = NodeId::None;
    m_wire.reset();
    m_timer.stop();
    m_pointer = {-1, -1};
    Q_EMIT changed();
}

void CanvasHover::forgetMissing()
{
    if (!m_state.layout().find(m_node))
        m_node = NodeId::None;
    m_wire.reset();
}

/// Whether something else is under the pointer than before.
bool CanvasHover::find(QPointF at)
{
    const QPointF canvas = m_state.camera().toCanvas(at);
    NodeId node = m_state.geometry().nodeAt(canvas);
    std::optional<Link> wire;
    const Node *hit = m_state.layout().find(node);
    if (!hit || isScope(hit->kind))
        wire = m_state.geometry().wireAt(canvas, m_state.viewport().wireReach());
    if (wire)
        node = NodeId::None;
    const TaskId task = waiterAt(canvas);
    const QString name = nameAt(canvas, node);
    const FoundResource *made =
        foundAt(canvas, m_state.layout(), m_state.geometry(), m_state.replay().found());
    const quint32 found = made ? made->resource : kNone;
    if (node == m_node && wire == m_wire && task == m_task && name == m_name && found == m_found)
        return false;
    m_found = found;
    m_node = node;
    m_wire = wire;
    m_task = task;
    m_name = name;
    return true;
}

/// The name that stands there in a row of code; empty where there is none.
QString CanvasHover::nameAt(QPointF canvas, NodeId at) const
{
    const Node *node = m_state.layout().find(at);
    if (!m_hints || !node || !isCode(node->kind))
        return {};
    const QRectF card = m_state.geometry().rect(at);
    const auto outline = codeOutline(parameter<QString>(*node, Param::Code));
    const CodeMoment life(m_state.layout(), m_state.replay().run(), m_state.world());
    const TaskId shown = life.shownOn(at, m_hints->currentTask());
    const CodeCard parts = cardWithCalls(life, at, card, *outline, shown);
    for (int row = parts.firstRow(); row < parts.endRow(); ++row) {
        if (!parts.row(row).contains(canvas))
            continue;
        const CodeRow &code = outline->rows[std::size_t(row)];
        const double left = card.left() + kCodeMargin + std::min(code.depth, kDeepestShown) * kCodeIndent;
        return nameIn(code.words.text, int(std::floor((canvas.x() - left) / kCodeLetter)));
    }
    return {};
}

/// What the name under the pointer is, else what the task of the node has in its call.
QString CanvasHover::valueWords() const
{
    const Node *node = m_state.layout().find(m_node);
    if (!m_hints || !node)
        return {};
    const TaskId current = m_hints->currentTask();
    if (!m_name.isEmpty()) {
        const auto outline = codeOutline(parameter<QString>(*node, Param::Code));
        return m_hints->valueOf(m_name, outline->isClass ? QString() : outline->name, current);
    }
    const auto body = m_state.replay().run().program.bodyOf(m_node);
    const TaskView *task = body ? m_state.world().taskOf(*body) : nullptr;
    return task ? m_hints->callOf(task->id) : QString();
}

TaskId CanvasHover::waiterAt(QPointF canvas) const
{
    const auto found = std::find_if(m_chips.begin(), m_chips.end(),
                                    [&](const ChipPlace &chip) { return chip.where.contains(canvas); });
    return found == m_chips.end() ? TaskId::None : found->task;
}

QString CanvasHover::words() const
{
    if (m_wire)
        return wireSentence(m_state.layout(), *m_wire);
    if (m_task != TaskId::None)
        return explainTask(m_state.replay(), m_state.world(), m_task);
    if (const QString made = foundWords(m_state, m_found); !made.isEmpty())
        return made;
    if (m_node == NodeId::None)
        return {};
    const QString problem = m_state.problemOf(m_node);
    const QString sentence = explainNode(m_state.replay(), m_state.world(), m_node);
    QStringList told{valueWords(), sentence, problem};
    told.removeAll(QString());
    return told.join(u'\n');
}

void CanvasHover::show()
{
    const QString text = breakable(words());
    if (text.isEmpty())
        QToolTip::hideText(); // what it was about is gone
    if (text.isEmpty() || m_isQuiet())
        return;
    // Rich text is wrapped, but at a width of Qt's choice, unless a table says which.
    QTextDocument document;
    document.setDefaultFont(QToolTip::font());
    document.setPlainText(text);
    const int wide = std::min(kWordsWidth, int(std::ceil(document.idealWidth())));
    const QString tip = u"<table width=\"%1\" cellspacing=\"0\"><tr><td>%2</td></tr></table>"_s.arg(
        QString::number(wide), text.toHtmlEscaped().replace(u'\n', u"<br>"_s));
    document.setTextWidth(wide);
    QToolTip::showText(m_canvas.mapToGlobal(placeFor(document.size().toSize())), tip, &m_canvas,
                       m_canvas.rect(), kStay);
}

/// Where the tip for words of that size goes: below the node, above where there is no room, so that it never
/// covers what it is about. At the pointer for wires, waiters and frames.
QPoint CanvasHover::placeFor(QSize size) const
{
    const Node *node = m_state.layout().find(m_node);
    if (!node || isScope(node->kind) || m_task != TaskId::None || m_wire)
        return m_pointer.toPoint();
    const QRect shown =
        m_state.camera().toView(m_state.geometry().rect(m_node)).toAlignedRect() & m_canvas.rect();
    const int needed = size.height() + kTipDrop + kTipRound;
    const QWidget *const window = m_canvas.window();
    if (m_canvas.mapTo(window, shown.bottomLeft()).y() + needed <= window->height())
        return {shown.left(), shown.bottom() - kTipDrop / 2};
    if (m_canvas.mapTo(window, shown.topLeft()).y() >= needed)
        return {shown.left(), shown.top() - needed - kTipDrop / 2};
    return m_pointer.toPoint();
}

} // namespace signalbox
