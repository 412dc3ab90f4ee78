// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/operations/groups.h"

#include "engine/objects/exceptions.h"
#include "engine/objects/protocol.h"
#include "engine/objects/sequences.h"
#include "engine/objects/texts.h"
#include "engine/operations/classes.h"

#include <algorithm>

namespace signalbox::objects {

namespace {

Value plainlyDerived(Context &context, const Value &group, const Value &members)
{
    return makeException(context, *builtinType("BaseExceptionGroup"),
                         {group.as<Exception>()->args().as<Tuple>()->at(0), members});
}

/// What its own class makes of it: a function, or Missing where it has none.
Value ownDerive(Context &context, const Value &group)
{
    const Type &type = typeOf(group);
    const Value found = type.isClass()
        ? Class::of(type)->find(context, makeText(context.heap(), std::string_view("derive")))
        : Value();
    return sortOf(found) == Sort::Function ? found : Value();
}

bool isExceptionType(const Value &value)
{
    return value.is(Kind::Type) && value.as<Type>()->isException();
}

/// The condition of splitBy() and subgroupBy(): a type, a tuple of types, or what is called with each
/// exception.
bool readCondition(Context &context, const Value &condition, std::function<Answer(const Value &)> &out)
{
    const bool isTuple = condition.is(Kind::Tuple)
        && std::all_of(condition.as<Tuple>()->items().begin(), condition.as<Tuple>()->items().end(),
                       isExceptionType);
    if (isExceptionType(condition) || isTuple) {
        out = [condition](const Value &exception) {
            const auto types = condition.is(Kind::Tuple) ? condition.as<Tuple>()->items()
                                                         : std::span<const Value>(&condition, 1);
            return answer(std::any_of(types.begin(), types.end(), [&](const Value &type) {
                return typeOf(exception).isSubtypeOf(*type.as<Type>());
            }));
        };
        return true;
    }
    if (!condition.is(Kind::Function) && !condition.is(Kind::Opaque))
        return context.typeError(context.follows(PythonVersion::Python313)
                                     ? "expected an exception type, a tuple of exception types, or a "
                                       "callable (other than a class)"
                                     : "expected a function, exception type or tuple of exception types");
    out = [&context, condition](const Value &exception) {
        const Value is = call(context, condition, exception);
        return is.isMissing() ? Answer::Raised : truthOf(context, is);
    };
    return true;
}

Value splitBy(const Call &call)
{
    std::function<Answer(const Value &)> isWanted;
    Value match, rest;
    return readCondition(call.context, call[0], isWanted)
            && splitGroup(call.context, call.self, isWanted, match, rest)
        ? makeTuple(call.heap(), {match, rest})
        : Value();
}

Value subgroupBy(const Call &call)
{
    std::function<Answer(const Value &)> isWanted;
    Value match, rest;
    return readCondition(call.context, call[0], isWanted)
            && splitGroup(call.context, call.self, isWanted, match, rest)
        ? match
        : Value();
}

Value deriveFrom(const Call &call)
{
    return plainlyDerived(call.context, call.self, call[0]);
}

constexpr FunctionRow groupRows[] = {
    {"split", splitBy, Signature::One},
    {"subgroup", subgroupBy, Signature::One},
    {"derive", deriveFrom, Signature::One},
};

} // namespace

Value derivedGroup(Context &context, const Value &group, std::vector<Value> members)
{
    if (members.empty())
        return Value::none();
    const Value list = makeList(context.heap(), std::move(members));
    const Value function = ownDerive(context, group);
    const Value given[] = {group, list};
    Value made = function.isMissing() ? plainlyDerived(context, group, list)
                                      : call(context, function, Arguments{given, 2});
    if (made.isMissing() || !made.is(Kind::Exception))
        return made.isMissing()
            ? made
            : Value(context.typeError("deriveFrom must return an instance of BaseExceptionGroup"));
    const auto *from = group.as<Exception>();
    auto *into = made.as<Exception>();
    into->cause = from->cause;
    into->context = from->context;
    into->suppressesContext = from->suppressesContext;
    into->notes = from->notes;
    into->trail = from->trail;
    return made;
}

bool splitGroup(Context &context, const Value &exception,
                const std::function<Answer(const Value &)> &isWanted, Value &match, Value &rest)
{
    match = rest = Value::none();
    const Nesting nesting(context, " in exceptiongroup_split_recursive");
    if (nesting.isTooDeep())
        return false;
    const Answer is = isWanted(exception);
    if (is == Answer::Raised)
        return false;
    if (is == Answer::Yes) {
        match = exception;
        return true;
    }
    if (!exception.as<Exception>()->isGroup()) {
        rest = exception;
        return true;
    }
    std::vector<Value> matching, others;
    for (const Value &member : std::vector<Value>(exception.as<Exception>()->members)) {
        Value some, left;
        if (!splitGroup(context, member, isWanted, some, left))
            return false;
        if (!some.isNone())
            matching.push_back(std::move(some));
        if (!left.isNone())
            others.push_back(std::move(left));
    }
    if (matching.empty()) {
        rest = exception;
        return true;
    }
    match = derivedGroup(context, exception, std::move(matching));
    rest = match.isMissing() ? Value() : derivedGroup(context, exception, std::move(others));
    return !rest.isMissing();
}

std::span<const FunctionRow> groupMethods()
{
    return groupRows;
}

} // namespace signalbox::objects
