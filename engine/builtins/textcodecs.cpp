// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/builtins/textcodecs.h"

#include "engine/objects/bytes.h"
#include "engine/objects/exceptions.h"
#include "engine/objects/textbuilder.h"
#include "engine/objects/texts.h"

namespace signalbox::objects {

namespace {

std::string plainName(const std::string &encoding)
{
    std::string name;
    for (const char each : encoding)
        if (each != '-' && each != '_' && each != ' ')
            name += char(std::tolower(quint8(each)));
    if (name == "utf8" || name == "u8")
        return "utf-8";
    if (name == "ascii" || name == "usascii" || name == "646")
        return "ascii";
    return name == "latin1" || name == "iso88591" || name == "latin" || name == "l1" || name == "8859"
        ? "latin-1"
        : std::string();
}

Raised encodeError(Context &context, const std::string &codec, const Value &text, qsizetype from,
                   qsizetype to, const std::string &reason)
{
    const Value error = makeException(context, typeOfError(Error::UnicodeEncodeError),
                                      {makeText(context.heap(), codec), text, Value::integer(from),
                                       Value::integer(to), makeText(context.heap(), reason)});
    return context.raise(error);
}

} // namespace

Value encodeText(Context &context, const Value &text, const std::string &encoding, const std::string &errors)
{
    const std::string codec = plainName(encoding);
    if (codec.empty())
        return context.raise(Error::LookupError, "unknown encoding: " + encoding);
    const std::u32string points = toUtf32(text);
    std::string bytes;
    for (size_t i = 0; i < points.size(); ++i) {
        const auto isBad = [&](char32_t point) {
            return codec == "utf-8" ? point >= 0xd800 && point < 0xe000
                                    : point >= (codec == "ascii" ? 0x80 : 0x100);
        };
        if (!isBad(points[i])) {
            if (codec == "latin-1")
                bytes += char(points[i]);
            else
                bytes += toUtf8(std::u32string_view(&points[i], 1));
            continue;
        }
        if (errors == "ignore")
            continue;
        if (errors == "replace") {
            bytes += '?';
        } else if (errors == "xmlcharrefreplace") {
            bytes += "&#" + std::to_string(quint32(points[i])) + ";";
        } else if (errors == "backslashreplace") {
            bytes += toUtf8(escapedBeyondAscii(std::u32string_view(&points[i], 1)));
        } else if (errors == "strict") {
            size_t to = i;
            while (to < points.size() && isBad(points[to]))
                ++to;
            return encodeError(context, codec, text, qsizetype(i), qsizetype(to),
                               codec == "utf-8"       ? "surrogates not allowed"
                                   : codec == "ascii" ? "ordinal not in range(128)"
                                                      : "ordinal not in range(256)");
        } else {
            return context.raise(Error::LookupError, "unknown error handler name '" + errors + "'");
        }
    }
    return makeBytes(context.heap(), std::move(bytes));
}

Value decodeBytes(Context &context, const Value &value, const std::string &encoding,
                  const std::string &errors)
{
    const std::string &bytes = value.as<Bytes>()->bytes();
    if (bytes.empty())
        return emptyText();
    const std::string codec = plainName(encoding);
    if (codec.empty())
        return context.raise(Error::LookupError, "unknown encoding: " + encoding);
    std::u32string out;
    for (size_t i = 0; i < bytes.size();) {
        const auto lead = quint8(bytes[i]);
        if (lead < 0x80 || codec == "latin-1") {
            out += lead;
            ++i;
            continue;
        }
        // How many bytes belong together, and how many of them are right.
        const size_t length = codec == "ascii" ? 0
            : lead >= 0xc2 && lead < 0xe0      ? 2
            : lead >= 0xe0 && lead < 0xf0      ? 3
            : lead >= 0xf0 && lead < 0xf5      ? 4
                                               : 0;
        size_t right = 1;
        for (; right < length && i + right < bytes.size(); ++right) {
            const auto next = quint8(bytes[i + right]);
            const quint8 least = right == 1 && lead == 0xe0 ? 0xa0 : right == 1 && lead == 0xf0 ? 0x90 : 0x80;
            const quint8 most = right == 1 && lead == 0xed ? 0x9f : right == 1 && lead == 0xf4 ? 0x8f : 0xbf;
            if (next < least || next > most)
                break;
        }
        if (length && right == length) {
            out += fromUtf8(std::string_view(bytes).substr(i, length));
            i += length;
            continue;
        }
        if (errors == "strict") {
            const std::string reason = codec == "ascii" ? "ordinal not in range(128)"
                : !length                               ? "invalid start byte"
                : i + right == bytes.size()             ? "unexpected end of data"
                                                        : "invalid continuation byte";
            return context.raise(
                makeException(context, typeOfError(Error::UnicodeDecodeError),
                              {makeText(context.heap(), codec), value, Value::integer(qint64(i)),
                               Value::integer(qint64(i + right)), makeText(context.heap(), reason)}));
        }
        if (errors == "replace")
            out += U'\ufffd';
        else if (errors == "backslashreplace")
            for (size_t k = 0; k < right; ++k) {
                char code[8];
                std::snprintf(code, sizeof code, "\\x%02x", unsigned(quint8(bytes[i + k])));
                out += fromUtf8(code);
            }
        else if (errors != "ignore")
            return context.raise(Error::LookupError, "unknown error handler name '" + errors + "'");
        i += right;
    }
    return makeText(context.heap(), out);
}

} // namespace signalbox::objects
