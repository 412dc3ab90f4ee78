// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/asyncio/contextvars.h"
#include "engine/asyncio/libraryobject.h"

#include "engine/asyncio/asyncio.h"
#include "engine/objects/exceptions.h"
#include "engine/objects/protocol.h"
#include "engine/objects/sequences.h"
#include "engine/objects/textbuilder.h"
#include "engine/objects/texts.h"

namespace signalbox::asyncio {

using objects::Call;
using objects::FunctionRow;
using objects::Signature;
using objects::Value;

// https://docs.python.org/3/library/contextvars.html

namespace {

class ContextVariable final : public LibraryObject {
public:
    ContextVariable(Asyncio &itsAsyncio, Value itsName, Value itsUsual)
        : LibraryObject(itsAsyncio, itsAsyncio.types()["ContextVar"])
        , name(std::move(itsName))
        , usual(std::move(itsUsual))
    {
    }
    bool represent(objects::Context &context, objects::TextBuilder &out) override
    {
        out.append("<ContextVar name=");
        if (!objects::represent(context, name, out))
            return false;
        if (!usual.isMissing()) {
            out.append(" default=");
            if (!objects::represent(context, usual, out))
                return false;
        }
        out.append(" at ");
        out.appendAddress(this);
        out.append(">");
        return true;
    }
    qint64 footprint() const override { return qint64(sizeof(*this)); }
    void dropValues() override { name = usual = {}; }

    Value name;
    Value usual; ///< Missing where it has no default
};

/// What setOfVariable() gives, for reset().
class Token final : public LibraryObject {
public:
    Token(Asyncio &itsAsyncio, Value itsVariable, Value itsBefore)
        : LibraryObject(itsAsyncio, itsAsyncio.types()["Token"])
        , variable(std::move(itsVariable))
        , before(std::move(itsBefore))
    {
    }
    bool represent(objects::Context &context, objects::TextBuilder &out) override
    {
        out.append(isUsed ? "<Token used var=" : "<Token var=");
        if (!objects::represent(context, variable, out))
            return false;
        out.append(" at ");
        out.appendAddress(this);
        out.append(">");
        return true;
    }
    qint64 footprint() const override { return qint64(sizeof(*this)); }
    void dropValues() override { variable = before = {}; }

    Value variable;
    Value before; ///< Missing: it had no value
    bool isUsed = false;
};

/// Token.MISSING
class TokenMissing final : public LibraryObject {
public:
    explicit TokenMissing(Asyncio &itsAsyncio)
        : LibraryObject(itsAsyncio, itsAsyncio.types()["MISSING"])
    {
    }
    bool represent(objects::Context &, objects::TextBuilder &out) override
    {
        out.append("<Token.MISSING>");
        return true;
    }
    qint64 footprint() const override { return qint64(sizeof(*this)); }
};

Value tokenMissing(Asyncio &asyncio)
{
    if (asyncio.tokenMissing.isMissing())
        asyncio.tokenMissing = asyncio.heap().adopt(new TokenMissing(asyncio));
    return asyncio.tokenMissing;
}

class ContextCopy final : public LibraryObject {
public:
    ContextCopy(Asyncio &itsAsyncio, ContextValues itsValues)
        : LibraryObject(itsAsyncio, itsAsyncio.types()["Context"])
        , values(std::move(itsValues))
    {
    }
    bool isIterable() const override { return true; }
    Value iterate(objects::Context &context) override
    {
        std::vector<Value> variables;
        for (auto at = values.cbegin(); at != values.cend(); ++at)
            variables.push_back(Value::of(const_cast<objects::Object *>(at.key())));
        return objects::iterate(context, objects::makeList(context.heap(), std::move(variables)));
    }
    qsizetype length() const override { return values.size(); }
    Value subscript(objects::Context &context, const Value &key) override
    {
        const Value found = values.value(key.isObject() ? key.object() : nullptr);
        return found.isMissing()
            ? Value(context.raiseWith(objects::typeOfError(objects::Error::KeyError), key))
            : found;
    }
    objects::Answer contains(objects::Context &, const Value &key) override
    {
        return objects::answer(key.isObject() && values.contains(key.object()));
    }
    qint64 footprint() const override { return qint64(sizeof(*this)); }
    void dropValues() override { values.clear(); }

