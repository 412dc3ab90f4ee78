// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/reader/readmodule.h"

#include <algorithm>

namespace signalbox::reading {

const ReadFunction *ReadModule::find(NodeId function) const
{
    const auto found = std::find_if(functions.begin(), functions.end(),
                                    [&](const ReadFunction &each) { return each.id == function; });
    return found == functions.end() ? nullptr : &*found;
}

const Node *ReadModule::resource(NodeId node) const
{
    const auto found =
        std::find_if(resources.begin(), resources.end(), [&](const Node &each) { return each.id == node; });
    return found == resources.end() ? nullptr : &*found;
}

} // namespace signalbox::reading
