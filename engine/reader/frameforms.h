// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/reader/readmodule.h"

namespace signalbox::reading {

/// A frame that runs what it holds.
struct FrameForm {
    NodeKind kind = NodeKind::TaskGroup;
    QMap<Param, ParamValue> parameters;
    QList<NodeId> members; ///< in the order of the text
    NodeId inner = NodeId::None; ///< a shield's function that gathers its members, which is no node's
};

/// The frame that the steps of \a function are the meaning of, as engine/program/frames.cpp writes them;
/// nothing where they are none. A Task that does the same becomes a frame. A wait and a shield hold at least
/// one member: without one they say nothing.
std::optional<FrameForm> frameFormOf(const ReadFunction &function, const ReadModule &module);

} // namespace signalbox::reading
