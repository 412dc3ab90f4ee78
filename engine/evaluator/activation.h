// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/evaluator/code.h"
#include "engine/evaluator/moduleobject.h"

#include <memory>
#include <string>
#include <vector>

namespace signalbox::evaluator {

/// How an exception comes to a call in progress.
enum class Arrival : quint8 {
    Raised, ///< by what it called
    Thrown, ///< by throw()
    PassedOn, ///< by what it called, where it was raised and got its context
    Exit, ///< by throw(), a GeneratorExit: it is raised in the outermost call, and closes those in it before
};

/// Where an attribute was found the last time, for objects of the same type.
struct AttributeCache {
    enum class What : quint8 { Nothing, Variable, Slot, Method, BuiltinMethod };
    quint64 serial = 0; ///< of the type, or of a module
    What what = What::Nothing;
    int place = 0; ///< of a module's variable, of an instance's slot
    objects::Value method;
};

/// Code as one run has it: its literals and names are objects of that run.
struct Loaded {
    const Code *code = nullptr;
    std::shared_ptr<const ModuleCode> moduleCode;
    ModuleObject *module = nullptr; ///< whose variables are the globals
    std::vector<objects::Value> literals;
    std::vector<objects::Value> names;
    std::vector<int> globals; ///< as names: the place among the module's variables, -1 where it is none
    std::vector<objects::Value> builtins; ///< as names; Missing where there is none
    std::vector<std::vector<objects::Value>> keywords;
    std::vector<objects::Value> variables; ///< names, as Code::variables
    std::vector<std::unique_ptr<Loaded>> inner;
    mutable std::vector<AttributeCache> caches;
    bool isSimple = false; ///< takes positional parameters only, and runs when it is called
};

/// What becomes of what an activation comes to.
enum class Resumed : quint8 {
    Call, ///< it is the value of a call
    Initialize, ///< __init__(): the instance lies there already
    Iteration, ///< of a `for`
    Await, ///< of an `await` or a `yield from`
    AsyncStep, ///< of an `await` of anext(), asend(), athrow(), aclose()
    ClassBody, ///< the class is made of its names
    Import, ///< nothing: the statement that imports begins again
    Nested, ///< C++ waits for it
};

/// A call of a function of the program in progress: its variables, and how far it has come.
class Activation {
public:
    Activation() = default;
    Activation(const Activation &) = delete;
    Activation &operator=(const Activation &) = delete;

    void begin(const Loaded &loaded);
    /// Lets go of all values.
    void clear();

    const Code &code() const { return *loaded->code; }
    /// The name of its function, as in tracebacks.
    const QString &name() const { return loaded->code->qualifiedName; }
    /// By place, the parameters first: names, and values that are Missing where there is none.
    const QStringList &variableNames() const { return loaded->code->variables; }
    objects::Value variable(int place) const;
    /// Where the instruction at hand stands in the text.
    const syntax::Span &place() const;

    void push(objects::Value value) { new (top++) objects::Value(std::move(value)); }
    objects::Value pop() { return std::move(*--top); }

    const Loaded *loaded = nullptr;
    objects::Value *locals = nullptr;
    objects::Value *bottom = nullptr; ///< of the stack
    objects::Value *top = nullptr; ///< the first free place on it
    const Instruction *next = nullptr;
    objects::Value function; ///< keeps it, Missing of a module
    objects::Value generator; ///< whose body it is, or Missing
    objects::Value names; ///< a dict, of the body of a class
    objects::Value bases; ///< of a class: a tuple of its bases and its keywords
    objects::Value handled; ///< the exception that is being handled, if ownsHandled
    bool ownsHandled = false; ///< of a generator, a module, and what C++ calls first
    /// throw() goes to the innermost generator past those that await it: of the calls further out, what is
    /// raised here knows so many. Below 0: all.
    int thrower = -1;
    Resumed resumed = Resumed::Call;
    int statement = -1; ///< index into ModuleCode::statements of its module; -1 before the first

private:
    std::unique_ptr<objects::Value[]> m_slots;
    std::size_t m_size = 0;
};

/// A variable that functions share with those inside them.
class Cell final : public objects::Opaque {
public:
    explicit Cell(objects::Value content);
    static Cell *of(const objects::Value &value) { return value.as<Cell>(); }
    bool isIterable() const override { return false; }
    objects::Value attribute(objects::Context &context, const objects::Value &name) override;
    qint64 footprint() const override { return qint64(sizeof(Cell)); }
    void dropValues() override { content = {}; }

    objects::Value content;
};

} // namespace signalbox::evaluator
