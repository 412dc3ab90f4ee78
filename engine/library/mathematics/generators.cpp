// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/library/mathematics/generators.h"

#include "engine/objects/bytes.h"
#include "engine/objects/integers.h"
#include "engine/objects/protocol.h"
#include "engine/objects/texts.h"

#include <QCryptographicHash>

#include <algorithm>
#include <bit>

namespace signalbox::modules {

using namespace objects;

namespace {

QList<quint32> wordsOf(std::string_view littleEndian)
{
    QList<quint32> words(qsizetype(littleEndian.size() + 3) / 4, 0u);
    for (size_t i = 0; i < littleEndian.size(); ++i)
        words[qsizetype(i / 4)] |= quint32(quint8(littleEndian[i])) << (8 * (i % 4));
    while (words.size() > 1 && words.last() == 0)
        words.removeLast();
    if (words.isEmpty())
        words.append(0u);
    return words;
}

QList<quint32> wordsOfNumber(quint64 number)
{
    return number >> 32 ? QList<quint32>{quint32(number), quint32(number >> 32)}
                        : QList<quint32>{quint32(number)};
}

// The int whose bytes are the text and its SHA-512, the first byte the highest.
QList<quint32> wordsOfText(const std::string &bytes)
{
    const QByteArray text = QByteArray::fromStdString(bytes);
    std::string all = (text + QCryptographicHash::hash(text, QCryptographicHash::Sha512)).toStdString();
    std::reverse(all.begin(), all.end());
    return wordsOf(all);
}

} // namespace

bool Generator::seed(Context &context, const Value &value)
{
    if (value.isNone()) {
        random = Random(hostOf(context).freshSeed());
    } else if (value.isSmallIntOrBool()) {
        const qint64 number = value.integer();
        random = Random(wordsOfNumber(number < 0 ? 0 - quint64(number) : quint64(number)));
    } else if (value.is(Kind::Int)) {
        const Value positive = signOf(value) < 0 ? negateInteger(context, value) : value;
        std::string bytes;
        (void)toLittleBytes(positive, (bitLength(positive) + 7) / 8, false, bytes);
        random = Random(wordsOf(bytes));
    } else if (value.isFloat()) {
        Hash hash = 0;
        (void)hashOf(context, value, hash);
        random = Random(wordsOfNumber(quint64(hash)));
    } else if (value.is(Kind::Str)) {
        random = Random(wordsOfText(toUtf8(value)));
    } else if (value.is(Kind::Bytes)) {
        random = Random(wordsOfText(value.as<Bytes>()->bytes()));
    } else {
        return context.typeError(context.follows(PythonVersion::Python313)
                                     ? "The only supported seed types are:\n"
                                       "None, int, float, str, bytes, and bytearray."
                                     : "The only supported seed types are: None,\n"
                                       "int, float, str, bytes, and bytearray.");
    }
    gaussNext = {};
    return true;
}

Value Generator::bits(Context &context, qint64 count)
{
    if (count == 0)
        return Value::integer(0);
    if (count <= 32)
        return Value::integer(random.next() >> (32 - count));
    std::string bytes;
    for (qint64 left = count; left > 0; left -= 32) {
        quint32 word = random.next();
        if (left < 32)
            word >>= 32 - left;
        for (int i = 0; i < 4; ++i)
            bytes += char(word >> (8 * i));
    }
    return fromLittleBytes(context, bytes, false);
}

qint64 Generator::below(qint64 count)
{
    const int width = int(std::bit_width(quint64(count)));
    for (;;) {
        quint64 drawn = 0;
        if (width <= 32) {
            drawn = random.next() >> (32 - width);
        } else {
            drawn = random.next();
            drawn |= quint64(random.next() >> (64 - width)) << 32;
        }
        if (drawn < quint64(count))
            return qint64(drawn);
    }
}

Value Generator::below(Context &context, const Value &count)
{
    if (count.isSmallIntOrBool())
        return Value::integer(below(count.integer()));
    for (;;) {
        Value drawn = bits(context, bitLength(count));
        if (drawn.isMissing() || compareIntegers(drawn, count) < 0)
            return drawn;
    }
}

} // namespace signalbox::modules
