// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace signalbox {

class NodeCheck;

/// \file
/// What can be wrong with the use of a resource: one function a kind, for the rows of problems.cpp.

void checkUse(NodeCheck &check); ///< somebody uses it at all
void checkQueue(NodeCheck &check);
void checkLock(NodeCheck &check);
void checkSemaphore(NodeCheck &check);
void checkEvent(NodeCheck &check);
void checkCondition(NodeCheck &check);
void checkBarrier(NodeCheck &check);
void checkFuture(NodeCheck &check);
void checkTicker(NodeCheck &check);

} // namespace signalbox
