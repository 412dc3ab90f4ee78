// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/panels/programplaces.h"

#include "engine/catalog/catalog.h"

#include <algorithm>

namespace signalbox::steps {

namespace {

/// Goes through steps as the program is written from them (engine/program/writesteps.cpp), which leaves out
/// what means nothing and puts the handlers of a `try` behind its steps.
class Places {
public:
    explicit Places(const Layout &layout)
        : m_layout(layout)
    {
    }

    void addAll(const QList<Step> &steps, const StepPath &parent, bool canBreak, bool canReturn);
    QList<StepPath> found;

private:
    void add(const Step &step, const StepPath &place, bool canBreak, bool canReturn);
    void addOperands(const Step &step, const StepPath &place);
    void addTry(const Step &step, const StepPath &place, bool canBreak, bool canReturn);
    bool exists(NodeId id, const QList<NodeKind> &kinds) const
    {
        const Node *node = m_layout.find(id);
        return kinds.isEmpty() || (node && kinds.contains(node->kind));
    }
    bool hasTarget(const Step &step) const { return exists(step.target, info(step.verb).targets); }
    bool meansNothing(const Step &step, bool canBreak, bool canReturn) const;

    const Layout &m_layout;
};

bool Places::meansNothing(const Step &step, bool canBreak, bool canReturn) const
{
    if (info(step.verb).hasPredicate)
        return !exists(step.predicate.target, info(step.predicate.of).targets);
    if (step.verb == Verb::Break)
        return !canBreak;
    if (step.verb == Verb::Return)
        return !canReturn;
    return step.verb == Verb::Else || isHandler(step); // an else that an if has not taken along
}

void Places::addAll(const QList<Step> &steps, const StepPath &parent, bool canBreak, bool canReturn)
{
    for (int row = 0; row < int(steps.size()); ++row) {
        const StepPath place = parent + StepPath{row};
        add(steps[row], place, canBreak, canReturn);
        const bool isAsked = steps[row].verb == Verb::If && !meansNothing(steps[row], canBreak, canReturn);
        if (isAsked && row + 1 < int(steps.size()) && steps[row + 1].verb == Verb::Else) {
            const StepPath otherwise = parent + StepPath{row + 1};
            found.append(otherwise);
            addAll(steps[row + 1].body, otherwise, canBreak, canReturn);
        }
    }
}

void Places::add(const Step &step, const StepPath &place, bool canBreak, bool canReturn)
{
    if (meansNothing(step, canBreak, canReturn))
        return;
    if (!hasTarget(step)) {
        if (step.verb == Verb::With)
            addAll(step.body, place, canBreak, canReturn);
        return;
    }
    if (info(step.verb).takesOperands) {
        addOperands(step, place);
        return;
    }
    if (step.verb == Verb::Try) {
        addTry(step, place, canBreak, canReturn);
        return;
    }
    found.append(place);
    const QList<Verb> loops{Verb::Repeat, Verb::Forever, Verb::While, Verb::AsyncFor, Verb::Retry};
    addAll(step.body, place, canBreak || loops.contains(step.verb), canReturn);
}

void Places::addOperands(const Step &step, const StepPath &place)
{
    const bool takesOne = step.verb == Verb::Shield || step.verb == Verb::WaitFor;
    QList<StepPath> operands;
    for (int row = 0; row < int(step.body.size()); ++row) {
        const Step &operand = step.body[row];
        const bool isOne =
            info(operand.verb).canBeOperand && !meansNothing(operand, false, true) && hasTarget(operand);
        if (isOne && !(takesOne && !operands.isEmpty()))
            operands.append(place + StepPath{row});
    }
    if (operands.isEmpty() && (takesOne || step.verb == Verb::WaitTasks))
        return;
    found.append(place);
    found.append(operands);
}

void Places::addTry(const Step &step, const StepPath &place, bool canBreak, bool canReturn)
{
    QList<int> clauses;
    int last = -1;
    for (int row = 0; row < int(step.body.size()); ++row) {
        const Verb verb = step.body[row].verb;
        if (verb == Verb::Finally)
            last = last < 0 ? row : last;
        else if (isHandler(step.body[row]) && (clauses.isEmpty() || step.body[clauses.first()].verb == verb))
            clauses.append(row);
    }
    if (last >= 0)
        clauses.append(last);
    if (!clauses.isEmpty())
        found.append(place);
    addAll(step.body, place, canBreak, canReturn); // passes over the handlers
    for (const int row : clauses) {
        const Step &clause = step.body[row];
        const bool isStar = clause.verb == Verb::ExceptStar;
        const StepPath handler = place + StepPath{row}; // not found.last(): the list grows below
        found.append(handler);
        addAll(clause.body, handler, canBreak && !isStar, canReturn && !isStar);
    }
}

} // namespace

QList<StepPath> placesOfProgram(const Layout &layout, const QList<Step> &steps)
{
    Places places(layout);
    places.addAll(steps, {}, false, true);
    return places.found;
}

} // namespace signalbox::steps
