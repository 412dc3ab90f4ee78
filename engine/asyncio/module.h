// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/asyncio/handles.h"

#include <string>
#include <utility>
#include <vector>

namespace signalbox::asyncio {

/// What `import asyncio` finds.
class Module {
public:
    /// Names and values of the module's attributes, in the run of \a asyncio.
    static std::vector<std::pair<std::string, objects::Value>> attributes(Asyncio &asyncio);
    static std::vector<std::pair<std::string, objects::Value>> ofContextVariables(Asyncio &asyncio);
    static std::vector<std::pair<std::string, objects::Value>> ofExecutors(Asyncio &asyncio);
    /// Functions that know their run.
    static std::vector<std::pair<std::string, objects::Value>> bound(
        Asyncio &asyncio, std::span<const objects::FunctionRow> rows);
};

} // namespace signalbox::asyncio