    ContextValues values;
};

bool isContext(const Value &value)
{
    return dynamic_cast<ContextCopy *>(value.isObject() ? value.object() : nullptr);
}

Value makeVariable(const Call &call)
{
    if (!call[0].is(objects::Kind::Str))
        return call.context.typeError("context variable name must be a str");
    return call.heap().adopt(
        new ContextVariable(LibraryType::runOf(call), call[0], call.has(1) ? call[1] : Value()));
}

Value getOfVariable(const Call &call)
{
    auto &self = handle<ContextVariable>(call);
    const Value found = self.asyncio.contextValues().value(&self);
    if (!found.isMissing())
        return found;
    if (call.has(0))
        return call[0];
    if (!self.usual.isMissing())
        return self.usual;
    const Value error =
        objects::makeException(call.context, *objects::builtinType("LookupError"), {call.self});
    return error.isMissing() ? error : Value(call.context.raise(error));
}

Value setOfVariable(const Call &call)
{
    auto &self = handle<ContextVariable>(call);
    Value &place = self.asyncio.contextValues()[&self];
    Value before = std::exchange(place, call[0]);
    return call.heap().adopt(new Token(self.asyncio, call.self, std::move(before)));
}

Value reset(const Call &call)
{
    auto &self = handle<ContextVariable>(call);
    auto *token = dynamic_cast<Token *>(call[0].isObject() ? call[0].object() : nullptr);
    if (!token)
        return call.context.typeError("expected an instance of Token, got " + self.asyncio.reprOf(call[0]));
    if (std::exchange(token->isUsed, true))
        return call.context.raise(objects::Error::RuntimeError,
                                  self.asyncio.reprOf(call[0]) + " has already been used once");
    if (!token->variable.isSame(call.self))
        return call.context.valueError(self.asyncio.reprOf(call[0])
                                       + " was created by a different ContextVar");
    if (token->before.isMissing())
        self.asyncio.contextValues().remove(&self);
    else
        self.asyncio.contextValues()[&self] = token->before;
    return Value::none();
}

Value nameOf(objects::Context &, const Value &self)
{
    return self.as<ContextVariable>()->name;
}

Value oldValue(objects::Context &, const Value &self)
{
    const auto &token = *self.as<Token>();
    return token.before.isMissing() ? tokenMissing(token.asyncio) : token.before;
}

Value missingOfToken(objects::Context &, const Value &type)
{
    return tokenMissing(type.as<LibraryType>()->asyncio);
}

Value variableOf(objects::Context &, const Value &self)
{
    return self.as<Token>()->variable;
}

Value runIn(const Call &call)
{
    auto &self = handle<ContextCopy>(call);
    if (call.passed.count < 1)
        return call.context.typeError("run() missing 1 required positional argument");
    std::swap(self.values, self.asyncio.contextValues());
    objects::Arguments passed = call.passed;
    const Value callee = passed[0];
    ++passed.values;
    --passed.count;
    Value result = objects::call(call.context, callee, passed);
    std::swap(self.values, self.asyncio.contextValues());
    return result;
}

Value getFrom(const Call &call)
{
    const Value found =
        handle<ContextCopy>(call).values.value(call[0].isObject() ? call[0].object() : nullptr);
    return !found.isMissing() ? found : call.has(1) ? call[1] : Value::none();
}

Value copyContext(const Call &call)
{
    return copyOfContext(runOf(call));
}

constexpr FunctionRow kMakeVariable{"ContextVar", makeVariable, Signature::Keywords, 1, 2, "- * default"};
constexpr FunctionRow kVariableMethods[] = {{"get", getOfVariable, Signature::Positional, 0, 1},
                                            {"set", setOfVariable, Signature::One},
                                            {"reset", reset, Signature::One}};
constexpr objects::AttributeRow kVariableAttributes[] = {{"name", nameOf}};
constexpr objects::AttributeRow kTokenAttributes[] = {{"old_value", oldValue}, {"var", variableOf}};
constexpr objects::AttributeRow kTokenClassAttributes[] = {{"MISSING", missingOfToken}};
constexpr FunctionRow kContextMethods[] = {{"run", runIn, Signature::Anything},
                                           {"get", getFrom, Signature::Positional, 1, 2}};
constexpr objects::NativeRow kVariableTypes[] = {
    {.name = "_contextvars.ContextVar",
     .make = &kMakeVariable,
     .methods = kVariableMethods,
     .attributes = kVariableAttributes},
    {.name = "_contextvars.Token", .attributes = kTokenAttributes, .classAttributes = kTokenClassAttributes},
    {.name = "Token.MISSING"},
    {.name = "_contextvars.Context", .methods = kContextMethods},
};
constexpr FunctionRow kVariableFunctions[] = {{"copy_context", copyContext}};

} // namespace

InContext::InContext(Asyncio &asyncio, const Value &context)
    : m_asyncio(asyncio)
    , m_context(isContext(context) ? context : Value())
{
    if (!m_context.isMissing())
        std::swap(valuesIn(m_context), m_asyncio.contextValues());
}

InContext::~InContext()
{
    if (!m_context.isMissing())
        std::swap(valuesIn(m_context), m_asyncio.contextValues());
}

Value keywordContext(const objects::Arguments &passed)
{
    for (qsizetype at = 0; at < qsizetype(passed.keywords.size()); ++at)
        if (objects::toUtf8(passed.keywords[std::size_t(at)]) == "context")
            return passed.ofKeyword(at);
    return {};
}

Value copyOfContext(Asyncio &asyncio)
{
    return asyncio.heap().adopt(new ContextCopy(asyncio, asyncio.contextValues()));
}

void runInContext(Task &task, const Value &context)
{
    if (isContext(context))
        static_cast<LayeredCode &>(*task.code).context = context;
}

ContextValues &valuesIn(const Value &context)
{
    return context.as<ContextCopy>()->values;
}

std::span<const objects::NativeRow> contextVariableTypes()
{
    return kVariableTypes;
}

std::span<const FunctionRow> contextVariableFunctions()
{
    return kVariableFunctions;
}

} // namespace signalbox::asyncio
