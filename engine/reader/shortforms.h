// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/reader/readmodule.h"

namespace signalbox::reading {

/// A node that says in parameters and links what a Task would say in steps.
struct ShortForm {
    NodeKind kind = NodeKind::Producer;
    QMap<Param, ParamValue> parameters;
    QList<std::pair<LinkKind, NodeId>> links; ///< to what, in order
};

/// The Producer, Consumer or Canceller that \a steps are the meaning of, as engine/program/actors.cpp writes
/// them; nothing where they are none. Whoever writes the same by hand as a Task gets the short form, as
/// nothing in the text tells them apart. A Producer puts, a Consumer gets, a Canceller cancels at least once.
std::optional<ShortForm> shortFormOf(const QList<Step> &steps, const ReadModule &module);
/// The Consumer without a queue that \a steps are the meaning of: it takes nothing, and yet counts as one who
/// never returns.
std::optional<ShortForm> idleFormOf(const QList<Step> &steps, const ReadModule &module);

} // namespace signalbox::reading
