// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/file/jsontext.h"

#include "engine/messages/message.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonParseError>

#include <algorithm>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(File)
};

/// Qt takes a byte order mark at the beginning of a text for no part of it. Escaped, it stays.
constexpr QByteArrayView kQuotedMark("\"\xEF\xBB\xBF");
constexpr QByteArrayView kEscapedMark("\"\\ufeff");

struct Advice {
    QString reason;
    QString remedy;
};

Advice adviceFor(QJsonParseError::ParseError error)
{
    using E = QJsonParseError;
    switch (error) {
    case E::UnterminatedObject:
        return {Words::tr("a comma, a field's name in quotes or a \"}\" is expected"),
                Words::tr("Add what is missing there; no comma stands before a \"}\".")};
    case E::UnterminatedArray:
    case E::MissingValueSeparator:
        return {Words::tr("a \"]\", or a comma before the next value, is missing"),
                Words::tr("Add what is missing there; no comma stands before a \"]\".")};
    case E::MissingNameSeparator:
        return {Words::tr("a field's name in quotes and a colon are expected"),
                Words::tr("Write \"name\": value there.")};
    case E::UnterminatedString:
        return {Words::tr("a text does not end"), Words::tr("Add the closing quotation mark.")};
    case E::IllegalNumber: // also what begins like no value at all
    case E::TerminationByNumber:
        return {Words::tr(
                    "a value is expected, and this is neither text in quotes nor a number that can be used"),
                Words::tr("Write text in quotes, or a number like 5 or 0.25; NaN, Infinity and 1e400 do not "
                          "exist in JSON.")};
    case E::IllegalEscapeSequence:
        return {Words::tr("a backslash stands before a character it cannot stand before"),
                Words::tr("Write \\\\ for a backslash itself.")};
    case E::IllegalUTF8String:
        return {Words::tr("these bytes are not UTF-8 text"), Words::tr("Save the file as UTF-8.")};
    case E::DeepNesting:
        return {Words::tr("lists and objects are nested more than a thousand deep"),
                Words::tr("No layout needs that: open a file that Signalbox saved.")};
    case E::DocumentTooLarge:
        return {Words::tr("the document is too large"), Words::tr("Open a file that Signalbox saved.")};
    case E::MissingObject:
        return {Words::tr("a value or a field is missing before the closing bracket"),
                Words::tr("Add it, or remove the comma before the bracket.")};
    case E::GarbageAtEnd:
        return {Words::tr("more text follows after the end of the document"),
                Words::tr("Remove what stands behind the last \"}\".")};
    case E::IllegalValue:
    case E::NoError:
        break;
    }
    return {Words::tr("a value is expected, and this is none"),
            Words::tr("Write text in quotes, a number, true, false, a list or an object there.")};
}

/// Counted from 1, in characters as an editor shows them.
struct Spot {
    qsizetype line;
    qsizetype column;

    /// As a problem's place, in any language: "line 3, column 7".
    QString place() const { return u"line %1, column %2"_s.arg(line).arg(column); }
    QString words() const
    {
        return fill(Words::tr("line {line}, column {column}"),
                    {{u"line", QString::number(line)}, {u"column", QString::number(column)}});
    }
};

Spot spotAt(const QByteArray &bytes, qsizetype offset)
{
    const auto begin = bytes.cbegin();
    const auto end = begin + std::clamp<qsizetype>(offset, 0, bytes.size());
    const qsizetype line = std::count(begin, end, '\n') + 1;
    const qsizetype lineStart = QByteArrayView(bytes).first(end - begin).lastIndexOf('\n') + 1;
    // Bytes that go on with a character do not count.
    const auto column =
        1 + std::count_if(begin + lineStart, end, [](char byte) { return (uchar(byte) & 0xC0) != 0x80; });
    return {line, column};
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
    case QJsonParseError::NoError:
    case QJsonParseError::IllegalValue:
    case QJsonParseError::TerminationByNumber:
    case QJsonParseError::IllegalNumber:
    case QJsonParseError::IllegalEscapeSequence:
    case QJsonParseError::IllegalUTF8String:
    case QJsonParseError::UnterminatedString:
    case QJsonParseError::DeepNesting:
    case QJsonParseError::DocumentTooLarge:
    case QJsonParseError::GarbageAtEnd:
        break;
    }
    return error.offset;
}

void reportSyntax(const QByteArray &bytes, const QJsonParseError &error, ProblemList &problems)
{
    const qsizetype textEnd = QByteArrayView(bytes).trimmed().end() - bytes.cbegin();
    if (error.offset >= textEnd && error.error != QJsonParseError::DeepNesting && endsInTheMiddle(bytes)) {
        const Spot spot = spotAt(bytes, error.offset);
        const QString end = spot.words();
        problems.error(spot.place(),
                       fill(Words::tr("The file stops in the middle, at {place}: it has been cut off."),
                            {{u"place", end}}),
                       Words::tr("Take a whole copy of the file, or complete its end by hand."));
        return;
    }
    const Spot spot = spotAt(bytes, offsetOf(error));
    const QString place = spot.words();
    const Advice words = adviceFor(error.error);
    problems.error(spot.place(),
                   fill(Words::tr("The file is not valid JSON: at {place}, {reason}."),
                        {{u"place", place}, {u"reason", words.reason}}),
                   words.remedy);
}

} // namespace

std::optional<QJsonObject> parseJsonObject(const QByteArray &bytes, ProblemList &problems)
{
    const QString remedy = Words::tr("Open a file that Signalbox saved (*.signalbox).");
    const auto isBlank = [](char byte) {
        return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
    };
    const qsizetype mark = bytes.startsWith("\xEF\xBB\xBF") ? 3 : 0;
    const auto first = std::find_if_not(bytes.begin() + mark, bytes.end(), isBlank);
    if (first == bytes.end()) {
        problems.error(u"/"_s, Words::tr("There is nothing in it: it is empty."), remedy);
        return std::nullopt;
    }
    if (*first != '{' && *first != '[') {
        problems.error(u"line 1, column 1"_s,
                       Words::tr("This is some other kind of file: a layout is JSON and begins with \"{\"."),
                       remedy);
        return std::nullopt;
    }
    QJsonParseError error;
    QJsonDocument document = QJsonDocument::fromJson(bytes, &error);
    if (error.error == QJsonParseError::NoError && bytes.contains(kQuotedMark))
        document = QJsonDocument::fromJson(QByteArray(bytes).replace(kQuotedMark, kEscapedMark));
    if (error.error != QJsonParseError::NoError) {
        reportSyntax(bytes, error, problems);
        return std::nullopt;
    }
    if (!document.isObject()) {
        problems.error(u"/"_s, Words::tr("This is JSON, but a list; a layout is an object, { … }."), remedy);
        return std::nullopt;
    }
    return document.object();
}

QByteArray writeJsonObject(const QJsonObject &object)
{
    QByteArray bytes = QJsonDocument(object).toJson(QJsonDocument::Indented);
    if (bytes.contains(kQuotedMark))
        bytes.replace(kQuotedMark, kEscapedMark);
    return bytes;
}

} // namespace signalbox
