// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/operations/contents.h"

#include "engine/objects/integers.h"
#include "engine/objects/protocol.h"
#include "engine/objects/textbuilder.h"
#include "engine/objects/texts.h"
#include "engine/operations/arithmetic.h"
#include "engine/operations/functions.h"
#include "engine/operations/instances.h"

namespace signalbox::objects {

namespace {

bool isScalar(Kind kind)
{
    return kind == Kind::Int || kind == Kind::Bool || kind == Kind::Float || kind == Kind::Str
        || kind == Kind::Bytes;
}

/// Whether __new__() makes it of what is passed: nothing changes it afterwards.
bool isMadeAtOnce(Kind kind)
{
    return isScalar(kind) || kind == Kind::Tuple || kind == Kind::FrozenSet;
}

bool isSequenceInside(const Value &value)
{
    const Kind kind = value.kind();
    return kind == Kind::Str || kind == Kind::List || kind == Kind::Tuple || kind == Kind::Bytes;
}

} // namespace

const Value &plain(const Value &value)
{
    if (sortOf(value) != Sort::Instance)
        return value;
    const Value &content = value.as<Instance>()->content();
    return content.isMissing() ? value : content;
}

const Value &plainIfScalar(const Value &value)
{
    const Value &content = plain(value);
    return isScalar(content.kind()) ? content : value;
}

const Value &plainUnlessOwn(const Value &value, std::string_view special)
{
    const Value &content = plain(value);
    if (content.isSame(value))
        return value;
    Heap scratch;
    Context context(scratch);
    for (const Value &each : Class::of(typeOf(value))->resolutionOrder()) {
        if (!each.as<Type>()->isClass())
            continue;
        if (!Class::of(*each.as<Type>())
                 ->attributes()
                 .as<Dict>()
                 ->find(context, makeText(scratch, special))
                 .isMissing())
            return value;
    }
    return content;
}

Value contentOf(Context &context, const Value &self)
{
    return sortOf(self) == Sort::Instance ? self.as<Instance>()->contentNow(context) : Value();
}

bool initializeContent(Context &context, const Value &self, const Arguments &arguments)
{
    return sortOf(self) != Sort::Instance || self.as<Instance>()->initializeContent(context, arguments);
}

// Of an instance: what its content has to do with how it is made and asked.

Value Instance::contentNow(Context &context)
{
    const Type *type = classOf().contentType();
    if (m_content.isMissing() && type && !context.hasRaised())
        takeContent(objects::call(context, type->reference(), Arguments{}));
    return m_content;
}

bool Instance::beginContent(Context &context, const Arguments &arguments)
{
    const Type *type = classOf().contentType();
    if (!type || type->instances() == Kind::Opaque)
        return true;
    m_content =
        objects::call(context, type->reference(), isMadeAtOnce(type->instances()) ? arguments : Arguments{});
    return !m_content.isMissing();
}

bool Instance::initializeContent(Context &context, const Arguments &arguments)
{
    const Type *type = classOf().contentType();
    if (!type || isMadeAtOnce(type->instances()))
        return true;
    Value content = objects::call(context, type->reference(), arguments);
    if (content.isMissing())
        return false;
    takeContent(std::move(content));
    return true;
}

void Instance::takeContent(Value content)
{
    m_content = std::move(content);
    if (m_content.is(Kind::Opaque))
        m_content.as<Opaque>()->becomeContentOf(Value::of(this));
}

Value wrappedAs(Context &context, const Value &self, Value result)
{
    if (result.isMissing() || sortOf(self) != Sort::Instance)
        return result;
    Value made = context.heap().adopt(new Instance(self.as<Instance>()->classOf()));
    made.as<Instance>()->setContent(std::move(result));
    return made;
}

Value Instance::askMethod(Context &context, const char *name, std::span<const Value> arguments)
{
    const Value found = classOf().find(context, makeText(context.heap(), std::string_view(name)));
    if (found.isMissing() && isInteger(m_content) && name == std::string_view("__index__"))
        return m_content;
    const Value method = found.isMissing() ? found : bound(context, found, Value::of(this), type());
    return method.isMissing()
        ? method
        : objects::call(context, method, Arguments{arguments.data(), qsizetype(arguments.size())});
}

/// Missing without an exception where neither side knows the operator.
Value Instance::operateContent(Context &context, Operator op, const Value &other, bool isReflected)
{
    const Value content = m_content;
    const Value &with = plain(other);
    const bool isShownByText = isReflected && op == Operator::Modulo
        && (with.is(Kind::Str) || with.is(Kind::Bytes)) && !content.is(Kind::Tuple)
        && !content.is(Kind::Dict);
    if (isShownByText) // "%s" % self, which may have a __str__() of its own
        return binary(context, op, with, makeTuple(context.heap(), {Value::of(this)}));
    Value result = isReflected ? binary(context, op, with, content) : binary(context, op, content, with);
    // Only sequences say themselves what cannot be added to them.
    if (result.isMissing() && context.hasRaised(Error::TypeError)
        && (isReflected || !isSequenceInside(content)))
        context.clear();
    return result;
}

bool Instance::represent(Context &context, TextBuilder &out)
{
    const Answer isWritten = classOf().write(context, Value::of(this), out, true);
    if (isWritten == Answer::No && !m_content.isMissing())
        return representContent(context, out);
    return isWritten == Answer::No ? Object::represent(context, out) : isWritten == Answer::Yes;
}

bool Instance::describe(Context &context, TextBuilder &out)
{
    const Answer isWritten = classOf().write(context, Value::of(this), out, false);
    if (isWritten == Answer::No && m_content.is(Kind::Str))
        return objects::describe(context, m_content, out);
    return isWritten == Answer::No ? represent(context, out) : isWritten == Answer::Yes;
}

/// With the name of its class where the builtin type shows its own.
bool Instance::representContent(Context &context, TextBuilder &out)
{
    const Value content = m_content, self = Value::of(this);
    const Type &ofContent = typeOf(content);
    const Value shown = reprOf(context, content);
    if (shown.isMissing())
        return false;
    std::u32string words = toUtf32(shown);
    const std::string given = Class::of(typeOf(self))->givenName(), full = typeOf(self).qualifiedName();
    const std::pair<std::string, std::string> beginnings[] = {
        {ofContent.name() + "(", given + "("},
        {ofContent.qualifiedName() + "(", full + "("},
        {"<" + ofContent.qualifiedName() + " ", "<" + full + " "},
        {"<" + ofContent.name() + " ", "<" + given + " "},
    };
    for (const auto &[own, instead] : beginnings) {
        const std::u32string beginning = fromUtf8(own);
        if (words.starts_with(beginning)) {
            out.append(std::u32string_view(fromUtf8(instead)));
            out.append(std::u32string_view(words).substr(beginning.size()));
            return true;
        }
    }
    const bool isBareSet = content.is(Kind::Set);
    if (isBareSet)
        out.append(given + "(");
    out.append(std::u32string_view(words));
    if (isBareSet)
        out.append(")");
    return true;
}

/// What the metaclass of a class has of this name; Missing where it has none.
static Value specialOfMetaclass(const Value &type, std::string_view special)
{
    if (!type.is(Kind::Type) || !type.as<Type>()->isClass())
        return {};
    const Class *const above = Class::of(*type.as<Type>())->metaclass();
    for (std::size_t at = 0; above && at < kSpecials; ++at)
        if (special == nameOfSpecial(Special(at))) {
            const Value function = above->special(Special(at));
            return function.isNone() ? Value() : function;
        }
    return {};
}

Value askMetaclass(Context &context, const Value &type, std::string_view special,
                   std::span<const Value> arguments)
{
    const Value function = specialOfMetaclass(type, special);
    if (function.isMissing())
        return {};
    const Value method = bound(context, function, type, *Class::of(*type.as<Type>())->metaclass());
    return method.isMissing() ? method
                              : call(context, method, {arguments.data(), qsizetype(arguments.size()), {}});
}

bool metaclassHas(const Value &type, std::string_view special)
{
    return !specialOfMetaclass(type, special).isMissing();
}

} // namespace signalbox::objects
