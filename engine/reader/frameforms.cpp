// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/reader/frameforms.h"

#include "engine/catalog/catalog.h"

#include <algorithm>

namespace signalbox::reading {

using namespace Qt::StringLiterals;

namespace {

using Members = std::optional<QList<NodeId>>;

/// The functions that \a steps start, where that is all they do.
Members startedBy(const QList<Step> &steps)
{
    QList<NodeId> members;
    for (const Step &step : steps) {
        if (step.verb != Verb::Spawn)
            return std::nullopt;
        members.append(step.target);
    }
    return members;
}

/// \a steps being one of \a verb; else null.
const Step *only(const QList<Step> &steps, Verb verb)
{
    return steps.size() == 1 && steps.front().verb == verb ? &steps.front() : nullptr;
}

Members groupIn(const QList<Step> &steps)
{
    const Step *group = only(steps, Verb::Group);
    return group ? startedBy(group->body) : std::nullopt;
}

void set(FrameForm &form, Param param, const ParamValue &value)
{
    if (value != info(param).defaultValue)
        form.parameters.insert(param, value);
}

Members readTaskGroup(const ReadFunction &function, const ReadModule &, FrameForm &)
{
    return groupIn(function.steps);
}

Members readGather(const ReadFunction &function, const ReadModule &, FrameForm &form)
{
    const Step *gather = only(function.steps, Verb::Gather);
    if (!gather)
        return std::nullopt;
    set(form, Param::ReturnExceptions, GatherChoice(gather->choice) == GatherChoice::ReturnExceptions);
    return startedBy(gather->body);
}

/// It cancels all of them afterwards, or none.
Members readWait(const ReadFunction &function, const ReadModule &, FrameForm &form)
{
    const QList<Step> &steps = function.steps;
    const Members members = !steps.isEmpty() && steps.front().verb == Verb::WaitTasks
        ? startedBy(steps.front().body)
        : std::nullopt;
    if (!members || members->isEmpty())
        return std::nullopt;
    set(form, Param::WaitTimeout, steps.front().time);
    set(form, Param::ReturnWhen, qint64(steps.front().choice));
    QList<NodeId> cancelled;
    for (const Step &step : steps.sliced(1)) {
        if (step.verb != Verb::Cancel || !step.text.isEmpty())
            return std::nullopt;
        cancelled.append(step.target);
    }
    set(form, Param::CancelPending, !cancelled.isEmpty());
    return cancelled.isEmpty() || cancelled == *members ? members : std::nullopt;
}

Members readTimeout(const ReadFunction &function, const ReadModule &, FrameForm &form)
{
    const Step *attempt = only(function.steps, Verb::Try);
    if (!attempt || attempt->body.size() != 2)
        return std::nullopt;
    const Step &limit = attempt->body.front();
    const Step &handler = attempt->body.back();
    const Step *words = only(handler.body, Verb::Log);
    const bool isHandled = handler.verb == Verb::Except && handler.text == u"TimeoutError" && words
        && words->text == u"time is up";
    if (!isHandled || (limit.verb != Verb::Timeout && limit.verb != Verb::TimeoutAt))
        return std::nullopt;
    set(form, Param::Absolute, limit.verb == Verb::TimeoutAt);
    set(form, Param::Delay, limit.time);
    return groupIn(limit.body);
}

/// Several members are gathered in a function between.
Members readShield(const ReadFunction &function, const ReadModule &module, FrameForm &form)
{
    const Step *shield = only(function.steps, Verb::Shield);
    const Members members = shield ? startedBy(shield->body) : std::nullopt;
    if (!members || members->size() != 1)
        return std::nullopt;
    const ReadFunction *between = module.find(members->front());
    const Step *gather = between ? only(between->steps, Verb::Gather) : nullptr;
    const Members gathered = gather ? startedBy(gather->body) : std::nullopt;
    const bool isBetween = gathered && gathered->size() > 1 && between->name.contains(u"_inner");
    if (!isBetween)
        return members;
    form.inner = between->id;
    return gathered;
}

Members readRetry(const ReadFunction &function, const ReadModule &, FrameForm &form)
{
    const Step *retry = only(function.steps, Verb::Retry);
    if (!retry || !retry->text.isEmpty())
        return std::nullopt;
    set(form, Param::Attempts, retry->count);
    set(form, Param::Backoff, retry->time);
    return groupIn(retry->body);
}

struct FrameRow {
    NodeKind kind;
    Members (*read)(const ReadFunction &, const ReadModule &, FrameForm &);
};

constexpr FrameRow kFrames[] = {
    {NodeKind::TaskGroup, readTaskGroup}, {NodeKind::Gather, readGather}, {NodeKind::Wait, readWait},
    {NodeKind::Timeout, readTimeout},     {NodeKind::Shield, readShield}, {NodeKind::Retry, readRetry},
};

} // namespace

std::optional<FrameForm> frameFormOf(const ReadFunction &function, const ReadModule &module)
{
    for (const FrameRow &row : kFrames) {
        FrameForm form;
        form.kind = row.kind;
        if (const Members members = row.read(function, module, form)) {
            form.members = *members;
            return form;
        }
    }
    return std::nullopt;
}

} // namespace signalbox::reading
