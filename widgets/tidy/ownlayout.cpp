// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/tidy/ownlayout.h"

#include "widgets/tidy/layers.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>
#include <tuple>

namespace signalbox {

namespace {

constexpr double kPort = 48; ///< below the top of a card: where things come in and go out
constexpr double kBetweenParts = 64;
constexpr double kWideness = 1.6; ///< of a canvas: its width to its height
constexpr double kBetweenLoose = 32; ///< between rows of what has no arrow
constexpr double kBesideLoose = 64;
constexpr int kColumnOfLoose = 4; ///< so many stand under each other in a frame before they go into rows

/// Everything that stands directly in one frame, or on the canvas.
class Room {
public:
    /// The boxes in it, as they are in \a graph; \a places has what is in those that are frames, from their
    /// corner.
    Room(const TidyGraph &graph, TidyPlaces &places, std::vector<int> boxes,
         std::vector<Layers::Arrow> arrows, bool isCanvas)
        : m_graph(graph)
        , m_places(places)
        , m_boxes(std::move(boxes))
        , m_arrows(std::move(arrows))
        , m_isCanvas(isCanvas)
    {
    }

    QSizeF arrange(); ///< its boxes, from (0, 0); how large all is

private:
    std::vector<std::vector<int>> parts() const; ///< what hangs together; indices into m_boxes
    QSizeF placePart(const std::vector<int> &part);
    void pack(const std::vector<std::vector<int>> &parts, const std::vector<QSizeF> &sizes);
    double placeLoose(const std::vector<int> &loose, double top);
    std::vector<int> takeUpper(std::vector<int> &loose, const std::vector<std::vector<int>> &parts) const;
    std::size_t perRow(const std::vector<int> &loose) const;
    QRectF &place(int at) { return m_places[std::size_t(m_boxes[std::size_t(at)])]; }
    QPointF before(int at) const { return m_graph.boxes[std::size_t(m_boxes[std::size_t(at)])].before; }
    void grow(const QRectF &box) { m_size = m_size.expandedTo({box.right(), box.bottom()}); }

