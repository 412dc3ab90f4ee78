// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/language/identifiers.h"

#include <QSet>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

/// Python 3.11 knows Unicode 14: a letter that came later is none to it.
bool isKnown(char32_t letter)
{
    const QChar::UnicodeVersion version = QChar::unicodeVersion(letter);
    return version != QChar::Unicode_Unassigned && version <= QChar::Unicode_14_0;
}

/// XID_Start, but for the few marks that count as letters only for the sake of older versions of Unicode.
bool canBegin(char32_t letter)
{
    constexpr char32_t verticalTilde = 0x2e2f; // a letter by category, but reserved for syntax
    return letter == U'_'
        || ((QChar::isLetter(letter) || QChar::category(letter) == QChar::Number_Letter) && isKnown(letter)
            && letter != verticalTilde);
}

/// XID_Continue.
bool canFollow(char32_t letter)
{
    switch (QChar::category(letter)) {
    case QChar::Mark_NonSpacing:
    case QChar::Mark_SpacingCombining:
    case QChar::Number_DecimalDigit:
    case QChar::Punctuation_Connector:
        return isKnown(letter);
    default:
        return canBegin(letter);
    }
}

constexpr char16_t kReserved[] =
    // keywords, also those that are keywords only in their place
    u"False None True and as assert async await break class continue def del elif else except finally "
    "for from global if import in is lambda nonlocal not or pass raise return try while with yield _ "
    "case match type "
    // built-ins
    "ArithmeticError AssertionError AttributeError BaseException BaseExceptionGroup BlockingIOError "
    "BrokenPipeError BufferError BytesWarning ChildProcessError ConnectionAbortedError ConnectionError "
    "ConnectionRefusedError ConnectionResetError DeprecationWarning EOFError Ellipsis EncodingWarning "
    "EnvironmentError Exception ExceptionGroup FileExistsError FileNotFoundError FloatingPointError "
    "FutureWarning GeneratorExit IOError ImportError ImportWarning IndentationError IndexError "
    "InterruptedError IsADirectoryError KeyError KeyboardInterrupt LookupError MemoryError "
    "ModuleNotFoundError NameError NotADirectoryError NotImplemented NotImplementedError OSError "
    "OverflowError PendingDeprecationWarning PermissionError ProcessLookupError RecursionError "
    "ReferenceError ResourceWarning RuntimeError RuntimeWarning StopAsyncIteration StopIteration "
    "SyntaxError SyntaxWarning SystemError SystemExit TabError TimeoutError TypeError UnboundLocalError "
    "UnicodeDecodeError UnicodeEncodeError UnicodeError UnicodeTranslateError UnicodeWarning UserWarning "
    "ValueError Warning ZeroDivisionError abs aiter all anext any ascii bin bool breakpoint bytearray "
    "bytes callable chr classmethod compile complex copyright credits delattr dict dir divmod enumerate "
    "eval exec exit filter float format frozenset getattr globals hasattr hash help hex id input int "
    "isinstance issubclass iter len license list locals map max memoryview min next object oct open ord "
    "pow print property quit range repr reversed round set setattr slice sorted staticmethod str sum "
    "super tuple type vars zip "
    // modules, and what the export takes from them
    "asyncio concurrent contextlib functools itertools random sys threading time ThreadPoolExecutor "
    // what the export writes itself
    "Items Ticker Ticks attempt compute delay done error errors executor first group groups item items "
    "loop main number numbers outcome pending result results self task tasks tick value values";

const QSet<QString> &reservedNames()
{
    static const QStringList names = QString::fromUtf16(kReserved).split(u' ');
    static const QSet<QString> reserved(names.begin(), names.end());
    return reserved;
}

} // namespace

QString pythonIdentifier(const QString &name)
{
    QList<uint> letters;
    bool hasGap = false;
    for (const uint letter : name.normalized(QString::NormalizationForm_KC).toUcs4()) {
        if (!canFollow(letter)) {
            hasGap = true;
            continue;
        }
        if (hasGap && !letters.isEmpty() && letters.back() != U'_')
            letters.append(U'_');
        hasGap = false;
        letters.append(letter);
        if (letters.size() == 2 && letters[0] == U'_' && letters[1] == U'_')
            letters.removeLast(); // names with two in front are Python's own
    }
    if (letters.isEmpty() || (letters.size() == 1 && letters.front() == U'_'))
        return u"unnamed"_s;
    if (!canBegin(letters.front()))
        letters.prepend(U'_');
    // Taking letters out can bring a mark next to one with which it makes up another letter.
    return QString::fromUcs4(reinterpret_cast<const char32_t *>(letters.constData()), letters.size())
        .normalized(QString::NormalizationForm_KC);
}

QString className(const QString &identifier)
{
    QString made;
    for (const QString &part : identifier.split(u'_', Qt::SkipEmptyParts))
        made += part.front().toUpper() + part.mid(1);
    return pythonIdentifier(made);
}

bool isReserved(const QString &identifier)
{
    return reservedNames().contains(identifier);
}

} // namespace signalbox
