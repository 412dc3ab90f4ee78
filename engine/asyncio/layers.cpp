// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/asyncio/layers.h"

namespace signalbox::asyncio {

using objects::Value;

Value handledAround(const LayeredCode &code)
{
    std::size_t place = code.layers.size() - 1;
    Value handled;
    while (handled.isMissing() && place >= code.thrown && place-- > 0) {
        if (const evaluator::Execution *around = code.layers[place]->execution())
            handled = around->handled();
    }
    return handled;
}

} // namespace signalbox::asyncio
