// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/evaluator/runtime.h"

namespace signalbox::evaluator {

class Machine;

/// Runs code of one program: a machine with a stack of values for each call, as CPython's. What runs, and
/// when, an Execution says.
///
///     Evaluator evaluator(context, host);
///     const Value module = evaluator.makeModule(std::get<std::shared_ptr<const ModuleCode>>(compiled),
///     "__main__", file); Execution execution(evaluator, module);
class Evaluator final : public Runtime {
public:
    /// Both outlive it, and it outlives all that the program makes.
    Evaluator(objects::Context &context, Host &host);
    ~Evaluator() override;

    /// A module of the program that has not run yet. \a name: "__main__", or as it is imported.
    objects::Value makeModule(std::shared_ptr<const ModuleCode> code, const std::string &name,
                              const QString &fileName);
    /// What \a module runs; null of one that a host has filled.
    const Loaded *codeOf(const objects::Value &module) const;

    /// Asynchronous generators that have begun and not come to their end, in the order in which they began.
    std::vector<objects::Value> openAsyncGenerators() const;

    objects::Value callFunction(const objects::Value &function, const objects::Arguments &arguments) override;
    Stepped resume(const objects::Value &generator, objects::Value sent, objects::Value exception) override;
    void abandon(std::unique_ptr<Activation> body) override;

private:
    friend class Execution;

    std::unique_ptr<Loaded> load(const Code &code, const std::shared_ptr<const ModuleCode> &whole,
                                 ModuleObject &module);
    objects::Value nameOf(const QString &name);
    objects::Value constantOf(const syntax::Literal &literal);
    objects::Value builtin(const QString &name);
    Stepped finishNested(Machine &machine, quint8 outcome, std::size_t base);
    void dropTo(std::size_t base);

    QHash<QString, objects::Value> m_names; ///< one object for each
    QHash<QByteArray, objects::Value> m_bytes; ///< those that are literals; so too
    QHash<QByteArray, objects::Value> m_largeInts; ///< by their digits
    QHash<QString, objects::Value> m_builtins; ///< of this run
    struct LoadedModule {
        objects::Value module;
        std::unique_ptr<Loaded> code;
    };
    std::vector<LoadedModule> m_modules;
};

} // namespace signalbox::evaluator
