// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/language/exceptiongroups.h"

#include "engine/language/exceptions.h"

#include <algorithm>
#include <functional>

namespace signalbox {

namespace {

using Parts = std::vector<FailurePart>;

/// A part of a group keeps its message, however little is left of it.
FailurePart derive(const Failure &group, Parts parts)
{
    if (parts.empty())
        return nullptr;
    return std::make_shared<const Failure>(groupOf(messageOfGroup(group), std::move(parts)));
}

/// Splits by what \a matches says of each group and exception, from the outside in.
FailureSplit split(const FailurePart &failure, const std::function<bool(const FailurePart &)> &matches)
{
    if (matches(failure))
        return {failure, nullptr};
    if (!failure->isGroup())
        return {nullptr, failure};
    Parts match;
    Parts rest;
    for (const FailurePart &part : failure->parts) {
        FailureSplit inside = split(part, matches);
        if (inside.match)
            match.push_back(std::move(inside.match));
        if (inside.rest)
            rest.push_back(std::move(inside.rest));
    }
    return {derive(*failure, std::move(match)), derive(*failure, std::move(rest))};
}

void addLeaves(const FailurePart &failure, Parts &leaves)
{
    if (!failure->isGroup())
        leaves.push_back(failure);
    for (const FailurePart &part : failure->parts)
        addLeaves(part, leaves);
}

} // namespace

std::string messageOfGroup(const Failure &group)
{
    const std::size_t begin = group.words.find(": ") + 2;
    return group.words.substr(begin, group.words.rfind(" (") - begin);
}

FailureSplit splitByType(const FailurePart &failure, const QString &type)
{
    return split(failure, [&](const FailurePart &part) { return isSubclass(typeOf(*part), type); });
}

FailurePart keepParts(const FailurePart &group, const std::vector<FailurePart> &kept)
{
    Parts leaves;
    for (const FailurePart &part : kept)
        addLeaves(part, leaves);
    const auto isKept = [&](const FailurePart &part) {
        return !part->isGroup() && std::find(leaves.begin(), leaves.end(), part) != leaves.end();
    };
    return split(group, isKept).match;
}

bool isSameGroup(const Failure &one, const Failure &other)
{
    return one.isGroup() && one.words == other.words && one.parts == other.parts;
}

} // namespace signalbox
