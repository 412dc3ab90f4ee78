// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/evaluator/evaluation.h"
#include "engine/objects/context.h"

#include <QHash>

namespace signalbox::evaluator {

/// How an evaluation came out, or why it is left for now.
enum class Outcome : quint8 {
    Finished, ///< its value lies on top
    Raised, ///< the context has the exception
    Yielded, ///< a generator's next value lies on top
    Called, ///< a function of the program lies below its arguments: whoever runs it puts the result there
    Awaits, ///< what is awaited lies on top: so does what it gives, later
};

/// The variables of a module.
class Module {
public:
    /// Of a name that has none yet, a new one without a value.
    int placeOf(const QString &name);
    objects::Value &at(int place) { return m_values[std::size_t(place)]; }
    const QStringList &names() const { return m_names; }
    void clear();

private:
    QHash<QString, int> m_places;
    QStringList m_names;
    std::vector<objects::Value> m_values;
};

/// Evaluates code: a machine with a stack, as CPython's.
///
///     Evaluation evaluation(evaluator.load(code), locals);
///     while (evaluator.run(evaluation) == Outcome::Awaits) …
class Evaluator {
public:
    Evaluator(objects::Context &context, Module &module)
        : m_context(context)
        , m_module(module)
    {
    }
    Evaluator(const Evaluator &) = delete;
    Evaluator &operator=(const Evaluator &) = delete;

    std::unique_ptr<Loaded> load(const Code &code);
    /// Goes on until it has its value or somebody else must do something first.
    Outcome run(Evaluation &evaluation);
    /// The value at once, where nothing can be awaited; Missing where it raised. Functions of the program are
    /// called by the context's Caller.
    objects::Value runAtOnce(Evaluation &evaluation);
    objects::Context &context() { return m_context; }
    objects::Value makeLocals(const QStringList &names, const objects::Value &outer);
    /// What a call as it lies on the stack passes.
    static objects::Arguments argumentsOf(const Evaluation &evaluation);
    /// The called function and its arguments give way to \a result.
    static void finishCall(Evaluation &evaluation, objects::Value result);

private:
    objects::Context &m_context;
    Module &m_module;
};

} // namespace signalbox::evaluator
