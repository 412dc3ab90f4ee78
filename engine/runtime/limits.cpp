// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/runtime/limits.h"

#include <algorithm>

namespace signalbox {

namespace {

/// How many rounds a loop is sure to end after; 0 for what is no such loop.
qint64 finiteRounds(const Program &program, const ProgramStep &step)
{
    if (step.verb == Verb::Repeat || step.verb == Verb::Retry)
        return step.count;
    if (step.verb == Verb::AsyncFor && program.resources[step.target].kind == NodeKind::Ticker)
        return program.resources[step.target].amount;
    return 0;
}

/// Each round of a finite loop may send every other task round once without anything being wrong.
qint64 spinBudgetOf(const Program &program, qint64 budget)
{
    constexpr qint64 enough = 1'000'000'000;
    constexpr qint64 turnsOfScript = 2'000'000; // nobody can tell beforehand what its loops may cause
    if (budget > enough)
        return budget;
    if (!program.script.isEmpty())
        return std::max(budget, turnsOfScript);
    qint64 rounds = 0;
    for (const ProgramStep &step : program.steps)
        rounds = std::min(enough, rounds + std::clamp<qint64>(finiteRounds(program, step), 0, enough));
    return budget + rounds * qint64(program.bodies.size());
}

} // namespace

Limits::Limits(const Program &program, EventLoop &loop, const Tasks &tasks, qint64 spinBudget)
    : m_loop(loop)
    , m_tasks(tasks)
    , m_spinBudget(spinBudgetOf(program, spinBudget))
    , m_spinsLeft(m_spinBudget)
{
}

bool Limits::isTooLarge() const
{
    constexpr qsizetype bytesOfText = 80; // besides its characters
    constexpr qsizetype bytesOfTask = qsizetype(sizeof(Task)) + 96; // with its name
    const Texts &texts = m_tasks.texts();
    const qsizetype bytes = texts.size() * bytesOfText + texts.characters() * qsizetype(sizeof(QChar))
        + qsizetype(m_tasks.all().size()) * bytesOfTask;
    return m_loop.trace().size() >= kMostFacts || texts.characters() > kMostText || bytes > kMostBytes;
}

/// Time has moved.
void Limits::beginMoment()
{
    m_countedAt = m_loop.now();
    m_spinsLeft = m_spinBudget;
    if (const Micros stepped = m_countedAt - m_loop.heldForSteps(); m_steppedAt != stepped) {
        m_steppedAt = stepped;
        m_stepsLeft = kMostSteps;
    }
}

/// What need not be asked at every step.
bool Limits::look(const Task &task)
{
    constexpr qsizetype between = 500;
    m_lookAt = std::min(kMostFacts, m_loop.trace().size() + between);
    if (m_stepsLeft < 0)
        m_cut = Cut{Ending::BusyLoop, &task, task.step};
    else if (isTooLarge())
        cut(task, Ending::TooLong);
    return !m_cut;
}

bool Limits::allowRound(const Task &task)
{
    if (--m_spinsLeft >= 0)
        return true;
    m_cut = Cut{Ending::BusyLoop, &task, task.step};
    return false;
}

void Limits::cut(const Task &task, Ending ending)
{
    m_cut = Cut{ending, &task, kNone};
}

} // namespace signalbox
