// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/containers/tooliterator.h"

#include <string>

namespace signalbox::modules {

using namespace objects;

std::vector<const NativeType *> toolTypes(std::span<const FunctionRow> constructors)
{
    std::vector<const NativeType *> types;
    for (const FunctionRow &row : constructors) {
        const std::string name = "itertools." + std::string(row.key());
        // Never freed: values may refer to it as long as there are any.
        types.push_back(new NativeType({.name = name.c_str(), .instances = Kind::Iterator, .make = &row}));
    }
    return types;
}

} // namespace signalbox::modules
