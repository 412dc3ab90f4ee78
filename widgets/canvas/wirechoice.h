// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/catalog/catalog.h"
#include "engine/catalog/linkoffer.h"

namespace signalbox {

/// A wire that could be drawn: \c source to \c target as offerLink() takes them.
struct WireChoice {
    NodeId source = NodeId::None;
    NodeId target = NodeId::None;
    LinkOffer offer;
};

/// A wire begun at a port of \a origin. From an actor's In port things flow backwards: towards it.
WireChoice wireChoice(const Layout &layout, NodeId origin, bool backwards, NodeId other);
/// All fitting wires of \a origin, to the others in reading order; both ways where these differ.
QList<WireChoice> fittingWires(const Layout &layout, NodeId origin);
/// Kinds that a new node at the end of a wire could have.
QList<NodeKind> fittingKinds(const Layout &layout, NodeId origin, bool backwards);
/// "cook-1 gets from window", for people.
QString wireSentence(const Layout &layout, const Link &link);
QString wireSentence(const Layout &layout, const LinkOffer &offer);

} // namespace signalbox
