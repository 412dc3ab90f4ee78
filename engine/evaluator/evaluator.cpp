// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/evaluator/evaluator.h"

#include "engine/evaluator/argumentbinding.h"
#include "engine/evaluator/machine.h"
#include "engine/evaluator/programbuiltins.h"
#include "engine/evaluator/tracebacks.h"
#include "engine/objects/bytes.h"
#include "engine/objects/exceptions.h"
#include "engine/objects/integers.h"
#include "engine/objects/texts.h"
#include "engine/operations/complexes.h"
#include "engine/operations/functions.h"

namespace signalbox::evaluator {

using namespace objects;
using namespace Qt::StringLiterals;

namespace {

Value objectOf(Context &context, const syntax::Literal &literal)
{
    struct Maker {
        Context &context;
        Value operator()(syntax::NoneLiteral) const { return Value::none(); }
        Value operator()(syntax::EllipsisLiteral) const { return Value::ellipsis(); }
        Value operator()(bool on) const { return Value::boolean(on); }
        Value operator()(const syntax::IntegerLiteral &number) const
        {
            bool fits = false;
            const qint64 small = number.digits.toLongLong(&fits);
            return fits
                ? Value::integer(small)
                : integerFromDigits(context, {number.digits.constData(), std::size_t(number.digits.size())},
                                    10, false);
        }
        Value operator()(double number) const { return Value::real(number); }
        Value operator()(const syntax::ImaginaryLiteral &number) const
        {
            return makeComplex(context, 0, number.imaginary);
        }
        Value operator()(const std::u32string &text) const { return makeText(context.heap(), text); }
        Value operator()(const QByteArray &bytes) const
        {
            return makeBytes(context.heap(), bytes.toStdString());
        }
    };
    return std::visit(Maker{context}, literal);
}

} // namespace

Evaluator::Evaluator(Context &context, Host &host)
    : Runtime(context, host)
{
    context.setTracebackOf(&tracebackOf);
}

Evaluator::~Evaluator()
{
    m_isEnding = true;
    m_ownStack.clear();
    // The variables go first: what they hold may still be code of these modules.
    for (LoadedModule &each : m_modules)
        each.module.as<ModuleObject>()->dropValues();
}

Value Evaluator::nameOf(const QString &name)
{
    Value &known = m_names[name];
    if (known.isMissing())
        known = makeText(m_context.heap(), name);
    return known;
}

Value Evaluator::builtin(const QString &name)
{
    const auto known = m_builtins.constFind(name);
    if (known != m_builtins.constEnd())
        return *known;
    const Value found = programBuiltin(m_context, m_host, name);
    m_builtins.insert(name, found);
    return found;
}

/// Literals that are equal are one object, as in CPython: `is` tells.
Value Evaluator::constantOf(const syntax::Literal &literal)
{
    const auto *bytes = std::get_if<QByteArray>(&literal);
    const auto *number = std::get_if<syntax::IntegerLiteral>(&literal);
    if (!bytes && (!number || number->digits.size() < 19)) // small ints are equal by themselves
        return objectOf(m_context, literal);
    Value &known = bytes ? m_bytes[*bytes] : m_largeInts[number->digits];
    if (known.isMissing())
        known = objectOf(m_context, literal);
    return known;
}

std::unique_ptr<Loaded> Evaluator::load(const Code &code, const std::shared_ptr<const ModuleCode> &whole,
                                        ModuleObject &module)
{
    auto loaded = std::make_unique<Loaded>();
    loaded->code = &code;
    loaded->moduleCode = whole;
    loaded->module = &module;
    for (const syntax::Literal &literal : code.literals) {
        const auto *text = std::get_if<std::u32string>(&literal);
        loaded->literals.push_back(text ? nameOf(QString::fromStdU32String(*text)) : Value());
        if (!text || toUtf32(loaded->literals.back()) != *text)
            loaded->literals.back() = constantOf(literal);
    }
    for (std::size_t at = 0; at < code.names.size(); ++at) {
        const QString &name = code.names[at];
        loaded->names.push_back(nameOf(name));
        loaded->globals.push_back(code.isGlobal[at] ? module.placeOf(name) : -1);
        loaded->builtins.push_back(code.isGlobal[at] ? builtin(name) : Value());
    }
    for (const std::vector<QString> &names : code.keywords) {
        std::vector<Value> texts;
        for (const QString &name : names)
            texts.push_back(nameOf(name));
        loaded->keywords.push_back(std::move(texts));
    }
    for (const QString &name : code.variables)
        loaded->variables.push_back(nameOf(name));
    loaded->caches.resize(std::size_t(code.caches));
    loaded->isSimple =
        code.kind == Code::Kind::Function && !code.hasRest && !code.hasKeywords && code.keywordOnly == 0;
    for (const auto &inner : code.inner)
        loaded->inner.push_back(load(*inner, whole, module));
    return loaded;
}

Value Evaluator::makeModule(std::shared_ptr<const ModuleCode> code, const std::string &name,
                            const QString &fileName)
{
    Value module = evaluator::makeModule(m_context, name);
    ModuleObject &object = *ModuleObject::of(module);
    const auto &words = code->code->documentation;
    object.set(u"__doc__"_s, words ? makeText(m_context.heap(), *words) : Value::none());
    object.set(u"__file__"_s, makeText(m_context.heap(), fileName));
    m_modules.push_back({module, load(*code->code, code, object)});
    return module;
}

const Loaded *Evaluator::codeOf(const Value &module) const
{
    for (const LoadedModule &each : m_modules)
        if (each.module.isSame(module))
            return each.code.get();
    return nullptr;
}

void Evaluator::dropTo(std::size_t base)
{
    while (m_stack->size() > base) {
        std::unique_ptr<Activation> gone = std::move(m_stack->back());
        m_stack->pop_back();
        --m_context.depth;
        if (!gone->generator.isMissing())
            GeneratorObject::of(gone->generator)->close();
        giveBack(std::move(gone));
    }
}

Value Evaluator::callFunction(const Value &function, const Arguments &arguments)
{
    if (m_isEnding) // nothing of the program runs any more
        return m_context.raise(Error::RuntimeError, "the run is over");
    const FunctionObject &called = *FunctionObject::of(function);
    std::unique_ptr<Activation> activation = newActivation(called.loaded());
    if (!bindArguments(m_context, called, arguments, activation->locals)) {
        giveBack(std::move(activation));
        return {};
    }
    Value *captured = activation->locals + called.code().locals();
    for (const Value &cell : called.captured)
        *captured++ = cell;
    activation->function = function;
    if (called.code().kind != Code::Kind::Function) {
        activation->ownsHandled = true;
        return m_context.heap().adopt(new GeneratorObject(*this, std::move(activation)));
    }
    const NativeNesting nesting(m_context);
    if (nesting.isTooDeep()) {
        giveBack(std::move(activation));
        return {};
    }
    const std::size_t base = m_stack->size();
    Machine machine(*this, *m_stack, base, false);
    if (--m_host.budget < 0)
        setExhausted();
    if (!machine.push(std::move(activation)))
        return {};
    return finishNested(machine, quint8(machine.run()), base).result;
}

/// What a machine that C++ waits for came to.
Stepped Evaluator::finishNested(Machine &machine, quint8 came, std::size_t base)
{
    switch (Machine::Outcome(came)) {
    case Machine::Outcome::Returned:
        return {{}, machine.takeResult()};
    case Machine::Outcome::Yielded:
        return {machine.takeResult(), {}};
    case Machine::Outcome::Raised:
        m_context.passOn(machine.takeRaised());
        return {};
    case Machine::Outcome::Waiting:
    case Machine::Outcome::Exhausted:
        dropTo(base);
        m_context.raise(Error::RuntimeError, "the budget is used up"); // nobody sees it
        return {};
    }
    return {};
}

Stepped Evaluator::resume(const Value &generator, Value sent, Value exception)
{
    GeneratorObject &object = *GeneratorObject::of(generator);
    if (object.state() == GeneratorObject::State::Running) {
        m_context.valueError(std::string(object.noun()) + " already executing");
        return {};
    }
    if (object.state() == GeneratorObject::State::Closed) {
        if (!exception.isMissing())
            m_context.passOn(std::move(exception));
        return {{}, exception.isMissing() && !m_context.hasRaised() ? Value::none() : Value()};
    }
    const NativeNesting nesting(m_context);
    if (nesting.isTooDeep())
        return {};
    const std::size_t base = m_stack->size();
    Machine machine(*this, *m_stack, base, false);
    if (!machine.enter(generator, std::move(sent)))
        return {};
    const Machine::Outcome outcome =
        exception.isMissing() ? machine.run() : machine.runWith(std::move(exception), Arrival::Thrown);
    return finishNested(machine, quint8(outcome), base);
}

std::vector<Value> Evaluator::openAsyncGenerators() const
{
    std::vector<Value> open;
    for (GeneratorObject *generator : m_asyncGenerators) {
        if (generator->state() == GeneratorObject::State::Suspended)
            open.push_back(Value::of(generator));
    }
    return open;
}

/// It lives on in another object, which is closed. Exceptions in it have nobody to go to.
void Evaluator::abandon(std::unique_ptr<Activation> body)
{
    if (m_isEnding || m_isExhausted) {
        giveBack(std::move(body));
        return;
    }
    const bool isAsync = body->code().kind == Code::Kind::AsyncGenerator;
    const bool hasHandlers = !body->code().handlers.empty();
    if (!hasHandlers && !isAsync) { // closing would do nothing; a loop makes a task that closes even so
        giveBack(std::move(body));
        return;
    }
    const objects::RaisedAside aside(m_context);
    auto *object = new GeneratorObject(*this, std::move(body));
    Value generator = m_context.heap().adopt(object);
    object->suspend(object->leaveBody());
    object->setFinalized();
    if (isAsync) {
        ended(*object);
        m_host.dropped(generator);
    } else if (object->closeNow(m_context).isMissing() && m_context.hasRaised()) {
        m_host.unraisable(takeRaised(m_context));
    }
}

} // namespace signalbox::evaluator
