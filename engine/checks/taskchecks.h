// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace signalbox {

class NodeCheck;

/// \file
/// What can be wrong with what runs: actors and the frames that hold them. One function a kind, for the rows
/// of problems.cpp.

void checkProducer(NodeCheck &check);
void checkConsumer(NodeCheck &check);
void checkCanceller(NodeCheck &check);
void checkTask(NodeCheck &check);
void checkFrame(NodeCheck &check);

} // namespace signalbox
