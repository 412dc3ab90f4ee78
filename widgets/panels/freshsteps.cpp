// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/panels/freshsteps.h"

#include "engine/catalog/catalog.h"

namespace signalbox::steps {

using namespace Qt::StringLiterals;

QList<NodeId> targets(const Layout &layout, Verb verb, NodeId task)
{
    QList<NodeId> fitting;
    for (const Node &node : layout.nodes) {
        const bool isItself = node.id == task && verb != Verb::Spawn;
        if (info(verb).targets.contains(node.kind) && !isItself)
            fitting.append(node.id);
    }
    return fitting;
}

QList<NodeId> targets(const Layout &layout, Predicate::Of of, NodeId task)
{
    QList<NodeId> fitting;
    for (const Node &node : layout.nodes) {
        if (info(of).targets.contains(node.kind) && node.id != task)
            fitting.append(node.id);
    }
    return fitting;
}

Predicate ask(const Layout &layout, Predicate::Of of, NodeId task)
{
    Predicate predicate;
    predicate.of = of;
    const QList<NodeId> fitting = targets(layout, of, task);
    if (!fitting.isEmpty())
        predicate.target = fitting.first();
    if (of == Predicate::Of::Counter) {
        predicate.relation = Predicate::Relation::GreaterEqual;
        predicate.value = 3;
    } else if (of == Predicate::Of::Cancelling) {
        predicate.relation = Predicate::Relation::Greater;
    }
    return predicate;
}

namespace {

/// The first question that something on the canvas can answer.
Predicate firstQuestion(const Layout &layout, NodeId task)
{
    for (const PredicateInfo &asked : predicateCatalog()) {
        if (!targets(layout, asked.of, task).isEmpty())
            return ask(layout, asked.of, task);
    }
    return ask(layout, Predicate::Of::Counter, task);
}

} // namespace

Step make(const Layout &layout, Verb verb, NodeId task)
{
    const VerbInfo &row = info(verb);
    Step step;
    step.verb = verb;
    const QList<NodeId> fitting = targets(layout, verb, task);
    if (!fitting.isEmpty())
        step.target = fitting.first();
    if (row.hasTime)
        step.time = Duration::fixed(row.usualTime);
    step.count = row.usualCount;
    step.text = row.usualText;
    if (row.hasPredicate)
        step.predicate = firstQuestion(layout, task);
    return step;
}

} // namespace signalbox::steps
