// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/document/differences.h"

#include "engine/catalog/catalog.h"
#include "engine/catalog/handwords.h"
#include "engine/layout/stops.h"
#include "engine/messages/message.h"

#include <QCoreApplication>
#include <QHash>

#include <set>
#include <tuple>

#include <algorithm>

namespace signalbox {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Differences)
};

/// What a value is called in a sentence; nothing where it takes more than a word to say.
QString wordsOf(const ParamInfo &param, const ParamValue &value)
{
    if (const auto *number = std::get_if<qint64>(&value)) {
        if (param.type == ParamInfo::Type::Choice)
            return param.choices.value(*number, param.choices.first()).label();
        return *number == 0 && !param.zeroMeans.isEmpty() ? param.zeroMeans() : QString::number(*number);
    }
    const auto *time = std::get_if<Duration>(&value);
    return time && time->law == Duration::Law::Fixed ? formatTime(time->low) : QString();
}

class Comparison {
public:
    Comparison(const Layout &here, const Layout &inFile)
        : m_here(here)
        , m_inFile(inFile)
        , m_nodesHere(nodesOf(here))
        , m_nodesInFile(nodesOf(inFile))
    {
    }

    QStringList sentences()
    {
        compareNodes();
        compareLinks();
        compareSettings();
        compareStops();
        compareHands();
        tellMoved();
        return m_sentences;
    }

private:
    using Nodes = QHash<NodeId, const Node *>;

    static Nodes nodesOf(const Layout &layout)
    {
        Nodes nodes;
        for (const Node &node : layout.nodes)
            nodes.insert(node.id, &node);
        return nodes;
    }

    /// The same node, in the other layout.
    static const Node *counterpart(const Nodes &nodes, const Node &node)
    {
        const Node *other = nodes.value(node.id);
        return other && other->kind == node.kind ? other : nullptr;
    }

    void say(bool differs, const QString &sentence)
    {
        if (differs)
            m_sentences.append(sentence);
    }

    void compareSettings()
    {
        const Settings &here = m_here.settings;
        const Settings &inFile = m_inFile.settings;
        say(m_here.title != m_inFile.title,
            fill(Words::tr("The title is \"{here}\" here and \"{there}\" in the file."),
                 {{u"here", m_here.title}, {u"there", m_inFile.title}}));
        say(m_here.description != m_inFile.description, Words::tr("The file has another description."));
        say(here.seed != inFile.seed,
            fill(Words::tr("The seed is {here} here and {there} in the file."),
                 {{u"here", QString::number(here.seed)}, {u"there", QString::number(inFile.seed)}}));
        say(here.end != inFile.end || here.endTime != inFile.endTime,
            Words::tr("The file says otherwise how the run ends."));
        say(here.horizon != inFile.horizon,
            fill(Words::tr("The horizon is {here} here and {there} in the file."),
                 {{u"here", formatTime(here.horizon)}, {u"there", formatTime(inFile.horizon)}}));
        say(here.stepCost != inFile.stepCost,
            fill(Words::tr("A step costs {here} ns here and {there} ns in the file."),
                 {{u"here", QString::number(here.stepCost)}, {u"there", QString::number(inFile.stepCost)}}));
        say(here.python != inFile.python, Words::tr("The file follows the rules of another Python."));
    }

    /// Those at one moment are the same.
    void compareStops()
    {
        const auto tell = [this](const QList<Stop> &these, const QList<Stop> &others, const QString &sentence,
                                 bool saysOtherwise) {
            for (const Stop &stop : these) {
                const auto there = std::find_if(others.begin(), others.end(), [&stop](const Stop &other) {
                    return other.time == stop.time;
                });
                const bool isThere = there != others.end();
                say(saysOtherwise ? isThere && there->caption != stop.caption : !isThere,
                    fill(sentence,
                         {{u"time", formatTime(stop.time)},
                          {u"here", stop.caption},
                          {u"there", isThere ? there->caption : QString()}}));
            }
        };
        const QList<Stop> here = stopsOf(m_here);
        const QList<Stop> inFile = stopsOf(m_inFile);
        tell(here, inFile, Words::tr("The stop at {time} is only here."), false);
        tell(inFile, here, Words::tr("The stop at {time} is only in the file."), false);
        tell(here, inFile, Words::tr("The stop at {time} says \"{here}\" here and \"{there}\" in the file."),
             true);
    }

