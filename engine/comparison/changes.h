// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/layout/layout.h"

#include <optional>

namespace signalbox {

/// Something that two layouts do not have in common and that their runs may show.
struct LayoutChange {
    NodeId node = NodeId::None; ///< of the one where it is in only one; None of a setting
    QString words; ///< "cook: Work time: 0.6 s → 0.7 s", "Queue line is new"
    /// The layout before with this change alone; none where it is no value of a node and no setting.
    std::optional<Layout> alone = {};
};

/// From \a before to \a after, in the order of the nodes, then wires and settings. Nodes are the same where
/// their ids and kinds are. Where things stand does not matter.
QList<LayoutChange> changesBetween(const Layout &before, const Layout &after);

} // namespace signalbox
