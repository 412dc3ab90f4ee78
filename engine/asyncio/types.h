// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/objects/types.h"

#include <string_view>
#include <vector>

namespace signalbox::asyncio {

/// The types that asyncio adds to a run: its exceptions, and what its handles are instances of.
class Types {
public:
    explicit Types(objects::Heap &heap);

    /// By the last part of its name: "QueueFull", "Lock"; null where asyncio has none of this name.
    const objects::Type *find(std::string_view name) const;
    const objects::Type &operator[](std::string_view name) const { return *find(name); }
    /// Those that `asyncio.X` names.
    const std::vector<objects::Value> &exceptions() const { return m_exceptions; }

    const objects::Type *cancelledError = nullptr;

private:
    void addException(objects::Heap &heap, const char *name, const objects::Type &base);

    std::vector<objects::Value> m_exceptions;
};

} // namespace signalbox::asyncio