    void compareHands()
    {
        const auto tell = [this](const Layout &layout, const Layout &other, const QString &sentence) {
            for (const Intervention &each : layout.interventions)
                say(!other.interventions.contains(each),
                    fill(sentence, {{u"what", handWords(layout, each)}}));
        };
        tell(m_here, m_inFile, Words::tr("{what}: only here."));
        tell(m_inFile, m_here, Words::tr("{what}: only in the file."));
    }

    void compareNodes()
    {
        const auto only = [this](const Node &node, const QString &pattern) {
            say(true, fill(pattern, {{u"kind", info(node.kind).label()}, {u"node", node.name}}));
        };
        for (const Node &node : m_here.nodes)
            if (!counterpart(m_nodesInFile, node))
                only(node, Words::tr("{kind} \"{node}\" is only here."));
        for (const Node &node : m_inFile.nodes)
            if (!counterpart(m_nodesHere, node))
                only(node, Words::tr("{kind} \"{node}\" is only in the file."));
        for (const Node &node : m_here.nodes)
            if (const Node *other = counterpart(m_nodesInFile, node))
                compare(node, *other);
    }

    void compare(const Node &here, const Node &inFile)
    {
        if (here == inFile)
            return;
        const auto filled = [&](const QString &pattern) {
            return fill(pattern, {{u"node", here.name}, {u"other", inFile.name}});
        };
        say(here.name != inFile.name, filled(Words::tr("\"{node}\" is called \"{other}\" in the file.")));
        say(here.scope != inFile.scope, filled(Words::tr("\"{node}\" is in another frame in the file.")));
        if (here.position != inFile.position || here.size != inFile.size)
            m_moved.append(here.name);
        for (const Param param : info(here.kind).parameters)
            compareValues(here, inFile, info(param));
    }

    void compareValues(const Node &here, const Node &inFile, const ParamInfo &param)
    {
        const ParamValue one = here.parameters.value(param.param, param.defaultValue);
        const ParamValue other = inFile.parameters.value(param.param, param.defaultValue);
        const QString wordsHere = wordsOf(param, one);
        const QString wordsThere = wordsOf(param, other);
        const bool canBeSaid = !wordsHere.isEmpty() && !wordsThere.isEmpty();
        say(one != other,
            fill(canBeSaid ? Words::tr("{value} of \"{node}\": {here} here, {there} in the file.")
                           : Words::tr("{value} of \"{node}\": set differently in the file."),
                 {{u"node", here.name},
                  {u"value", param.label()},
                  {u"here", wordsHere},
                  {u"there", wordsThere}}));
    }

    /// Of wires only who uses whom and how counts: another program may have numbered them anew.
    void compareLinks()
    {
        const auto onlyIn = [this](const Layout &layout, const Layout &other, const Nodes &nodes,
                                   const QString &pattern) {
            std::set<std::tuple<LinkKind, NodeId, NodeId>> others;
            for (const Link &link : other.links)
                others.insert({link.kind, link.from, link.to});
            for (const Link &link : layout.links) {
                const Node *from = nodes.value(link.from);
                const Node *to = nodes.value(link.to);
                if (from && to && !others.contains({link.kind, link.from, link.to}))
                    say(true, fill(pattern, {{u"from", from->name}, {u"to", to->name}}));
            }
        };
        onlyIn(m_here, m_inFile, m_nodesHere,
               Words::tr("The wire from \"{from}\" to \"{to}\" is only here."));
        onlyIn(m_inFile, m_here, m_nodesInFile,
               Words::tr("The wire from \"{from}\" to \"{to}\" is only in the file."));
    }

    /// Where things stand matters least: one sentence for all of them.
    void tellMoved()
    {
        const int count = int(m_moved.size());
        say(count == 1,
            fill(Words::tr("\"{node}\" stands elsewhere in the file."), {{u"node", m_moved.value(0)}}));
        say(count > 1, Words::tr("%n nodes stand elsewhere in the file.", nullptr, count));
    }

    const Layout &m_here;
    const Layout &m_inFile;
    const Nodes m_nodesHere;
    const Nodes m_nodesInFile;
    QStringList m_moved; ///< names
    QStringList m_sentences;
};

} // namespace

QStringList differences(const Layout &here, const Layout &inFile)
{
    return Comparison(here, inFile).sentences();
}

} // namespace signalbox
