// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace signalbox {

class NodeCheck;

/// What can be wrong with the steps of a Task.
void checkSteps(NodeCheck &task);

} // namespace signalbox
