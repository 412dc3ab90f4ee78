// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/painting/taskcolours.h"

#include "engine/catalog/catalog.h"

namespace signalbox {

int taskColourIndex(const Layout &layout, NodeId actor)
{
    int index = 0;
    for (const Node &node : layout.nodes) {
        if (node.id == actor)
            return isActor(node.kind) ? index : -1;
        index += isActor(node.kind) ? 1 : 0;
    }
    return -1;
}

} // namespace signalbox
