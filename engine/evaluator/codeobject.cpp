// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/evaluator/codeobject.h"

#include "engine/objects/sequences.h"
#include "engine/objects/textbuilder.h"
#include "engine/objects/texts.h"
#include "engine/operations/iterators.h"
#include "engine/operations/nativetypes.h"

namespace signalbox::evaluator {

using namespace objects;

namespace {

const NativeType &codeType();

class CodeObject final : public Opaque {
public:
    explicit CodeObject(const Code &itsCode)
        : Opaque(codeType())
        , code(itsCode)
    {
    }
    bool isIterable() const override { return false; }
    bool represent(Context &, TextBuilder &out) override
    {
        out.append("<code object " + code.name.toStdString() + " at ");
        out.appendAddress(this);
        out.append(">");
        return true;
    }
    qint64 footprint() const override { return qint64(sizeof(CodeObject)); }

    const Code &code;
};

const Code &codeOf(const Value &self)
{
    return self.as<CodeObject>()->code;
}

Value tellName(Context &context, const Value &self)
{
    return makeText(context.heap(), codeOf(self).name);
}

Value tellQualifiedName(Context &context, const Value &self)
{
    return makeText(context.heap(), codeOf(self).qualifiedName);
}

Value tellVariables(Context &context, const Value &self)
{
    std::vector<Value> names;
    for (int at = 0; at < codeOf(self).locals(); ++at)
        names.push_back(makeText(context.heap(), codeOf(self).variables[at]));
    return makeTuple(context.heap(), std::move(names));
}

Value tellPositional(Context &, const Value &self)
{
    return Value::integer(codeOf(self).positional);
}

Value tellPositionalOnly(Context &, const Value &self)
{
    return Value::integer(codeOf(self).positionalOnly);
}

Value tellKeywordOnly(Context &, const Value &self)
{
    return Value::integer(codeOf(self).keywordOnly);
}

Value tellLine(Context &, const Value &self)
{
    return Value::integer(codeOf(self).firstLine());
}

/// CPython's numbers: optimized and with locals of its own, *args, **kwargs, nested, and what a call makes.
Value tellFlags(Context &, const Value &self)
{
    const Code &code = codeOf(self);
    int flags = 3 | (code.hasRest ? 4 : 0) | (code.hasKeywords ? 8 : 0)
        | (code.qualifiedName.contains(QLatin1String("<locals>")) ? 16 : 0);
    switch (code.kind) {
    case Code::Kind::Generator:
        flags |= 32;
        break;
    case Code::Kind::Coroutine:
        flags |= 128;
        break;
    case Code::Kind::AsyncGenerator:
        flags |= 512;
        break;
    case Code::Kind::Function:
    case Code::Kind::Class:
    case Code::Kind::Module:
        break;
    }
    return Value::integer(flags);
}

constexpr AttributeRow attributes[] = {
    {"co_name", tellName},
    {"co_qualname", tellQualifiedName},
    {"co_varnames", tellVariables},
    {"co_argcount", tellPositional},
    {"co_posonlyargcount", tellPositionalOnly},
    {"co_kwonlyargcount", tellKeywordOnly},
    {"co_flags", tellFlags},
    {"co_firstlineno", tellLine},
};

const NativeType &codeType()
{
    static const NativeType type({.name = "code", .attributes = attributes});
    return type;
}

} // namespace

Value makeCodeObject(Context &context, const Code &code)
{
    return context.heap().adopt(new CodeObject(code));
}

} // namespace signalbox::evaluator
