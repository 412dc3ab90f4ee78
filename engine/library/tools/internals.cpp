// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/library/tools/internals.h"

#include "engine/objects/bytes.h"
#include "engine/objects/protocol.h"
#include "engine/objects/sequences.h"
#include "engine/objects/texts.h"

#include <QCryptographicHash>

#include <algorithm>
#include <cstring>
#include <string_view>

namespace signalbox::modules {

using namespace objects;

namespace {

struct DigestRow {
    std::string_view name;
    QCryptographicHash::Algorithm algorithm;
};
constexpr DigestRow digestRows[] = {
    {"md5", QCryptographicHash::Md5},
    {"sha1", QCryptographicHash::Sha1},
    {"sha224", QCryptographicHash::Sha224},
    {"sha256", QCryptographicHash::Sha256},
    {"sha384", QCryptographicHash::Sha384},
    {"sha512", QCryptographicHash::Sha512},
    {"sha3_224", QCryptographicHash::Sha3_224},
    {"sha3_256", QCryptographicHash::Sha3_256},
    {"sha3_384", QCryptographicHash::Sha3_384},
    {"sha3_512", QCryptographicHash::Sha3_512},
    {"blake2b", QCryptographicHash::Blake2b_512},
    {"blake2s", QCryptographicHash::Blake2s_256},
};

bool isBytes(const Call &call, const Value &value)
{
    return value.is(Kind::Bytes)
        || bool(call.context.typeError(value.is(Kind::Str) ? "Strings must be encoded before hashing"
                                                           : "object supporting the buffer API required"));
}

/// digest(name, data): of all of the data.
Value digest(const Call &call)
{
    if (!isBytes(call, call[1]))
        return {};
    const std::string name = toUtf8(call[0]);
    const std::string &bytes = call[1].as<Bytes>()->bytes();
    for (const DigestRow &row : digestRows)
        if (row.name == name)
            return makeBytes(
                call.heap(),
                QCryptographicHash::hash(QByteArrayView(bytes.data(), qsizetype(bytes.size())), row.algorithm)
                    .toStdString());
    return call.context.valueError("unsupported hash type " + name);
}

/// CRC-32 as zlib and Ethernet have it, by the reflected polynomial.
Value checksum(const Call &call)
{
    if (!call[0].is(Kind::Bytes))
        return call.context.typeError("a bytes-like object is required, not '" + typeName(call[0]) + "'");
    quint32 sum = ~quint32(call.has(1) ? call[1].integer() : 0);
    for (const char each : call[0].as<Bytes>()->bytes()) {
        sum ^= quint8(each);
        for (int bit = 0; bit < 8; ++bit)
            sum = (sum >> 1) ^ ((sum & 1) != 0 ? 0xEDB88320u : 0u);
    }
    return Value::integer(qint64(~sum));
}

Value tellThread(const Call &call)
{
    return makeText(call.heap(), hostOf(call.context).threadName());
}

/// (file, line, module, the line's text) of a call that is so many further out than the function that asks.
Value tellPlace(const Call &call)
{
    qint64 outwards = 0;
    if (!toIndex(call.context, call[0], outwards))
        return {};
    const Host::Place place =
        hostOf(call.context).placeOfCall(int(std::clamp<qint64>(outwards, 0, 1'000'000)));
    Heap &heap = call.heap();
    return makeTuple(heap,
                     {makeText(heap, place.file), Value::integer(place.line), makeText(heap, place.module),
                      makeText(heap, place.text)});
}

Value giveSeed(const Call &call)
{
    return makeText(call.heap(), hostOf(call.context).freshSeed());
}

Value tellTrace(const Call &call)
{
    return hostOf(call.context).traceLines(call.context, call[0]);
}

Value tellMarks(const Call &call)
{
    return hostOf(call.context).traceMarks(call.context, toQString(call[0]));
}

Value tellNames(const Call &call)
{
    return hostOf(call.context).namesOf(call.context, toQString(call[0]));
}

Value tellHandled(const Call &call)
{
    const Value exception = hostOf(call.context).handledException();
    return exception.isMissing() ? Value::none() : exception;
}

/// The eight bytes of a float, and a float of eight bytes, least first.
Value bytesOfFloat(const Call &call)
{
    double real = 0;
    if (!toRealArgument(call.context, call[0], real))
        return {};
    std::string bytes(sizeof(real), 0);
    std::memcpy(bytes.data(), &real, sizeof(real));
    return makeBytes(call.heap(), std::move(bytes));
}

Value floatOfBytes(const Call &call)
{
    double real = 0;
    std::memcpy(&real, call[0].as<Bytes>()->bytes().data(), sizeof(real));
    return Value::real(real);
}

Value bytesOfSingle(const Call &call)
{
    double real = 0;
    if (!toRealArgument(call.context, call[0], real))
        return {};
    const float single = float(real);
    std::string bytes(sizeof(single), 0);
    std::memcpy(bytes.data(), &single, sizeof(single));
    return makeBytes(call.heap(), std::move(bytes));
}

Value singleOfBytes(const Call &call)
{
    float single = 0;
    std::memcpy(&single, call[0].as<Bytes>()->bytes().data(), sizeof(single));
    return Value::real(double(single));
}

constexpr FunctionRow rows[] = {
    {"digest", digest, Signature::Positional, 2, 2},
    {"crc32", checksum, Signature::Positional, 1, 2},
    {"thread_name", tellThread},
    {"place", tellPlace, Signature::One},
    {"fresh_seed", giveSeed},
    {"handled", tellHandled},
    {"trace", tellTrace, Signature::One},
    {"marks", tellMarks, Signature::One},
    {"names", tellNames, Signature::One},
    {"bytes_of_double", bytesOfFloat, Signature::One},
    {"double_of_bytes", floatOfBytes, Signature::One},
    {"bytes_of_single", bytesOfSingle, Signature::One},
    {"single_of_bytes", singleOfBytes, Signature::One},
};

} // namespace

Attributes makeInternals(Context &context)
{
    Filling filling(context);
    filling.add(rows);
    return filling.take();
}

} // namespace signalbox::modules
