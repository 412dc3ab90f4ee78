// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/comparison/changes.h"

#include "engine/catalog/catalog.h"
#include "engine/catalog/handwords.h"
#include "engine/layout/interventions.h"
#include "engine/messages/message.h"
#include "engine/sweeps/knobs.h"

#include <QCoreApplication>

#include <algorithm>
#include <set>
#include <tuple>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Changes)
};

/// Gathers what differs between two layouts.
class ChangeFinder {
public:
    ChangeFinder(const Layout &before, const Layout &after)
        : m_before(before)
        , m_after(after)
        , m_numbersBefore(knobsOf(before))
        , m_numbersAfter(knobsOf(after))
    {
    }
    QList<LayoutChange> find();

private:
    void compareNode(const Node &before, const Node &after);
    bool compareNumbers(const Node &before, const Node &after, Param param);
    void compareOrder();
    void compareLinks(const Layout &layout, const Layout &other, const QString &pattern);
    void compareSettings();
    void compareHands();
    void add(NodeId node, const QString &words, const std::optional<Layout> &alone = {})
    {
        m_changes.append({node, words, alone});
    }

    const Layout &m_before;
    const Layout &m_after;
    const QList<Knob> m_numbersBefore;
    const QList<Knob> m_numbersAfter;
    QList<LayoutChange> m_changes;
};

const Node *counterpart(const Layout &layout, const Node &node)
{
    const Node *other = layout.find(node.id);
    return other && other->kind == node.kind ? other : nullptr;
}

QList<Knob> numbersOf(const QList<Knob> &all, NodeId node, Param param)
{
    QList<Knob> numbers;
    for (const Knob &knob : all) {
        const Param of = knob.of == Knob::Of::Parameter ? knob.param
            : knob.of == Knob::Of::Step                 ? Param::Steps
                                                        : Param::Code;
        const bool isOfNode = knob.node != NodeId::None && knob.node == node;
        if (isOfNode && of == param)
            numbers.append(knob);
    }
    return numbers;
}

/// Whether a value is all that \a param says of \a before but for its numbers: that they set to those of \a
/// after make the one of the other.
bool areAllNumbers(const Node &before, const Node &after, Param param, const QList<Knob> &from,
                   const QList<Knob> &to)
{
    if (from.size() != to.size())
        return false;
    Layout layout;
    layout.nodes = {before};
    for (qsizetype at = from.size(); at-- > 0;) // from behind, as code moves
        layout = turned(std::move(layout), from[at], to[at].value);
    const auto valueOf = [param](const Node &node) {
        return node.parameters.value(param, info(param).defaultValue);
    };
    return valueOf(layout.nodes.first()) == valueOf(after);
}

bool ChangeFinder::compareNumbers(const Node &before, const Node &after, Param param)
{
    const QList<Knob> from = numbersOf(m_numbersBefore, before.id, param);
    const QList<Knob> to = numbersOf(m_numbersAfter, after.id, param);
    if (!areAllNumbers(before, after, param, from, to))
        return false;
    for (qsizetype at = 0; at < from.size(); ++at) {
        if (from[at].value != to[at].value)
            add(after.id,
                fill(Words::tr("{number}: {before} → {after}"),
                     {{u"number",
                       to[at].of == Knob::Of::Code ? to[at].label.section(u':', 0, -2) : to[at].label},
                      {u"before", valueWords(from[at], from[at].value)},
                      {u"after", valueWords(to[at], to[at].value)}}),
                turned(m_before, from[at], to[at].value));
    }
    return true;
}

void ChangeFinder::compareNode(const Node &before, const Node &after)
{
    const auto say = [&](const QString &pattern, const QString &what = {}) {
        add(after.id,
            fill(pattern,
                 {{u"before", before.name},
                  {u"node", titleOf(after)},
                  {u"name", after.name},
                  {u"what", what}}));
    };
    if (before.name != after.name)
        say(Words::tr("{before} is called {name}"));
    if (before.scope != after.scope)
        say(Words::tr("{node} is in another frame"));
    for (const Param param : info(after.kind).parameters) {
        const ParamInfo &row = info(param);
        const bool isSame = before.parameters.value(param, row.defaultValue)
            == after.parameters.value(param, row.defaultValue);
        if (isSame || compareNumbers(before, after, param))
            continue;
        say(Words::tr("{name}: {what} is set differently"), row.label());
        Layout alone = m_before;
        alone.find(before.id)->parameters[param] = after.parameters.value(param, row.defaultValue);
        m_changes.last().alone = alone;
    }
}

