// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace signalbox {

class NodeCheck;

/// What is looked at in nodes of code: whether it is Python, whether it defines what its kind says, and
/// whether it is started twice over.
void checkFunction(NodeCheck &check);
void checkClass(NodeCheck &check);
void checkModule(NodeCheck &check);

/// A task that is drawn where the code runs the event loop by itself.
void checkBesideCode(NodeCheck &check);

} // namespace signalbox
