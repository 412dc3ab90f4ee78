// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/simulation/interpreter.h"

namespace signalbox {

using namespace Qt::StringLiterals;

Result Interpreter::ask(Task &task, const ProgramPredicate &predicate, bool &answer)
{
    if (predicate.of == Predicate::Of::Cancelling) {
        answer = relates(task.cancelRequests, predicate.relation, predicate.value) != predicate.negated;
    } else if (predicate.of == Predicate::Of::TaskDone || predicate.of == Predicate::Of::TaskCancelled) {
        const Task *asked = m_tasks.newest(predicate.target);
        if (!asked)
            return fail(task,
                        u"NameError: name '%1_task' is not defined"_s.arg(
                            m_program.bodies[predicate.target].identifier));
        const bool wanted =
            predicate.of == Predicate::Of::TaskDone ? asked->isDone() : asked->ended == Outcome::Cancelled;
        answer = wanted != predicate.negated;
    }
    return Result::WentOn;
}

} // namespace signalbox
