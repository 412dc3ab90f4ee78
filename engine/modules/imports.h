// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/modules/module.h"

namespace signalbox::modules {

/// A module that is written here.
struct ModuleRow {
    const char *name;
    Attributes (*make)(objects::Context &);
};

/// Null where there is no such module: asyncio and its like are made elsewhere.
const ModuleRow *findModule(std::string_view name);
/// A module as a value, made anew: whoever imports keeps it for the run. Missing where there is none.
[[nodiscard]] objects::Value importModule(objects::Context &context, std::string_view name);

} // namespace signalbox::modules
