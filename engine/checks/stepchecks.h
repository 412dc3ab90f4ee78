// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace signalbox {

class NodeCheck;

/// What can be wrong with the steps of a Task.
void checkSteps(NodeCheck &task);

/// Of that only what Python does not compile: blocks that stand too deep in each other. Here they run all the
/// same.
void checkNesting(NodeCheck &task);

} // namespace signalbox
