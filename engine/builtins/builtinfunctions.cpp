// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/builtins/builtinfunctions.h"

#include "engine/builtins/calls.h"
#include "engine/builtins/methods.h"
#include "engine/builtins/names.h"
#include "engine/builtins/rounding.h"
#include "engine/objects/bytes.h"
#include "engine/objects/exceptions.h"
#include "engine/objects/floats.h"
#include "engine/objects/indices.h"
#include "engine/objects/integers.h"
#include "engine/objects/protocol.h"
#include "engine/objects/sequences.h"
#include "engine/objects/textbuilder.h"
#include "engine/objects/texts.h"
#include "engine/operations/arithmetic.h"
#include "engine/operations/attributes.h"
#include "engine/operations/complexes.h"
#include "engine/operations/contents.h"
#include "engine/operations/descriptors.h"
#include "engine/operations/formatspec.h"
#include "engine/operations/iterators.h"
#include "engine/operations/subscripts.h"
#include "engine/operations/suggestions.h"
#include "engine/operations/super.h"

#include <algorithm>
#include <cmath>
#include <deque>
#include <limits>
#include <unordered_map>

namespace signalbox::objects {

namespace {

Value length(const Call &call)
{
    qsizetype size = 0;
    return lengthOf(call.context, call[0], size) ? Value::integer(size) : Value();
}

// Sums of floats compensate what was rounded since 3.12 (Neumaier's variant of Kahan's summation): as long as
// there are only ints first and floats then. Whatever else comes ends it for good.
class Sum {
public:
    Sum(Context &context, Value start)
        : m_context(context)
        , m_total(std::move(start))
    {
        settle(m_total.isSmallInt());
    }

    bool add(const Value &item)
    {
        if (m_phase == Phase::Reals && (item.isFloat() || item.isSmallIntOrBool())) {
            const double x = item.isFloat() ? item.real() : double(item.integer()), total = m_total.real();
            const double next = total + x;
            if (item.isFloat())
                m_rest += std::abs(total) >= std::abs(x) ? (total - next) + x : (x - next) + total;
            m_total = Value::real(next);
            return true;
        }
        const bool isWhole = m_phase == Phase::Integers && item.isSmallIntOrBool();
        const bool wasInteger = m_phase == Phase::Integers;
        flush();
        m_total = objects::add(m_context, m_total, item);
        if (!isWhole || !m_total.isSmallInt()) {
            m_phase = Phase::Any;
            if (wasInteger)
                settle(false);
        }
        return !m_total.isMissing();
    }

    Value result()
    {
        flush();
        return m_total;
    }

private:
    enum class Phase : quint8 { Integers, Reals, Any };

    void settle(bool isInteger)
    {
        const bool isCompensating = m_context.follows(PythonVersion::Python312);
        m_phase = isInteger                       ? Phase::Integers
            : isCompensating && m_total.isFloat() ? Phase::Reals
                                                  : Phase::Any;
    }

    void flush()
    {
        if (m_rest != 0 && std::isfinite(m_rest))
            m_total = Value::real(m_total.real() + m_rest);
        m_rest = 0;
    }

