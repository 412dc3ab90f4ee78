// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/interpreter/variablehistory.h"

#include "engine/evaluator/activation.h"
#include "engine/interpreter/callvariables.h"
#include "engine/interpreter/camera.h"
#include "engine/interpreter/interpreter.h"
#include "engine/interpreter/simulation.h"

namespace signalbox {

namespace {

using evaluator::Activation;

/// The innermost call of \a function in progress in \a task; null where there is none.
const Activation *callOf(const Task &task, const QString &function)
{
    const Activation *found = nullptr;
    if (task.isDone() || !task.code)
        return found;
    for (const auto &layer : static_cast<const asyncio::LayeredCode &>(*task.code).layers) {
        const evaluator::Execution *execution = layer->execution();
        if (!execution)
            continue;
        for (const auto &activation : execution->activations()) {
            if (activation->name() == function)
                found = activation.get();
        }
    }
    return found;
}

} // namespace

VariableSearch::VariableSearch(const Program &program, QList<VariablePlace> places)
    : m_places(std::move(places))
    , m_histories(std::size_t(m_places.size()))
    , m_letters(std::size_t(m_places.size()))
{
    if (program.script.isEmpty() || m_places.isEmpty())
        return;
    m_simulation = std::make_unique<Simulation>(program);
    m_simulation->watch([this](Interpreter &interpreter) { look(interpreter); });
}

VariableSearch::~VariableSearch() = default;

bool VariableSearch::advance(qint64 turns)
{
    return !m_simulation || m_simulation->advance(turns);
}

void VariableSearch::attend(std::function<bool()> isWanted)
{
    if (m_simulation)
        m_simulation->attend(std::move(isWanted));
}

void VariableSearch::look(Interpreter &interpreter)
{
    Tasks &tasks = interpreter.tasks();
    m_factsSeen = tasks.loop().trace().size();
    Camera camera(interpreter.script()->asyncio().context());
    for (std::size_t at = 0; at < m_histories.size(); ++at) {
        const VariablePlace &place = m_places[qsizetype(at)];
        VariableHistory &history = m_histories[at];
        if (history.isCut || index(place.task) >= tasks.all().size())
            continue;
        QString text;
        if (const Activation *call = callOf(tasks[index(place.task)], place.function)) {
            const objects::Value value = variableOf(*call, place.variable);
            if (!value.isMissing())
                text = camera.text(value);
        }
        const QString before = history.changes.isEmpty() ? QString() : history.changes.last().text;
        if (text == before)
            continue;
        m_letters[at] += text.size();
        note(history, text, tasks.loop().now(), tasks.loop().trace().size());
        history.isCut = history.changes.size() >= VariableHistory::kMostChanges
            || m_letters[at] >= VariableHistory::kMostLetters;
    }
}

/// What it was for no time at all gives way.
void VariableSearch::note(VariableHistory &history, const QString &text, Micros time, qsizetype facts)
{
    QList<VariableChange> &changes = history.changes;
    if (!changes.isEmpty() && changes.last().time == time) {
        changes.last() = {time, facts, text, changes.last().times + 1};
        return;
    }
    changes.append({time, facts, text});
}

std::vector<VariableHistory> variableHistories(const Program &program, const QList<VariablePlace> &places)
{
    VariableSearch search(program, places);
    while (!search.advance(10'000)) { }
    return search.histories();
}

} // namespace signalbox
