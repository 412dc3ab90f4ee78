// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/timeline/lanechoice.h"

#include <QJsonArray>

#include <array>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

const std::array kSortKeys{u"drawn"_s, u"first_event"_s, u"waiting"_s, u"state"_s};
const std::array kGroupingKeys{u"none"_s, u"frame"_s, u"function"_s};

/// The place of a word in a list of them; 0 where it is none of them.
template <typename Words> int placeIn(const Words &words, const QString &word)
{
    const auto found = std::find(words.begin(), words.end(), word);
    return found == words.end() ? 0 : int(found - words.begin());
}

QString kindKey(Lane::Kind kind)
{
    switch (kind) {
    case Lane::Kind::Task:
        return u"task"_s;
    case Lane::Kind::QueueFill:
        return u"queue"_s;
    case Lane::Kind::LockOwner:
        return u"lock"_s;
    case Lane::Kind::ConditionOwner:
        return u"condition"_s;
    case Lane::Kind::SemaphoreUse:
        return u"semaphore"_s;
    case Lane::Kind::BarrierFill:
        return u"barrier"_s;
    case Lane::Kind::CounterValue:
        return u"counter"_s;
    case Lane::Kind::ExecutorUse:
        return u"executor"_s;
    case Lane::Kind::Event:
        return u"event"_s;
    case Lane::Kind::FutureSet:
        return u"future"_s;
    case Lane::Kind::Output:
        return u"output"_s;
    case Lane::Kind::Variable:
        return u"variable"_s;
    }
    return {};
}

} // namespace

void LaneChoice::move(const Move &move)
{
    moves.removeIf([&move](const Move &each) { return each.key == move.key; });
    moves.append(move);
}

LaneChoice savedLaneChoice(const Layout &layout)
{
    return laneChoiceFromJson(layout.settings.extra.value(kSavedLanes).toObject());
}

QString laneKey(const Run &run, const TimelineLane &lane)
{
    if (lane.group)
        return lane.group->key;
    const bool isThing = lane.resource < run.program.resources.size();
    return kindKey(lane.kind) + u'/' + (isThing ? run.program.resources[lane.resource].name : lane.name);
}

QJsonObject toJson(const LaneChoice &choice)
{
    QJsonObject object;
    if (choice.sort != LaneChoice::Sort::Drawn)
        object[u"sort"] = kSortKeys[std::size_t(choice.sort)];
    if (choice.grouping != LaneChoice::Grouping::None)
        object[u"group"] = kGroupingKeys[std::size_t(choice.grouping)];
    if (!choice.pinned.isEmpty())
        object[u"pinned"] = QJsonArray::fromStringList(choice.pinned);
    QJsonArray moves;
    for (const LaneChoice::Move &move : choice.moves)
        moves.append(
            QJsonObject{{u"lane"_s, move.key}, {move.isBefore ? u"before"_s : u"after"_s, move.place}});
    if (!moves.isEmpty())
        object[u"moved"] = moves;
    QJsonObject folded;
    for (auto each = choice.folded.begin(); each != choice.folded.end(); ++each)
        folded[each.key()] = each.value();
    if (!folded.isEmpty())
        object[u"folded"] = folded;
    return object;
}

LaneChoice laneChoiceFromJson(const QJsonObject &object)
{
    LaneChoice choice;
    choice.sort = LaneChoice::Sort(placeIn(kSortKeys, object[u"sort"].toString()));
    choice.grouping = LaneChoice::Grouping(placeIn(kGroupingKeys, object[u"group"].toString()));
    for (const QJsonValue &key : object[u"pinned"].toArray()) {
        if (key.isString() && !choice.pinned.contains(key.toString()))
            choice.pinned.append(key.toString());
    }
    for (const QJsonValue &move : object[u"moved"].toArray()) {
        const bool isBefore = move[u"before"].isString();
        const QJsonValue place = move[isBefore ? u"before" : u"after"];
        if (move[u"lane"].isString() && place.isString())
            choice.move({move[u"lane"].toString(), place.toString(), isBefore});
    }
    const QJsonObject folded = object[u"folded"].toObject();
    for (auto each = folded.begin(); each != folded.end(); ++each) {
        if (each.value().isBool())
            choice.folded.insert(each.key(), each.value().toBool());
    }
    return choice;
}

} // namespace signalbox
