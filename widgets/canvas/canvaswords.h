// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/sentences/cardwords.h"
#include "engine/sentences/explain.h"

namespace signalbox {

/// What a node is and how it stands, for people who listen: "Queue orders, 3 of 5 items".
QString spokenNode(const Layout &layout, const Replay &replay, const World &world, NodeId node);

} // namespace signalbox
