// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/figures/resourcefigures.h"

namespace signalbox {

namespace {

double perSecond(double count, Micros length)
{
    return length > 0 ? count / toSeconds(length) : 0;
}

} // namespace

std::optional<double> ResourceFigures::utilisation() const
{
    switch (kind) {
    case NodeKind::Lock:
    case NodeKind::Condition:
    case NodeKind::Event:
    case NodeKind::Future:
        return level.length > 0 ? std::optional(level.mean()) : std::nullopt;
    case NodeKind::Semaphore:
    case NodeKind::Barrier:
    case NodeKind::Executor:
        return level.length > 0 && amount > 0 ? std::optional(level.mean() / double(amount)) : std::nullopt;
    case NodeKind::Queue:
    case NodeKind::Counter:
    case NodeKind::Ticker:
    case NodeKind::Producer:
    case NodeKind::Consumer:
    case NodeKind::Task:
    case NodeKind::Canceller:
    case NodeKind::TaskGroup:
    case NodeKind::Gather:
    case NodeKind::Wait:
    case NodeKind::Timeout:
    case NodeKind::Shield:
    case NodeKind::Retry:
    case NodeKind::Function:
    case NodeKind::Class:
    case NodeKind::Module:
        break;
    }
    return std::nullopt;
}

double ResourceFigures::arrivalRate() const
{
    return perSecond(double(stays.visits), level.length);
}

double ResourceFigures::meanStay() const
{
    return stays.visits > 0 ? double(stays.inside) / double(stays.visits) : 0;
}

double ResourceFigures::throughput() const
{
    return perSecond(double(went), level.length);
}

} // namespace signalbox
