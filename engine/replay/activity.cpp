// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/replay/activity.h"

namespace signalbox {

Activity waitingActivity(const Program &program, Verb verb, quint32 object)
{
    if (verb == Verb::ToThread || verb == Verb::RunInExecutor)
        return Activity::Outside;
    const bool isTick = (verb == Verb::AsyncFor || verb == Verb::Get) && object < program.resources.size()
        && program.resources[object].kind == NodeKind::Ticker;
    return isTick ? Activity::Outside : Activity::Somebody;
}

std::optional<Activity> activityOf(const Program &program, const LaneSpan &span)
{
    switch (span.kind) {
    case LaneSpan::Kind::Running:
        return span.verb == Verb::Block ? Activity::Blocking : Activity::Computing;
    case LaneSpan::Kind::Sleeping:
        return Activity::Outside;
    case LaneSpan::Kind::Waiting:
        return waitingActivity(program, span.verb, span.object);
    case LaneSpan::Kind::Ready:
        return Activity::Ready;
    case LaneSpan::Kind::Fill:
    case LaneSpan::Kind::Owned:
    case LaneSpan::Kind::Set:
    case LaneSpan::Kind::Printed:
    case LaneSpan::Kind::Value:
        break;
    }
    return std::nullopt;
}

std::optional<Activity> activityOf(const Program &program, const TaskView &task, Micros now)
{
    switch (task.stateAt(now)) {
    case TaskState::Running:
        return task.step < program.steps.size() && program.steps[task.step].verb == Verb::Block
            ? Activity::Blocking
            : Activity::Computing;
    case TaskState::Sleeping:
        return Activity::Outside;
    case TaskState::Waiting:
        return waitingActivity(program, task.verb, task.object);
    case TaskState::Ready:
        return Activity::Ready;
    case TaskState::Returned:
    case TaskState::Raised:
    case TaskState::Cancelled:
        break;
    }
    return std::nullopt;
}

} // namespace signalbox
