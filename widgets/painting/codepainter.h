// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/layout/layout.h"

class QRectF;

namespace signalbox {

class CanvasScene;

/// The card of a piece of code: what it defines, and its lines in rows, each with a picture of what it does.
void paintCode(const CanvasScene &scene, const Node &node);

/// Where the row-th line of code, from 0, stands on its \a card.
QRectF codeRowRect(const QRectF &card, int row);

} // namespace signalbox