    const TidyGraph &m_graph;
    TidyPlaces &m_places;
    std::vector<int> m_boxes;
    std::vector<Layers::Arrow> m_arrows;
    bool m_isCanvas;
    QSizeF m_size = {0, 0};
};

QSizeF Room::arrange()
{
    std::vector<int> loose;
    std::vector<std::vector<int>> together;
    std::vector<QSizeF> sizes;
    for (const std::vector<int> &part : parts()) {
        if (part.size() == 1) {
            loose.push_back(part.front());
            continue;
        }
        together.push_back(part);
        sizes.push_back(placePart(part));
    }
    pack(together, sizes);
    if (const std::vector<int> upper = takeUpper(loose, together); !upper.empty()) {
        const double down = placeLoose(upper, 0) + kBetweenParts;
        for (const std::vector<int> &part : together) {
            for (const int at : part) {
                place(at).translate(0, down);
                grow(place(at));
            }
        }
    }
    placeLoose(loose, m_size.height() > 0 ? m_size.height() + kBetweenParts : 0);
    return m_size;
}

/// Those of \a loose that stood above all that hangs together, as what a program imports does. They are taken
/// out.
std::vector<int> Room::takeUpper(std::vector<int> &loose, const std::vector<std::vector<int>> &parts) const
{
    if (!m_isCanvas || parts.empty())
        return {};
    double highest = std::numeric_limits<double>::max();
    for (const std::vector<int> &part : parts) {
        for (const int at : part)
            highest = std::min(highest, before(at).y());
    }
    const auto isUpper = [&](int at) { return before(at).y() < highest; };
    const auto lower = std::stable_partition(loose.begin(), loose.end(), isUpper);
    std::vector<int> upper(loose.begin(), lower);
    loose.erase(loose.begin(), lower);
    return upper;
}

/// In rows, so that all is about as wide as a window; a few parts stand under each other.
void Room::pack(const std::vector<std::vector<int>> &parts, const std::vector<QSizeF> &sizes)
{
    double widest = 0;
    double area = 0;
    for (const QSizeF &size : sizes) {
        widest = std::max(widest, size.width());
        area += (size.width() + kBetweenParts) * (size.height() + kBetweenParts);
    }
    const double width = std::max(widest, std::sqrt(area * kWideness));
    QPointF corner;
    double height = 0; // of the row
    for (std::size_t at = 0; at < parts.size(); ++at) {
        if (corner.x() > 0 && corner.x() + sizes[at].width() > width) {
            corner = {0, corner.y() + height + kBetweenParts};
            height = 0;
        }
        for (const int box : parts[at]) {
            place(box).translate(corner);
            grow(place(box));
        }
        height = std::max(height, sizes[at].height());
        corner.rx() += sizes[at].width() + kBetweenParts;
    }
}

/// In the order in which they stood, from the top.
std::vector<std::vector<int>> Room::parts() const
{
    std::vector<int> roots(m_boxes.size());
    std::iota(roots.begin(), roots.end(), 0);
    const auto rootOf = [&](int at) {
        while (roots[std::size_t(at)] != at)
            at = roots[std::size_t(at)] = roots[std::size_t(roots[std::size_t(at)])];
        return at;
    };
    for (const Layers::Arrow &arrow : m_arrows)
        roots[std::size_t(rootOf(arrow.from))] = rootOf(arrow.to);
    std::map<int, std::vector<int>> byRoot;
    for (int at = 0; at < int(m_boxes.size()); ++at)
        byRoot[rootOf(at)].push_back(at);
    std::vector<std::vector<int>> parts;
    for (auto &[root, part] : byRoot)
        parts.push_back(std::move(part));
    const auto corner = [&](const std::vector<int> &part) {
        std::pair<double, double> first(1e18, 1e18);
        for (const int at : part)
            first = std::min(first, {before(at).y(), before(at).x()});
        return std::tuple(first.first, first.second, part.front());
    };
    std::sort(parts.begin(), parts.end(),
              [&](const auto &one, const auto &other) { return corner(one) < corner(other); });
    return parts;
}

/// From (0, 0); how large it is.
QSizeF Room::placePart(const std::vector<int> &part)
{
    std::vector<int> index(m_boxes.size(), -1);
    std::vector<Layers::Item> items;
    for (const int at : part) {
        index[std::size_t(at)] = int(items.size());
        items.push_back({place(at).size(), before(at)});
    }
    std::vector<Layers::Arrow> arrows;
    for (Layers::Arrow arrow : m_arrows) {
        arrow.from = index[std::size_t(arrow.from)];
        arrow.to = index[std::size_t(arrow.to)];
        if (arrow.from >= 0)
            arrows.push_back(arrow);
    }
    const std::vector<QPointF> places = Layers(std::move(items), std::move(arrows)).places();
    QSizeF size(0, 0);
    for (std::size_t at = 0; at < part.size(); ++at) {
        QRectF &box = place(part[at]);
        box.moveTopLeft(places[at]);
        size = size.expandedTo({box.right(), box.bottom()});
    }
    return size;
}

/// In a frame they stand under each other, where wires reach each from both sides; more of them in rows.
std::size_t Room::perRow(const std::vector<int> &loose) const
{
    if (!m_isCanvas && loose.size() <= kColumnOfLoose)
        return 1;
    const auto square = std::size_t(std::ceil(std::sqrt(double(loose.size()))));
    if (!m_isCanvas)
        return square;
    double widest = 0;
    for (const int at : loose)
        widest = std::max(widest, m_places[std::size_t(m_boxes[std::size_t(at)])].width());
    return std::max(square, std::size_t((m_size.width() + kBesideLoose) / (widest + kBesideLoose)));
}

/// From \a top on; where they end.
double Room::placeLoose(const std::vector<int> &loose, double top)
{
    const std::size_t columns = std::max<std::size_t>(perRow(loose), 1);
    std::vector<double> widths(columns, 0);
    for (std::size_t at = 0; at < loose.size(); ++at)
        widths[at % columns] = std::max(widths[at % columns], place(loose[at]).width());
    for (std::size_t at = 0; at < loose.size();) {
        double left = 0;
        double height = 0;
        for (std::size_t column = 0; column < columns && at < loose.size(); ++column, ++at) {
            QRectF &box = place(loose[at]);
            box.moveTopLeft({left, top});
            grow(box);
            height = std::max(height, box.height());
            left += widths[column] + kBesideLoose;
        }
        top += height + kBetweenLoose;
    }
    return top - kBetweenLoose;
}

/// All rooms of a graph, and which arrows are whose.
class Rooms {
public:
    explicit Rooms(const TidyGraph &graph)
        : m_graph(graph)
        , m_held(graph.heldBy())
        , m_arrows(m_held.size())
    {
        for (const TidyGraph::Box &box : graph.boxes)
            m_places.emplace_back(QPointF(), box.size);
        for (const TidyGraph::Arrow &arrow : graph.arrows)
            addArrow(arrow);
    }

