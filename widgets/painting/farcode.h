// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace signalbox {

class CanvasScene;
struct Node;

/// A piece of code from afar, where a row of its card would be too small to be read: its name and as many
/// rows as have room, in letters that keep their size on the screen; rows where tasks are stand out, and
/// those tasks follow as squares. Nothing but the plate where even that would be noise.
void paintFarCode(const CanvasScene &scene, const Node &node);

} // namespace signalbox
