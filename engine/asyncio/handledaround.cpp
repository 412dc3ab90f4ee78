// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/asyncio/handledaround.h"

namespace signalbox::asyncio {

using objects::Value;

Value handledAround(const Asyncio &asyncio, const LayeredCode &code)
{
    std::size_t place = code.layers.size() - 1;
    Value handled;
    while (handled.isMissing() && place >= code.thrown && place-- > 0) {
        if (const evaluator::Execution *around = code.layers[place]->execution())
            handled = around->handled();
    }
    return handled.isMissing() && asyncio.isLoopRunning() ? asyncio.handledAroundLoop() : handled;
}

} // namespace signalbox::asyncio
