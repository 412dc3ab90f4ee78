// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/layout/layout.h"

namespace signalbox::steps {

/// A fresh step with a sensible time, count and text, and the first target that fits.
Step make(const Layout &layout, Verb verb, NodeId task);
/// A fresh question about the first node that fits.
Predicate ask(const Layout &layout, Predicate::Of of, NodeId task);
/// The nodes a verb can act on, for the step of \a task.
QList<NodeId> targets(const Layout &layout, Verb verb, NodeId task);
QList<NodeId> targets(const Layout &layout, Predicate::Of of, NodeId task); ///< those it can ask about

} // namespace signalbox::steps
