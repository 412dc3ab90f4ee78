// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/tidy/tidygraph.h"

#include "engine/catalog/catalog.h"
#include "engine/catalog/links.h"
#include "engine/script/globalnames.h"
#include "engine/script/nodenames.h"
#include "widgets/painting/canvasgeometry.h"
#include "widgets/painting/kindshape.h"

#include <QHash>

#include <algorithm>
#include <cmath>

namespace signalbox {

namespace {

constexpr double kGap = 32; ///< between boxes at least: wires find their way through

/// Whether \a link leads against the flow: from who uses it to where things come from.
bool comesFrom(const Link &link, NodeKind used)
{
    return link.kind == LinkKind::Getting || link.kind == LinkKind::Waiting
        || (link.kind == LinkKind::Awaiting && used == NodeKind::Future);
}

double gridded(double value)
{
    return std::round(value / CanvasGeometry::kGrid) * CanvasGeometry::kGrid;
}

void moveWithHeld(const std::vector<std::vector<int>> &held, TidyPlaces &places, int box, QPointF delta)
{
    std::vector<int> open{box};
    while (!open.empty()) {
        const int at = open.back();
        open.pop_back();
        places[std::size_t(at)].translate(delta);
        open.insert(open.end(), held[std::size_t(at)].begin(), held[std::size_t(at)].end());
    }
}

/// How far \a box has to go down to be clear of all of \a others.
double wayDown(QRectF box, const std::vector<QRectF> &others)
{
    const double top = box.top();
    for (bool moved = true; moved;) {
        moved = false;
        for (const QRectF &other : others) {
            if (!other.adjusted(-kGap, -kGap, kGap, kGap).intersects(box))
                continue;
            box.moveTop(std::ceil((other.bottom() + kGap) / CanvasGeometry::kGrid) * CanvasGeometry::kGrid);
            moved = true;
        }
    }
    return box.top() - top;
}

void pushApart(const std::vector<std::vector<int>> &held, TidyPlaces &places, std::vector<int> siblings)
{
    std::stable_sort(siblings.begin(), siblings.end(), [&](int one, int other) {
        return places[std::size_t(one)].top() < places[std::size_t(other)].top();
    });
    std::vector<QRectF> settled;
    for (const int box : siblings) {
        moveWithHeld(held, places, box, {0, wayDown(places[std::size_t(box)], settled)});
        settled.push_back(places[std::size_t(box)]);
    }
}

/// Frames, those within others first.
std::vector<int> framesFromInside(const TidyGraph &graph)
{
    std::vector<std::pair<int, int>> frames; // the deepest first
    for (int at = 0; at < int(graph.boxes.size()); ++at) {
        if (!graph.boxes[std::size_t(at)].isFrame)
            continue;
        int depth = 0;
        for (int outer = graph.boxes[std::size_t(at)].frame; outer >= 0;
             outer = graph.boxes[std::size_t(outer)].frame)
            ++depth;
        frames.emplace_back(-depth, at);
    }
    std::sort(frames.begin(), frames.end());
    std::vector<int> sorted;
    for (const auto &[depth, frame] : frames)
        sorted.push_back(frame);
    return sorted;
}

/// What a module's statements bind, "CITIES", goes to whoever says it: the module stands to the left.
void addBoundArrows(const Layout &layout, const QHash<NodeId, int> &indices, TidyGraph &graph)
{
    QHash<QString, int> binders;
    for (const Node &node : layout.nodes) {
        if (node.kind != NodeKind::Module || !indices.contains(node.id))
            continue;
        for (const GlobalName &each : globalNames(parameter<QString>(node, Param::Code))) {
            if (each.binds && each.line > 0) // what is imported everybody says
                binders.insert(each.name, indices.value(node.id));
        }
    }
    for (const Node &node : layout.nodes) {
        const int user = indices.value(node.id, TidyGraph::kNowhere);
        if (user < 0 || !isCode(node.kind) || binders.isEmpty())
            continue;
        QSet<int> known{user};
        for (const GlobalName &each : globalNames(parameter<QString>(node, Param::Code))) {
            const int binder = binders.value(each.name, user);
            if (!each.binds && !known.contains(binder))
                graph.arrows.push_back({binder, user, true});
            known.insert(each.binds ? user : binder);
        }
    }
}

} // namespace

std::vector<std::vector<int>> TidyGraph::heldBy() const
{
    std::vector<std::vector<int>> held(boxes.size() + 1);
    for (int at = 0; at < int(boxes.size()); ++at) {
        const int frame = boxes[std::size_t(at)].frame;
        held[frame == kNowhere ? boxes.size() : std::size_t(frame)].push_back(at);
    }
    return held;
}

TidyGraph tidyGraph(const Layout &layout, const QSet<NodeId> &chosen)
{
    TidyGraph graph;
    QHash<NodeId, int> indices;
    QHash<NodeId, NodeKind> kinds;
    for (const Node &node : layout.nodes) {
        kinds.insert(node.id, node.kind);
        if (!chosen.contains(node.id) || indices.contains(node.id))
            continue;
        indices.insert(node.id, int(graph.boxes.size()));
        graph.boxes.push_back({node.id, TidyGraph::kNowhere, isScope(node.kind),
                               CanvasGeometry::naturalSize(node), node.position});
    }
    for (const Node &node : layout.nodes) {
        const auto own = indices.constFind(node.id);
        if (own == indices.cend())
            continue;
        const int frame = indices.value(node.scope, TidyGraph::kNowhere);
        // A file may hold frames in a circle: the first that would close it stands on the canvas.
        int outer = frame;
        while (outer >= 0 && outer != *own)
            outer = graph.boxes[std::size_t(outer)].frame;
        if (outer < 0 && frame >= 0 && graph.boxes[std::size_t(frame)].isFrame)
            graph.boxes[std::size_t(*own)].frame = frame;
    }
    for (const Link &link : allLinks(layout)) {
        const int user = indices.value(link.from, TidyGraph::kNowhere);
        const int used = indices.value(link.to, TidyGraph::kNowhere);
        if (user < 0 || used < 0 || user == used)
            continue;
        const KindShape::Doors doors = shapeOf(kinds.value(link.to)).doors;
        const bool flows = link.kind != LinkKind::Guarding && doors != KindShape::Doors::AnySide
            && doors != KindShape::Doors::Use;
        const bool backwards = comesFrom(link, kinds.value(link.to));
        graph.arrows.push_back({flows && backwards ? used : user, flows && backwards ? user : used, flows});
    }
    for (const CodeUse &use : codeUses(layout)) {
        const int from = indices.value(use.user, TidyGraph::kNowhere);
        const int to = indices.value(use.used, TidyGraph::kNowhere);
        if (from >= 0 && to >= 0)
            graph.arrows.push_back({from, to, isCode(kinds.value(use.used))}); // who calls stands to the left
    }
    addBoundArrows(layout, indices, graph);
    return graph;
}

void settle(const TidyGraph &graph, TidyPlaces &places)
{
    const std::vector<std::vector<int>> held = graph.heldBy();
    for (std::size_t at = 0; at < places.size(); ++at) {
        if (!graph.boxes[at].isFrame || held[at].empty())
            places[at] =
                QRectF({gridded(places[at].left()), gridded(places[at].top())}, graph.boxes[at].size);
    }
    for (const int frame : framesFromInside(graph)) {
        const std::vector<int> &members = held[std::size_t(frame)];
        if (members.empty())
            continue;
        pushApart(held, places, members);
        QRectF all;
        for (const int member : members)
            all |= places[std::size_t(member)];
        places[std::size_t(frame)] = all.marginsAdded(kFrameMargins);
    }
    pushApart(held, places, held.back());
}

} // namespace signalbox
