// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/language/exceptions.h"

#include <QMap>

#include <algorithm>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

QString parentOf(const QString &type)
{
    static const QMap<QString, QStringList> children{
        {u"BaseException"_s,
         {u"Exception"_s, u"BaseExceptionGroup"_s, u"CancelledError"_s, u"KeyboardInterrupt"_s,
          u"SystemExit"_s, u"GeneratorExit"_s}},
        {u"ArithmeticError"_s, {u"FloatingPointError"_s, u"OverflowError"_s, u"ZeroDivisionError"_s}},
        {u"ImportError"_s, {u"ModuleNotFoundError"_s}},
        {u"LookupError"_s, {u"IndexError"_s, u"KeyError"_s}},
        {u"NameError"_s, {u"UnboundLocalError"_s}},
        {u"OSError"_s,
         {u"BlockingIOError"_s, u"ChildProcessError"_s, u"ConnectionError"_s, u"FileExistsError"_s,
          u"FileNotFoundError"_s, u"InterruptedError"_s, u"IsADirectoryError"_s, u"NotADirectoryError"_s,
          u"PermissionError"_s, u"ProcessLookupError"_s, u"TimeoutError"_s}},
        {u"ConnectionError"_s,
         {u"BrokenPipeError"_s, u"ConnectionAbortedError"_s, u"ConnectionRefusedError"_s,
          u"ConnectionResetError"_s}},
        {u"RuntimeError"_s, {u"NotImplementedError"_s, u"RecursionError"_s, u"BrokenBarrierError"_s}},
        {u"ValueError"_s, {u"UnicodeError"_s}},
        {u"SyntaxError"_s, {u"IndentationError"_s}},
        {u"IndentationError"_s, {u"TabError"_s}},
        {u"Warning"_s,
         {u"BytesWarning"_s, u"DeprecationWarning"_s, u"EncodingWarning"_s, u"FutureWarning"_s,
          u"ImportWarning"_s, u"PendingDeprecationWarning"_s, u"ResourceWarning"_s, u"RuntimeWarning"_s,
          u"SyntaxWarning"_s, u"UnicodeWarning"_s, u"UserWarning"_s}},
        {u"UnicodeError"_s, {u"UnicodeDecodeError"_s, u"UnicodeEncodeError"_s, u"UnicodeTranslateError"_s}},
    };
    for (auto parent = children.begin(); parent != children.end(); ++parent) {
        if (parent->contains(type))
            return parent.key();
    }
    return type == "BaseException"_L1 ? QString() : u"Exception"_s;
}

} // namespace

QString typeOf(const QString &words)
{
    return words.section(u':', 0, 0).trimmed();
}

Failure failureOf(const QString &words)
{
    QString type = typeOf(words);
    const std::string message = words.section(u':', 1).trimmed().toStdString();
    if (type.isEmpty())
        type = u"RuntimeError"_s;
    if (type == "IOError"_L1 || type == "EnvironmentError"_L1)
        type = u"OSError"_s; // other names of it
    if (type == "ExceptionGroup"_L1 || type == "BaseExceptionGroup"_L1) // it cannot be without any
        return groupOf(message, {std::make_shared<const Failure>(Failure{"Exception", {}})});
    return {message.empty() ? type.toStdString() : type.toStdString() + ": " + message, {}};
}

bool isSubclass(const QString &type, const QString &base)
{
    // IOError and EnvironmentError are other names of OSError.
    const QString wanted = base == "IOError"_L1 || base == "EnvironmentError"_L1 ? u"OSError"_s : base;
    if (type == "ExceptionGroup"_L1 && wanted == "BaseExceptionGroup"_L1)
        return true; // the one type here with two parents
    for (QString each = type; !each.isEmpty(); each = parentOf(each)) {
        if (each == wanted)
            return true;
    }
    return false;
}

Failure groupOf(const std::string &words, std::vector<std::shared_ptr<const Failure>> parts)
{
    const bool isBase = std::any_of(parts.begin(), parts.end(), [](const auto &part) {
        return !isSubclass(typeOf(QString::fromStdString(part->words)), u"Exception"_s);
    });
    const std::string type = isBase ? "BaseExceptionGroup: " : "ExceptionGroup: ";
    const std::string count = std::to_string(parts.size());
    const std::string noun = parts.size() == 1 ? " sub-exception)" : " sub-exceptions)";
    return {type + words + " (" + count + noun, std::move(parts)};
}

} // namespace signalbox
