// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/primitives/arguments.h"
#include "engine/primitives/primitive.h"

namespace signalbox {

/// A variable that tasks share: read() takes its value into a local variable, write() puts that and what is
/// added back, whatever the counter holds by then.
class Counter : public Primitive {
public:
    Counter(Tasks &tasks, quint32 resource, Arguments &arguments, qint64 value)
        : Primitive(tasks, resource)
        , m_arguments(arguments)
        , m_value(value)
    {
    }
    Result begin(Verb verb, Task &task) override;
    Result resume(Verb, Task &, bool) override { return Result::WentOn; } ///< no verb of it waits
    qint64 state(Predicate::Of) const override { return m_value; }

private:
    Arguments &m_arguments;
    qint64 m_value;
};

} // namespace signalbox
