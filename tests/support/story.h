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
        fact(FactKind::TaskCreated, id, index(creator)).setBody(made, group);
        return id;
    }

    Story &at(Micros time)
    {
        m_time = time;
        return *this;
    }
    /// \a object and \a amount are what the row of \a kind says; of an item the number, of main's.
    Fact &fact(FactKind kind, TaskId task, quint32 object = kNone, qint64 amount = 0)
    {
        Fact &made = m_run.trace.append() = Fact(m_time, task, kNone, kind);
        setObject(made, object);
        setAmount(made, amount);
        return made;
    }
    Story &did(FactKind kind, TaskId task, quint32 queue, Item item)
    {
        fact(kind, task, queue).setItem(item);
        return *this;
    }
    Story &did(FactKind kind, TaskId task, quint32 executor, JobPlace job)
    {
        fact(kind, task, executor).setJob(job);
        return *this;
    }
    Story &joins(TaskId owner, quint32 scope, Member member)
    {
        fact(FactKind::ScopeMember, owner, scope).setMember(member);
        return *this;
    }
    Story &changes(TaskId task, quint32 barrier, BarrierState state, qint64 inside)
    {
        fact(FactKind::BarrierChanged, task, barrier).setBarrier(state, inside);
        return *this;
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
        made.setToCancel(cancelled);
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
        fact(FactKind::CancelRequested, task, index(by)).setRequest(cause, ScopeId(scope));
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
        fact(FactKind::TaskEnded, task, kNone, error.isEmpty() ? 0 : text(error)).setOutcome(outcome);
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
        made.setEnding(ending);
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
        fact(FactKind::TaskCreated, id, index(creator));
    }
    NodeId newNode() { return NodeId(++m_lastNode); }

    static void setObject(Fact &made, quint32 object)
    {
        switch (rowOf(made.kind).object) {
        case FactObject::None:
            break;
        case FactObject::Task:
            made.setBy(TaskId(object));
            break;
        case FactObject::Resource:
            made.setResource(object);
            break;
        case FactObject::Scope:
            made.setScope(ScopeId(object));
            break;
        case FactObject::OfVerb:
            made.setObject(object);
            break;
        }
    }
    static void setAmount(Fact &made, qint64 amount)
    {
        switch (rowOf(made.kind).amount) {
        case FactAmount::None:
            break;
        case FactAmount::Body:
            made.setBody(quint32(amount));
            break;
        case FactAmount::Iteration:
            made.setIteration(amount);
            break;
        case FactAmount::Deadline:
            made.setDeadline(amount);
            break;
        case FactAmount::Duration:
        case FactAmount::OfStep: // whether it is a text, the verb will tell
            made.setVerb(Verb::Cpu).setDuration(amount).setVerb(Fact().verb);
            break;
        case FactAmount::Text:
            made.setText(quint32(amount));
            break;
        case FactAmount::Item:
            made.setItem({TaskId::Main, quint32(amount)});
            break;
        case FactAmount::Unfinished:
            made.setUnfinished(amount);
            break;
        case FactAmount::Permits:
            made.setPermits(amount);
            break;
        case FactAmount::Task:
            made.setCulprit(TaskId(quint32(amount)));
            break;
        case FactAmount::Request:
            made.setRequest(CancelCause::Task, ScopeId(quint32(amount)));
            break;
        case FactAmount::Wakes:
            made.setWakes(amount);
            break;
        case FactAmount::Inside:
            made.setBarrier(BarrierState::Filling, amount);
            break;
        case FactAmount::Value:
            made.setValue(amount);
            break;
        case FactAmount::Member:
            made.setMember({quint32(amount), false});
            break;
        case FactAmount::RequestsLeft:
            made.setRequestsLeft(amount);
            break;
        case FactAmount::Job:
            made.setJob({quint32(amount), 0});
            break;
        }
    }

    Run m_run;
    Micros m_time = 0;
    qint64 m_iteration = 0;
    quint32 m_lastNode = 0;
};

} // namespace signalbox
