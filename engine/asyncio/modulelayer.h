// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/asyncio/layers.h"

namespace signalbox::evaluator {
class Host;
}

namespace signalbox::objects {
class Context;
}

namespace signalbox::asyncio {

class Asyncio;

/// The statements of a program that imports atexit: at their end, however they end, they call what was
/// registered.
class ModuleLayer final : public Layer {
public:
    ModuleLayer(objects::Context &context, evaluator::Host &host, std::unique_ptr<Layer> statements)
        : m_context(context)
        , m_host(host)
        , m_statements(std::move(statements))
    {
    }
    Departure begin(Task &task) override { return ended(m_statements->begin(task)); }
    Departure wake(Task &task, Result waited) override { return ended(m_statements->wake(task, waited)); }
    Departure receive(Task &task, objects::Value value) override
    {
        return ended(m_statements->receive(task, std::move(value)));
    }
    Departure strike(Task &task, objects::Value exception) override
    {
        return ended(m_statements->strike(task, std::move(exception)));
    }
    const evaluator::Execution *execution() const override { return m_statements->execution(); }

private:
    Departure ended(Departure departure);

    objects::Context &m_context;
    evaluator::Host &m_host;
    const std::unique_ptr<Layer> m_statements;
};

/// What runs the statements of the program \a text, and then what it registered with atexit, if it does.
std::unique_ptr<Layer> layerOfStatements(Asyncio &asyncio, const QString &text,
                                         std::unique_ptr<evaluator::Execution> statements);

} // namespace signalbox::asyncio
