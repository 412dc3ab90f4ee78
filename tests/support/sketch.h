// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/catalog/catalog.h"
#include "tests/support/stories.h"

namespace signalbox::flow {

/// A layout written down as it reads: its nodes are known by their order, from 1.
class Sketch {
public:
    Sketch &node(NodeKind kind, const char *name, QMap<Param, ParamValue> parameters = {},
                 NodeId scope = NodeId::None)
    {
        Node made = makeNode(m_layout, kind, {});
        made.name = QString::fromUtf8(name);
        made.parameters = std::move(parameters);
        made.scope = scope;
        m_layout.nodes.append(made);
        return *this;
    }
    Sketch &task(const char *name, QList<Step> steps, NodeId scope = NodeId::None)
    {
        return node(NodeKind::Task, name, {{Param::Steps, std::move(steps)}}, scope);
    }
    Sketch &helper(const char *name, QList<Step> steps)
    {
        return node(NodeKind::Task, name, {{Param::Steps, std::move(steps)}, {Param::Spawned, true}});
    }
    Program program() const { return expand(m_layout); }

private:
    Layout m_layout;
};

inline Step of(Verb verb, QList<Step> body = {})
{
    Step made;
    made.verb = verb;
    made.body = std::move(body);
    return made;
}
inline Step on(Verb verb, quint32 target, QList<Step> body = {})
{
    Step made = of(verb, std::move(body));
    made.target = NodeId(target);
    return made;
}
inline Step lasting(Verb verb, double seconds, QList<Step> body = {})
{
    Step made = of(verb, std::move(body));
    made.time = Duration::fixed(fromSeconds(seconds));
    return made;
}
inline Step worded(Verb verb, const char *text, QList<Step> body = {})
{
    Step made = of(verb, std::move(body));
    made.text = QString::fromUtf8(text);
    return made;
}
inline Step sleep(double seconds)
{
    return lasting(Verb::Sleep, seconds);
}
inline Step log(const char *text)
{
    return worded(Verb::Log, text);
}
inline Step raise(const char *error = "")
{
    return worded(Verb::Raise, error);
}
inline Step attempt(QList<Step> body)
{
    return of(Verb::Try, std::move(body));
}
inline Step except(const char *type, QList<Step> body)
{
    return worded(Verb::Except, type, std::move(body));
}
inline Step exceptStar(const char *type, QList<Step> body)
{
    return worded(Verb::ExceptStar, type, std::move(body));
}
inline Step finally(QList<Step> body)
{
    return of(Verb::Finally, std::move(body));
}
inline Step repeat(qint64 count, QList<Step> body)
{
    Step made = of(Verb::Repeat, std::move(body));
    made.count = count;
    return made;
}
inline Step endlessly(QList<Step> body)
{
    return of(Verb::Forever, std::move(body));
}
inline Step retry(qint64 count, double backoff, const char *type, QList<Step> body)
{
    Step made = lasting(Verb::Retry, backoff, std::move(body));
    made.count = count;
    made.text = QString::fromUtf8(type);
    return made;
}
/// Asks about a task, or whether this one was asked to cancel (target 0) more than \a value times.
inline Step asking(Verb verb, Predicate::Of of, quint32 target, bool negated, QList<Step> body)
{
    Step made = flow::of(verb, std::move(body));
    made.predicate.of = of;
    made.predicate.target = NodeId(target);
    made.predicate.negated = negated;
    made.predicate.relation = Predicate::Relation::Greater;
    return made;
}
inline Step ifDone(quint32 task, QList<Step> body)
{
    return asking(Verb::If, Predicate::Of::TaskDone, task, false, std::move(body));
}
inline Step whileNotDone(quint32 task, QList<Step> body)
{
    return asking(Verb::While, Predicate::Of::TaskDone, task, true, std::move(body));
}
inline Step otherwise(QList<Step> body)
{
    return of(Verb::Else, std::move(body));
}
inline Step group(QList<Step> body)
{
    return of(Verb::Group, std::move(body));
}
inline Step spawn(quint32 node)
{
    return on(Verb::Spawn, node);
}

} // namespace signalbox::flow