    Context &m_context;
    Value m_total;
    double m_rest = 0;
    Phase m_phase = Phase::Any;
};

Value sum(const Call &call)
{
    Value start = call.has(1) ? call[1] : Value::integer(0);
    if (!isIterable(call[0]))
        return call.context.typeError("'" + typeName(call[0]) + "' object is not iterable");
    if (start.is(Kind::Str))
        return call.context.typeError("sum() can't sum strings [use ''.join(seq) instead]");
    if (start.is(Kind::Bytes))
        return call.context.typeError("sum() can't sum bytes [use b''.join(seq) instead]");
    Sum total(call.context, start);
    return forEach(call.context, call[0], [&](const Value &item) { return total.add(item); }) ? total.result()
                                                                                              : Value();
}

// min() and max(): of one iterable, or of several arguments.
Value extreme(const Call &call, const char *function, Comparison how)
{
    if (call.count == 0)
        return call.context.typeError(std::string(function) + " expected at least 1 argument, got 0");
    Value key = Value::none(), usual;
    if (call.passed.keywords.size() > 2)
        return call.context.typeError(std::string(function) + "() takes at most 2 keyword arguments ("
                                      + std::to_string(call.passed.keywords.size()) + " given)");
    for (size_t i = 0; i < call.passed.keywords.size(); ++i) {
        const std::string name = toUtf8(call.passed.keywords[i]);
        if (name == "key")
            key = call.passed.ofKeyword(qsizetype(i));
        else if (name == "default")
            usual = call.passed.ofKeyword(qsizetype(i));
        else
            return call.context.typeError(
                invalidKeyword(call.context, std::string(function) + "()", name, {"key", "default"}));
    }
    if (call.count > 1 && !usual.isMissing())
        return call.context.typeError("Cannot specify a default for " + std::string(function)
                                      + "() with multiple positional arguments");
    Value best, bestKey;
    const auto consider = [&](const Value &item) {
        Value itemKey = key.isNone() ? item : objects::call(call.context, key, item);
        if (itemKey.isMissing())
            return false;
        Answer isBetter = Answer::Yes;
        if (!best.isMissing())
            isBetter = compare(call.context, how, itemKey, bestKey);
        if (isBetter == Answer::Yes) {
            best = item;
            bestKey = itemKey;
        }
        return isBetter != Answer::Raised;
    };
    if (call.count == 1) {
        if (!forEach(call.context, call[0], consider))
            return {};
    } else {
        for (qsizetype i = 0; i < call.count; ++i)
            if (!consider(call[i]))
                return {};
    }
    if (best.isMissing() && usual.isMissing())
        return call.context.valueError(std::string(function)
                                       + (call.context.follows(PythonVersion::Python312)
                                              ? "() iterable argument is empty"
                                              : "() arg is an empty sequence"));
    return best.isMissing() ? usual : best;
}

Value least(const Call &call)
{
    return extreme(call, "min", Comparison::Less);
}

Value most(const Call &call)
{
    return extreme(call, "max", Comparison::Greater);
}

Value sorted(const Call &call)
{
    if (call.count != 1)
        return call.context.typeError("sorted expected 1 argument, got " + std::to_string(call.count));
    std::vector<Value> items;
    if (!collect(call.context, call[0], items))
        return {};
    // It is a list's sort() that looks at the keywords.
    const Value list = makeList(call.heap(), std::move(items));
    const Value done = callMethod(call.context, list, makeText(call.heap(), std::string_view("sort")),
                                  {call.arguments + 1, 0, call.passed.keywords});
    return done.isMissing() ? done : list;
}

Value anyTrue(const Call &call)
{
    bool found = false;
    const bool isWhole = forEach(call.context, call[0], [&](const Value &item) {
        const Answer is = truthOf(call.context, item);
        found = is == Answer::Yes;
        return is == Answer::No;
    });
    return isWhole || found ? Value::boolean(found) : Value();
}

Value allTrue(const Call &call)
{
    bool isAll = true;
    const bool isWhole = forEach(call.context, call[0], [&](const Value &item) {
        const Answer is = truthOf(call.context, item);
        isAll = is != Answer::No;
        return is == Answer::Yes;
    });
    return isWhole || !isAll ? Value::boolean(isAll) : Value();
}

Value absolute(const Call &call)
{
    if (call[0].isFloat())
        return Value::real(std::abs(call[0].real()));
    if (isInteger(call[0]))
        return unary(call.context, signOf(call[0]) < 0 ? UnaryOperator::Minus : UnaryOperator::Plus, call[0]);
    if (Value number = askSpecial(call.context, call[0], "__abs__");
        !number.isMissing() || call.context.hasRaised())
        return number;
    if (call[0].is(Kind::Opaque) && findMethod(call[0], "__abs__"))
        return callMethod(call.context, call[0], makeText(call.heap(), std::string_view("__abs__")), {});
    return call.context.typeError("bad operand type for abs(): '" + typeName(call[0]) + "'");
}

Value divideBoth(const Call &call)
{
    return divideWithRest(call.context, call[0], call[1]);
}

Value character(const Call &call)
{
    qint64 point = 0;
    if (call.context.follows(PythonVersion::Python313) && isInteger(call[0])
        && (!call[0].isSmallIntOrBool() || call[0].integer() < 0 || call[0].integer() > 0x10ffff))
        return call.context.valueError("chr() arg not in range(0x110000)");
    if (isInteger(call[0]) && !call[0].isSmallIntOrBool())
        return call.context.raise(Error::OverflowError, "Python int too large to convert to C int");
    if (!toIndex(call.context, call[0], point))
        return {};
    if (point > std::numeric_limits<int>::max() || point < std::numeric_limits<int>::min())
        return call.context.raise(Error::OverflowError, "Python int too large to convert to C int");
    if (point < 0 || point > 0x10ffff)
        return call.context.valueError("chr() arg not in range(0x110000)");
    return makeCharacter(call.heap(), char32_t(point));
}

Value ordinal(const Call &call)
{
    if (!call[0].is(Kind::Str) && !call[0].is(Kind::Bytes))
        return call.context.typeError("ord() expected string of length 1, but " + typeName(call[0])
                                      + " found");
    const qsizetype size = call[0].object()->length();
    if (size != 1)
        return call.context.typeError("ord() expected a character, but string of length "
                                      + std::to_string(size) + " found");
    return Value::integer(call[0].is(Kind::Str) ? qint64(call[0].as<Str>()->at(0))
                                                : quint8(call[0].as<Bytes>()->bytes()[0]));
}

Value representation(const Call &call)
{
    return reprOf(call.context, call[0]);
}

Value asciiOf(const Call &call)
{
    const Value shown = reprOf(call.context, call[0]);
    return shown.isMissing() ? shown : makeText(call.heap(), escapedBeyondAscii(toUtf32(shown)));
}

Value answered(Answer is)
{
    return is == Answer::Raised ? Value() : Value::boolean(is == Answer::Yes);
}

Value isInstanceOf(const Call &call)
{
    return answered(isInstance(call.context, call[0], call[1]));
}

Value isSubclassOf(const Call &call)
{
    return answered(isSubclass(call.context, call[0], call[1]));
}

Value callable(const Call &call)
{
    return Value::boolean(isCallable(call[0]));
}

Value hashValue(const Call &call)
{
    Hash hash = 0;
    return hashOf(call.context, call[0], hash) ? Value::integer(hash) : Value();
}

Value identity(const Call &call)
{
    const Value &value = call[0];
    return Value::integer(value.isObject()
                              ? qint64(reinterpret_cast<quintptr>(value.object()))
                              : 0x7f00'0000'0000 + 16 * (hashOfSmallInteger(value.integer()) & 0xffff'ffff));
}

Value power(const Call &call)
{
    return powerOf(call.context, call[0], call[1], call.has(2) ? call[2] : Value::none());
}

Value inBase(const Call &call, int base, const char *prefix)
{
    Value number = plain(call[0]);
    if (!isInteger(number))
        number = askSpecial(call.context, number, "__index__");
    if (number.isMissing() && call.context.hasRaised())
        return {};
    if (!isInteger(number))
        return call.context.typeError("'" + typeName(call[0])
                                      + "' object cannot be interpreted as an integer");
    std::string text;
    if (!textInBase(call.context, number, base, text))
        return {};
    text.insert(text[0] == '-' ? 1 : 0, prefix);
    return makeText(call.heap(), text);
}

Value binaryText(const Call &call)
{
    return inBase(call, 2, "0b");
}

Value octalText(const Call &call)
{
    return inBase(call, 8, "0o");
}

Value hexText(const Call &call)
{
    return inBase(call, 16, "0x");
}

Value iteratorOf(const Call &call)
{
    if (!call.has(1))
        return iterate(call.context, call[0]);
    if (!isCallable(call[0]))
        return call.context.typeError(call.context.version() == PythonVersion::Python312
                                          ? "iter(object, sentinel): object must be callable"
                                          : "iter(v, w): v must be callable");
    return iterateCalls(call.context, call[0], call[1]);
}

Value nextItem(const Call &call)
{
    Value item = call[0].is(Kind::Opaque) ? call[0].as<Opaque>()->nextOrStop(call.context)
                                          : nextOf(call.context, call[0]);
    if (!item.isMissing())
        return item;
    if (call.has(1) && (!call.context.hasRaised() || call.context.hasRaised(Error::StopIteration))) {
        call.context.clear();
        return call[1];
    }
    if (!call.context.hasRaised())
        call.context.raiseWith(typeOfError(Error::StopIteration), Value());
    return {};
}

Value formatOf(const Call &call)
{
    return formatValue(call.context, call[0], call.has(1) ? call[1] : emptyText());
}

/// The name of an attribute; Missing where it raised.
Value nameFrom(const Call &call)
{
    const Value &name = plainIfScalar(call[1]);
    return name.is(Kind::Str)
        ? name
        : Value(call.context.typeError("attribute name must be string, not '" + typeName(call[1]) + "'"));
}

Value getAttribute(const Call &call)
{
    const Value name = nameFrom(call);
    if (name.isMissing())
        return {};
    Value found = attributeOf(call.context, call[0], name);
    if (found.isMissing() && call.has(2) && call.context.hasRaised(Error::AttributeError)) {
        call.context.clear();
        return call[2];
    }
    return found;
}

Value hasAttribute(const Call &call)
{
    const Value name = nameFrom(call);
    if (name.isMissing())
        return {};
    const Value found = attributeOf(call.context, call[0], name);
    if (!found.isMissing())
        return Value::boolean(true);
    if (!call.context.hasRaised(Error::AttributeError))
        return {};
    call.context.clear();
    return Value::boolean(false);
}

Value setAttributeOf(const Call &call)
{
    const Value name = nameFrom(call);
    if (name.isMissing())
        return {};
    return setAttribute(call.context, call[0], name, call[2]) ? Value::none() : Value();
}

Value deleteAttributeOf(const Call &call)
{
    const Value name = nameFrom(call);
    if (name.isMissing())
        return {};
    return setAttribute(call.context, call[0], name, Value()) ? Value::none() : Value();
}

Value variablesOf(const Call &call)
{
    Value dict = attributeOf(call.context, call[0], makeText(call.heap(), std::string_view("__dict__")));
    if (dict.isMissing() && call.context.hasRaised(Error::AttributeError))
        return call.context.typeError("vars() argument must have __dict__ attribute");
    return dict;
}

Value listNames(const Call &call)
{
    return namesOfAttributes(call.context, call[0]);
}

// exit() and quit(), which scripts call as they call sys.exit().
Value leave(const Call &call)
{
    std::vector<Value> arguments;
    if (call.has(0) && !call[0].isNone())
        arguments.push_back(call[0]);
    return call.context.raise(makeException(call.context, *builtinType("SystemExit"), std::move(arguments)));
}

constexpr FunctionRow functionRows[] = {
    {"exit", leave, Signature::Keywords, 0, 1, "code"},
    {"quit", leave, Signature::Keywords, 0, 1, "code"},
    {"dir", listNames, Signature::Positional, 1, 1},
    {"len", length, Signature::One},
    {"sum", sum, Signature::Keywords, 1, 2, "- start"},
    {"min", least, Signature::Anything},
    {"max", most, Signature::Anything},
    {"sorted", sorted, Signature::Anything},
    {"any", anyTrue, Signature::One},
    {"all", allTrue, Signature::One},
    {"abs", absolute, Signature::One},
    {"round", roundValue, Signature::Keywords, 1, 2, "number ndigits"},
    {"divmod", divideBoth, Signature::Positional, 2, 2},
    {"chr", character, Signature::One},
    {"ord", ordinal, Signature::One},
    {"repr", representation, Signature::One},
    {"ascii", asciiOf, Signature::One},
    {"isinstance", isInstanceOf, Signature::Positional, 2, 2},
    {"issubclass", isSubclassOf, Signature::Positional, 2, 2},
    {"callable", callable, Signature::One},
    {"hash", hashValue, Signature::One},
    {"id", identity, Signature::One},
    {"pow", power, Signature::Keywords, 2, 3, "base exp mod"},
    {"bin", binaryText, Signature::One},
    {"oct", octalText, Signature::One},
    {"hex", hexText, Signature::One},
    {"iter", iteratorOf, Signature::Positional, 1, 2},
    {"next", nextItem, Signature::Positional, 1, 2},
    {"format", formatOf, Signature::Positional, 1, 2},
    {"getattr", getAttribute, Signature::Positional, 2, 3},
    {"hasattr", hasAttribute, Signature::Positional, 2, 2},
    {"setattr", setAttributeOf, Signature::Positional, 3, 3},
    {"delattr", deleteAttributeOf, Signature::Positional, 2, 2},
    {"vars", variablesOf, Signature::Positional, 1, 1},
};

} // namespace

std::span<const FunctionRow> builtinFunctions()
{
    return functionRows;
}

// Types that have no name among the builtins: iterators, dict_keys, NoneType.
static bool isNamed(const Type &type)
{
    static const auto hidden = {Kind::None, Kind::Ellipsis, Kind::NotImplemented, Kind::Function,
                                Kind::DictView};
    if (std::find(hidden.begin(), hidden.end(), type.instances()) != hidden.end())
        return false;
    static const auto named = {"enumerate", "zip", "map", "filter", "reversed"};
    return type.instances() != Kind::Iterator
        || std::any_of(named.begin(), named.end(),
                       [&](const char *name) { return type.qualifiedName() == name; });
}

Value builtinNamed(std::string_view name)
{
    static std::deque<Function> functions;
    static const auto byName = [] {
        std::unordered_map<std::string_view, const Function *> found;
        for (const FunctionRow &row : functionRows) {
            functions.emplace_back(row, nullptr, Value());
            found.emplace(row.name, &functions.back());
        }
        return found;
    }();
    if (const auto found = byName.find(name); found != byName.end())
        return Value::ofImmortal(found->second);
    if (name == "__debug__")
        return Value::boolean(true);
    if (name == "Ellipsis" || name == "NotImplemented")
        return name == "Ellipsis" ? Value::ellipsis() : Value::notImplemented();
    for (const Type *type :
         {&propertyType(), &classMethodType(), &staticMethodType(), &superType(), &complexType()})
        if (type->qualifiedName() == name)
            return type->reference();
    if (name == "EnvironmentError" || name == "IOError")
        return builtinType("OSError")->reference();
    const Type *type = builtinType(name);
    return type && isNamed(*type) ? type->reference() : Value();
}

Value printedText(Context &context, std::span<const Value> values, const Value &separator)
{
    TextBuilder out;
    for (size_t i = 0; i < values.size(); ++i) {
        if (i > 0 && separator.is(Kind::Str))
            out.append(std::u32string_view(toUtf32(separator)));
        else if (i > 0)
            out.append(U' ');
        if (!describe(context, values[i], out))
            return {};
    }
    return out.toValue(context.heap());
}

} // namespace signalbox::objects
