// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace signalbox {

class CanvasScene;

/// What the person's hand is doing: selection, focus, problems, snap lines, rubber band, the wire being
/// dragged with what it would mean or why it does not fit.
void paintOverlay(const CanvasScene &scene);

} // namespace signalbox
