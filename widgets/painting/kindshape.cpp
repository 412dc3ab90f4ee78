// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/painting/kindshape.h"

#include "engine/catalog/catalog.h"
#include "engine/script/cardsize.h"

#include <algorithm>
#include <cmath>

namespace signalbox {

namespace {

using Doors = KindShape::Doors;

constexpr int kAllShown = 8;

template <int width, int height> QSizeF fixed(const Node &)
{
    return {width, height};
}

QSizeF queueSize(const Node &queue)
{
    constexpr double grid = 16;
    return {std::max(256.0, std::ceil((shownSlots(queue) * kSlotPitch + 32) / grid) * grid), 128};
}

/// Two workers a row, up to two rows.
QSizeF executorSize(const Node &executor)
{
    return {256, parameter<qint64>(executor, Param::Workers) > 2 ? 128.0 : 96.0};
}

QSizeF frameSize(const Node &frame)
{
    return frame.size.isEmpty() ? QSizeF(288, 240) : frame.size.expandedTo({192, 112});
}

constexpr KindShape kActor{Doors::Actor, fixed<208, 96>};
constexpr KindShape kQueue{Doors::Flow, queueSize};
constexpr KindShape kLock{Doors::Use, fixed<224, 96>};
constexpr KindShape kSemaphore{Doors::Use, fixed<240, 112>}; // room for three names in its line
constexpr KindShape kEvent{Doors::Flow, fixed<208, 96>};
constexpr KindShape kCondition{Doors::AnySide,
                               fixed<256, 144>}; // its lock, its waiting room, the line for the lock
constexpr KindShape kBarrier{Doors::AnySide, fixed<256, 112>};
constexpr KindShape kCounter{Doors::AnySide, fixed<256, 112>};
constexpr KindShape kFuture{Doors::Flow, fixed<224, 96>};
constexpr KindShape kTicker{Doors::Flow, fixed<224, 96>};
constexpr KindShape kExecutor{Doors::AnySide, executorSize};
constexpr KindShape kCode{Doors::None, codeCardSize};
constexpr KindShape kFrame{Doors::Frame, frameSize};

} // namespace

const KindShape &shapeOf(NodeKind kind)
{
    switch (kind) {
    case NodeKind::Producer:
    case NodeKind::Consumer:
    case NodeKind::Task:
    case NodeKind::Canceller:
        return kActor;
    case NodeKind::Queue:
        return kQueue;
    case NodeKind::Lock:
        return kLock;
    case NodeKind::Semaphore:
        return kSemaphore;
    case NodeKind::Event:
        return kEvent;
    case NodeKind::Condition:
        return kCondition;
    case NodeKind::Barrier:
        return kBarrier;
    case NodeKind::Counter:
        return kCounter;
    case NodeKind::Future:
        return kFuture;
    case NodeKind::Ticker:
        return kTicker;
    case NodeKind::Executor:
        return kExecutor;
    case NodeKind::Function:
    case NodeKind::Class:
    case NodeKind::Module:
        return kCode;
    case NodeKind::TaskGroup:
    case NodeKind::Gather:
    case NodeKind::Wait:
    case NodeKind::Timeout:
    case NodeKind::Shield:
    case NodeKind::Retry:
        break;
    }
    return kFrame;
}

int shownSlots(const Node &queue)
{
    const qint64 capacity = parameter<qint64>(queue, Param::Capacity);
    return capacity > 0 && capacity <= kAllShown ? int(capacity) : kAllShown - 1;
}

} // namespace signalbox
