// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/asyncio/asynciorun.h"
#include "engine/evaluator/host.h"
#include "engine/library/modules/module.h"

#include <functional>

namespace signalbox::asyncio {

/// A program in Python in the middle of running: its modules, what it prints, and asyncio for its tasks.
class ScriptRun final : public evaluator::Host, private modules::Host {
public:
    /// \a heap must outlive the tasks of \a runtime.
    ScriptRun(Runtime &runtime, objects::Heap &heap);
    ~ScriptRun() override;

    /// Makes the task that runs the module. Of a text that is refused, it raises a SyntaxError.
    void start();
    /// The run has ended: no `finally` of what is dropped runs any more, nor does anything leave a fact.
    void letNothingRun();
    /// \a isWanted is asked now and then, also in the middle of a turn: whether the run is to go on. Where it
    /// says no, the run is cut as one that was stopped.
    void attend(std::function<bool()> isWanted) { m_isWanted = std::move(isWanted); }
    AsyncioRun &asyncio() { return *m_asyncio; }

    objects::Value importModule(objects::Context &context, const QString &name) override;
    objects::Value moduleInUse(objects::Context &, const QString &name) override
    {
        return m_modules.value(name);
    }
    objects::Value ownModule(objects::Context &context, const QString &name) override;
    void imported(const evaluator::ModuleObject &module) override;
    objects::Value importWhole(objects::Context &context, const QString &name) override;
    void put(const std::string &text, bool isError) override;
    void neverAwaited(const std::string &qualifiedName) override;
    bool warn(std::string_view category, const std::string &words) override;
    /// The loop closes it in a task of its own, as asyncio's hook for such generators does.
    void dropped(objects::Value asyncGenerator) override;
    bool closeAwaited() override { return m_asyncio->closings().closeAwaited(); }
    std::optional<objects::Value> awaitAtOnce(const objects::Value &awaitable) override
    {
        return m_asyncio->closings().awaitAtOnce(awaitable);
    }
    /// It takes what the program says that a step costs.
    void statementBegan(const evaluator::ModuleObject &module) override;

private:
    Micros now() const override { return m_runtime.loop.now(); }
    /// time.time() begins with the run.
    Micros beginning() const override { return 0; }
    objects::Value sleep(objects::Context &context, Micros time) override;
    void write(Stream stream, const QString &text) override
    {
        evaluator::Host::write(text.toStdString(), stream == Stream::Error);
    }
    QString freshSeed() override;
    objects::Value handledException() override;
    QString threadName() override;
    Place placeOfCall(int outwards) override;
    QString traceback(objects::Context &context, const objects::Value &exception) override;
    objects::Value traceLines(objects::Context &context, const objects::Value &exceptionOrTraceback) override;
    objects::Value traceMarks(objects::Context &context, const QString &segment) override;
    objects::Value namesOf(objects::Context &context, const QString &module) override;
    /// Where the innermost call of the program's own stands.
    Place placeInProgram();
    bool warnByModule(const Place &place, std::string_view category, const std::string &words);
    bool mayGoOn() override;
    void lookSoon() override { lookAt = kUsualBudget; }
    void hold(Micros duration);
    void stayWithinHorizon();

    objects::Value extended(const objects::Value &module, const objects::Value &more);
    objects::Value makeModule(const std::string &name,
                              std::vector<std::pair<std::string, objects::Value>> attributes);

    Runtime &m_runtime;
    objects::Context m_context;
    std::unique_ptr<evaluator::Evaluator> m_evaluator;
    std::unique_ptr<AsyncioRun> m_asyncio;
    QHash<QString, objects::Value> m_modules;
    QSet<QString> m_warnings; ///< that were told: each is told once for a line
    std::function<bool()> m_isWanted;
    int m_seedsGiven = 0;
    std::vector<objects::Value> m_abandoned; ///< generators that no loop closes any more
    bool m_isEnding = false;
};

} // namespace signalbox::asyncio