/// Main makes tasks in the order of their nodes.
void ChangeFinder::compareOrder()
{
    const auto order = [](const Layout &layout, const Layout &other) {
        QList<NodeId> ids;
        for (const Node &node : layout.nodes) {
            if (counterpart(other, node))
                ids.append(node.id);
        }
        return ids;
    };
    const QList<NodeId> before = order(m_before, m_after);
    const QList<NodeId> after = order(m_after, m_before);
    const auto [first, second] = std::ranges::mismatch(before, after);
    if (second != after.end())
        add(*second,
            fill(Words::tr("{node} is made at another place in the order"),
                 {{u"node", titleOf(*m_after.find(*second))}}));
}

void ChangeFinder::compareLinks(const Layout &layout, const Layout &other, const QString &pattern)
{
    std::set<std::tuple<LinkKind, NodeId, NodeId>> others;
    for (const Link &link : other.links)
        others.insert({link.kind, link.from, link.to});
    for (const Link &link : layout.links) {
        const Node *from = layout.find(link.from);
        const Node *to = layout.find(link.to);
        if (from && to && !others.contains({link.kind, link.from, link.to}))
            add(link.from, fill(pattern, {{u"from", from->name}, {u"to", to->name}}));
    }
}

/// What is done by hand in one of them.
void ChangeFinder::compareHands()
{
    for (const Intervention &each : m_after.interventions) {
        if (m_before.interventions.contains(each))
            continue;
        Layout alone = m_before;
        alone.interventions.append(each);
        alone.interventions = inOrder(alone.interventions);
        add(each.step.target, fill(Words::tr("{what} is new"), {{u"what", handWords(m_after, each)}}), alone);
    }
    for (const Intervention &each : m_before.interventions) {
        if (m_after.interventions.contains(each))
            continue;
        Layout alone = m_before;
        alone.interventions.removeAll(each);
        add(each.step.target, fill(Words::tr("{what} is gone"), {{u"what", handWords(m_before, each)}}),
            alone);
    }
}

void ChangeFinder::compareSettings()
{
    const Settings &before = m_before.settings;
    const Settings &after = m_after.settings;
    // One setting after the other.
    const auto say = [&](auto Settings::*setting, const QString &pattern, const QString &from = {},
                         const QString &to = {}) {
        if (before.*setting == after.*setting)
            return;
        Layout alone = m_before;
        alone.settings.*setting = after.*setting;
        add(NodeId::None, fill(pattern, {{u"before", from}, {u"after", to}}), alone);
    };
    say(&Settings::seed, Words::tr("Seed: {before} → {after}"), QString::number(before.seed),
        QString::number(after.seed));
    say(&Settings::python, Words::tr("Python: {before} → {after}"), pythonVersionKeys()[int(before.python)],
        pythonVersionKeys()[int(after.python)]);
    say(&Settings::stepCost, Words::tr("Cost of a step: {before} ns → {after} ns"),
        QString::number(before.stepCost), QString::number(after.stepCost));
    say(&Settings::end, Words::tr("How the run ends"));
    say(&Settings::endTime, Words::tr("When the run ends: {before} → {after}"), formatTime(before.endTime),
        formatTime(after.endTime));
    say(&Settings::horizon, Words::tr("Horizon: {before} → {after}"), formatTime(before.horizon),
        formatTime(after.horizon));
}

QList<LayoutChange> ChangeFinder::find()
{
    for (const Node &node : m_before.nodes) {
        if (!counterpart(m_after, node))
            add(node.id, fill(Words::tr("{node} is gone"), {{u"node", titleOf(node)}}));
    }
    for (const Node &node : m_after.nodes) {
        if (const Node *before = counterpart(m_before, node))
            compareNode(*before, node);
        else
            add(node.id, fill(Words::tr("{node} is new"), {{u"node", titleOf(node)}}));
    }
    compareOrder();
    compareLinks(m_before, m_after, Words::tr("the wire from {from} to {to} is gone"));
    compareLinks(m_after, m_before, Words::tr("the wire from {from} to {to} is new"));
    compareSettings();
    compareHands();
    return m_changes;
}

} // namespace

QList<LayoutChange> changesBetween(const Layout &before, const Layout &after)
{
    return ChangeFinder(before, after).find();
}

} // namespace signalbox
