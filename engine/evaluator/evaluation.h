// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/evaluator/code.h"
#include "engine/objects/heap.h"

#include <span>
#include <string>
#include <vector>

namespace signalbox::evaluator {

/// The variables of one call of a function, by place; Missing where one has no value yet. An object, since
/// what the function makes (a lambda, a generator) may go on reading them after it has returned.
class Locals final : public objects::Container {
public:
    /// \a names: by place. \a outer: of what the function stands in, or Missing.
    Locals(const QStringList &names, objects::Value outer)
        : Container(objects::Kind::Opaque)
        , values(std::size_t(names.size()))
        , m_names(names)
        , m_outer(std::move(outer))
    {
    }
    const QStringList &names() const { return m_names; }
    static Locals *of(const objects::Value &value) { return value.as<Locals>(); }
    Locals *outer(int levels)
    {
        Locals *found = this;
        for (; levels > 0; --levels)
            found = of(found->m_outer);
        return found;
    }
    qint64 footprint() const override
    {
        return qint64(sizeof(Locals) + values.size() * sizeof(objects::Value));
    }
    void dropValues() override
    {
        std::vector<objects::Value>().swap(values);
        m_outer = {};
    }

    std::vector<objects::Value> values;

private:
    QStringList m_names;
    objects::Value m_outer;
};

/// Code as one run has it: its literals and names are objects of that run.
struct Loaded {
    const Code *code = nullptr;
    std::vector<objects::Value> literals;
    std::vector<objects::Value> names;
    std::vector<std::string> methodNames; ///< the same as names, for tables of builtins
    std::vector<int> globals; ///< as names: the place among the module's variables
    std::vector<objects::Value> builtins; ///< as names; Missing where there is none
    std::vector<std::vector<objects::Value>> keywords;
    std::vector<std::unique_ptr<Loaded>> inner;
};

/// How far the evaluation of an expression has come. It can be left at an `await` or a call, and gone on with.
struct Evaluation {
    Evaluation(const Loaded &what, objects::Value in)
        : loaded(&what)
        , locals(std::move(in))
        , stack(std::size_t(what.code->deepest))
    {
    }
    void push(objects::Value value) { stack[top++] = std::move(value); }
    objects::Value pop() { return std::move(stack[--top]); }
    /// What is called, of Outcome::Called.
    const objects::Value &called() const { return stack[top - (isSpread ? 0 : calls) - 1]; }

    const Loaded *loaded;
    objects::Value locals; ///< a Locals
    std::vector<objects::Value> stack;
    std::size_t top = 0;
    std::size_t next = 0; ///< instruction
    // Of a call at hand: how many arguments lie above what is called, and their names as in Op::Call;
    // or else, of f(*xs, **d), both as they were spread out.
    std::size_t calls = 0;
    int keywords = 0;
    bool isSpread = false;
    std::vector<objects::Value> arguments;
    std::vector<objects::Value> names;
};

} // namespace signalbox::evaluator
