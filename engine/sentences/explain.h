// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/replay/replay.h"

namespace signalbox {

/// What a task, resource or scope is doing and why, in one sentence, from the replayed state at that moment:
/// "cook-2 waits for lock oven, held by cook-1 since 1.70 s; it is next in line; it wakes when cook-1
/// releases it at 2.40 s." \a world must come from \a replay.
QString explainTask(const Replay &replay, const World &world, TaskId task);
QString explainResource(const Replay &replay, const World &world, quint32 resource);
QString explainScope(const Replay &replay, const World &world, ScopeId scope);
/// The same for whatever \a node stands for; for an actor that has not been created yet it says so.
QString explainNode(const Replay &replay, const World &world, NodeId node);

} // namespace signalbox
