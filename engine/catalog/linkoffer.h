// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/layout/layout.h"

namespace signalbox {

/// The answer to "may a wire lead from here to there?".
struct LinkOffer {
    bool fits = false;
    LinkKind kind = LinkKind::Putting;
    NodeId from = NodeId::None; ///< the actor, whichever end the drag began at
    NodeId to = NodeId::None;
    QList<Step> steps; ///< for a Task: the steps the wire can stand for; one of them is to be appended
    QString refusal; ///< why not, in words a learner understands; empty when it fits
};

/// What a wire dragged from node \a source to node \a target would mean. A drag towards a queue or an event
/// puts or sets, one away from it gets or waits. Asks about duplicates and about the same node too.
LinkOffer offerLink(const Layout &layout, NodeId source, NodeId target);

} // namespace signalbox
