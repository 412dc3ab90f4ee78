// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/catalog/catalog.h"
#include "engine/replay/replay.h"

namespace signalbox {

/// Writes a run by hand, fact for fact, to test what reads runs without what makes them.
///
///     Story story;
///     const quint32 oven = story.resource(NodeKind::Lock, u"oven"_s);
///     const TaskId cook = story.task(u"cook"_s);     // task 0 is main, there from the start
///     story.at(1'700'000).turn(cook).did(FactKind::Acquired, cook, oven);
class Story {
public:
    Story()
    {
        m_run.texts = m_run.program.texts = QStringList{QString()};
        body(QStringLiteral("main"), NodeId::None);
        create(TaskId::Main, TaskId::None);
    }

    quint32 resource(NodeKind kind, const QString &name, qint64 amount = 0)
    {
        m_run.program.resources.push_back({.kind = kind, .name = name, .node = newNode(), .amount = amount});
        return quint32(m_run.program.resources.size() - 1);
    }
    quint32 body(const QString &name) { return body(name, newNode()); }
    /// A step at the end of the body added last.
    quint32 step(Verb verb, quint32 target = 0)
    {
        return step(verb, target, info(verb).targets.contains(NodeKind::Task));
    }
    quint32 step(Verb verb, quint32 target, bool actsOnBody)
    {
        auto &steps = m_run.program.steps;
        ProgramBody &owner = m_run.program.bodies.back();
        const quint32 at = quint32(steps.size());
        ProgramStep &added = steps.emplace_back();
        added.verb = verb;
        added.end = at + 1;
        added.target = target;
        added.actsOnBody = actsOnBody;
        added.count = 1;
        added.node = owner.node;
        owner.end = at + 1;
        return at;
    }
    /// A body and its task, created by main.
    TaskId task(const QString &name, ScopeId group = ScopeId::None)
    {
        const quint32 made = body(name);
        return spawn(made, TaskId::Main, group);
    }
    TaskId spawn(quint32 made, TaskId creator, ScopeId group = ScopeId::None)
    {
        const TaskId id = TaskId(quint32(m_run.taskNames.size()));
        m_run.taskNames.append(m_run.program.bodies[made].name);
        fact(FactKind::TaskCreated, id, index(creator), qint64(made) | qint64(quint64(index(group)) << 32));
        return id;
    }

    Story &at(Micros time)
    {
        m_time = time;
        return *this;
    }
    Fact &fact(FactKind kind, TaskId task, quint32 object = kNone, qint64 amount = 0)
    {
        Fact &made = m_run.trace.append();
        made = Fact{};
        made.time = m_time;
        made.kind = kind;
        made.task = task;
        made.object = object;
        made.amount = amount;
        return made;
    }
    Story &did(FactKind kind, TaskId task, quint32 object = kNone, qint64 amount = 0)
    {
        fact(kind, task, object, amount);
        return *this;
    }
    Story &turn(TaskId task) { return did(FactKind::TurnBegan, task, kNone, ++m_iteration); }
    Story &sleeps(TaskId task, Micros until) { return waits(task, Verb::Sleep, kNone, until); }
    Story &waits(TaskId task, Verb verb, quint32 object, qint64 amount = 0, quint32 step = kNone)
    {
        Fact &made = fact(FactKind::WaitBegan, task, object, amount);
        made.verb = verb;
        made.step = step;
        return *this;
    }
    Story &woken(TaskId task, Verb verb, TaskId by = TaskId::None, bool cancelled = false)
    {
        Fact &made = fact(FactKind::Woken, task, index(by));
        made.verb = verb;
        made.flag = cancelled;
        return *this;
    }
    /// The turn in which a wait that has come true goes on.
    Story &goesOn(TaskId task, Verb verb, quint32 object = kNone)
    {
        turn(task);
        fact(FactKind::WaitEnded, task, object).verb = verb;
        return *this;
    }
    Story &asked(TaskId task, CancelCause cause, TaskId by = TaskId::None, quint32 scope = kNone)
    {
        fact(FactKind::CancelRequested, task, index(by), CancelDetail{ScopeId(scope), 0}.packed()).flag =
            quint8(cause);
        return *this;
    }
    Story &struck(TaskId task, Verb verb, quint32 object = kNone)
    {
        turn(task);
        fact(FactKind::CancelDelivered, task, object).verb = verb;
        return *this;
    }
    Story &ends(TaskId task, Outcome outcome = Outcome::Returned, const QString &error = {})
    {
        fact(FactKind::TaskEnded, task, kNone, error.isEmpty() ? 0 : text(error)).flag = quint8(outcome);
        return *this;
    }
    Story &enters(TaskId task, Verb verb, quint32 scope, quint32 step, Micros deadline = 0)
    {
        Fact &made = fact(FactKind::ScopeEntered, task, scope, deadline);
        made.verb = verb;
        made.step = step;
        return *this;
    }
    Story &runEnds(Ending ending, TaskId task = TaskId::None, quint32 step = kNone)
    {
        Fact &made = fact(FactKind::RunEnded, task);
        made.flag = quint8(ending);
        made.step = step;
        return *this;
    }
    qint64 text(const QString &words)
    {
        m_run.texts.append(words);
        return m_run.texts.size() - 1;
    }

    /// A text of the program, for a step.
    quint32 programText(const QString &words)
    {
        m_run.program.texts.append(words);
        return quint32(m_run.program.texts.size() - 1);
    }

    ProgramStep &stepAt(quint32 step) { return m_run.program.steps[step]; }
    ProgramResource &resourceAt(quint32 resource) { return m_run.program.resources[resource]; }

    const Run &run() const { return m_run; }
    NodeId node(TaskId task) const { return m_run.program.bodies[index(task)].node; }
    Replay replay() const { return Replay(std::make_shared<const Run>(m_run)); }

private:
    quint32 body(const QString &name, NodeId node)
    {
        const quint32 begin = quint32(m_run.program.steps.size());
        m_run.program.bodies.push_back({.name = name, .node = node, .begin = begin, .end = begin});
        return quint32(m_run.program.bodies.size() - 1);
    }
    void create(TaskId id, TaskId creator)
    {
        m_run.taskNames.append(QStringLiteral("main"));
        fact(FactKind::TaskCreated, id, index(creator), qint64(quint64(kNone) << 32));
    }
    NodeId newNode() { return NodeId(++m_lastNode); }

    Run m_run;
    Micros m_time = 0;
    qint64 m_iteration = 0;
    quint32 m_lastNode = 0;
};

} // namespace signalbox
