// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/reader/forms.h"
#include "engine/reader/modulenames.h"

namespace signalbox::reading {

/// Reads what a line of an exported function calls or asks as the step that it was made of.
class CallReader {
public:
    explicit CallReader(const ModuleNames &names)
        : m_names(names)
    {
    }

    /// `queue.get()`, with `await` before it or not; nothing for what is no step of its own.
    std::optional<Step> stepOf(const Expression *call, bool isAwaited) const;
    std::optional<Predicate> predicateOf(const Expression *expression) const;
    /// "ValueError: bad" of `ValueError("bad")`.
    std::optional<QString> exceptionOf(const Expression *expression) const;
    /// "QueueFull" of `asyncio.QueueFull`.
    static std::optional<QString> exceptionTypeOf(const Expression *expression);
    /// What `return`, print() and set_result() give: fills text and choice; whether it can be read.
    static bool readValue(const Expression *expression, Step &step);

private:
    std::optional<Step> calledStep(const NamedCall &call, bool isAwaited) const;
    bool readInside(const NamedCall &call, Step &step) const;
    static bool readItem(const Expression *expression, Step &step);
    static bool readPrinted(const NamedCall &call, Step &step);
    std::optional<Predicate> truthOf(const Expression *expression) const;
    std::optional<Predicate> comparisonOf(const syntax::Compare &compare) const;

    const ModuleNames &m_names;
};

} // namespace signalbox::reading