    TidyPlaces arranged()
    {
        arrange(m_graph.boxes.size());
        for (const int box : m_held.back())
            moveHeld(box);
        return m_places;
    }

private:
    struct Lifted {
        TidyGraph::Arrow arrow;
        int from; ///< the boxes of the room around it that it leads between
        int to;
    };

    std::vector<int> wayOut(int box) const
    {
        std::vector<int> way;
        for (; box != TidyGraph::kNowhere; box = m_graph.boxes[std::size_t(box)].frame)
            way.push_back(box);
        std::reverse(way.begin(), way.end());
        return way;
    }

    void addArrow(const TidyGraph::Arrow &arrow)
    {
        const std::vector<int> from = wayOut(arrow.from);
        const std::vector<int> to = wayOut(arrow.to);
        std::size_t at = 0;
        while (at < from.size() && at < to.size() && from[at] == to[at])
            ++at;
        if (at == from.size() || at == to.size())
            return; // from a frame to what it holds
        const std::size_t room = at == 0 ? m_graph.boxes.size() : std::size_t(from[at - 1]);
        m_arrows[room].push_back({arrow, from[at], to[at]});
    }

    /// Below the top of \a outer, which holds \a box or is it.
    double portOf(int box, int outer, bool flows) const
    {
        const TidyGraph::Box &own = m_graph.boxes[std::size_t(box)];
        double port = flows ? (own.isFrame ? kPort / 2 : kPort) : m_places[std::size_t(box)].height() / 2;
        for (; box != outer; box = m_graph.boxes[std::size_t(box)].frame)
            port += m_places[std::size_t(box)].top();
        return port;
    }

    void arrange(std::size_t room)
    {
        const std::vector<int> &boxes = m_held[room];
        std::map<int, int> index;
        for (const int box : boxes) {
            index.emplace(box, int(index.size()));
            if (m_graph.boxes[std::size_t(box)].isFrame && !m_held[std::size_t(box)].empty())
                arrange(std::size_t(box));
        }
        std::vector<Layers::Arrow> arrows;
        for (const auto &[arrow, from, to] : m_arrows[room])
            arrows.push_back({index.at(from), index.at(to), arrow.flows,
                              portOf(arrow.from, from, arrow.flows), portOf(arrow.to, to, arrow.flows)});
        const bool isCanvas = room == m_graph.boxes.size();
        const QSizeF size = Room(m_graph, m_places, boxes, std::move(arrows), isCanvas).arrange();
        if (isCanvas)
            return;
        m_places[room] = QRectF({}, size.grownBy(kFrameMargins));
        for (const int box : boxes)
            m_places[std::size_t(box)].translate(kFrameMargins.left(), kFrameMargins.top());
    }

    /// Places were counted from the corner of the frame around.
    void moveHeld(int frame)
    {
        for (const int box : m_held[std::size_t(frame)]) {
            m_places[std::size_t(box)].translate(m_places[std::size_t(frame)].topLeft());
            moveHeld(box);
        }
    }

    const TidyGraph &m_graph;
    std::vector<std::vector<int>> m_held;
    std::vector<std::vector<Lifted>> m_arrows; ///< by the frame that holds both ends; at the end the canvas's
    TidyPlaces m_places;
};

} // namespace

TidyPlaces ownLayout(const TidyGraph &graph)
{
    return Rooms(graph).arranged();
}

} // namespace signalbox
