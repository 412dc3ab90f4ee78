// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/interpreter/camera.h"

#include "engine/library/containers/deques.h"
#include "engine/objects/dicts.h"
#include "engine/objects/exceptions.h"
#include "engine/objects/protocol.h"
#include "engine/objects/sequences.h"
#include "engine/objects/sets.h"
#include "engine/objects/texts.h"
#include "engine/operations/instances.h"

#include <QRegularExpression>

namespace signalbox {

using namespace Qt::StringLiterals;
using objects::Kind;

namespace {

constexpr int kDeepest = 12; ///< that pictures go
constexpr int kDeepestText = 4;
constexpr qsizetype kLongest = 200; ///< letters of a text

/// An address says nothing to anybody, and is another one in each run.
QString withoutAddress(QString repr)
{
    static const QRegularExpression address(u" at 0x[0-9a-f]+"_s);
    return repr.startsWith(u'<') ? repr.remove(address) : repr;
}

bool isInstance(const objects::Value &value)
{
    return value.is(Kind::Opaque) && objects::typeOf(value).isClass();
}

const modules::Deque *dequeOf(const objects::Value &value)
{
    return value.is(Kind::Opaque) ? dynamic_cast<const modules::Deque *>(value.object()) : nullptr;
}

/// Calls \a take with name and value of each of an instance's attributes.
template <typename Take>
void forEachAttribute(objects::Context &context, const objects::Value &value, const Take &take)
{
    const auto *instance = value.as<objects::Instance>();
    for (const objects::Value &name : instance->classOf().slotNames()) {
        const objects::Value attribute = instance->own(context, name);
        if (!attribute.isMissing() && !take(objects::toQString(name), attribute))
            return;
    }
}

} // namespace

ShownValue Camera::show(const objects::Value &value)
{
    m_left = kMostValues;
    return show(value, 0);
}

ShownValue Camera::show(const objects::Value &value, int depth)
{
    ShownValue shown;
    shown.type = QString::fromStdString(objects::typeName(value));
    if (value.isObject() && !value.is(Kind::Str) && !value.is(Kind::Int))
        shown.identity = quint64(reinterpret_cast<quintptr>(value.object()));
    if (depth < kDeepest)
        showItems(value, shown, depth);
    shown.text = text(value, 0);
    return shown;
}

void Camera::add(ShownValue &into, const QString &key, const objects::Value &value, int depth)
{
    if (++into.size <= ShownValue::kMostShown && m_left-- > 0)
        into.items.append({key, show(value, depth + 1)});
}

void Camera::showItems(const objects::Value &value, ShownValue &into, int depth)
{
    const auto addNext = [&](const objects::Value &item) {
        add(into, QString::number(into.size), item, depth);
    };
    if (value.is(Kind::List) || value.is(Kind::Tuple)) {
        for (const objects::Value &item : objects::itemsOf(value))
            addNext(item);
    } else if (value.is(Kind::Dict)) {
        const auto *dict = value.as<objects::Dict>();
        for (qsizetype at = dict->nextPlace(0); at >= 0; at = dict->nextPlace(at + 1))
            add(into, text(dict->entry(at).key), dict->entry(at).value, depth);
    } else if (objects::isSet(value)) {
        const auto *set = value.as<objects::Set>();
        for (qsizetype at = set->nextPlace(0); at >= 0; at = set->nextPlace(at + 1))
            add(into, {}, set->entry(at).key, depth);
    } else if (value.is(Kind::Exception)) {
        for (const objects::Value &item : objects::itemsOf(value.as<objects::Exception>()->args()))
            addNext(item);
    } else if (const modules::Deque *deque = dequeOf(value)) {
        for (const objects::Value &item : deque->items)
            addNext(item);
    } else if (isInstance(value)) {
        forEachAttribute(m_context, value, [&](const QString &name, const objects::Value &attribute) {
            add(into, name, attribute, depth);
            return true;
        });
    }
}

QString Camera::text(const objects::Value &value, int depth)
{
    if (value.is(Kind::List) || value.is(Kind::Tuple))
        return sequence(value, depth);
    if (value.is(Kind::Dict))
        return mapping(value, depth);
    if (objects::isSet(value))
        return set(value, depth);
    if (isInstance(value))
        return attributes(value, depth);
    if (const modules::Deque *deque = dequeOf(value)) {
        Parts parts;
        for (const objects::Value &item : deque->items) {
            parts.emplace_back(QString(), item);
            if (qsizetype(parts.size()) > kLongest)
                break;
        }
        return listed(u"deque(["_s, parts, u"])"_s, depth);
    }
    const QString type = QString::fromStdString(objects::typeName(value));
    if (value.is(Kind::Exception)) {
        const QString args = sequence(value.as<objects::Exception>()->args(), depth);
        return type + (args.endsWith(u",)") ? args.chopped(2) + u')' : args);
    }
    QString repr = u'<' + type + u'>';
    if (!value.isObject() || !objects::typeOf(value).isClass()) {
        const objects::Value made = objects::reprOf(m_context, value);
        if (made.isMissing())
            m_context.clear();
        else
            repr = withoutAddress(objects::toQString(made));
    }
    return repr.size() > kLongest ? repr.left(kLongest) + u'…' : repr;
}

/// "[1, 2, …]": as many as there is room for.
QString Camera::listed(const QString &open, const Parts &parts, const QString &close, int depth)
{
    QString text = open;
    for (const auto &[key, value] : parts) {
        if (text.size() > kLongest || depth == kDeepestText)
            return text + u'…' + close;
        text += (text.size() > open.size() ? u", "_s : QString()) + key + this->text(value, depth + 1);
    }
    return text + close;
}

QString Camera::sequence(const objects::Value &value, int depth)
{
    const auto &items = objects::itemsOf(value);
    Parts parts;
    for (const objects::Value &item : items) {
        parts.emplace_back(QString(), item);
        if (qsizetype(parts.size()) > kLongest)
            break;
    }
    if (value.is(Kind::List))
        return listed(u"["_s, parts, u"]"_s, depth);
    return listed(u"("_s, parts, items.size() == 1 ? u",)"_s : u")"_s, depth);
}

QString Camera::mapping(const objects::Value &value, int depth)
{
    const auto *dict = value.as<objects::Dict>();
    Parts parts;
    for (qsizetype at = dict->nextPlace(0); at >= 0 && qsizetype(parts.size()) <= kLongest;
         at = dict->nextPlace(at + 1))
        parts.emplace_back(text(dict->entry(at).key, depth + 1) + u": "_s, dict->entry(at).value);
    return listed(u"{"_s, parts, u"}"_s, depth);
}

QString Camera::set(const objects::Value &value, int depth)
{
    const auto *set = value.as<objects::Set>();
    Parts parts;
    for (qsizetype at = set->nextPlace(0); at >= 0 && qsizetype(parts.size()) <= kLongest;
         at = set->nextPlace(at + 1))
        parts.emplace_back(QString(), set->entry(at).key);
    const bool isFrozen = value.is(Kind::FrozenSet);
    if (parts.empty())
        return isFrozen ? u"frozenset()"_s : u"set()"_s;
    return listed(isFrozen ? u"frozenset({"_s : u"{"_s, parts, isFrozen ? u"})"_s : u"}"_s, depth);
}

/// Of an instance: in angle brackets, as it is none of Python's own texts.
QString Camera::attributes(const objects::Value &value, int depth)
{
    Parts parts;
    if (depth < kDeepestText) {
        forEachAttribute(m_context, value, [&](const QString &name, const objects::Value &attribute) {
            parts.emplace_back(name + u'=', attribute);
            return qsizetype(parts.size()) <= kLongest;
        });
    }
    const QString type = QString::fromStdString(objects::typeName(value));
    return parts.empty() ? u'<' + type + u'>' : listed(u'<' + type + u' ', parts, u">"_s, depth);
}

} // namespace signalbox
