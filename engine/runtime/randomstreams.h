// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/language/random.h"
#include "engine/runtime/runtime.h"

#include <utility>

namespace signalbox {

/// The random times of a run: one stream of numbers for each coroutine function and each ticker, whichever
/// tasks draw from it, seeded with its name.
class RandomStreams {
public:
    explicit RandomStreams(const Program &program)
        : m_program(program)
    {
    }
    /// How long a step of \a task takes. What was drawn ahead for its operand is used up first.
    Micros draw(Task &task, const Duration &duration)
    {
        if (task.drawn)
            return *std::exchange(task.drawn, std::nullopt);
        return duration.law == Duration::Law::Fixed ? duration.low : drawFrom(task.function, duration);
    }
    Micros drawTick(quint32 ticker);

private:
    Micros drawFrom(quint32 body, const Duration &duration);
    Random &stream(std::vector<std::unique_ptr<Random>> &streams, quint32 at, const QString &name);

    const Program &m_program;
    std::vector<std::unique_ptr<Random>> m_ofBodies; ///< null before the first draw
    std::vector<std::unique_ptr<Random>> m_ofTickers; ///< by resource
};

} // namespace signalbox
