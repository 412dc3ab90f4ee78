// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/steps/steps.h"

#include <array>

namespace signalbox {

/// How steps of one verb run. A new verb is a new row of kVerbExecutions, and a method of the class that does
/// it.
struct VerbExecution {
    enum class Form : quint8 {
        Primitive, ///< a method of what the step acts on: Primitive::begin() and resume()
        Step, ///< done, or waits, as a whole
        Block, ///< holds other steps; it says itself what comes next
    };
    using Begin = Result (*)(Steps &, Task &, const ProgramStep &);
    using Resume = Result (*)(Steps &, Task &, Result);
    using Leave = Result (*)(Steps &, Task &, Frame &);

    Verb verb;
    Form form;
    Begin begin = nullptr;
    /// After a wait for this verb, given what came to the task there; of primitives their own.
    Resume resume = nullptr;
    /// How a task goes on once begin() or resume() is done with; null: to the next step.
    Resume settle = nullptr;
    /// Of a block: its steps are done, or unwind the task.
    Leave leave = nullptr;
    /// Of a block whose end has to wait: after that.
    Resume resumeLeave = nullptr;
};

/// In the order of Verb.
extern const std::array<VerbExecution, kVerbCount> kVerbExecutions;

inline const VerbExecution &executionOf(Verb verb)
{
    return kVerbExecutions[std::size_t(verb)];
}

} // namespace signalbox
