// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/builtins/numbermethods.h"

#include "engine/builtins/bytesmethods.h"
#include "engine/objects/bytes.h"
#include "engine/objects/floats.h"
#include "engine/objects/integers.h"
#include "engine/objects/protocol.h"
#include "engine/objects/sequences.h"
#include "engine/objects/texts.h"
#include "engine/operations/iterators.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <limits>

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

bool byteOrder(const Call &call, const char *function, qsizetype i, bool &isBig)
{
    isBig = true;
    if (!call.has(i))
        return true;
    if (!call[i].is(Kind::Str))
        return call.context.typeError(std::string(function) + "() argument 'byteorder' must be str, not "
                                      + (call[i].isNone() ? "None" : typeName(call[i])));
    const std::string order = toUtf8(call[i]);
    isBig = order == "big";
    return isBig || order == "little"
        || bool(call.context.valueError("byteorder must be either 'little' or 'big'"));
}

Value toBytes(const Call &call)
{
    qsizetype length = 1;
    bool isBig = true;
    if ((call.has(0) && !toSize(call.context, call[0], length)) || !byteOrder(call, "to_bytes", 1, isBig))
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

// int.from_bytes(): self is the type.
Value fromBytes(const Call &call)
{
    bool isBig = true;
    std::string bytes;
    if (!byteOrder(call, "from_bytes", 1, isBig))
        return {};
    if (call[0].is(Kind::Bytes))
        bytes = call[0].as<Bytes>()->bytes();
    else if (call[0].is(Kind::Str) || !isIterable(call[0]))
        return call.context.typeError("cannot convert '" + typeName(call[0]) + "' object to bytes");
    else if (!bytesOfItems(call.context, call[0], bytes))
        return {};
    if (isBig)
        std::reverse(bytes.begin(), bytes.end());
    const Value number = fromLittleBytes(call.context, bytes, call.has(2) && isTruthy(call[2]));
    const bool isOfBool = call.self.is(Kind::Type) && call.self.as<Type>() == &typeOfKind(Kind::Bool);
    return isOfBool && !number.isMissing() ? Value::boolean(signOf(number) != 0) : number;
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

/// Whether it is what float.fromhex() reads, without blanks and sign.
bool isHexadecimalReal(std::string_view text)
{
    if (text.size() > 1 && text[0] == '0' && (text[1] == 'x' || text[1] == 'X'))
        text.remove_prefix(2);
    size_t digits = 0, at = 0;
    bool hasPoint = false;
    for (; at < text.size() && (std::isxdigit(quint8(text[at])) || (text[at] == '.' && !hasPoint)); ++at) {
        hasPoint = hasPoint || text[at] == '.';
        digits += text[at] != '.';
    }
    if (digits == 0 || at == text.size())
        return digits > 0;
    if (text[at] != 'p' && text[at] != 'P')
        return false;
    ++at;
    if (at < text.size() && (text[at] == '+' || text[at] == '-'))
        ++at;
    return at < text.size() && text.find_first_not_of("0123456789", at) == text.npos;
}

Value realFromHex(const Call &call)
{
    if (!call[0].is(Kind::Str))
        return call.context.typeError("bad argument type for built-in operation");
    std::string text = toUtf8(call[0]);
    constexpr const char *blanks = " \t\n\v\f\r";
    text.erase(0, std::min(text.find_first_not_of(blanks), text.size()));
    text.erase(text.find_last_not_of(blanks) + 1);
    const bool isNegative = text.starts_with('-');
    if (isNegative || text.starts_with('+'))
        text.erase(0, 1);
    std::string plain;
    for (const char each : text)
        plain += char(std::tolower(quint8(each)));
    double real = 0;
    if (plain == "inf" || plain == "infinity" || plain == "nan") {
        real = plain == "nan" ? std::numeric_limits<double>::quiet_NaN()
                              : std::numeric_limits<double>::infinity();
    } else if (!isHexadecimalReal(plain)) {
        return call.context.valueError("invalid hexadecimal floating-point string");
    } else {
        real = std::strtod((plain.starts_with("0x") ? plain : "0x" + plain).c_str(), nullptr);
        if (std::isinf(real))
            return call.context.raise(Error::OverflowError,
                                      "hexadecimal value too large to represent as a float");
    }
    return Value::real(isNegative ? -real : real);
}

constexpr FunctionRow realMethodRows[] = {
    {"is_integer", isWhole},
    {"hex", hexOf},
    {"conjugate", itself},
    {"as_integer_ratio", realRatio},
};

} // namespace

const FunctionRow integerFromBytes{
    "from_bytes", fromBytes, Signature::Keywords, 1, 3, "bytes byteorder * signed"};
const FunctionRow realFromHexadecimal{"fromhex", realFromHex, Signature::One};

std::span<const FunctionRow> integerMethods()
{
    return integerMethodRows;
}

std::span<const FunctionRow> realMethods()
{
    return realMethodRows;
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
