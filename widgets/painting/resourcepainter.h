// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/layout/layout.h"

class QRectF;
class QColor;

namespace signalbox {

class CanvasScene;

void paintQueue(const CanvasScene &scene, const Node &node);
void paintLock(const CanvasScene &scene, const Node &node);
void paintSemaphore(const CanvasScene &scene, const Node &node);
void paintEvent(const CanvasScene &scene, const Node &node);

/// The body of a card: a raised rounded rectangle.
void paintCard(const CanvasScene &scene, const QRectF &box, const QColor &border, double borderWidth = 1);

} // namespace signalbox
