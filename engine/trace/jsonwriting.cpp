// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/trace/jsonwriting.h"

#include <charconv>
#include <iterator>

namespace signalbox {

QByteArray jsonString(const QString &text)
{
    QByteArray out = "\"";
    for (const char byte : text.toUtf8()) {
        if (byte == '"' || byte == '\\')
            out += '\\';
        if (uchar(byte) >= 0x20 && byte != 0x7f)
            out += byte;
        else
            out += "\\u00" + QByteArray::number(uchar(byte), 16).rightJustified(2, '0');
    }
    return out + '"';
}

void appendNumber(QByteArray &out, qint64 value)
{
    char digits[24];
    const auto end = std::to_chars(std::begin(digits), std::end(digits), value).ptr;
    out.append(digits, end - digits);
}

void appendSeconds(QByteArray &out, Micros time)
{
    if (time < 0)
        out += '-';
    const quint64 size = time < 0 ? -quint64(time) : quint64(time);
    appendNumber(out, qint64(size / kMicrosPerSecond));
    quint64 rest = size % kMicrosPerSecond;
    if (rest == 0)
        return;
    out += '.';
    for (quint64 place = kMicrosPerSecond / 10; rest != 0; place /= 10) {
        out += char('0' + rest / place);
        rest %= place;
    }
}

} // namespace signalbox
