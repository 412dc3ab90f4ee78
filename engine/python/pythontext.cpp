// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/python/pythontext.h"

#include "engine/catalog/catalog.h"
#include "engine/language/exceptions.h"
#include "engine/language/identifiers.h"
#include "engine/language/literals.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <cmath>

namespace signalbox::python {

using namespace Qt::StringLiterals;

namespace {

const QSet<QString> &builtInExceptions()
{
    static const QStringList names =
        u"ArithmeticError AssertionError AttributeError BaseException BaseExceptionGroup BlockingIOError "
        "BrokenPipeError BufferError BytesWarning ChildProcessError ConnectionAbortedError ConnectionError "
        "ConnectionRefusedError ConnectionResetError DeprecationWarning EOFError EncodingWarning "
        "EnvironmentError Exception ExceptionGroup FileExistsError FileNotFoundError FloatingPointError "
        "FutureWarning GeneratorExit IOError ImportError ImportWarning IndentationError IndexError "
        "InterruptedError IsADirectoryError KeyError KeyboardInterrupt LookupError MemoryError "
        "ModuleNotFoundError NameError NotADirectoryError NotImplementedError OSError OverflowError "
        "PendingDeprecationWarning PermissionError ProcessLookupError RecursionError ReferenceError "
        "ResourceWarning RuntimeError RuntimeWarning StopAsyncIteration StopIteration SyntaxError "
        "SyntaxWarning SystemError SystemExit TabError TimeoutError TypeError UnboundLocalError "
        "UnicodeDecodeError "
        "UnicodeEncodeError UnicodeError UnicodeTranslateError UnicodeWarning UserWarning ValueError "
        "Warning ZeroDivisionError"_s.split(u' ');
    static const QSet<QString> known(names.begin(), names.end());
    return known;
}

const QSet<QString> &exceptionsOfAsyncio()
{
    static const QSet<QString> known{u"BrokenBarrierError"_s, u"CancelledError"_s, u"InvalidStateError"_s,
                                     u"QueueEmpty"_s, u"QueueFull"_s};
    return known;
}

/// Words of one line each, where one word needs no more than that.
QStringList wrapped(const QString &text)
{
    QStringList lines;
    for (const QString &word : text.simplified().split(u' ', Qt::SkipEmptyParts)) {
        if (lines.isEmpty() || lines.back().size() + 1 + word.size() > kProseColumns)
            lines.append(word);
        else
            lines.back() += u' ' + word;
    }
    return lines;
}

} // namespace

QString numbered(const QString &text, const QString &name)
{
    const QChar quote = quoteFor(text, u'"');
    QString plain = insideQuotes(text, quote);
    plain.replace(u'{', u"{{"_s).replace(u'}', u"}}"_s);
    return u"f"_s + quote + plain + u" {"_s + name + u'}' + quote;
}

QString seconds(Micros time)
{
    const QString sign = time < 0 ? u"-"_s : QString();
    const Micros size = time < 0 ? -time : time;
    const QString whole = sign + QString::number(size / kMicrosPerSecond);
    QString rest = QString::number(size % kMicrosPerSecond).rightJustified(6, u'0');
    while (rest.endsWith(u'0'))
        rest.chop(1);
    return rest.isEmpty() ? whole : whole + u'.' + rest;
}

QStringList docString(const QString &title, const QString &description)
{
    QString head = title.simplified();
    if (!head.isEmpty() && head.back().isLetterOrNumber())
        head += u'.';
    QStringList lines = wrapped(description);
    if (!head.isEmpty() && !lines.isEmpty())
        lines.prepend(QString());
    if (!head.isEmpty())
        lines.prepend(head);
    if (lines.isEmpty())
        return {};
    for (QString &line : lines) {
        line = insideQuotes(line, u'"');
        // Alone, a quote is no end: only three of them in a row would be.
        line.replace(u"\\\""_s, u"\""_s).replace(u"\"\"\""_s, u"\\\"\\\"\\\""_s);
    }
    lines.front().prepend(u"\"\"\""_s);
    if (lines.size() == 1 && !lines.front().endsWith(u'"'))
        lines.front().append(u"\"\"\""_s);
    else
        lines.append(u"\"\"\""_s);
    return lines;
}

QString ExceptionWords::arguments() const
{
    return message.isEmpty() ? message : literal(message);
}

ExceptionWords exceptionOf(const QString &words, const QString &missing)
{
    ExceptionWords made;
    made.type = words.section(u':', 0, 0).trimmed();
    made.message = words.section(u':', 1).trimmed();
    if (made.type.isEmpty())
        made.type = missing;
    if (builtInExceptions().contains(made.type) || isKnownDotted(made.type))
        return made;
    if (exceptionsOfAsyncio().contains(made.type)) {
        made.type.prepend(u"asyncio."_s);
        return made;
    }
    made.isOwn = true;
    const QString identifier = pythonIdentifier(made.type);
    if (identifier != made.type)
        made.type = className(identifier);
    if (isReserved(made.type))
        made.type += u"Error"_s;
    return made;
}

QString namedAfter(const QString &className)
{
    QString made;
    for (const QChar letter : className) {
        if (letter.isUpper() && !made.isEmpty() && made.back() != u'_')
            made += u'_';
        made += letter.toLower();
    }
    return made;
}

QString nameComment(const QString &name, const QString &identifier)
{
    if (name == identifier)
        return {};
    const bool isPlain = !name.isEmpty() && name == name.trimmed() && insideQuotes(name, u'"') == name
        && name.front() != u'\'';
    return u"  # "_s + (isPlain ? name : literal(name));
}

QString settingsComment(const Settings &settings, bool saysSeed)
{
    const Settings usual;
    QStringList said;
    if (settings.python != usual.python)
        said += u"python "_s + pythonVersionKeys()[qsizetype(settings.python)];
    if (settings.horizon != usual.horizon)
        said += u"horizon %1 s"_s.arg(seconds(settings.horizon));
    if (settings.stepCost != usual.stepCost)
        said += u"each step costs %1 ns"_s.arg(settings.stepCost);
    if (settings.seed != usual.seed && saysSeed)
        said += u"seed "_s + QString::number(settings.seed);
    return said.isEmpty() ? QString() : u"# "_s + said.join(u", "_s);
}

std::optional<Settings> settingsOf(const QString &comment)
{
    Settings settings;
    for (const QString &each : comment.sliced(1).trimmed().split(u", "_s)) {
        const QStringList words = each.split(u' ');
        const QString value = words.value(1);
        bool isNumber = true;
        if (words.front() == u"python" && pythonVersionKeys().contains(value))
            settings.python = PythonVersion(pythonVersionKeys().indexOf(value));
        else if (words.front() == u"horizon")
            settings.horizon = std::llround(value.toDouble(&isNumber) * double(kMicrosPerSecond));
        else if (each.startsWith(u"each step costs "_s))
            settings.stepCost = words.value(3).toLongLong(&isNumber);
        else if (words.front() == u"seed")
            settings.seed = value.toLongLong(&isNumber);
        else
            return std::nullopt;
        if (!isNumber)
            return std::nullopt;
    }
    return settings;
}

} // namespace signalbox::python
