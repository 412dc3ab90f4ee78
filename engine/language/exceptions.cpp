// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/language/exceptions.h"

#include <QHash>
#include <QMap>

#include <algorithm>
#include <string_view>

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
        {u"EOFError"_s, {u"asyncio.IncompleteReadError"_s}},
        {u"RuntimeError"_s,
         {u"NotImplementedError"_s, u"RecursionError"_s, u"BrokenBarrierError"_s,
          u"asyncio.SendfileNotAvailableError"_s, u"concurrent.futures.BrokenExecutor"_s}},
        {u"ValueError"_s, {u"UnicodeError"_s}},
        {u"SyntaxError"_s, {u"IndentationError"_s}},
        {u"IndentationError"_s, {u"TabError"_s}},
        {u"Warning"_s,
         {u"BytesWarning"_s, u"DeprecationWarning"_s, u"EncodingWarning"_s, u"FutureWarning"_s,
          u"ImportWarning"_s, u"PendingDeprecationWarning"_s, u"ResourceWarning"_s, u"RuntimeWarning"_s,
          u"SyntaxWarning"_s, u"UnicodeWarning"_s, u"UserWarning"_s}},
        {u"UnicodeError"_s, {u"UnicodeDecodeError"_s, u"UnicodeEncodeError"_s, u"UnicodeTranslateError"_s}},
    };
    static const QHash<QString, QString> parents = [] {
        QHash<QString, QString> found;
        for (auto parent = children.begin(); parent != children.end(); ++parent) {
            for (const QString &child : *parent)
                found.insert(child, parent.key());
        }
        return found;
    }();
    const auto parent = parents.constFind(type);
    if (parent != parents.constEnd())
        return *parent;
    return type == "BaseException"_L1 ? QString() : u"Exception"_s;
}

/// Dotted names, each with the one that the type goes by here: its plain name where asyncio's names need no
/// dot, else the dotted one, as a plain name of that kind is a class of the program's own.
const QHash<QString, QString> &dottedTypes()
{
    static const QHash<QString, QString> known = [] {
        QHash<QString, QString> types;
        const QStringList plain{u"BrokenBarrierError"_s, u"CancelledError"_s, u"InvalidStateError"_s,
                                u"TimeoutError"_s};
        const QStringList rare{u"IncompleteReadError"_s, u"LimitOverrunError"_s,
                               u"SendfileNotAvailableError"_s};
        for (const QString &package : {u"asyncio."_s, u"asyncio.exceptions."_s}) {
            for (const QString &type : plain)
                types.insert(package + type, type);
            for (const QString &type : rare)
                types.insert(package + type, u"asyncio."_s + type);
        }
        for (const QString &package : {u"asyncio."_s, u"asyncio.queues."_s}) {
            for (const QString &type : {u"QueueEmpty"_s, u"QueueFull"_s})
                types.insert(package + type, type);
        }
        types.insert(u"concurrent.futures.TimeoutError"_s, u"TimeoutError"_s);
        for (const QString &type : {u"BrokenExecutor"_s, u"CancelledError"_s, u"InvalidStateError"_s})
            types.insert(u"concurrent.futures."_s + type, u"concurrent.futures."_s + type);
        return types;
    }();
    return known;
}

/// What follows the type.
QString messageWritten(const QString &words)
{
    const qsizetype colon = words.indexOf(u':');
    return colon < 0 ? QString() : QStringView(words).sliced(colon + 1).trimmed().toString();
}

bool hasType(const Failure &failure, std::string_view type)
{
    const std::string_view words = failure.words;
    return words.starts_with(type) && (words.size() == type.size() || words[type.size()] == ':');
}

