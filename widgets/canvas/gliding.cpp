// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/canvas/gliding.h"

#include "engine/catalog/catalog.h"
#include "widgets/painting/canvasgeometry.h"

#include <algorithm>

namespace signalbox {

namespace {

constexpr int kGlidingFrame = 16; ///< milliseconds
constexpr qsizetype kMostGliding = 200; ///< nodes: more could not be painted often enough

} // namespace

Gliding::Gliding(QObject *parent)
    : QObject(parent)
{
    m_frames.setInterval(kGlidingFrame);
    connect(&m_frames, &QTimer::timeout, this, [this] {
        if (m_since.elapsed() >= kDuration)
            m_frames.stop();
        Q_EMIT moved();
    });
}

void Gliding::begin(const Layout &before)
{
    if (before.nodes.size() > kMostGliding)
        return;
    m_before.clear();
    for (const Node &node : before.nodes)
        m_before.insert(node.id, {node.position, CanvasGeometry::naturalSize(node)});
    m_since.start();
    m_frames.start();
}

void Gliding::stop()
{
    m_frames.stop();
}

Layout Gliding::between(const Layout &after) const
{
    const double share = std::clamp(double(m_since.elapsed()) / kDuration, 0.0, 1.0);
    const double left = (1 - share) * (1 - share) * (1 - share); // it slows down where it arrives
    Layout now = after;
    for (Node &node : now.nodes) {
        const auto before = m_before.constFind(node.id);
        if (before == m_before.cend())
            continue;
        node.position += (before->first - node.position) * left;
        const QSizeF size = CanvasGeometry::naturalSize(node);
        if (isScope(node.kind))
            node.size = size + (before->second - size) * left;
    }
    return now;
}

} // namespace signalbox
