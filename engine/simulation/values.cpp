// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/simulation/values.h"

#include "engine/program/literals.h"
#include "engine/simulation/exceptiongroups.h"
#include "engine/simulation/exceptions.h"
#include "engine/simulation/future.h"

#include <QStringList>

#include <algorithm>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

ValuePointer make(Value value)
{
    return std::make_shared<const Value>(std::move(value));
}

QString joined(const std::vector<ValuePointer> &parts)
{
    QStringList words;
    for (const ValuePointer &part : parts)
        words.append(reprOf(part));
    return words.join(u", "_s);
}

QString exceptionRepr(const Failure &failure)
{
    const QString type = typeOf(QString::fromStdString(failure.words));
    if (!failure.isGroup()) {
        const bool hasMessage = failure.words.find(": ") != std::string::npos;
        const QString message = QString::fromStdString(messageOf(failure.words));
        return type + u'(' + (hasMessage ? reprOf(message) : QString()) + u')';
    }
    QStringList parts;
    for (const auto &part : failure.parts)
        parts.append(exceptionRepr(*part));
    const QString message = reprOf(QString::fromStdString(messageOfGroup(failure)));
    return type + u'(' + message + u", ["_s + parts.join(u", "_s) + u"])"_s;
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

/// one == other: exceptions are equal to themselves alone.
bool isEqual(const ValuePointer &one, const ValuePointer &other)
{
    if (one == other)
        return true;
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
        return typeOf(QString::fromStdString(value->failure.words)).toStdString();
    return names[std::size_t(value->kind)];
}

} // namespace

bool isLess(const ValuePointer &one, const ValuePointer &other, std::string &error)
{
    if (isNumber(one) && isNumber(other))
        return one->number < other->number;
    if (isSameKind(one, other) && one->kind == Value::Kind::Text)
        return one->text.toStdString() < other->text.toStdString(); // the order of code points
    if (isSameKind(one, other) && isSequence(one)) {
        const auto [left, right] = std::mismatch(one->parts.begin(), one->parts.end(), other->parts.begin(),
                                                 other->parts.end(), isEqual);
        if (left != one->parts.end() && right != other->parts.end())
            return isLess(*left, *right, error);
        return one->parts.size() < other->parts.size();
    }
    error = "TypeError: '<' not supported between instances of '" + typeName(one) + "' and '"
        + typeName(other) + "'";
    return false;
}

ValuePointer Value::makeText(const QString &text)
{
    return make({.kind = Kind::Text, .text = text});
}

ValuePointer Value::makeTrue()
{
    static const ValuePointer value = make({.kind = Kind::True, .number = 1});
    return value;
}

ValuePointer Value::makeNumber(qint64 number)
{
    return make({.kind = Kind::Number, .number = number});
}

ValuePointer Value::makeTuple(std::vector<ValuePointer> parts)
{
    return make({.kind = Kind::Tuple, .parts = std::move(parts)});
}

ValuePointer Value::makeList(std::vector<ValuePointer> parts)
{
    return make({.kind = Kind::List, .parts = std::move(parts)});
}

ValuePointer Value::makeException(const Failure &failure)
{
    return make({.kind = Kind::Exception, .failure = failure});
}

QString reprOf(const ValuePointer &value)
{
    if (!value)
        return u"None"_s;
    switch (value->kind) {
    case Value::Kind::Text:
        return reprOf(value->text);
    case Value::Kind::True:
        return u"True"_s;
    case Value::Kind::Number:
        return QString::number(value->number);
    case Value::Kind::Tuple:
        return u'(' + joined(value->parts) + u')';
    case Value::Kind::List:
        return u'[' + joined(value->parts) + u']';
    case Value::Kind::Exception:
        return exceptionRepr(value->failure);
    }
    Q_UNREACHABLE();
}

bool isNothing(const ValuePointer &value)
{
    return !value
        || (value->kind == Value::Kind::List
            && std::all_of(value->parts.begin(), value->parts.end(), isNothing));
}

QString textOf(const ValuePointer &value)
{
    return value && value->kind == Value::Kind::Text ? value->text : reprOf(value);
}

} // namespace signalbox
