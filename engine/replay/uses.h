// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/trace/run.h"

#include <vector>

namespace signalbox {

/// Whose code, or whose steps, used a resource in a run, and how.
struct ResourceUse {
    NodeId node = NodeId::None; ///< never the None of code that no node holds
    LinkKind how = LinkKind::Putting;

    bool operator==(const ResourceUse &) const = default;
};

/// A resource that code made as it ran, and what its run made of it.
struct FoundResource {
    quint32 resource = kNone; ///< index into Program::resources
    NodeKind kind = NodeKind::Queue;
    QString
        name; ///< as in facts: of the variable that it was first given to, "jobs", else "queue", "queue 2"
    NodeId node = NodeId::None; ///< the node whose code made it; None where no node holds that code
    int line = 0; ///< of the script, from 1: the statement that made it
    std::vector<ResourceUse> uses; ///< each once, in the order of their first times

    bool operator==(const FoundResource &) const = default;
};

/// The resources that code of \a run made, in the order in which it did. A pure function, one pass over the
/// trace; nothing of a program of steps. Of a run that still grows, what is known so far.
///
///     for (const FoundResource &found : foundResources(run))
///         for (const ResourceUse &use : found.uses)
///             drawWire(use.node, found.node, use.how);
std::vector<FoundResource> foundResources(const Run &run);

/// Who used which resources in \a run, drawn ones as well, by index into Program::resources.
std::vector<std::vector<ResourceUse>> usesOfResources(const Run &run);

} // namespace signalbox
