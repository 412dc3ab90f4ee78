// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/builtins/numbermethods.h"

#include "engine/builtins/textcodecs.h"
#include "engine/builtins/textmethods.h"
#include "engine/objects/bytes.h"
#include "engine/objects/floats.h"
#include "engine/objects/integers.h"
#include "engine/objects/protocol.h"
#include "engine/objects/sequences.h"
#include "engine/objects/texts.h"

#include <algorithm>
#include <cmath>

namespace signalbox::objects {

namespace {

Value itself(const Call &call)
{
    return call.self.isBool() ? Value::integer(call.self.integer()) : call.self;
}

Value bitLengthOf(const Call &call)
{
    return Value::integer(bitLength(call.self));
}

Value bitCountOf(const Call &call)
{
    return Value::integer(bitCount(call.self));
}

Value integerRatio(const Call &call)
{
    return makePair(call.heap(), itself(call), Value::integer(1));
}

Value always(const Call &)
{
    return Value::boolean(true);
}

bool byteOrder(const Call &call, qsizetype i, bool &isBig)
{
    isBig = true;
    if (!call.has(i))
        return true;
    if (!call[i].is(Kind::Str))
        return call.context.typeError("to_bytes() argument 'byteorder' must be str, not "
                                      + typeName(call[i]));
    const std::string order = toUtf8(call[i]);
    isBig = order == "big";
    return isBig || order == "little"
        || bool(call.context.valueError("byteorder must be either 'little' or 'big'"));
}

Value toBytes(const Call &call)
{
    qsizetype length = 1;
    bool isBig = true;
    if ((call.has(0) && !toSize(call.context, call[0], length)) || !byteOrder(call, 1, isBig))
        return {};
    if (length < 0)
        return call.context.valueError("length argument must be non-negative");
    const bool isSigned = call.has(2) && isTruthy(call[2]);
    if (signOf(call.self) < 0 && !isSigned)
        return call.context.raise(Error::OverflowError, "can't convert negative int to unsigned");
    std::string bytes;
    if (!call.context.allows(length))
        return {};
    if (!toLittleBytes(call.self, length, isSigned, bytes))
        return call.context.raise(Error::OverflowError, "int too big to convert");
    if (isBig)
        std::reverse(bytes.begin(), bytes.end());
    return makeBytes(call.heap(), std::move(bytes));
}

constexpr FunctionRow integerMethodRows[] = {
    {"bit_length", bitLengthOf},
    {"bit_count", bitCountOf},
    {"conjugate", itself},
    {"as_integer_ratio", integerRatio},
    {"to_bytes", toBytes, Signature::Keywords, 0, 3, "length byteorder * signed"},
    {"__trunc__", itself},
    {"is_integer", always}, // since 3.12
};

Value isWhole(const Call &call)
{
    const double real = call.self.real();
    return Value::boolean(std::isfinite(real) && std::floor(real) == real);
}

Value hexOf(const Call &call)
{
    return makeText(call.heap(), hexadecimalReal(call.self.real()));
}

Value realRatio(const Call &call)
{
    return ratioOf(call.context, call.self.real());
}

constexpr FunctionRow realMethodRows[] = {
    {"is_integer", isWhole},
    {"hex", hexOf},
    {"conjugate", itself},
    {"as_integer_ratio", realRatio},
};

Value decode(const Call &call)
{
    for (const int i : {0, 1})
        if (call.has(i) && !call[i].is(Kind::Str))
            return call.context.typeError("decode() argument '" + std::string(i ? "errors" : "encoding")
                                          + "' must be str, not " + typeName(call[i]));
    return decodeBytes(call.context, call.self, call.has(0) ? toUtf8(call[0]) : "utf-8",
                       call.has(1) ? toUtf8(call[1]) : "strict");
}

Value hexOfBytes(const Call &call)
{
    std::string out;
    for (const char each : call.self.as<Bytes>()->bytes()) {
        out += "0123456789abcdef"[quint8(each) >> 4];
        out += "0123456789abcdef"[quint8(each) & 0xf];
    }
    return makeText(call.heap(), out);
}

template <typename Change> Value changedBytes(const Call &call, Change change)
{
    std::string bytes = call.self.as<Bytes>()->bytes();
    for (char &each : bytes)
        each = change(each);
    return makeBytes(call.heap(), std::move(bytes));
}

Value lowerBytes(const Call &call)
{
    return changedBytes(call, [](char each) { return each >= 'A' && each <= 'Z' ? char(each + 32) : each; });
}

Value upperBytes(const Call &call)
{
    return changedBytes(call, [](char each) { return each >= 'a' && each <= 'z' ? char(each - 32) : each; });
}

constexpr FunctionRow bytesMethodRows[] = {
    {"decode", decode, Signature::Keywords, 0, 2, "encoding errors"},
    {"hex", hexOfBytes},
    {"lower", lowerBytes},
    {"upper", upperBytes},
};

} // namespace

std::span<const FunctionRow> integerMethods()
{
    return integerMethodRows;
}

std::span<const FunctionRow> realMethods()
{
    return realMethodRows;
}

std::span<const FunctionRow> bytesMethods()
{
    return bytesMethodRows;
}

Value ratioOf(Context &context, double real)
{
    if (std::isnan(real))
        return context.valueError("cannot convert NaN to integer ratio");
    if (std::isinf(real))
        return context.raise(Error::OverflowError, "cannot convert Infinity to integer ratio");
    int exponent = 0;
    double rest = std::frexp(real, &exponent);
    for (int i = 0; i < 300 && rest != std::floor(rest); ++i) {
        rest *= 2;
        --exponent;
    }
    Value above = integerFromReal(context, rest), below = Value::integer(1);
    const Value shift = Value::integer(std::abs(exponent));
    if (exponent > 0)
        above = shiftLeft(context, above, shift);
    else
        below = shiftLeft(context, below, shift);
    return makePair(context.heap(), std::move(above), std::move(below));
}

} // namespace signalbox::objects
