// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/support/story.h"
#include "widgets/painting/canvaspainter.h"

#include <QImage>
#include <QPainter>

namespace signalbox {

/// A layout and a run of it written by hand, to test what paints runs without what makes them. Nodes of both
/// are made together, so that they have the same ids.
///
///     Stage stage;
///     const quint32 oven = stage.resource(NodeKind::Lock, u"oven"_s, {0, 0});
///     const TaskId cook = stage.actor(u"cook"_s, {320, 0});
///     stage.story.at(kMicrosPerSecond).turn(cook).did(FactKind::Acquired, cook, oven);
///     const QImage image = stage.painted(kMicrosPerSecond);
struct Stage {
    Layout layout;
    Story story;

    quint32 resource(NodeKind kind, const QString &name, QPointF at, qint64 amount = 0)
    {
        add(kind, name, at, NodeId::None, {});
        return story.resource(kind, name, amount);
    }
    TaskId actor(const QString &name, QPointF at, NodeId scope = NodeId::None, ScopeId group = ScopeId::None)
    {
        add(NodeKind::Task, name, at, scope, {});
        return story.task(name, group);
    }
    TaskId frame(NodeKind kind, const QString &name, const QRectF &area, NodeId scope = NodeId::None)
    {
        add(kind, name, area.topLeft(), scope, area.size());
        return story.task(name);
    }
    NodeId lastNode() const { return layout.nodes.back().id; }
    void set(Param param, const ParamValue &value) { layout.nodes.back().parameters.insert(param, value); }

    QRectF rect(NodeId node) const { return CanvasGeometry(layout).rect(node); }
    NodeId nodeOf(quint32 resource) const { return story.run().program.resources[resource].node; }

    QImage painted(Micros time, const Theme &theme = Theme::dark(), double zoom = 1,
                   std::vector<ChipPlace> *chips = nullptr) const
    {
        const Replay replay = story.replay();
        const World world = replay.at(time);
        const CanvasGeometry geometry(layout);
        const QRectF area = geometry.bounds();
        QImage image((area.size() * zoom).toSize(), QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::black);
        QPainter painter(&image);
        painter.scale(zoom, zoom);
        painter.translate(-area.topLeft());
        CanvasPicture picture{layout, geometry, replay, world, theme};
        picture.chips = chips;
        paintCanvas(painter, picture, area);
        return image;
    }
    /// The colour of a picture painted at 100 %, at a place of the canvas.
    QColor at(const QImage &image, QPointF place) const
    {
        return image.pixelColor((place - CanvasGeometry(layout).bounds().topLeft()).toPoint());
    }

private:
    void add(NodeKind kind, const QString &name, QPointF at, NodeId scope, QSizeF size)
    {
        Node node = makeNode(layout, kind, at);
        node.name = name;
        node.scope = scope;
        if (!size.isEmpty())
            node.size = size;
        layout.nodes.append(node);
    }
};

} // namespace signalbox
