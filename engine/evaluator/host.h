// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/objects/context.h"

#include <optional>
#include <string>
#include <utility>

namespace signalbox::evaluator {

class ModuleObject;

/// What surrounds a program: its modules, where it prints, how long it may go on. It outlives the Evaluator.
class Host {
public:
    virtual ~Host() = default;
    /// The module of a full name, "concurrent.futures", of a library. Missing where it raised.
    [[nodiscard]] virtual objects::Value importModule(objects::Context &context, const QString &name) = 0;
    /// The same of what the program or a library has imported; Missing, or raised, where nobody has.
    [[nodiscard]] virtual objects::Value moduleInUse(objects::Context &context, const QString &name)
    {
        return importModule(context, name);
    }
    /// The module of a file of the program's own, in its folder or in a package there; it may be one that has
    /// not run yet (ModuleObject::State). Missing where there is none, or where it raised.
    [[nodiscard]] virtual objects::Value ownModule(objects::Context &context, const QString &name)
    {
        Q_UNUSED(context)
        Q_UNUSED(name)
        return {};
    }
    /// A module of the program's own has come to its end: it becomes an attribute of the package it is in.
    virtual void imported(const ModuleObject &module) { Q_UNUSED(module) }
    /// __import__(): the module of a full name, which has run.
    [[nodiscard]] virtual objects::Value importWhole(objects::Context &context, const QString &name)
    {
        return importModule(context, name);
    }
    /// What print() and sys.stderr.write() write: UTF-8.
    void write(const std::string &text, bool isError)
    {
        writeUnwritten();
        put(text, isError);
    }
    /// A coroutine is gone that nobody has awaited: "coroutine 'name' was never awaited".
    virtual void neverAwaited(const std::string &qualifiedName) { Q_UNUSED(qualifiedName) }
    /// Python warns of what the program does now: "DeprecationWarning" and its words, on stderr as the
    /// filters of the program have it. False where they made an exception of it, which is raised then.
    [[nodiscard]] virtual bool warn(std::string_view category, const std::string &words)
    {
        Q_UNUSED(category)
        Q_UNUSED(words)
        return true;
    }
    /// A coroutine that is being closed awaits something that is not of the program: that is closed first.
    /// False where it raised.
    [[nodiscard]] virtual bool closeAwaited() { return true; }
    /// A coroutine that is being closed awaits \a awaitable now. The value, Missing where it raised; nothing
    /// where it would have to wait.
    [[nodiscard]] virtual std::optional<objects::Value> awaitAtOnce(const objects::Value &awaitable)
    {
        Q_UNUSED(awaitable)
        return std::nullopt;
    }
    /// An exception in a generator that is closed because nobody refers to it any more.
    virtual void unraisable(objects::Value exception) { Q_UNUSED(exception) }
    /// An asynchronous generator that is gone before its end: an event loop closes it by a task.
    virtual void dropped(objects::Value asyncGenerator) { Q_UNUSED(asyncGenerator) }
    /// Once Runtime::tellStatements() was called: a statement begins, of the program or of its library.
    virtual void statementBegan(const ModuleObject &module) { Q_UNUSED(module) }

    /// Rounds of loops and calls that are left; what uses up the last one ends Exhausted.
    qint64 budget = kUsualBudget;
    static constexpr qint64 kUsualBudget = 100'000'000;
    /// What a print() in progress has still to write: before whatever else is, by the __str__() of its next
    /// value.
    std::string *unwritten = nullptr;
    void writeUnwritten()
    {
        if (unwritten && !unwritten->empty())
            put(std::exchange(*unwritten, {}), false);
    }

    /// Once fewer rounds are left, it is time to look around, see Context::lookAround().
    qint64 lookAt = kUsualBudget;

private:
    virtual void put(const std::string &text, bool isError) = 0;
};

} // namespace signalbox::evaluator
