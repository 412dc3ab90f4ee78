// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/catalog/catalog.h"
#include "engine/file/layoutencoder.h"

namespace signalbox::testing {

/// A task that sleeps within \a depth loops.
inline QByteArray nestedLoops(int depth)
{
    Step step;
    step.verb = Verb::Sleep;
    step.time = Duration::fixed(kMicrosPerSecond);
    for (int outwards = 0; outwards < depth; ++outwards) {
        Step loop;
        loop.verb = Verb::Repeat;
        loop.count = 1;
        loop.body = {step};
        step = loop;
    }
    Layout layout;
    layout.nodes.append(makeNode(layout, NodeKind::Task, {}));
    layout.nodes.back().parameters.insert(Param::Steps, QList<Step>{step});
    return encodeLayout(layout);
}

} // namespace signalbox::testing
