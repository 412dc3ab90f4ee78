// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/steps/statements.h"

#include "engine/language/exceptions.h"

namespace signalbox {

using namespace Qt::StringLiterals;

/// Without words, inside an except or finally: the error that led there goes on.
Result Statements::raise(Task &task, const ProgramStep &step)
{
    const QString words = m_runtime.textAt(step.text).trimmed();
    if (words.isEmpty()) {
        for (auto frame = task.frames.rbegin(); frame != task.frames.rend(); ++frame) {
            const bool hasError = frame->pending == Result::Raised || frame->pending == Result::Cancelled;
            if (frame->handler != 0 && hasError) {
                task.failure = frame->pendingFailure;
                return frame->pending;
            }
        }
    }
    if (typeWritten(words) == "CancelledError"_L1) {
        task.failure = {messageOf(words.toStdString()), {}};
        return Result::Cancelled;
    }
    if (words.isEmpty())
        return task.raise("RuntimeError: No active exception to reraise");
    task.failure = failureOf(words);
    return Result::Raised;
}

Result Statements::returnValue(Task &task, const ProgramStep &step)
{
    ValuePointer value;
    const Result evaluated = valueToGive(task, step, value);
    if (evaluated != Result::WentOn)
        return evaluated;
    task.locals.returned = value;
    return Result::Returned;
}

Result Statements::print(Task &task, const ProgramStep &step)
{
    QString words = m_runtime.textAt(step.text);
    if (ValueChoice(step.choice) != ValueChoice::Text) {
        ValuePointer value;
        const Result evaluated = valueToGive(task, step, value);
        if (evaluated != Result::WentOn)
            return evaluated;
        words += (words.isEmpty() ? QString() : u" "_s) + textOf(value);
    }
    m_runtime.tasks.record(FactKind::StepBegan, task, Verb::Log).setText(m_runtime.tasks.text(words));
    return Result::WentOn;
}

/// What a step returns, sets or prints.
Result Statements::valueToGive(Task &task, const ProgramStep &step, ValuePointer &value) const
{
    switch (ValueChoice(step.choice)) {
    case ValueChoice::Item:
        if (!task.locals.item)
            return m_variables.raiseUnbound(task, Variable::Item);
        value = m_items.valueOf(*task.locals.item);
        break;
    case ValueChoice::Result:
        if (!task.locals.result)
            return m_variables.raiseUnbound(task, Variable::Result);
        value = *task.locals.result;
        break;
    case ValueChoice::Text:
        if (step.text != 0)
            value = Value::makeText(m_runtime.textAt(step.text));
        break;
    }
    return Result::WentOn;
}

Result Statements::breakLoop(Task &task, const ProgramStep &)
{
    m_runtime.tasks.record(FactKind::StepBegan, task, Verb::Break);
    return Result::Broke;
}

Result Statements::uncancel(Task &task, const ProgramStep &)
{
    m_runtime.tasks.record(FactKind::Uncancelled, task).setRequestsLeft(m_runtime.tasks.uncancel(task));
    return Result::WentOn;
}

Result Statements::dropCoroutine(Task &task, const ProgramStep &step)
{
    m_runtime.tasks.record(FactKind::NeverAwaited, task).setBody(step.target);
    return Result::WentOn;
}

} // namespace signalbox
