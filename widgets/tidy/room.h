// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/layout/layout.h"

namespace signalbox {

/// What is put onto a canvas lands beside what stands there: the nodes \a put of \a layout, with what they
/// hold, go to the nearest place where they cover no other card and no other frame, those of one frame (or of
/// the canvas) together. Frames grow around what was put into them, and what stands in the way of a frame
/// that grows is pushed aside. Nodes that are free where they are stay there.
void makeRoom(Layout &layout, const QList<NodeId> &put);

} // namespace signalbox
