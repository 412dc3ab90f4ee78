// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/layout/layout.h"

namespace signalbox {

class CanvasScene;

/// An actor's or a resource's card.
void paintNode(const CanvasScene &scene, const Node &node);
/// What an actor has in its hand waits at its door: a consumer's item where it came in, a producer's that
/// does not fit where it would go out.
void paintHand(const CanvasScene &scene, const Node &actor);
/// Any node where there is no room for more than a block and its name.
void paintBlock(const CanvasScene &scene, const Node &node);

} // namespace signalbox
