// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/checks/problem.h"

namespace signalbox {

/// Problems of a layout that loads but does not mean what its author may think: an actor linked to nothing, a
/// queue nobody takes from, two nodes of one name, … In the order of the nodes.
QList<Problem> check(const Layout &layout);

/// Those of them for which Python would refuse the exported program.
QList<Problem> checkPython(const Layout &layout);

} // namespace signalbox
