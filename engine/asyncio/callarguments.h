// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/objects/value.h"
#include "engine/primitives/arguments.h"

#include <QHash>

namespace signalbox::asyncio {

class Asyncio;

/// What primitives are called with by a program in Python.
class CallArguments final : public Arguments {
public:
    explicit CallArguments(Asyncio &asyncio)
        : m_asyncio(asyncio)
    {
    }
    void setCount(qint64 count) { m_count = count; }
    /// Of the wait_for() that \a task is in; Missing once that is over.
    void setPredicate(const Task &task, objects::Value predicate);
    /// What the predicate gave when it was last asked.
    const objects::Value &lastAnswer() const { return m_lastAnswer; }

    qint64 count(const Task &) const override { return m_count; }
    Result answer(Task &task, bool &yes) override;
    Result raiseUnbound(Task &, Variable) override { return Result::WentOn; }

private:
    Asyncio &m_asyncio;
    qint64 m_count = 1;
    QHash<const Task *, objects::Value> m_predicates;
    objects::Value m_lastAnswer;
};

} // namespace signalbox::asyncio