/// What a class says that wants more arguments than a message; empty where it does not.
QString refusal(const QString &type, bool hasMessage)
{
    const QString given = hasMessage ? u"1"_s : u"0"_s;
    const auto exactly = [&](const QString &function, int count) {
        return u"%1 takes exactly %2 arguments (%3 given)"_s.arg(function).arg(count).arg(given);
    };
    const auto missing = [&](const QString &first, const QString &second) {
        const QString function = type.section(u'.', -1) + u".__init__() missing "_s;
        return function
            + (hasMessage ? u"1 required positional argument: '%1'"_s.arg(second)
                          : u"2 required positional arguments: '%1' and '%2'"_s.arg(first, second));
    };
    if (type == "UnicodeDecodeError"_L1 || type == "UnicodeEncodeError"_L1)
        return exactly(u"function"_s, 5);
    if (type == "UnicodeTranslateError"_L1)
        return exactly(u"function"_s, 4);
    if (type == "ExceptionGroup"_L1 || type == "BaseExceptionGroup"_L1)
        return exactly(u"BaseExceptionGroup.__new__()"_s, 2);
    if (type == "asyncio.IncompleteReadError"_L1)
        return missing(u"partial"_s, u"expected"_s);
    if (type == "asyncio.LimitOverrunError"_L1)
        return missing(u"message"_s, u"consumed"_s);
    return {};
}

} // namespace

QString typeOf(const QString &words)
{
    return QStringView(words).left(words.indexOf(u':')).trimmed().toString();
}

QString typeOf(const Failure &failure)
{
    return QString::fromStdString(failure.words.substr(0, failure.words.find(':')));
}

QString typeWritten(const QString &words)
{
    const QString type = typeOf(words);
    if (type == "IOError"_L1 || type == "EnvironmentError"_L1)
        return u"OSError"_s; // other names of it
    return dottedTypes().value(type, type);
}

bool isKnownDotted(const QString &type)
{
    return dottedTypes().contains(type);
}

std::optional<Failure> refusalOf(const QString &words)
{
    const QString why = refusal(typeWritten(words), !messageWritten(words).isEmpty());
    if (why.isEmpty())
        return std::nullopt;
    return Failure{"TypeError: " + why.toStdString(), {}};
}

Failure failureOf(const QString &words)
{
    if (std::optional<Failure> refused = refusalOf(words))
        return *std::move(refused);
    const QString written = typeWritten(words);
    const std::string type = written.isEmpty() ? "RuntimeError" : written.toStdString();
    const std::string message = messageWritten(words).toStdString();
    return {message.empty() ? type : type + ": " + message, {}};
}

bool leavesLoop(const Failure &failure)
{
    return hasType(failure, "SystemExit") || hasType(failure, "KeyboardInterrupt");
}

bool isSubclass(const QString &type, const QString &base)
{
    if (type == "ExceptionGroup"_L1 && base == "BaseExceptionGroup"_L1)
        return true; // the one type here with two parents
    for (QString each = type; !each.isEmpty(); each = parentOf(each)) {
        if (each == base)
            return true;
    }
    return false;
}

Failure groupOf(const std::string &words, std::vector<std::shared_ptr<const Failure>> parts)
{
    const bool isBase = std::any_of(parts.begin(), parts.end(), [](const auto &part) {
        return !isSubclass(typeOf(*part), u"Exception"_s);
    });
    const std::string type = isBase ? "BaseExceptionGroup: " : "ExceptionGroup: ";
    const std::string count = std::to_string(parts.size());
    const std::string noun = parts.size() == 1 ? " sub-exception)" : " sub-exceptions)";
    return {type + words + " (" + count + noun, std::move(parts)};
}

Failure cancellation(const std::string &message)
{
    return {message.empty() ? "CancelledError" : "CancelledError: " + message, {}};
}

bool isCancellation(const Failure &failure)
{
    return hasType(failure, "CancelledError");
}

std::string messageOf(const std::string &words)
{
    const std::size_t colon = words.find(':');
    if (colon == std::string::npos)
        return {};
    const std::size_t begin = words.find_first_not_of(' ', colon + 1);
    return begin == std::string::npos ? std::string() : words.substr(begin);
}

} // namespace signalbox
