// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/operations/complexes.h"

#include "engine/objects/floats.h"
#include "engine/objects/integers.h"
#include "engine/objects/protocol.h"
#include "engine/objects/sequences.h"
#include "engine/objects/textbuilder.h"
#include "engine/objects/texts.h"
#include "engine/objects/unicode.h"
#include "engine/operations/formatspec.h"
#include "engine/operations/nativetypes.h"
#include "engine/operations/operators.h"

#include <cmath>
#include <limits>
#include <optional>

namespace signalbox::objects {

namespace {

struct Parts {
    double real = 0;
    double imaginary = 0;
};

const Complex *complexOf(const Value &value)
{
    return value.is(Kind::Opaque) && &typeOf(value) == &complexType() ? value.as<Complex>() : nullptr;
}

/// Of a number of any kind; No of what is none.
Answer partsOf(Context &context, const Value &value, Parts &out)
{
    if (const Complex *number = complexOf(value)) {
        out = {number->realPart(), number->imaginaryPart()};
        return Answer::Yes;
    }
    out = {value.is(Kind::Float) ? value.real() : 0, 0};
    if (value.isFloat())
        return Answer::Yes;
    if (!isInteger(value))
        return Answer::No;
    return toReal(context, value, out.real) ? Answer::Yes : Answer::Raised;
}

Parts product(const Parts &a, const Parts &b)
{
    return {a.real * b.real - a.imaginary * b.imaginary, a.real * b.imaginary + a.imaginary * b.real};
}

// Robert L. Smith's way, by the larger part of the divisor. Nothing where it is zero.
std::optional<Parts> quotient(const Parts &a, const Parts &b)
{
    const double real = std::abs(b.real), imaginary = std::abs(b.imaginary);
    if (real >= imaginary) {
        if (real == 0)
            return std::nullopt;
        const double ratio = b.imaginary / b.real, below = b.real + b.imaginary * ratio;
        return Parts{(a.real + a.imaginary * ratio) / below, (a.imaginary - a.real * ratio) / below};
    }
    if (imaginary >= real) {
        const double ratio = b.real / b.imaginary, below = b.real * ratio + b.imaginary;
        return Parts{(a.real * ratio + a.imaginary) / below, (a.imaginary * ratio - a.real) / below};
    }
    const double none = std::numeric_limits<double>::quiet_NaN();
    return Parts{none, none};
}

// By squaring: of small whole exponents.
std::optional<Parts> wholePower(const Parts &base, long exponent)
{
    Parts power{1, 0}, square = base;
    const unsigned long count =
        exponent < 0 ? -static_cast<unsigned long>(exponent) : static_cast<unsigned long>(exponent);
    for (unsigned long bit = 1; bit > 0 && count >= bit; bit <<= 1) {
        if (count & bit)
            power = product(power, square);
        square = product(square, square);
    }
    return exponent > 0 ? power : quotient({1, 0}, power);
}

std::optional<Parts> anyPower(const Parts &a, const Parts &b)
{
    if (b.real == 0 && b.imaginary == 0)
        return Parts{1, 0};
    if (a.real == 0 && a.imaginary == 0)
        return b.imaginary != 0 || b.real < 0 ? std::nullopt : std::optional(Parts{0, 0});
    const double size = std::hypot(a.real, a.imaginary), angle = std::atan2(a.imaginary, a.real);
    double length = std::pow(size, b.real), phase = angle * b.real;
    if (b.imaginary != 0) {
        length *= std::exp(-angle * b.imaginary);
        phase += b.imaginary * std::log(size);
    }
    return Parts{length * std::cos(phase), length * std::sin(phase)};
}

Value power(Context &context, const Parts &a, const Parts &b)
{
    const bool isWhole = b.imaginary == 0 && b.real == std::floor(b.real) && std::abs(b.real) <= 100;
    const std::optional<Parts> found = isWhole ? wholePower(a, long(b.real)) : anyPower(a, b);
    if (!found)
        return context.raise(Error::ZeroDivisionError, "0.0 to a negative or complex power");
    if (std::isinf(found->real) || std::isinf(found->imaginary))
        return context.raise(Error::OverflowError, "complex exponentiation");
    return makeComplex(context, found->real, found->imaginary);
}

Value computed(Context &context, Operator op, const Parts &a, const Parts &b)
{
    switch (op) {
    case Operator::Add:
        return makeComplex(context, a.real + b.real, a.imaginary + b.imaginary);
    case Operator::Subtract:
        return makeComplex(context, a.real - b.real, a.imaginary - b.imaginary);
    case Operator::Multiply: {
        const Parts both = product(a, b);
        return makeComplex(context, both.real, both.imaginary);
    }
    case Operator::Divide: {
        const std::optional<Parts> found = quotient(a, b);
        return found ? makeComplex(context, found->real, found->imaginary)
                     : context.raise(Error::ZeroDivisionError, "complex division by zero");
    }
    case Operator::Power:
        return power(context, a, b);
    case Operator::FloorDivide:
    case Operator::Modulo:
    case Operator::ShiftLeft:
    case Operator::ShiftRight:
    case Operator::And:
    case Operator::Xor:
    case Operator::Or:
    case Operator::MatrixMultiply:
        break;
    }
    return {};
}

// As repr() has it, but without ".0".
std::string shortText(double part)
{
    std::string text = realText(part);
    if (text.ends_with(".0"))
        text.erase(text.rfind('.'));
    return text;
}

std::string signedText(double part)
{
    const std::string text = shortText(part);
    return text.starts_with('-') ? text : "+" + text;
}

const Complex &selfOf(const Call &call)
{
    return *call.self.as<Complex>();
}

Value conjugate(const Call &call)
{
    return makeComplex(call.context, selfOf(call).realPart(), -selfOf(call).imaginaryPart());
}

Value itself(const Call &call)
{
    return call.self;
}

Value magnitude(const Call &call)
{
    const double real = selfOf(call).realPart(), imaginary = selfOf(call).imaginaryPart();
    const double size = std::hypot(real, imaginary);
    if (std::isinf(size) && std::isfinite(real) && std::isfinite(imaginary))
        return call.context.raise(Error::OverflowError, "absolute value too large");
    return Value::real(size);
}

Value format(const Call &call)
{
    if (!call[0].is(Kind::Str))
        return call.context.typeError("__format__() argument must be str, not "
                                      + (call[0].isNone() ? "None" : typeName(call[0])));
    const std::u32string spec = toUtf32(call[0]);
    return spec.empty()
        ? textOf(call.context, call.self)
        : formatComplex(call.context, call.self, selfOf(call).realPart(), selfOf(call).imaginaryPart(), spec);
}

Value argumentsOf(const Call &call)
{
    return makePair(call.heap(), Value::real(selfOf(call).realPart()),
                    Value::real(selfOf(call).imaginaryPart()));
}

Value isTrueOf(const Call &call)
{
    return Value::boolean(call.self.object()->isTrue());
}

Value hashIt(const Call &call)
{
    Hash hash = 0;
    return hashOf(call.context, call.self, hash) ? Value::integer(hash) : Value();
}

Value representIt(const Call &call)
{
    return reprOf(call.context, call.self);
}

template <bool isSame> Value compareIt(const Call &call)
{
    if (!complexOf(call[0]) && !call[0].isFloat() && !isInteger(call[0]))
        return Value::notImplemented();
    return Value::boolean((equal(call.context, call.self, call[0]) == Answer::Yes) == isSame);
}

Value unordered(const Call &)
{
    return Value::notImplemented();
}

template <Operator op, bool isReflected> Value operateIt(const Call &call)
{
    Value result = call.self.object()->operate(call.context, op, call[0], isReflected);
    return result.isMissing() && !call.context.hasRaised() ? Value::notImplemented() : result;
}

template <UnaryOperator op> Value operateAloneIt(const Call &call)
{
    return call.self.object()->operateAlone(call.context, op);
}

constexpr FunctionRow complexMethods[] = {
    {"conjugate", conjugate},
    {"__complex__", itself},
    {"__format__", format, Signature::One},
    {"__getnewargs__", argumentsOf},
    {"__abs__", magnitude},
    {"__bool__", isTrueOf},
    {"__hash__", hashIt},
    {"__repr__", representIt},
    {"__eq__", compareIt<true>, Signature::One},
    {"__ne__", compareIt<false>, Signature::One},
    {"__lt__", unordered, Signature::One},
    {"__le__", unordered, Signature::One},
    {"__gt__", unordered, Signature::One},
    {"__ge__", unordered, Signature::One},
    {"__add__", operateIt<Operator::Add, false>, Signature::One},
    {"__radd__", operateIt<Operator::Add, true>, Signature::One},
    {"__sub__", operateIt<Operator::Subtract, false>, Signature::One},
    {"__rsub__", operateIt<Operator::Subtract, true>, Signature::One},
    {"__mul__", operateIt<Operator::Multiply, false>, Signature::One},
    {"__rmul__", operateIt<Operator::Multiply, true>, Signature::One},
    {"__truediv__", operateIt<Operator::Divide, false>, Signature::One},
    {"__rtruediv__", operateIt<Operator::Divide, true>, Signature::One},
    {"__pow__", operateIt<Operator::Power, false>, Signature::Positional, 1, 2},
    {"__rpow__", operateIt<Operator::Power, true>, Signature::Positional, 1, 2},
    {"__neg__", operateAloneIt<UnaryOperator::Minus>},
    {"__pos__", operateAloneIt<UnaryOperator::Plus>},
};

Value realOf(Context &, const Value &self)
{
    return Value::real(self.as<Complex>()->realPart());
}

Value imaginaryOf(Context &, const Value &self)
{
    return Value::real(self.as<Complex>()->imaginaryPart());
}

constexpr AttributeRow complexAttributes[] = {{"real", realOf}, {"imag", imaginaryOf}};

/// How far a number reaches from \a at: digits, a point, an exponent, or a word.
size_t endOfReal(const std::string &text, size_t at)
{
    if (at < text.size() && (text[at] == '+' || text[at] == '-'))
        ++at;
    for (const char *word : {"infinity", "inf", "nan"}) {
        const size_t length = std::char_traits<char>::length(word);
        if (text.compare(at, length, word) == 0)
            return at + length;
    }
    for (; at < text.size(); ++at) {
        const bool isOfExponent = (text[at] == '+' || text[at] == '-') && at > 0 && text[at - 1] == 'e';
        if (!std::isdigit(quint8(text[at])) && text[at] != '.' && text[at] != 'e' && text[at] != '_'
            && !isOfExponent)
            break;
    }
    return at;
}

bool realIn(const std::string &text, size_t from, size_t to, double &out)
{
    const std::string part = text.substr(from, to - from);
    if (part.empty() || part == "+" || part == "-") {
        out = part == "-" ? -1 : 1;
        return true;
    }
    return realFromText(part, out);
}

Value malformed(const Call &call)
{
    return call.context.valueError("complex() arg is a malformed string");
}

/// "1", "2j", "1+2j", also within parentheses.
Value complexFromText(const Call &call)
{
    std::string text;
    for (const char32_t each : toUtf32(call[0])) {
        const int digit = decimalOf(each, call.context.version());
        text += digit >= 0  ? char('0' + digit)
            : isSpace(each) ? ' '
            : each < 0x7f   ? char(std::tolower(int(each)))
                            : '?';
    }
    const auto trimmed = [](const std::string &from) {
        const size_t first = std::min(from.find_first_not_of(' '), from.size());
        return from.substr(first, from.find_last_not_of(' ') + 1 - first);
    };
    text = trimmed(text);
    const bool hasUnderscores = text.find('_') != text.npos;
    for (size_t i = 0; hasUnderscores && i < text.size(); ++i)
        if (text[i] == '_'
            && (i == 0 || i + 1 == text.size() || !std::isdigit(quint8(text[i - 1]))
                || !std::isdigit(quint8(text[i + 1])))) {
            const Value shown = reprOf(call.context, call[0]);
            return call.context.valueError("could not convert string to complex: " + toUtf8(shown));
        }
    if (text.starts_with('(')) {
        if (!text.ends_with(')'))
            return malformed(call);
        text = trimmed(text.substr(1, text.size() - 2));
    }
    Parts parts;
    const size_t middle = endOfReal(text, 0);
    if (middle < text.size() && text[middle] == 'j')
        return middle + 1 == text.size() && realIn(text, 0, middle, parts.imaginary)
            ? makeComplex(call.context, 0, parts.imaginary)
            : malformed(call);
    if (middle == 0 || !realFromText(text.substr(0, middle), parts.real))
        return malformed(call);
    if (middle == text.size())
        return makeComplex(call.context, parts.real, 0);
    const size_t end = endOfReal(text, middle);
    const bool isWhole = (text[middle] == '+' || text[middle] == '-') && end + 1 == text.size()
        && text[end] == 'j' && realIn(text, middle, end, parts.imaginary);
    return isWhole ? makeComplex(call.context, parts.real, parts.imaginary) : malformed(call);
}

/// An argument of complex(): what __complex__(), __float__() or __index__() give, too.
Answer argument(const Call &call, const Value &given, Parts &out)
{
    if (const Answer is = partsOf(call.context, given, out); is != Answer::No)
        return is;
    for (const char *name : {"__complex__", "__float__", "__index__"}) {
        const Value number = askSpecial(call.context, given, name);
        if (call.context.hasRaised())
            return Answer::Raised;
        if (!number.isMissing())
            return partsOf(call.context, number, out);
    }
    return Answer::No;
}

Value make(const Call &call)
{
    if (call.has(0) && call[0].is(Kind::Str))
        return call.has(1)
            ? Value(call.context.typeError("complex() can't take second arg if first is a string"))
            : complexFromText(call);
    if (call.has(1) && call[1].is(Kind::Str))
        return call.context.typeError("complex() second arg can't be a string");
    if (call.has(0) && !call.has(1) && complexOf(call[0]))
        return call[0];
    Parts one, other;
    const Answer isOne = call.has(0) ? argument(call, call[0], one) : Answer::Yes;
    if (isOne == Answer::No)
        return call.context.typeError("complex() first argument must be a string or a number, not '"
                                      + typeName(call[0]) + "'");
    const Answer isOther = isOne == Answer::Yes && call.has(1) ? argument(call, call[1], other) : isOne;
    if (isOther == Answer::No)
        return call.context.typeError("complex() second argument must be a number, not '" + typeName(call[1])
                                      + "'");
    if (isOther == Answer::Raised)
        return {};
    // What stands before i is complex itself perhaps: a + bi + (c + di)i.
    if (call.has(0) && complexOf(call[0]))
        other.real += one.imaginary;
    if (call.has(1) && complexOf(call[1]))
        one.real -= other.imaginary;
    return makeComplex(call.context, one.real, other.real);
}

constexpr FunctionRow makeRow{"complex", make, Signature::Keywords, 0, 2, "real imag"};

} // namespace

Complex::Complex(double real, double imaginary)
    : Opaque(complexType())
    , m_real(real)
    , m_imaginary(imaginary)
{
}

bool Complex::represent(Context &, TextBuilder &out)
{
    if (m_real == 0 && !std::signbit(m_real))
        out.append(shortText(m_imaginary) + "j");
    else
        out.append("(" + shortText(m_real) + signedText(m_imaginary) + "j)");
    return true;
}

Answer Complex::equals(Context &context, const Value &other)
{
    if (const Complex *that = complexOf(other))
        return answer(m_real == that->m_real && m_imaginary == that->m_imaginary);
    if (!other.isFloat() && !isInteger(other))
        return other.is(Kind::Opaque) && sortOf(other) == Sort::Instance
            ? other.object()->equals(context, Value::of(this))
            : Answer::No;
    return m_imaginary == 0 ? equal(context, Value::real(m_real), other) : Answer::No;
}

Answer Complex::hash(Context &, Hash &out)
{
    const Hash real = hashOfReal(m_real), imaginary = hashOfReal(m_imaginary);
    out = Hash(quint64(real) + 1000003 * quint64(imaginary));
    out = out == -1 ? -2 : out;
    return Answer::Yes;
}

Value Complex::operate(Context &context, Operator op, const Value &other, bool isReflected)
{
    const bool isKnown = op == Operator::Add || op == Operator::Subtract || op == Operator::Multiply
        || op == Operator::Divide || op == Operator::Power;
    Parts own{m_real, m_imaginary}, that;
    if (!isKnown || partsOf(context, other, that) != Answer::Yes)
        return {};
    return isReflected ? computed(context, op, that, own) : computed(context, op, own, that);
}

Value Complex::operateAlone(Context &context, UnaryOperator op)
{
    switch (op) {
    case UnaryOperator::Plus:
        return Value::of(this);
    case UnaryOperator::Minus:
        return makeComplex(context, -m_real, -m_imaginary);
    case UnaryOperator::Invert:
        break;
    }
    return {};
}

const Type &complexType()
{
    static const NativeType type(
        {.name = "complex", .make = &makeRow, .methods = complexMethods, .attributes = complexAttributes});
    return type;
}

Value makeComplex(Context &context, double real, double imaginary)
{
    return context.heap().adopt(new Complex(real, imaginary));
}

Value complexPower(Context &context, double one, double other)
{
    return power(context, {one, 0}, {other, 0});
}

} // namespace signalbox::objects
