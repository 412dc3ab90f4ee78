// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/objects/protocol.h"

#include "engine/objects/floats.h"
#include "engine/objects/integers.h"
#include "engine/objects/textbuilder.h"
#include "engine/objects/texts.h"

#include <algorithm>
#include <bit>

namespace signalbox::objects {

namespace {

bool isNumber(const Value &value)
{
    return isInteger(value) || value.isFloat();
}

// -1, 0, 1; 2 where one of them is not a number.
int orderOfNumbers(const Value &one, const Value &other)
{
    if (one.isFloat() && other.isFloat()) {
        const double a = one.real(), b = other.real();
        return a < b ? -1 : a > b ? 1 : a == b ? 0 : 2;
    }
    if (one.isFloat()) {
        const int order = compareWithReal(other, one.real());
        return order == 2 ? 2 : -order;
    }
    return other.isFloat() ? compareWithReal(one, other.real()) : compareIntegers(one, other);
}

int orderOfTexts(const Str &one, const Str &other)
{
    const qsizetype shared = std::min(one.size(), other.size());
    for (qsizetype i = 0; i < shared; ++i)
        if (one.at(i) != other.at(i))
            return one.at(i) < other.at(i) ? -1 : 1;
    return one.size() < other.size() ? -1 : one.size() > other.size() ? 1 : 0;
}

bool isSetLike(Kind kind)
{
    return kind == Kind::Set || kind == Kind::FrozenSet || kind == Kind::DictView;
}

const char *signOf(Comparison how)
{
    constexpr const char *signs[] = {"<", "<=", "==", "!=", ">", ">="};
    return signs[size_t(how)];
}

bool hasOrder(Kind kind)
{
    return kind == Kind::List || kind == Kind::Tuple || kind == Kind::Bytes || isSetLike(kind)
        || kind == Kind::Slice || kind == Kind::Opaque || kind == Kind::Dict;
}

// Containers that are being represented, the outermost first; in one thread there is one representation.
std::vector<const Object *> &beingRepresented()
{
    thread_local std::vector<const Object *> objects;
    return objects;
}

} // namespace

Answer answerByOrder(Comparison how, int order)
{
    switch (how) {
    case Comparison::Less:
        return answer(order == -1);
    case Comparison::LessOrEqual:
        return answer(order == -1 || order == 0);
    case Comparison::Equal:
        return answer(order == 0);
    case Comparison::NotEqual:
        return answer(order != 0);
    case Comparison::Greater:
        return answer(order == 1);
    case Comparison::GreaterOrEqual:
        return answer(order == 1 || order == 0);
    }
    return Answer::No;
}

bool Object::represent(Context &, TextBuilder &out)
{
    out.append("<");
    out.append(type().qualifiedName());
    out.append(" object at ");
    out.appendAddress(this);
    out.append(">");
    return true;
}

bool Object::describe(Context &context, TextBuilder &out)
{
    return represent(context, out);
}

Value Object::askMethod(Context &, const char *, std::span<const Value>)
{
    return {};
}

Value Object::operate(Context &, Operator, const Value &, bool)
{
    return {};
}

Value Object::operateInPlace(Context &, Operator, const Value &)
{
    return {};
}

Value Object::operateAlone(Context &, UnaryOperator)
{
    return {};
}

Answer Object::equals(Context &, const Value &other)
{
    return answer(other.isObject() && other.object() == this);
}

Answer Object::order(Context &, Comparison, const Value &)
{
    return Answer::Raised; // compare() finds the words
}

Answer Object::hash(Context &, Hash &out)
{
    // As CPython's, from the address: the low bits are the same for all objects.
    const auto address = quint64(reinterpret_cast<quintptr>(this));
    out = Hash((address >> 4) | (address << 60));
    return Answer::Yes;
}

bool Type::represent(Context &, TextBuilder &out)
{
    out.append("<class '");
    out.append(m_qualifiedName);
    out.append("'>");
    return true;
}

Comparison turned(Comparison how)
{
    switch (how) {
    case Comparison::Less:
        return Comparison::Greater;
    case Comparison::LessOrEqual:
        return Comparison::GreaterOrEqual;
    case Comparison::Greater:
        return Comparison::Less;
    case Comparison::GreaterOrEqual:
        return Comparison::LessOrEqual;
    case Comparison::Equal:
    case Comparison::NotEqual:
        break;
    }
    return how;
}

Answer equalSlowly(Context &context, const Value &one, const Value &other)
{
    if (isNumber(one) && isNumber(other))
        return answer(orderOfNumbers(one, other) == 0);
    const Kind kind = one.kind(), otherKind = other.kind();
    if (kind == Kind::Str && otherKind == Kind::Str)
        return answer(one.object() == other.object() || one.as<Str>()->isSameText(*other.as<Str>()));
    if (one.isObject() && other.isObject()
        && (kind == otherKind || kind == Kind::Opaque || (isSetLike(kind) && isSetLike(otherKind)))) {
        const Nesting nesting(context, " in comparison");
        return nesting.isTooDeep() ? Answer::Raised : one.object()->equals(context, other);
    }
    if (kind == Kind::Opaque)
        return one.object()->equals(context, other);
    if (otherKind == Kind::Opaque)
        return other.object()->equals(context, one);
    return answer(one.isSame(other));
}

Answer compareSlowly(Context &context, Comparison how, const Value &one, const Value &other)
{
    if (how == Comparison::Equal || how == Comparison::NotEqual) {
        const Answer same = equal(context, one, other);
        if (same == Answer::Raised || how == Comparison::Equal)
            return same;
        return answer(same == Answer::No);
    }
    if (isNumber(one) && isNumber(other))
        return answerByOrder(how, orderOfNumbers(one, other));
    const Kind kind = one.kind(), otherKind = other.kind();
    if (kind == Kind::Str && otherKind == Kind::Str)
        return answerByOrder(how, orderOfTexts(*one.as<Str>(), *other.as<Str>()));
    if (hasOrder(kind) && (kind == otherKind || (isSetLike(kind) && isSetLike(otherKind)))) {
        const Nesting nesting(context, " in comparison");
        if (nesting.isTooDeep())
            return Answer::Raised;
        const Answer found = one.object()->order(context, how, other);
        if (found != Answer::Raised || context.hasRaised())
            return found;
    }
    const auto ask = [&](const Value &self, Comparison asked, const Value &with) {
        return self.is(Kind::Opaque) && self.object()->isOrderedWithAll()
            ? self.object()->order(context, asked, with)
            : Answer::Raised;
    };
    Answer found = kind == otherKind ? Answer::Raised : ask(one, how, other);
    if (found == Answer::Raised && !context.hasRaised())
        found = ask(other, turned(how), one);
    if (found != Answer::Raised || context.hasRaised())
        return found;
    return context.typeError("'" + std::string(signOf(how)) + "' not supported between instances of '"
                             + typeName(one) + "' and '" + typeName(other) + "'");
}

bool hashOf(Context &context, const Value &value, Hash &out)
{
    switch (value.kind()) {
    case Kind::Int:
    case Kind::Bool:
        out = hashOfInteger(value);
        return true;
    case Kind::Float:
        out = hashOfReal(value.real());
        return true;
    case Kind::Str:
        out = value.as<Str>()->hashOfText();
        return true;
    case Kind::Missing:
    case Kind::None:
    case Kind::Ellipsis:
    case Kind::NotImplemented:
        out = 0xfca86420 + Hash(value.kind()) - Hash(Kind::None); // None's since 3.12; an address before
        return true;
    case Kind::Bytes:
    case Kind::Tuple:
    case Kind::List:
    case Kind::Dict:
    case Kind::Set:
    case Kind::FrozenSet:
    case Kind::Range:
    case Kind::Slice:
    case Kind::Exception:
    case Kind::Type:
    case Kind::Function:
    case Kind::Iterator:
    case Kind::DictView:
    case Kind::Opaque:
        break;
    }
    return value.object()->hash(context, out) == Answer::Yes;
}

bool isTruthy(const Value &value)
{
    if (value.isBool() || value.isSmallInt())
        return value.integer() != 0;
    if (value.isFloat())
        return value.real() != 0;
    return value.isObject() ? value.object()->isTrue() : !value.isNone() && !value.isMissing();
}

bool represent(Context &context, const Value &value, TextBuilder &out)
{
    if (value.isObject())
        return value.object()->represent(context, out) && out.fits(context);
    if (value.isSmallInt())
        out.append(integerText(value, 10));
    else if (value.isFloat())
        out.append(realText(value.real()));
    else if (value.isBool())
        out.append(value.isTrue() ? "True" : "False");
    else
        out.append(value.isNone() ? "None" : value.is(Kind::Ellipsis) ? "Ellipsis" : "NotImplemented");
    return true;
}

bool describe(Context &context, const Value &value, TextBuilder &out)
{
    if (value.is(Kind::Str)) {
        out.append(toUtf32(value));
        return true;
    }
    return value.isObject() ? value.object()->describe(context, out) : represent(context, value, out);
}

Value reprOf(Context &context, const Value &value)
{
    TextBuilder out;
    return represent(context, value, out) ? out.toValue(context.heap()) : Value();
}

Value textOf(Context &context, const Value &value)
{
    if (value.is(Kind::Str))
        return value;
    TextBuilder out;
    return describe(context, value, out) ? out.toValue(context.heap()) : Value();
}

Representation::Representation(Context &context, const Object *object)
    : m_nesting(context, " while getting the repr of an object")

{
    auto &objects = beingRepresented();
    m_isInItself = std::find(objects.begin(), objects.end(), object) != objects.end();
    objects.push_back(object);
}

Representation::~Representation()
{
    beingRepresented().pop_back();
}

void TupleHash::add(Hash item)
{
    m_sum += quint64(item) * 14029467366897019727ULL;
    m_sum = std::rotl(m_sum, 31) * 11400714785074694791ULL;
}

Hash TupleHash::result() const
{
    const quint64 hash = m_sum + (m_size ^ (2870177450012600261ULL ^ 3527539ULL));
    return hash == ~quint64(0) ? 1546275796 : Hash(hash);
}

} // namespace signalbox::objects
