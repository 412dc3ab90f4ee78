// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/library/containers/tooliterator.h"

#include <string>

namespace signalbox::modules {

using namespace objects;

ToolTypes toolTypes(std::span<const FunctionRow> constructors)
{
    ToolTypes types;
    for (const FunctionRow &row : constructors) {
        const std::string name = "itertools." + std::string(row.key());
        types.push_back(std::make_unique<const NativeType>(
            NativeRow{.name = name.c_str(), .instances = Kind::Iterator, .make = &row}));
    }
    return types;
}

} // namespace signalbox::modules
