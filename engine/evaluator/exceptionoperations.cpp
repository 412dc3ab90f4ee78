// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/evaluator/exceptionoperations.h"

#include "engine/objects/contextchain.h"
#include "engine/objects/exceptions.h"
#include "engine/objects/sequences.h"
#include "engine/objects/texts.h"
#include "engine/operations/groups.h"

#include <algorithm>

namespace signalbox::evaluator {

using namespace objects;

namespace {

/// Whether \a types are what `except` takes.
bool checkTypes(Context &context, const Value &types, bool isStar)
{
    const auto isException = [](const Value &type) {
        return type.is(Kind::Type) && type.as<Type>()->isException();
    };
    const bool isTuple = types.is(Kind::Tuple);
    const auto items = isTuple ? types.as<Tuple>()->items() : std::span<const Value>(&types, 1);
    if (!std::all_of(items.begin(), items.end(), isException))
        return context.typeError("catching classes that do not inherit from BaseException is not allowed");
    const auto isGroup = [](const Value &type) {
        return type.as<Type>()->isSubtypeOf(*builtinType("BaseExceptionGroup"));
    };
    if (isStar && std::any_of(items.begin(), items.end(), isGroup))
        return context.typeError("catching ExceptionGroup with except* is not allowed. Use except instead.");
    return true;
}

bool matches(const Value &exception, const Value &types)
{
    if (types.is(Kind::Type))
        return typeOf(exception).isSubtypeOf(*types.as<Type>());
    const auto items = types.as<Tuple>()->items();
    return std::any_of(items.begin(), items.end(),
                       [&](const Value &type) { return matches(exception, type); });
}

/// Parts \a exception into what is of \a types and what is not: None where there is nothing.
bool split(Context &context, const Value &exception, const Value &types, Value &match, Value &rest)
{
    const auto isWanted = [&types](const Value &each) { return answer(matches(each, types)); };
    return splitGroup(context, exception, isWanted, match, rest);
}

bool matchGroup(Context &context, Activation &at)
{
    const Value types = at.pop();
    const Value exception = *(at.top - 1);
    Value match = Value::none(), rest = Value::none();
    if (!checkTypes(context, types, true))
        return false;
    if (!exception.isNone() && !split(context, exception, types, match, rest))
        return false;
    if (!match.isNone() && !match.as<Exception>()->isGroup()) {
        // What is no group is handled as one without words.
        const Value naked = match;
        match = makeException(context, *builtinType("BaseExceptionGroup"),
                              {emptyText(), makeTuple(context.heap(), {naked})});
        if (match.isMissing())
            return false;
    }
    *(at.top - 1) = std::move(rest);
    at.push(std::move(match));
    return true;
}

void collectLeaves(const Value &exception, std::vector<const Object *> &out)
{
    if (!exception.as<Exception>()->isGroup()) {
        out.push_back(exception.object());
        return;
    }
    for (const Value &member : exception.as<Exception>()->members)
        collectLeaves(member, out);
}

/// The part of \a group whose leaves are in \a leaves.
Value projected(Context &context, const Value &group, const std::vector<const Object *> &leaves)
{
    std::vector<Value> members;
    for (const Value &member : group.as<Exception>()->members) {
        if (member.as<Exception>()->isGroup()) {
            Value part = projected(context, member, leaves);
            if (part.isMissing())
                return {};
            if (!part.isNone())
                members.push_back(std::move(part));
        } else if (std::find(leaves.begin(), leaves.end(), member.object()) != leaves.end()) {
            members.push_back(member);
        }
    }
    if (members.size() == group.as<Exception>()->members.size()
        && std::equal(members.begin(), members.end(), group.as<Exception>()->members.begin(),
                      [](const Value &one, const Value &other) { return one.isSame(other); }))
        return group;
    return derivedGroup(context, group, std::move(members));
}

/// Whether it is a part of the group that was raised at first, which nobody handled, or was raised again.
bool isPartOf(const Value &exception, const Value &group)
{
    if (exception.isSame(group))
        return true;
    if (!group.as<Exception>()->isGroup() || !exception.as<Exception>()->isGroup())
        return false;
    std::vector<const Object *> whole, part;
    collectLeaves(group, whole);
    collectLeaves(exception, part);
    return std::all_of(
               part.begin(), part.end(),
               [&](const Object *each) { return std::find(whole.begin(), whole.end(), each) != whole.end(); })
        && exception.as<Exception>()->args().as<Tuple>()->at(0).isSame(
            group.as<Exception>()->args().as<Tuple>()->at(0));
}

/// What the end of an `except*` raises: what nobody handled, and what handlers raised.
bool groupOf(Context &context, Activation &at)
{
    const Value results = at.pop();
    const Value original = *(at.top - 1);
    std::vector<Value> raised;
    std::vector<const Object *> again;
    bool hasAgain = false;
    Value whole;
    for (const Value &each : results.as<List>()->items()) {
        if (each.isNone())
            continue;
        if (isPartOf(each, original)) {
            collectLeaves(each, again);
            hasAgain = true;
            whole = each;
        } else {
            raised.push_back(each);
        }
    }
    Value left = Value::none();
    if (hasAgain)
        left = original.as<Exception>()->isGroup() ? projected(context, original, again) : whole;
    if (left.isMissing())
        return false;
    if (!raised.empty()) {
        if (!left.isNone())
            raised.push_back(left);
        left = raised.size() == 1 // since 3.11.4 it stands for itself
            ? raised.front()
            : makeException(context, *builtinType("BaseExceptionGroup"),
                            {emptyText(), makeList(context.heap(), std::move(raised))});
        if (left.isMissing())
            return false;
    }
    *(at.top - 1) = std::move(left);
    return true;
}

} // namespace

/// Where \a exception is in the chain of \a handled already, the chain ends before it.
static void cutBefore(const Value &exception, const Value &handled)
{
    if (Exception *before = findInContexts(*handled.as<Exception>(), [&exception](const Exception &each) {
            return each.context.isSame(exception);
        }))
        before->context = {};
}

void setContext(const Value &exception, const Value &handled)
{
    if (handled.isMissing() || handled.isSame(exception))
        return;
    cutBefore(exception, handled);
    exception.as<Exception>()->context = handled;
}

bool matchExceptions(Context &context, Activation &at, const Instruction &instruction)
{
    if (instruction.op == Op::MatchGroup)
        return matchGroup(context, at);
    if (instruction.op == Op::GroupOf)
        return groupOf(context, at);
    const Value types = at.pop();
    if (!checkTypes(context, types, false))
        return false;
    at.push(Value::boolean(matches(*(at.top - 1), types)));
    return true;
}

} // namespace signalbox::evaluator
