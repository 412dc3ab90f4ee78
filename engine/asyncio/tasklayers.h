// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/asyncio/asyncio.h"

namespace signalbox::asyncio {

/// Functions of the program.
class ExecutionLayer final : public Layer {
public:
    ExecutionLayer(Asyncio &asyncio, std::unique_ptr<evaluator::Execution> execution)
        : m_asyncio(asyncio)
        , m_execution(std::move(execution))
    {
    }
    Departure begin(Task &task) override;
    Departure wake(Task &task, Result waited) override;
    Departure receive(Task &task, objects::Value value) override;
    Departure strike(Task &task, objects::Value exception) override;
    /// coroutine.throw(GeneratorExit), by the loop.
    Departure exit(Task &task, objects::Value exception);
    /// coroutine.close(), by whoever awaits it: False where it raised.
    [[nodiscard]] bool close() { return m_execution->close(); }
    const evaluator::Execution *execution() const override { return m_execution.get(); }

private:
    Departure run(Task &task);
    void goOn(const LayeredCode &code);

    Asyncio &m_asyncio;
    const std::unique_ptr<evaluator::Execution> m_execution;
};

/// A task or future that is awaited: asyncio.Future.__await__.
class FutureLayer final : public Layer {
public:
    FutureLayer(Asyncio &asyncio, objects::Value handle, Future &future)
        : m_asyncio(asyncio)
        , m_handle(std::move(handle))
        , m_future(future)
    {
    }
    Departure begin(Task &task) override;
    Departure wake(Task &task, Result waited) override;
    Departure receive(Task &, objects::Value) override { return {}; }
    Departure strike(Task &, objects::Value exception) override
    {
        return Departure::raised(std::move(exception));
    }

private:
    /// What facts say of awaiting it.
    struct Told {
        Verb verb;
        quint32 object;
    };
    Departure come(Task &task, Result result);
    Told told(const Task &task) const;

    Asyncio &m_asyncio;
    const objects::Value m_handle; ///< keeps it
    Future &m_future;
};

} // namespace signalbox::asyncio
