// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/program/program.h"

namespace signalbox {

/// Who says whether \a resource is held: of a Condition that was made with a lock, that one, as the trace has
/// its facts there; else itself.
inline quint32 lockOf(const Program &program, quint32 resource)
{
    const ProgramResource &thing = program.resources[resource];
    return thing.kind == NodeKind::Condition && thing.amount > 0 ? quint32(thing.amount - 1) : resource;
}

} // namespace signalbox
