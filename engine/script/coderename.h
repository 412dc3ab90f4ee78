// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/layout/layout.h"

namespace signalbox {

/// Gives what the code of \a node defines another name, in its own code and in that of all \a nodes which use
/// it, and the node the same; \a wanted becomes the nearest identifier. A Module only changes its own name.
void renameCode(QList<Node> &nodes, NodeId node, const QString &wanted);

/// Lets what the code of \a copies defines go by names that no node of \a layout has and none of the others:
/// what they say of each other they say by the new names.
void nameCopies(const Layout &layout, QList<Node> &copies);

} // namespace signalbox
