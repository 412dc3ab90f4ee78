// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/figures/goals.h"

#include <algorithm>

namespace signalbox {

namespace {

struct GoalAtResource {
    NodeKind kind;
    Verb verb;
    WaitGoal goal;
};

constexpr std::array kGoalsAtResources{
    GoalAtResource{NodeKind::Queue, Verb::Put, WaitGoal::Put},
    GoalAtResource{NodeKind::Queue, Verb::Get, WaitGoal::Get},
    GoalAtResource{NodeKind::Queue, Verb::AsyncFor, WaitGoal::Get},
    GoalAtResource{NodeKind::Queue, Verb::Join, WaitGoal::Join},
    GoalAtResource{NodeKind::Lock, Verb::Acquire, WaitGoal::Acquire},
    GoalAtResource{NodeKind::Semaphore, Verb::Acquire, WaitGoal::Acquire},
    GoalAtResource{NodeKind::Condition, Verb::Acquire, WaitGoal::Acquire},
    GoalAtResource{NodeKind::Condition, Verb::Wait, WaitGoal::Signal},
    GoalAtResource{NodeKind::Condition, Verb::WaitUntil, WaitGoal::Signal},
    GoalAtResource{NodeKind::Event, Verb::Wait, WaitGoal::Signal},
    GoalAtResource{NodeKind::Barrier, Verb::Wait, WaitGoal::Signal},
    GoalAtResource{NodeKind::Future, Verb::Wait, WaitGoal::Signal},
    GoalAtResource{NodeKind::Future, Verb::Await, WaitGoal::Signal},
    GoalAtResource{NodeKind::Executor, Verb::RunInExecutor, WaitGoal::Worker},
};

} // namespace

std::optional<WaitGoal> waitGoalOf(NodeKind kind, Verb verb)
{
    const auto *const row =
        std::find_if(kGoalsAtResources.begin(), kGoalsAtResources.end(),
                     [&](const GoalAtResource &each) { return each.kind == kind && each.verb == verb; });
    return row == kGoalsAtResources.end() ? std::nullopt : std::optional(row->goal);
}

bool hasWaits(NodeKind kind, WaitGoal goal)
{
    return std::any_of(kGoalsAtResources.begin(), kGoalsAtResources.end(),
                       [&](const GoalAtResource &each) { return each.kind == kind && each.goal == goal; });
}

} // namespace signalbox
