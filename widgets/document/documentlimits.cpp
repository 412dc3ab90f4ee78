// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/document/documentlimits.h"

#include "engine/file/layoutfile.h"
#include "engine/file/stepreader.h"
#include "engine/messages/message.h"

#include <QCoreApplication>
#include <QHash>
#include <QLocale>

#include <algorithm>

namespace signalbox {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(DocumentLimits)
};

/// The nearest duration from \a least to \a most, without what its law does not use.
Duration withinLimits(Duration duration, Micros least, Micros most)
{
    duration.low = std::clamp(duration.low, least, most);
    duration.high = duration.law == Duration::Law::Uniform ? std::clamp(duration.high, least, most) : 0;
    return duration;
}

QList<Step> withinLimits(QList<Step> steps)
{
    for (Step &step : steps) {
        step.time = withinLimits(step.time, 0, kLongestStep);
        if (info(step.verb).hasCount)
            step.count = std::clamp<qint64>(step.count, leastCount(step.verb), kMostRounds);
        step.predicate.value = std::clamp<qint64>(step.predicate.value, -kMostRounds, kMostRounds);
        step.text = beginningOf(step.text, kLongestText);
        step.body = withinLimits(step.body);
    }
    return steps;
}

Node withinLimits(Node node)
{
    node.name = beginningOf(node.name, kLongestName);
    node.position = signalbox::withinLimits(node.position);
    if (isScope(node.kind))
        node.size = signalbox::withinLimits(node.size);
    for (auto own = node.parameters.begin(); own != node.parameters.end(); ++own)
        *own = signalbox::withinLimits(info(own.key()), *own);
    return node;
}

/// How many steps there are, and how deep they lie.
struct StepSize {
    qsizetype count = 0;
    int depth = 0;
};

StepSize sizeOf(const QList<Step> &steps)
{
    StepSize size{steps.size(), steps.isEmpty() ? 0 : 1};
    for (const Step &step : steps) {
        const StepSize held = sizeOf(step.body);
        size.count += held.count;
        // Files have a list in each step that can hold others, also an empty one.
        size.depth = std::max(size.depth, 1 + std::max(held.depth, info(step.verb).hasBody ? 1 : 0));
    }
    return size;
}

bool framesFit(const Layout &layout)
{
    QHash<NodeId, NodeId> scopes;
    for (const Node &node : layout.nodes) {
        if (isScope(node.kind))
            scopes.insert(node.id, node.scope);
    }
    for (const Node &node : layout.nodes) {
        int depth = 0;
        for (NodeId scope = node.scope; scope != NodeId::None; scope = scopes.value(scope)) {
            if (++depth > kDeepestNesting)
                return false;
        }
    }
    return true;
}

} // namespace

QPointF withinLimits(QPointF position)
{
    return {std::clamp(position.x(), -kFarthest, kFarthest), std::clamp(position.y(), -kFarthest, kFarthest)};
}

QSizeF withinLimits(QSizeF size)
{
    return {std::clamp(size.width(), 1.0, kFarthest), std::clamp(size.height(), 1.0, kFarthest)};
}

Settings withinLimits(Settings settings)
{
    settings.seed = std::clamp<qint64>(settings.seed, 0, kHighestSeed);
    settings.endTime = std::clamp<Micros>(settings.endTime, 0, kLongestStep);
    settings.horizon = std::clamp<Micros>(settings.horizon, 1, kLongestStep);
    settings.stepCost = std::clamp<qint64>(settings.stepCost, 0, kHighestStepCost);
    return settings;
}

ParamValue withinLimits(const ParamInfo &param, const ParamValue &value)
{
    if (const auto *number = std::get_if<qint64>(&value))
        return std::clamp(*number, param.minimum, param.maximum);
    if (const auto *time = std::get_if<Duration>(&value))
        return withinLimits(*time, param.minimum, param.maximum);
    if (const auto *text = std::get_if<QString>(&value))
        return beginningOf(*text, param.maximum);
    if (const auto *steps = std::get_if<QList<Step>>(&value))
        return withinLimits(*steps);
    return value;
}

QString asName(const QString &words)
{
    QString name = words.simplified();
    name.removeIf([](QChar letter) { return letter.category() == QChar::Other_Control; });
    return beginningOf(name, kLongestName).trimmed();
}

void keepToLimits(Layout &layout)
{
    layout.title = beginningOf(layout.title, kLongestTitle);
    layout.description = beginningOf(layout.description, kLongestDescription);
    layout.settings = withinLimits(layout.settings);
    for (Node &node : layout.nodes) {
        if (const Node kept = withinLimits(node); kept != node)
            node = kept;
    }
}

QString refusalOf(const Layout &layout)
{
    const auto most = [](const QString &pattern, int count) {
        return fill(pattern, {{u"count", QLocale().toString(count)}});
    };
    if (layout.nodes.size() > kMostNodes)
        return most(Words::tr("A layout holds no more than {count} nodes, so nothing was changed."),
                    kMostNodes);
    if (layout.links.size() > kMostLinks)
        return most(Words::tr("A layout holds no more than {count} wires, so nothing was changed."),
                    kMostLinks);
    StepSize all;
    for (const Node &node : layout.nodes) {
        const auto own = node.parameters.find(Param::Steps);
        if (own == node.parameters.end())
            continue;
        const StepSize size = sizeOf(std::get<QList<Step>>(*own));
        all = {all.count + size.count, std::max(all.depth, size.depth)};
    }
    if (all.count > kMostSteps)
        return most(Words::tr("The tasks of a layout have no more than {count} steps together, so nothing "
                              "was changed."),
                    kMostSteps);
    if (all.depth > kDeepestNesting)
        return most(
            Words::tr("Steps lie no more than {count} deep, one in the other, so nothing was changed."),
            kDeepestNesting);
    if (!framesFit(layout))
        return most(
            Words::tr("Frames lie no more than {count} deep, one in the other, so nothing was changed."),
            kDeepestNesting);
    return {};
}

} // namespace signalbox
