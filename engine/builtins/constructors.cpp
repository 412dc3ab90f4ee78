// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/builtins/constructors.h"
#include "engine/builtins/bytesmethods.h"

#include "engine/builtins/collectionmethods.h"
#include "engine/builtins/textcodecs.h"
#include "engine/objects/bytes.h"
#include "engine/objects/dicts.h"
#include "engine/objects/floats.h"
#include "engine/objects/indices.h"
#include "engine/objects/integers.h"
#include "engine/objects/protocol.h"
#include "engine/objects/ranges.h"
#include "engine/objects/sequences.h"
#include "engine/objects/sets.h"
#include "engine/objects/textbuilder.h"
#include "engine/objects/texts.h"
#include "engine/objects/unicode.h"
#include "engine/operations/classbuilding.h"
#include "engine/operations/insides.h"
#include "engine/operations/iterators.h"
#include "engine/operations/setalgebra.h"
#include "engine/operations/suggestions.h"

#include <cmath>
#include <limits>

namespace signalbox::objects {

namespace {

// Blanks cut off, all decimal digits as those of ASCII; what is neither stays as '?'.
std::string numberText(const Context &context, const Value &text)
{
    std::string out;
    // Of bytes, what is beyond ASCII is no digit.
    const std::u32string points = text.is(Kind::Bytes)
        ? std::u32string(text.as<Bytes>()->bytes().begin(), text.as<Bytes>()->bytes().end())
        : toUtf32(text);
    for (const char32_t each : points) {
        if (text.is(Kind::Bytes) && (each > 0x7f || (each >= 0x1c && each <= 0x1f))) {
            out += '?';
            continue;
        }
        const int digit = decimalOf(each, context.version());
        out += digit >= 0 ? char('0' + digit) : isSpace(each) ? ' ' : each < 0x7f ? char(each) : '?';
    }
    const auto from = std::min(out.find_first_not_of(' '), out.size());
    return out.substr(from, out.find_last_not_of(' ') + 1 - from);
}

int digitValue(char each)
{
    const int lower = std::tolower(quint8(each));
    return lower >= '0' && lower <= '9' ? lower - '0' : lower >= 'a' && lower <= 'z' ? lower - 'a' + 10 : 99;
}

// Without sign: prefix and underscores as Python's literals have them. False where it is none.
bool cleanDigits(std::string_view text, int &base, std::string &out)
{
    const char letter = text.size() > 1 && text[0] == '0' ? char(std::tolower(quint8(text[1]))) : 0;
    const int prefixed = letter == 'x' ? 16 : letter == 'o' ? 8 : letter == 'b' ? 2 : 0;
    const bool wasZero = base == 0;
    if (base == 0)
        base = prefixed ? prefixed : 10;
    if (prefixed && prefixed == base) {
        text.remove_prefix(2);
        if (!text.empty() && text[0] == '_')
            text.remove_prefix(1);
    } else if (wasZero && letter && text.find_first_not_of("0_") != text.npos) {
        return false;
    }
    bool wasDigit = false;
    for (const char each : text) {
        if (each == '_' ? !wasDigit : digitValue(each) >= base)
            return false;
        wasDigit = each != '_';
        if (wasDigit)
            out += each;
    }
    return wasDigit;
}

Value integerFromText(const Call &call, const Value &value, int base)
{
    std::string text = numberText(call.context, value), digits;
    const int asked = base;
    const bool isNegative = text.starts_with('-');
    if (isNegative || text.starts_with('+'))
        text.erase(0, 1);
    if (!cleanDigits(text, base, digits)) {
        TextBuilder words;
        words.append("invalid literal for int() with base " + std::to_string(asked) + ": ");
        return represent(call.context, value, words) ? Value(call.context.valueError(toUtf8(words.text())))
                                                     : Value();
    }
    const bool isPowerOfTwo = (base & (base - 1)) == 0;
    if (!isPowerOfTwo && qsizetype(digits.size()) > kMostDigits)
        return call.context.valueError(
            "Exceeds the limit (4300 digits) for integer string conversion: value has "
            + std::to_string(digits.size())
            + " digits; use sys.set_int_max_str_digits() to increase the limit");
    return integerFromDigits(call.context, digits, base, isNegative);
}

Value integerFrom(const Call &call, const Value &value)
{
    if (isInteger(value))
        return value.isBool() ? Value::integer(value.integer()) : value;
    if (value.isFloat()) {
        if (std::isnan(value.real()))
            return call.context.valueError("cannot convert float NaN to integer");
        if (std::isinf(value.real()))
            return call.context.raise(Error::OverflowError, "cannot convert float infinity to integer");
        return integerFromReal(call.context, value.real());
    }
    if (value.is(Kind::Str) || value.is(Kind::Bytes))
        return integerFromText(call, value, 10);
    for (const char *name : {"__int__", "__index__", "__trunc__"})
        if (const Value number = plain(askSpecial(call.context, value, name));
            !number.isMissing() || call.context.hasRaised())
            return number.isMissing() || isInteger(number)
                ? number
                : Value(call.context.typeError(std::string(name) + " returned non-int (type "
                                               + typeName(number) + ")"));
    if (const Value &inside = plainIfScalar(value); &inside != &value)
        return integerFrom(call, inside);
    return call.context.typeError(
        "int() argument must be a string, a bytes-like object or a real number, not '" + typeName(value)
        + "'");
}

Value makeIntOf(const Call &call)
{
    if (!call.has(0))
        return call.has(1) ? Value(call.context.typeError("int() missing string argument"))
                           : Value::integer(0);
    const Value &value = call.has(1) ? plainIfScalar(call[0]) : call[0];
    if (call.has(1)) {
        qint64 base = 0;
        if (!toIndex(call.context, call[1], base)) {
            if (!call.context.hasRaised(Error::OverflowError))
                return {};
            call.context.clear();
            base = 99;
        }
        if (base != 0 && (base < 2 || base > 36))
            return call.context.valueError("int() base must be >= 2 and <= 36, or 0");
        if (!value.is(Kind::Str) && !value.is(Kind::Bytes))
            return call.context.typeError("int() can't convert non-string with explicit base");
        return integerFromText(call, value, int(base));
    }
    return integerFrom(call, value);
}

// int() and str() count what is passed before they look at names.
Value countedFirst(const Call &call, const FunctionRow &row)
{
    const qsizetype passed = call.passed.count + qsizetype(call.passed.keywords.size());
    if (passed > row.most && call.context.follows(PythonVersion::Python313) && !call.passed.hasKeywords())
        return call.context.typeError(std::string(row.name) + " expected at most " + std::to_string(row.most)
                                      + " arguments, got " + std::to_string(passed));
    return callRow(call.context, row, nullptr, call.self, call.passed);
}

Value makeInt(const Call &call)
{
    static constexpr FunctionRow row{"int", makeIntOf, Signature::Keywords, 0, 2, "- base"};
    return countedFirst(call, row);
}

Value makeFloat(const Call &call)
{
    if (!call.has(0))
        return Value::real(0);
    if (const Value number = plain(askSpecial(call.context, call[0], "__float__"));
        !number.isMissing() || call.context.hasRaised())
        return number.isMissing() || number.isFloat()
            ? number
            : Value(call.context.typeError(typeName(call[0]) + ".__float__ returned non-float (type "
                                           + typeName(number) + ")"));
    const Value &value = plainIfScalar(call[0]);
    double real = 0;
    if (value.isFloat())
        return value;
    const Value integer = operatorIndex(call.context, value);
    if (integer.isMissing() && call.context.hasRaised())
        return {};
    if (!integer.isMissing())
        return toReal(call.context, integer, real) ? Value::real(real) : Value();
    if (!value.is(Kind::Str) && !value.is(Kind::Bytes))
        return call.context.typeError("float() argument must be a string or a real number, not '"
                                      + typeName(value) + "'");
    if (realFromText(numberText(call.context, value), real))
        return Value::real(real);
    TextBuilder words;
    words.append("could not convert string to float: ");
    return represent(call.context, value, words) ? Value(call.context.valueError(toUtf8(words.text())))
                                                 : Value();
}

Value makeBool(const Call &call)
{
    const Answer is = call.has(0) ? truthOf(call.context, call[0]) : Answer::No;
    return is == Answer::Raised ? Value() : Value::boolean(is == Answer::Yes);
}

// encoding= and errors= of str() and bytes(). Python 3.13's str() says what type None has.
bool wantCodec(const Call &call, const char *function)
{
    const bool namesType =
        call.context.follows(PythonVersion::Python313) && std::string_view(function) == "str";
    for (const int i : {1, 2})
        if (call.has(i) && !call[i].is(Kind::Str))
            return call.context.typeError(std::string(function) + "() argument '"
                                          + (i == 1 ? "encoding" : "errors") + "' must be str, not "
                                          + (call[i].isNone() && !namesType ? "None" : typeName(call[i])));
    return true;
}

Value makeStrOf(const Call &call)
{
    if (!wantCodec(call, "str"))
        return {};
    if (!call.has(0))
        return emptyText();
    if (!call.has(1) && !call.has(2))
        return textOf(call.context, call[0]);
    if (call[0].is(Kind::Str))
        return call.context.typeError("decoding str is not supported");
    if (!call[0].is(Kind::Bytes))
        return call.context.typeError("decoding to str: need a bytes-like object, " + typeName(call[0])
                                      + " found");
    return decodeBytes(call.context, call[0], call.has(1) ? toUtf8(call[1]) : "utf-8",
                       call.has(2) ? toUtf8(call[2]) : "strict");
}

Value makeStr(const Call &call)
{
    static constexpr FunctionRow row{"str", makeStrOf, Signature::Keywords, 0, 3, "object encoding errors"};
    return countedFirst(call, row);
}

Value makeBytesOf(const Call &call)
{
    if (!wantCodec(call, "bytes"))
        return {};
    if (!call.has(0))
        return makeBytes(call.heap(), {});
    const Value &value = call[0];
    if (value.is(Kind::Bytes) && !call.has(1) && !call.has(2))
        return value;
    if (value.is(Kind::Str)) {
        if (!call.has(1))
            return call.context.typeError("string argument without an encoding");
        return encodeText(call.context, value, toUtf8(call[1]), call.has(2) ? toUtf8(call[2]) : "strict");
    }
    if (call.has(1) || call.has(2))
        return call.context.typeError(call.has(1) ? "encoding without a string argument"
                                                  : "errors without a string argument");
    if (isInteger(value)) {
        if (!plainIfScalar(value).isSmallIntOrBool())
            return call.context.raise(Error::OverflowError, "cannot fit 'int' into an index-sized integer");
        const qint64 size = plainIfScalar(value).integer();
        if (size < 0)
            return call.context.valueError("negative count");
        return call.context.allows(size) ? makeBytes(call.heap(), std::string(size_t(size), '\0')) : Value();
    }
    if (!isIterable(value))
        return call.context.typeError("cannot convert '" + typeName(value) + "' object to bytes");
    std::string bytes;
    return bytesOfItems(call.context, value, bytes) ? makeBytes(call.heap(), std::move(bytes)) : Value();
}

Value makeListOf(const Call &call)
{
    std::vector<Value> items;
    return !call.has(0) || collect(call.context, call[0], items) ? makeList(call.heap(), std::move(items))
                                                                 : Value();
}

Value makeTupleOf(const Call &call)
{
    if (call.has(0) && call[0].is(Kind::Tuple) && &typeOf(call[0]) == &typeOfKind(Kind::Tuple))
        return call[0];
    std::vector<Value> items;
    return !call.has(0) || collect(call.context, call[0], items) ? makeTuple(call.heap(), std::move(items))
                                                                 : Value();
}

Value makeDictOf(const Call &call)
{
    Value made = makeDict(call.heap());
    return updateFromArguments(call.context, made, "dict", call.passed) ? made : Value();
}

Value makeSetFrom(const Call &call)
{
    return call.has(0) ? makeSetOf(call.context, Kind::Set, call[0]) : makeSet(call.heap());
}

Value makeFrozenSet(const Call &call)
{
    return call.has(0) ? makeSetOf(call.context, Kind::FrozenSet, call[0])
                       : makeSet(call.heap(), Kind::FrozenSet);
}

Value makeRangeFrom(const Call &call)
{
    if (call.count == 0)
        return call.context.typeError("range expected at least 1 argument, got 0");
    if (call.count > 3)
        return call.context.typeError("range expected at most 3 arguments, got "
                                      + std::to_string(call.count));
    Value bounds[] = {Value::integer(0), Value::integer(0), Value::integer(1)};
    for (qsizetype i = 0; i < call.count; ++i) {
        const Value number = operatorIndex(call.context, call[i]);
        if (number.isMissing())
            return call.context.hasRaised()
                ? Value()
                : call.context.typeError("'" + typeName(call[i])
                                         + "' object cannot be interpreted as an integer");
        bounds[call.count == 1 ? 1 : i] = number.isBool() ? Value::integer(number.integer()) : number;
    }
    if (signOf(bounds[2]) == 0)
        return call.context.valueError("range() arg 3 must not be zero");
    return makeRange(call.context, bounds[0], bounds[1], bounds[2]);
}

Value makeSlice(const Call &call)
{
    if (call.count == 1)
        return call.heap().adopt(new Slice(Value::none(), call[0], Value::none()));
    return call.heap().adopt(new Slice(call[0], call[1], call.count > 2 ? call[2] : Value::none()));
}

Value makeEnumerate(const Call &call)
{
    return enumerateFrom(call.context, call[0], call.has(1) ? call[1] : Value::integer(0));
}

Value makeZip(const Call &call)
{
    bool isStrict = false;
    if (call.passed.keywords.size() > 1)
        return call.context.typeError("zip() takes at most 1 keyword argument ("
                                      + std::to_string(call.passed.keywords.size()) + " given)");
    for (size_t i = 0; i < call.passed.keywords.size(); ++i) {
        const std::string name = toUtf8(call.passed.keywords[i]);
        if (name != "strict")
            return call.context.typeError(invalidKeyword(call.context, "zip()", name, {"strict"}));
        isStrict = isTruthy(call.passed.ofKeyword(qsizetype(i)));
    }
    for (qsizetype i = 0; i < call.count; ++i)
        if (!isIterable(call[i]))
            return call.context.typeError("'" + typeName(call[i]) + "' object is not iterable");
    return zipped(call.context, call.arguments, call.count, isStrict);
}

Value makeMap(const Call &call)
{
    if (call.count < 2)
        return call.context.typeError("map() must have at least two arguments.");
    return mapped(call.context, call[0], call.arguments + 1, call.count - 1);
}

Value makeFilter(const Call &call)
{
    return filtered(call.context, call[0], call[1]);
}

Value makeReversed(const Call &call)
{
    return reversedOf(call.context, call[0]);
}

Value typeOfValue(const Call &call)
{
    if (call.count == 3)
        return callRow(call.context, methodsOfType().front(), &typeOfKind(Kind::Type), call.self,
                       call.passed);
    if (call.count != 1)
        return call.context.typeError("type() takes 1 or 3 arguments");
    return typeOf(call[0]).reference();
}

constexpr FunctionRow constructorRows[] = {
    {"int", makeInt, Signature::Anything},
    {"float", makeFloat, Signature::Positional, 0, 1},
    {"bool", makeBool, Signature::Positional, 0, 1},
    {"str", makeStr, Signature::Anything},
    {"bytes", makeBytesOf, Signature::Keywords, 0, 3, "source encoding errors"},
    {"list", makeListOf, Signature::Positional, 0, 1},
    {"tuple", makeTupleOf, Signature::Positional, 0, 1},
    {"dict", makeDictOf, Signature::Anything},
    {"set", makeSetFrom, Signature::Positional, 0, 1},
    {"frozenset", makeFrozenSet, Signature::Positional, 0, 1},
    {"range", makeRangeFrom, Signature::Variadic},
    {"slice", makeSlice, Signature::Positional, 1, 3},
    {"enumerate", makeEnumerate, Signature::Keywords, 1, 2, "iterable start"},
    {"zip", makeZip, Signature::Anything},
    {"map", makeMap, Signature::Variadic},
    {"filter", makeFilter, Signature::Positional, 2, 2},
    {"reversed", makeReversed, Signature::Positional, 1, 1},
    {"type", typeOfValue, Signature::Anything},
};

} // namespace

std::span<const FunctionRow> constructors()
{
    return constructorRows;
}

} // namespace signalbox::objects
