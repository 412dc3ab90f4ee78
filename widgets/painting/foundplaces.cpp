// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/painting/foundplaces.h"

#include "engine/catalog/catalog.h"
#include "engine/script/cardsize.h"
#include "widgets/painting/codecard.h"

#include <algorithm>

namespace signalbox {

namespace {

constexpr double kShelfMargin = 8;
constexpr double kShelfGap = 6;
constexpr double kRest = 40; ///< for the count of those that have no room

/// Whether it has a card of its own elsewhere as well: a future is a moment of a call, no place.
bool isPlace(NodeKind kind)
{
    switch (kind) {
    case NodeKind::Queue:
    case NodeKind::Lock:
    case NodeKind::Semaphore:
    case NodeKind::Event:
    case NodeKind::Condition:
    case NodeKind::Barrier:
        return true;
    case NodeKind::Producer:
    case NodeKind::Consumer:
    case NodeKind::Task:
    case NodeKind::Canceller:
    case NodeKind::Counter:
    case NodeKind::Future:
    case NodeKind::Ticker:
    case NodeKind::Executor:
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
    return false;
}

} // namespace

FoundShelf foundOn(const Node &node, const CanvasGeometry &geometry, const std::vector<FoundResource> &found)
{
    FoundShelf shelf;
    std::vector<const FoundResource *> own;
    for (const FoundResource &each : found) {
        if (each.node == node.id && isPlace(each.kind))
            own.push_back(&each);
    }
    const QRectF card = geometry.rect(node.id);
    if (own.empty() || card.isEmpty() || !isCode(node.kind))
        return shelf;
    QRectF room = CodeCard(card, *codeOutline(parameter<QString>(node, Param::Code))).shelf();
    if (room.isEmpty())
        room = {card.left(), card.bottom() + 2, card.width(), kShelf};
    const int columns = std::min(shelfPlaces(card.width()), int(own.size()));
    const int lines = std::max(1, int(room.height() / kShelf));
    const auto most = std::size_t(columns * lines);
    const double wide =
        (room.width() - 2 * kShelfMargin - (own.size() > most ? kRest : 0) + kShelfGap) / columns - kShelfGap;
    for (std::size_t at = 0; at < std::min(own.size(), most); ++at) {
        const int column = int(at) % columns;
        const int line = int(at) / columns;
        shelf.places.push_back(
            {own[at],
             {room.left() + kShelfMargin + column * (wide + kShelfGap), room.top() + 3 + line * kShelf,
              std::min(wide, 2 * kShelfPlace), kShelf - 6}});
    }
    shelf.more = int(own.size() - shelf.places.size());
    shelf.rest = {room.right() - kShelfMargin - kRest + 4, room.top() + 3, kRest - 4, kShelf - 6};
    return shelf;
}

const FoundResource *foundAt(QPointF point, const Layout &layout, const CanvasGeometry &geometry,
                             const std::vector<FoundResource> &found)
{
    for (const Node &node : layout.nodes) {
        if (!isCode(node.kind) || found.empty()
            || !geometry.rect(node.id).adjusted(0, 0, 0, kShelf).contains(point))
            continue;
        for (const FoundPlace &place : foundOn(node, geometry, found).places) {
            if (place.where.contains(point))
                return place.found;
        }
    }
    return nullptr;
}

int lineInPiece(const Program &program, const FoundResource &found)
{
    const std::vector<NodeId> &nodes = program.scriptNodes;
    const auto end = nodes.begin() + std::clamp(found.line, 0, int(nodes.size()));
    const auto lines = std::count(nodes.begin(), end, found.node); // others may stand in the middle
    return lines == 0 ? found.line // of a file beside the program, whose lines are its own
                      : int(lines);
}

} // namespace signalbox
