// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/language/values.h"

#include "engine/language/exceptiongroups.h"
#include "engine/language/exceptions.h"
#include "engine/language/literals.h"

#include <QStringList>

#include <algorithm>
#include <iterator>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kNoneLength = 4;
constexpr qint64 kTooLong = qint64(1) << 60; // a sum of two such is still a number

std::shared_ptr<Value> make(Value::Kind kind, qint64 length)
{
    auto value = std::make_shared<Value>();
    value->kind = kind;
    value->length = length;
    return value;
}

ValuePointer makeSequence(Value::Kind kind, std::vector<ValuePointer> parts)
{
    const auto value = make(kind, 2);
    for (const ValuePointer &part : parts)
        value->length = std::min(kTooLong, value->length + 2 + (part ? part->length : kNoneLength));
    value->isNothing = kind == Value::Kind::List && std::all_of(parts.begin(), parts.end(), isNothing);
    value->parts = std::move(parts);
    return value;
}

/// As much of it as is ever shown, or a little more: groups that share their parts are like such lists.
void appendException(QString &repr, const Failure &failure)
{
    repr += typeOf(failure).section(u'.', -1) + u'(';
    if (failure.isGroup()) {
        repr += reprOf(QString::fromStdString(messageOfGroup(failure))) + u", ["_s;
        for (std::size_t at = 0; at < failure.parts.size() && repr.size() <= Value::kLongestRepr; ++at) {
            if (at > 0)
                repr += u", "_s;
            appendException(repr, *failure.parts[at]);
        }
        repr += u']';
    } else if (failure.words.find(": ") != std::string::npos) {
        repr += reprOf(QString::fromStdString(messageOf(failure.words)));
    }
    repr += u')';
}

/// As much of repr(value) as is ever shown, or a little more.
void append(QString &repr, const ValuePointer &value)
{
    if (!value) {
        repr += u"None"_s;
        return;
    }
    switch (value->kind) {
    case Value::Kind::Text:
        repr += reprOf(value->text);
        break;
    case Value::Kind::True:
        repr += u"True"_s;
        break;
    case Value::Kind::Number:
        repr += QString::number(value->number);
        break;
    case Value::Kind::Tuple:
    case Value::Kind::List: {
        const bool isList = value->kind == Value::Kind::List;
        repr += isList ? u'[' : u'(';
        for (std::size_t at = 0; at < value->parts.size() && repr.size() <= Value::kLongestRepr; ++at) {
            if (at > 0)
                repr += u", "_s;
            append(repr, value->parts[at]);
        }
        repr += isList ? u']' : u')';
        break;
    }
    case Value::Kind::Exception:
        appendException(repr, value->failure);
        break;
    case Value::Kind::Object:
        repr += value->text;
        break;
    }
}

bool isNumber(const ValuePointer &value)
{
    return value && (value->kind == Value::Kind::Number || value->kind == Value::Kind::True);
}

bool isSequence(const ValuePointer &value)
{
    return value && (value->kind == Value::Kind::List || value->kind == Value::Kind::Tuple);
}

bool isSameKind(const ValuePointer &one, const ValuePointer &other)
{
    return one && other && one->kind == other->kind;
}

/// one == other: exceptions are equal to themselves alone, and so is what would take too long to compare.
bool isEqual(const ValuePointer &one, const ValuePointer &other)
{
    if (one == other)
        return true;
    if (one && one->length > Value::kLongestRepr)
        return false;
    if (isNumber(one) && isNumber(other))
        return one->number == other->number;
    if (!isSameKind(one, other) || one->kind == Value::Kind::Exception)
        return false;
    return one->text == other->text
        && std::equal(one->parts.begin(), one->parts.end(), other->parts.begin(), other->parts.end(),
                      isEqual);
}

std::string typeName(const ValuePointer &value)
{
    static constexpr const char *names[] = {"str", "bool", "int", "tuple", "list"};
    if (!value)
        return "NoneType";
    if (value->kind == Value::Kind::Exception)
        return typeOf(value->failure).section(u'.', -1).toStdString();
    return names[std::size_t(value->kind)];
}

} // namespace

bool isLess(const ValuePointer &one, const ValuePointer &other, std::string &error)
{
    const ValuePointer *left = &one;
    const ValuePointer *right = &other;
    while (isSameKind(*left, *right) && isSequence(*left)) { // the first parts that differ decide
        const auto &some = (*left)->parts;
        const auto &others = (*right)->parts;
        const auto [at, there] =
            std::mismatch(some.begin(), some.end(), others.begin(), others.end(), isEqual);
        if (at == some.end() || there == others.end())
            return some.size() < others.size();
        left = &*at;
        right = &*there;
    }
    if (isNumber(*left) && isNumber(*right))
        return (*left)->number < (*right)->number;
    if (isSameKind(*left, *right) && (*left)->kind == Value::Kind::Text)
        return (*left)->text.toStdString() < (*right)->text.toStdString(); // the order of code points
    error = "TypeError: '<' not supported between instances of '" + typeName(*left) + "' and '"
        + typeName(*right) + "'";
    return false;
}

Value::~Value()
{
    std::vector<ValuePointer> left = std::move(parts);
    while (!left.empty()) {
        const ValuePointer last = std::move(left.back());
        left.pop_back();
        if (last && last.use_count() == 1) {
            auto &inner = const_cast<Value &>(*last).parts; // nobody else will ever see it
            std::move(inner.begin(), inner.end(), std::back_inserter(left));
            inner.clear();
        }
    }
}

ValuePointer Value::makeText(const QString &text)
{
    const auto value = make(Kind::Text, text.size() + 2);
    value->text = text;
    return value;
}

ValuePointer Value::makeTrue()
{
    static const ValuePointer yes = [] {
        const auto value = make(Kind::True, 4);
        value->number = 1;
        return value;
    }();
    return yes;
}

ValuePointer Value::makeNumber(qint64 number)
{
    const auto value = make(Kind::Number, QString::number(number).size());
    value->number = number;
    return value;
}

ValuePointer Value::makeTuple(std::vector<ValuePointer> parts)
{
    return makeSequence(Kind::Tuple, std::move(parts));
}

ValuePointer Value::makeList(std::vector<ValuePointer> parts)
{
    return makeSequence(Kind::List, std::move(parts));
}

ValuePointer Value::makeException(const Failure &failure)
{
    QString repr;
    appendException(repr, failure);
    const auto value = make(Kind::Exception, repr.size());
    value->failure = failure;
    return value;
}

ValuePointer Value::makeObject(const objects::Value &object, const QString &repr)
{
    if (object.isNone())
        return nullptr;
    const auto value = make(Kind::Object, repr.size());
    value->object = object;
    value->text = repr;
    return value;
}

QString reprOf(const ValuePointer &value)
{
    QString repr;
    append(repr, value);
    if (repr.size() > Value::kLongestRepr) {
        const bool isInPair = repr[Value::kLongestRepr - 1].isHighSurrogate();
        repr.truncate(Value::kLongestRepr - (isInPair ? 1 : 0));
        repr += u'…';
    }
    return repr;
}

bool isNothing(const ValuePointer &value)
{
    return !value || value->isNothing;
}

QString textOf(const ValuePointer &value)
{
    return value && value->kind == Value::Kind::Text ? value->text : reprOf(value);
}

} // namespace signalbox
