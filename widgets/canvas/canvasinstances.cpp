// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/canvas/canvasinstances.h"

#include "engine/catalog/catalog.h"
#include "engine/script/codeoutline.h"
#include "widgets/painting/foundplaces.h"

#include <QRegularExpression>

#include <algorithm>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kLongestValue = 18; ///< letters

/// In a few letters: of what has no short form in Python the name of the parameter says more.
QString briefly(const ShownItem &parameter)
{
    const QString &value = parameter.value.text;
    if (value.isEmpty() || value.startsWith(u'<') || parameter.value.size > 0)
        return parameter.key;
    return value.size() > kLongestValue ? value.left(kLongestValue) + u'…' : value;
}

} // namespace

CanvasInstances::CanvasInstances(const CanvasState &state, RunKeeper &keeper, QObject *parent)
    : QObject(parent)
    , m_state(state)
    , m_stacks(keeper)
    , m_runNumber(keeper.runNumber())
{
    connect(&state.player(), &Player::moved, this, &CanvasInstances::wantStacks);
    connect(&m_stacks, &StackKeeper::came, this, &CanvasInstances::takeStacks);
    connect(&keeper, &RunKeeper::runChanged, this, [this] {
        if (std::exchange(m_runNumber, m_state.keeper().runNumber()) == m_runNumber)
            return;
        m_task = TaskId::None; // its number is another one's now
        m_callWordsAfter = -1;
        m_callWords.clear();
    });
}

void CanvasInstances::setTask(TaskId task)
{
    if (std::exchange(m_task, task) != task)
        Q_EMIT changed();
}

bool CanvasInstances::canUnfold(NodeId node) const
{
    const Run &run = m_state.replay().run();
    const World &world = m_state.world();
    int tasks = 0;
    for (quint32 at = 0; at < world.tasks.size() && tasks < 2; ++at)
        tasks += run.program.bodies[world.tasks[at].body].node == node ? 1 : 0;
    return tasks > 1;
}

void CanvasInstances::toggle(NodeId node)
{
    if (!m_unfolded.remove(node))
        m_unfolded.insert(node);
    Q_EMIT changed();
}

bool CanvasInstances::foldAll()
{
    if (m_unfolded.isEmpty())
        return false;
    m_unfolded.clear();
    Q_EMIT changed();
    return true;
}

void CanvasInstances::decorate(CanvasPicture &picture)
{
    m_folds.clear();
    picture.folds = &m_folds;
    picture.overlay.task = m_task;
    picture.overlay.unfolded = m_unfolded;
    if (m_callWordsAfter == m_state.world().facts)
        picture.callWords = &m_callWords;
}

bool CanvasInstances::isOver(QPointF canvas) const
{
    return std::any_of(m_folds.begin(), m_folds.end(),
                       [&](const FoldPlace &fold) { return fold.isBox && fold.where.contains(canvas); });
}

bool CanvasInstances::click(QPointF canvas, const std::vector<ChipPlace> &chips)
{
    if (m_state.replay().run().program.script.isEmpty())
        return false; // a waiter's name on a card: its node is the card
    // What was painted last lies on top.
    const auto chip = std::find_if(chips.rbegin(), chips.rend(),
                                   [&](const ChipPlace &each) { return each.where.contains(canvas); });
    const auto fold = std::find_if(m_folds.begin(), m_folds.end(), [&](const FoldPlace &each) {
        return !each.isBox && each.where.contains(canvas);
    });
    if (fold != m_folds.end() && !isOver(canvas))
        toggle(fold->node);
    else if (chip != chips.rend())
        Q_EMIT picked(chip->task);
    else if (isOver(canvas))
        return true;
    else
        return clickMade(canvas);
    return true;
}

bool CanvasInstances::clickMade(QPointF canvas)
{
    const FoundResource *made =
        foundAt(canvas, m_state.layout(), m_state.geometry(), m_state.replay().found());
    if (!made)
        return false;
    Q_EMIT linePicked(made->node, lineInPiece(m_state.replay().run().program, *made));
    return true;
}

void CanvasInstances::wantStacks()
{
    const qsizetype facts = m_state.world().facts;
    if (facts > 0 && !m_state.replay().run().calls.isEmpty() && m_callWordsAfter != facts) {
        m_stacks.want({facts});
        takeStacks(); // it may be known
    }
}

void CanvasInstances::takeStacks()
{
    const qsizetype facts = m_state.world().facts;
    const CallStacks *stacks = m_stacks.after(facts);
    if (!stacks || m_callWordsAfter == facts)
        return;
    m_callWordsAfter = facts;
    m_callWords.clear();
    for (auto task = stacks->cbegin(); task != stacks->cend(); ++task)
        m_callWords.insert(task.key(), wordsOf(task.value()));
    Q_EMIT changed();
}

/// The values that the parameters have now.
QStringList CanvasInstances::wordsOf(const QList<ShownCall> &calls) const
{
    const Program &program = m_state.replay().run().program;
    QStringList words;
    for (const ShownCall &call : calls) {
        const Node *node =
            call.step < program.steps.size() ? m_state.layout().find(program.steps[call.step].node) : nullptr;
        const QString signature =
            node ? codeOutline(parameter<QString>(*node, Param::Code))->signature.text : QString();
        QStringList values;
        for (const ShownItem &variable : call.variables) {
            // Parameters come first.
            const QRegularExpression name(u"\\b%1\\b"_s.arg(QRegularExpression::escape(variable.key)));
            if (!signature.contains(name))
                break;
            values.append(briefly(variable));
        }
        words.append(values.join(u", "_s));
    }
    return words;
}

} // namespace signalbox
