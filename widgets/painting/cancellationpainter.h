// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace signalbox {

class CanvasScene;

/// Cancellations that are spreading at this moment: dotted waves from who asked to what they end.
void paintWaves(const CanvasScene &scene);
/// The cycle of tasks and what they hold, once the run has come to a deadlock.
void paintDeadlock(const CanvasScene &scene);

} // namespace signalbox
