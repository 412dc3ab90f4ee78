// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/syntax/source.h"

#include "engine/syntax/codepages.h"

#include <QRegularExpression>

#include <algorithm>

namespace signalbox::syntax {

using namespace Qt::StringLiterals;

namespace {

/// The encoding that one of the first two lines names, or nothing (PEP 263).
QByteArray declaredEncoding(const QByteArray &text)
{
    static const QRegularExpression declaration(uR"(^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+))"_s);
    static const QRegularExpression blank(uR"(^[ \t\f]*(#.*)?$)"_s);
    qsizetype begin = 0;
    for (int line = 0; line < 2 && begin < text.size(); ++line) {
        qsizetype end = begin;
        while (end < text.size() && text[end] != '\n' && text[end] != '\r')
            ++end;
        const QString words = QString::fromLatin1(text.mid(begin, qMin<qsizetype>(end - begin, 500)));
        const QRegularExpressionMatch match = declaration.match(words);
        if (match.hasMatch())
            return match.captured(1).toLatin1();
        if (!blank.match(words).hasMatch())
            break;
        begin = end + (text.mid(end, 2) == "\r\n" ? 2 : 1);
    }
    return {};
}

/// The name under which Python looks an encoding up.
QByteArray plainName(const QByteArray &encoding)
{
    const QByteArray name = encoding.toLower().replace('_', '-');
    if (name == "utf-8" || name.startsWith("utf-8-") || name == "utf8" || name == "u8" || name == "cp65001")
        return "utf-8";
    if (name == "latin-1" || name == "latin1" || name == "iso-8859-1" || name == "iso-latin-1"
        || name.startsWith("latin-1-") || name.startsWith("iso-8859-1-") || name == "iso8859-1"
        || name == "l1")
        return "iso-8859-1";
    if (name == "ascii" || name == "us-ascii")
        return "ascii";
    return name;
}

/// The first byte that does not belong to well-formed UTF-8, or -1 (RFC 3629).
qsizetype firstBadByte(const QByteArray &text)
{
    const auto *bytes = reinterpret_cast<const uchar *>(text.constData());
    const qsizetype size = text.size();
    for (qsizetype at = 0; at < size;) {
        const uchar lead = bytes[at];
        if (lead < 0x80) {
            ++at;
            continue;
        }
        const int length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
        if (lead < 0xc2 || lead > 0xf4 || at + length > size)
            return at;
        const uchar second = bytes[at + 1];
        const uchar low = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
        const uchar high = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
        if (second < low || second > high)
            return at;
        for (int each = 2; each < length; ++each) {
            if ((bytes[at + each] & 0xc0) != 0x80)
                return at;
        }
        at += length;
    }
    return -1;
}

SyntaxFault badByte(const QByteArray &text, qsizetype at, const QString &codec)
{
    return {.message =
                u"(unicode error) '%1' codec can't decode byte 0x%2 in position %3: invalid start byte"_s.arg(
                    codec, QString::number(uchar(text[at]), 16), QString::number(at))};
}

QString noLetter(const QByteArray &text, qsizetype at)
{
    return u"'charmap' codec can't decode byte 0x%1 in position %2: character maps to <undefined>"_s.arg(
        QString::number(uchar(text[at]), 16), QString::number(at));
}

QByteArray withoutMark(const QByteArray &bytes)
{
    return bytes.startsWith("\xef\xbb\xbf") ? bytes.mid(3) : bytes;
}

void joinLineEnds(QByteArray &text)
{
    if (!text.contains('\r'))
        return;
    text.replace("\r\n", "\n").replace('\r', '\n');
}

} // namespace

namespace {

/// What Python refuses in every encoding.
std::optional<SyntaxFault> refusalOf(const QByteArray &bytes)
{
    if (bytes.size() > Source::kLargest)
        return SyntaxFault{.message = u"source code is too large"_s, .kind = FaultKind::SyntaxError};
    if (bytes.contains('\0'))
        return SyntaxFault{.message = u"source code string cannot contain null bytes"_s};
    return std::nullopt;
}

} // namespace

Source Source::ofText(const QByteArray &text)
{
    Source source{text, refusalOf(text)};
    if (!source.fault)
        joinLineEnds(source.text);
    return source;
}

QString Source::lettersOf(const QByteArray &bytes)
{
    const QByteArray text = withoutMark(bytes);
    const QByteArray encoding = plainName(declaredEncoding(text));
    if (const CodePage *page = codePage(encoding))
        return page->decoded(text);
    return encoding == "iso-8859-1" ? QString::fromLatin1(text) : QString::fromUtf8(text);
}

std::optional<QByteArray> Source::bytesOf(const QString &letters)
{
    const QByteArray encoding = plainName(declaredEncoding(letters.toUtf8()));
    if (const CodePage *page = codePage(encoding))
        return page->encoded(letters);
    if (encoding != "iso-8859-1" && encoding != "ascii")
        return letters.toUtf8();
    const char16_t end = encoding == "ascii" ? 0x80 : 0x100;
    const auto fits = [end](QChar each) { return each < QChar(end); };
    return std::all_of(letters.begin(), letters.end(), fits) ? std::optional(letters.toLatin1())
                                                             : std::nullopt;
}

Source Source::of(const QByteArray &bytes)
{
    Source source;
    const bool hasMark = bytes.startsWith("\xef\xbb\xbf");
    source.text = withoutMark(bytes);
    source.fault = refusalOf(bytes);
    if (source.fault)
        return source;
    const QByteArray declared = declaredEncoding(source.text);
    const QByteArray encoding = declared.isEmpty() ? QByteArray("utf-8") : plainName(declared);
    const QByteArray spelled = declared.toLower().replace('_', '-');
    if (hasMark && !declared.isEmpty() && spelled != "utf-8" && !spelled.startsWith("utf-8-")) {
        source.fault =
            SyntaxFault{.message = u"encoding problem: %1 with BOM"_s.arg(QLatin1StringView(declared))};
    } else if (encoding == "iso-8859-1") {
        source.text = QString::fromLatin1(source.text).toUtf8();
    } else if (const CodePage *page = codePage(encoding)) {
        if (const qsizetype at = page->firstBadByte(source.text); at >= 0)
            source.fault = SyntaxFault{.message = noLetter(source.text, at)};
        source.text = page->decoded(source.text).toUtf8();
    } else if (encoding == "ascii") {
        for (qsizetype at = 0; at < source.text.size() && !source.fault; ++at) {
            if (uchar(source.text[at]) >= 0x80)
                source.fault = badByte(source.text, at, u"ascii"_s);
        }
    } else if (encoding != "utf-8") {
        source.fault = SyntaxFault{.message = u"unknown encoding: %1"_s.arg(QLatin1StringView(declared))};
    } else if (const qsizetype at = firstBadByte(source.text); at >= 0) {
        source.fault = badByte(source.text, at, u"utf-8"_s);
    }
    joinLineEnds(source.text);
    return source;
}

} // namespace signalbox::syntax
