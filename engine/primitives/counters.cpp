// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/primitives/counters.h"

namespace signalbox {

Result Counter::begin(Verb verb, Task &task)
{
    if (verb == Verb::Read) {
        task.locals.value = m_value;
        record(FactKind::CounterRead, task, verb).setValue(m_value);
        return Result::WentOn;
    }
    if (!task.locals.value)
        return m_arguments.raiseUnbound(task, Variable::Value);
    m_value = *task.locals.value + m_arguments.count(task);
    record(FactKind::CounterWritten, task, verb).setValue(m_value);
    return Result::WentOn;
}

} // namespace signalbox
