// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/evaluator/activation.h"

namespace signalbox::evaluator {

class Runtime;

/// A function of the program. Calling it from C++, as objects::call() does, runs it to its end; the machine
/// does so without recursion.
class FunctionObject final : public objects::Opaque {
public:
    FunctionObject(Runtime &runtime, const Loaded &loaded);
    static FunctionObject *of(const objects::Value &value) { return value.as<FunctionObject>(); }

    const Loaded &loaded() const { return m_loaded; }
    const Code &code() const { return *m_loaded.code; }
    /// __name__ and __qualname__, which a program may set.
    std::string name() const;
    std::string qualifiedName() const;
    std::string documentation() const;
    /// A dict from names to annotations, in order. Missing where evaluating them raised.
    objects::Value annotations(objects::Context &context);

    bool isCallable() const override { return true; }
    bool isForCaller() const override { return false; }
    bool isIterable() const override { return false; }
    objects::Value call(objects::Context &context, const objects::Arguments &arguments) override;
    objects::Value attribute(objects::Context &context, const objects::Value &name) override;
    objects::Answer setAttribute(objects::Context &context, const objects::Value &name,
                                 const objects::Value &value) override;
    bool represent(objects::Context &context, objects::TextBuilder &out) override;
    qint64 footprint() const override { return qint64(sizeof(FunctionObject)); }
    void dropValues() override;

    objects::Value defaults; ///< a tuple of those of the last positional parameters, or Missing
    objects::Value keywordDefaults; ///< a dict, or Missing
    objects::Value annotator; ///< makes the dict of annotations; Missing
    std::vector<objects::Value> captured; ///< cells of functions around it

private:
    objects::Value special(objects::Context &context, const std::string &name);

    Runtime &m_runtime;
    const Loaded &m_loaded;
    objects::Value m_attributes; ///< a dict: what the program sets
};

} // namespace signalbox::evaluator
