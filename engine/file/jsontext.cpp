// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/file/jsontext.h"

#include <QJsonDocument>
#include <QJsonParseError>

#include <algorithm>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    QString reason;
    QString remedy;
};

Words wordsFor(QJsonParseError::ParseError error)
{
    using E = QJsonParseError;
    switch (error) {
    case E::UnterminatedObject:
        return {u"a comma, a field's name in quotes or a \"}\" is expected"_s,
                u"Add what is missing there; no comma stands before a \"}\"."_s};
    case E::UnterminatedArray:
    case E::MissingValueSeparator:
        return {u"a \"]\", or a comma before the next value, is missing"_s,
                u"Add what is missing there; no comma stands before a \"]\"."_s};
    case E::MissingNameSeparator:
        return {u"a field's name in quotes and a colon are expected"_s, u"Write \"name\": value there."_s};
    case E::UnterminatedString:
        return {u"a text does not end"_s, u"Add the closing quotation mark."_s};
    case E::IllegalNumber: // also what begins like no value at all
    case E::TerminationByNumber:
        return {
            u"a value is expected, and this is neither text in quotes nor a number that can be used"_s,
            u"Write text in quotes, or a number like 5 or 0.25; NaN, Infinity and 1e400 do not exist in JSON."_s};
    case E::IllegalEscapeSequence:
        return {u"a backslash stands before a character it cannot stand before"_s,
                u"Write \\\\ for a backslash itself."_s};
    case E::IllegalUTF8String:
        return {u"these bytes are not UTF-8 text"_s, u"Save the file as UTF-8."_s};
    case E::DeepNesting:
        return {u"lists and objects are nested more than a thousand deep"_s,
                u"No layout needs that: open a file that Signalbox saved."_s};
    case E::DocumentTooLarge:
        return {u"the document is too large"_s, u"Open a file that Signalbox saved."_s};
    case E::MissingObject:
        return {u"a value or a field is missing before the closing bracket"_s,
                u"Add it, or remove the comma before the bracket."_s};
    case E::GarbageAtEnd:
        return {u"more text follows after the end of the document"_s,
                u"Remove what stands behind the last \"}\"."_s};
    default:
        return {u"a value is expected, and this is none"_s,
                u"Write text in quotes, a number, true, false, a list or an object there."_s};
    }
}

/// "line 3, column 7", counted from 1, in characters as an editor shows them.
QString lineAndColumn(const QByteArray &bytes, qsizetype offset)
{
    const auto begin = bytes.cbegin();
    const auto end = begin + std::clamp<qsizetype>(offset, 0, bytes.size());
    const qsizetype line = std::count(begin, end, '\n') + 1;
    const qsizetype lineStart = QByteArrayView(bytes).first(end - begin).lastIndexOf('\n') + 1;
    // Bytes that go on with a character do not count.
    const auto column =
        1 + std::count_if(begin + lineStart, end, [](char byte) { return (uchar(byte) & 0xC0) != 0x80; });
    return u"line %1, column %2"_s.arg(line).arg(column);
}

/// Whether a text or a bracket is still open at the end: so it is wherever a document is cut.
bool endsInTheMiddle(const QByteArray &bytes)
{
    int open = 0;
    bool inText = false;
    for (auto at = bytes.begin(); at != bytes.end(); ++at) {
        if (inText && *at == '\\' && at + 1 != bytes.end())
            ++at;
        else if (*at == '"')
            inText = !inText;
        else if (!inText && (*at == '{' || *at == '['))
            ++open;
        else if (!inText && (*at == '}' || *at == ']'))
            --open;
    }
    return inText || open > 0;
}

/// Where the error is: of a character that cannot stand there, Qt gives the one behind it.
qsizetype offsetOf(const QJsonParseError &error)
{
    switch (error.error) {
    case QJsonParseError::UnterminatedObject:
    case QJsonParseError::UnterminatedArray:
    case QJsonParseError::MissingNameSeparator:
    case QJsonParseError::MissingValueSeparator:
    case QJsonParseError::MissingObject:
        return error.offset - 1;
    default:
        return error.offset;
    }
}

void reportSyntax(const QByteArray &bytes, const QJsonParseError &error, ProblemList &problems)
{
    const qsizetype textEnd = QByteArrayView(bytes).trimmed().end() - bytes.cbegin();
    if (error.offset >= textEnd && error.error != QJsonParseError::DeepNesting && endsInTheMiddle(bytes)) {
        const QString end = lineAndColumn(bytes, error.offset);
        problems.error(end, u"The file stops in the middle, at %1: it has been cut off."_s.arg(end),
                       u"Take a whole copy of the file, or complete its end by hand."_s);
        return;
    }
    const QString place = lineAndColumn(bytes, offsetOf(error));
    const Words words = wordsFor(error.error);
    problems.error(place, u"The file is not valid JSON: at %1, %2."_s.arg(place, words.reason), words.remedy);
}

} // namespace

std::optional<QJsonObject> parseJsonObject(const QByteArray &bytes, ProblemList &problems)
{
    const QString remedy = u"Open a file that Signalbox saved (*.signalbox)."_s;
    const auto isBlank = [](char byte) {
        return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
    };
    const qsizetype mark = bytes.startsWith("\xEF\xBB\xBF") ? 3 : 0;
    const auto first = std::find_if_not(bytes.begin() + mark, bytes.end(), isBlank);
    if (first == bytes.end()) {
        problems.error(u"/"_s, u"There is nothing in it: it is empty."_s, remedy);
        return std::nullopt;
    }
    if (*first != '{' && *first != '[') {
        problems.error(u"line 1, column 1"_s,
                       u"This is some other kind of file: a layout is JSON and begins with \"{\"."_s, remedy);
        return std::nullopt;
    }
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &error);
    if (error.error != QJsonParseError::NoError) {
        reportSyntax(bytes, error, problems);
        return std::nullopt;
    }
    if (!document.isObject()) {
        problems.error(u"/"_s, u"This is JSON, but a list; a layout is an object, { … }."_s, remedy);
        return std::nullopt;
    }
    return document.object();
}

} // namespace signalbox
