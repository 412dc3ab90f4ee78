// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/operations/nativetypes.h"

#include <string_view>
#include <unordered_map>
#include <vector>

namespace signalbox::asyncio {

class Asyncio;

/// A type of asyncio's, in one run.
class LibraryType final : public objects::NativeType {
public:
    LibraryType(const objects::NativeRow &row, Asyncio &itsAsyncio)
        : NativeType(row)
        , asyncio(itsAsyncio)
    {
    }
    /// The run of a call of the type.
    static Asyncio &runOf(const objects::Call &call) { return call.self.as<LibraryType>()->asyncio; }

    Asyncio &asyncio;
};

/// The types that asyncio adds to a run: its exceptions, and what its objects are instances of.
class Types {
public:
    /// Those of \a rows, and with the first ones the exceptions.
    void add(objects::Heap &heap, Asyncio &asyncio, std::span<const objects::NativeRow> rows);

    /// By the last part of its name: "QueueFull", "Lock"; null where asyncio has none of this name.
    const objects::Type *find(std::string_view name) const;
    const objects::Type &operator[](std::string_view name) const { return *find(name); }
    const std::vector<objects::Value> &all() const { return m_types; }

    const objects::Type *cancelledError = nullptr;

private:
    std::vector<objects::Value> m_types;
    std::unordered_map<std::string_view, const objects::Type *> m_byName; ///< last parts of their names
};

} // namespace signalbox::asyncio
