// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/objects/context.h"

#include <string>

namespace signalbox::evaluator {

class ModuleObject;

/// What surrounds a program: its modules, where it prints, how long it may go on. It outlives the Evaluator.
class Host {
public:
    virtual ~Host() = default;
    /// The module of a full name, "concurrent.futures"; dots in front are relative. Missing where it raised.
    [[nodiscard]] virtual objects::Value importModule(objects::Context &context, const QString &name) = 0;
    /// What print() and sys.stderr.write() write: UTF-8.
    virtual void write(const std::string &text, bool isError) = 0;
    /// A coroutine is gone that nobody has awaited: "coroutine 'name' was never awaited".
    virtual void neverAwaited(const std::string &qualifiedName) { Q_UNUSED(qualifiedName) }
    /// An exception in a generator that is closed because nobody refers to it any more.
    virtual void unraisable(objects::Value exception) { Q_UNUSED(exception) }
    /// An asynchronous generator that is gone before its end: an event loop closes it by a task.
    virtual void dropped(objects::Value asyncGenerator) { Q_UNUSED(asyncGenerator) }
    /// Once Runtime::tellStatements() was called: a statement begins, of the program or of its library.
    virtual void statementBegan(const ModuleObject &module) { Q_UNUSED(module) }

    /// Rounds of loops and calls that are left; what uses up the last one ends Exhausted.
    qint64 budget = kUsualBudget;
    static constexpr qint64 kUsualBudget = 100'000'000;
};

} // namespace signalbox::evaluator
