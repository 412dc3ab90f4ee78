// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/file/layoutencoder.h"

#include "engine/catalog/catalog.h"
#include "engine/file/documentformat.h"
#include "engine/file/jsontext.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <cmath>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

QJsonArray stepsToJson(const QList<Step> &steps);

/// Whole numbers as integers: as a double, Qt would write 1000000 as 1e+06.
QJsonValue numberToJson(double number)
{
    constexpr double exactUpTo = 9e15;
    if (std::floor(number) == number && std::abs(number) < exactUpTo)
        return QJsonValue(qint64(number));
    return QJsonValue(number);
}

QJsonValue secondsToJson(Micros time)
{
    return numberToJson(toSeconds(time));
}

QJsonValue toJson(const Duration &duration)
{
    switch (duration.law) {
    case Duration::Law::Fixed:
        break;
    case Duration::Law::Uniform: {
        const QJsonArray ends{secondsToJson(duration.low), secondsToJson(duration.high)};
        return QJsonObject{{u"uniform"_s, ends}};
    }
    case Duration::Law::Exponential:
        return QJsonObject{{u"exponential"_s, secondsToJson(duration.low)}};
    }
    return secondsToJson(duration.low);
}

struct ParamToJson {
    QJsonValue operator()(bool flag) const { return flag; }
    QJsonValue operator()(qint64 number) const { return number; }
    QJsonValue operator()(const Duration &duration) const { return toJson(duration); }
    QJsonValue operator()(const QString &text) const { return text; }
    QJsonValue operator()(const QList<Step> &steps) const { return stepsToJson(steps); }
};

QJsonValue toJson(const ParamInfo &param, const ParamValue &value)
{
    const auto *chosen = std::get_if<qint64>(&value);
    if (param.type == ParamInfo::Type::Choice && chosen && *chosen >= 0 && *chosen < param.choices.size())
        return param.choices[*chosen].key;
    return std::visit(ParamToJson(), value);
}

QJsonObject toJson(const Predicate &predicate)
{
    const PredicateInfo &asked = info(predicate.of);
    QJsonObject object = predicate.extra;
    object[u"is"_s] = asked.key;
    if (!asked.targets.isEmpty() && predicate.target != NodeId::None)
        object[u"on"_s] = qint64(predicate.target);
    if (asked.compares()) {
        object[u"relation"_s] = relationKeys()[qsizetype(predicate.relation)];
        object[u"value"_s] = predicate.value;
    }
    if (predicate.negated)
        object[u"not"_s] = true;
    return object;
}

QJsonObject toJson(const Step &step)
{
    const VerbInfo &verb = info(step.verb);
    QJsonObject object = step.extra;
    object[u"do"_s] = verb.key;
    if (!verb.targets.isEmpty() && step.target != NodeId::None)
        object[u"on"_s] = qint64(step.target);
    if (verb.hasTime)
        object[u"time"_s] = toJson(step.time);
    if (verb.hasCount && !(verb.hasOptionals && step.count == 1))
        object[u"count"_s] = step.count;
    if (verb.hasText && !(verb.hasOptionals && step.text.isEmpty()))
        object[u"text"_s] = step.text;
    if (!verb.choices.isEmpty() && step.choice != 0 && step.choice < verb.choices.size())
        object[u"choice"_s] = verb.choices[step.choice].key;
    if (verb.hasPredicate)
        object[u"if"_s] = toJson(step.predicate);
    if (verb.hasBody)
        object[u"steps"_s] = stepsToJson(step.body);
    return object;
}

QJsonArray stepsToJson(const QList<Step> &steps)
{
    QJsonArray array;
    for (const Step &step : steps)
        array.append(toJson(step));
    return array;
}

QJsonObject toJson(const Node &node)
{
    QJsonObject object = node.extra;
    object[u"id"_s] = qint64(node.id);
    object[u"kind"_s] = info(node.kind).key;
    object[u"name"_s] = node.name;
    object[u"x"_s] = numberToJson(node.position.x());
    object[u"y"_s] = numberToJson(node.position.y());
    if (isScope(node.kind)) {
        object[u"width"_s] = numberToJson(node.size.width());
        object[u"height"_s] = numberToJson(node.size.height());
    }
    if (node.scope != NodeId::None)
        object[u"scope"_s] = qint64(node.scope);
    for (auto own = node.parameters.begin(); own != node.parameters.end(); ++own)
        object[info(own.key()).key] = toJson(info(own.key()), own.value());
    return object;
}

QJsonObject toJson(const Link &link)
{
    QJsonObject object = link.extra;
    object[u"id"_s] = qint64(link.id);
    object[u"kind"_s] = info(link.kind).key;
    object[u"from"_s] = qint64(link.from);
    object[u"to"_s] = qint64(link.to);
    return object;
}

QJsonObject toJson(const Settings &settings)
{
    QJsonObject object = settings.extra;
    object[u"seed"_s] = settings.seed;
    object[u"end"_s] = endRuleKeys()[qsizetype(settings.end)];
    object[u"end_time"_s] = secondsToJson(settings.endTime);
    object[u"horizon"_s] = secondsToJson(settings.horizon);
    if (settings.python != Settings().python)
        object[u"python"_s] = pythonVersionKeys()[qsizetype(settings.python)];
    if (settings.stepCost != 0)
        object[u"step_cost"_s] = settings.stepCost;
    return object;
}

QJsonArray interventionsToJson(const QList<Intervention> &interventions)
{
    QJsonArray array;
    for (const Intervention &each : interventions) {
        QJsonObject object = each.extra;
        object[u"time"_s] = secondsToJson(each.time);
        object[u"step"_s] = toJson(each.step);
        if (!each.task.isEmpty())
            object[u"task"_s] = each.task;
        array.append(object);
    }
    return array;
}

} // namespace

const QStringList &endRuleKeys()
{
    static const QStringList keys{u"automatic"_s, u"all_finished"_s, u"drained"_s, u"at_time"_s};
    return keys;
}

QJsonArray nodesToJson(const QList<Node> &nodes)
{
    QJsonArray array;
    for (const Node &node : nodes)
        array.append(toJson(node));
    return array;
}

QJsonArray linksToJson(const QList<Link> &links)
{
    QJsonArray array;
    for (const Link &link : links)
        array.append(toJson(link));
    return array;
}

QByteArray encodeLayout(const Layout &layout)
{
    QJsonObject object = layout.extra;
    object[u"format"_s] = QLatin1String(kDocumentFormat);
    object[u"version"_s] = kFormatVersion;
    object[u"title"_s] = layout.title;
    object[u"description"_s] = layout.description;
    object[u"settings"_s] = toJson(layout.settings);
    object[u"nodes"_s] = nodesToJson(layout.nodes);
    object[u"links"_s] = linksToJson(layout.links);
    if (!layout.interventions.isEmpty())
        object[u"interventions"_s] = interventionsToJson(layout.interventions);
    return writeJsonObject(object);
}

} // namespace signalbox
