// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

class QColor;
class QPainter;
class QPointF;

namespace signalbox {

class CanvasScene;

/// Every wire in view, as its task stands: solid while a lock is held, dashed while the task waits there,
/// faint while nothing passes.
void paintWires(const CanvasScene &scene);
/// The ports in view, in their task's colour where a wire is connected.
void paintPorts(const CanvasScene &scene);
/// Items on their way.
void paintTokens(const CanvasScene &scene);

/// A small arrowhead with its tip at \a tip, pointing away from \a behind.
void paintArrowhead(QPainter &painter, QPointF behind, QPointF tip, double size, const QColor &colour);

} // namespace signalbox
