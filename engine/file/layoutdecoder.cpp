// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/file/layoutdecoder.h"

#include "engine/catalog/catalog.h"
#include "engine/catalog/linkoffer.h"
#include "engine/file/documentformat.h"
#include "engine/file/fieldreader.h"
#include "engine/file/jsontext.h"
#include "engine/file/layoutencoder.h"
#include "engine/file/stepreader.h"
#include "engine/layout/interventions.h"
#include "engine/layout/stops.h"
#include "engine/messages/message.h"

#include <QCoreApplication>

#include <algorithm>

namespace signalbox {

using namespace Qt::StringLiterals;
using Need = FieldReader::Need;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(File)
};

template <typename Info> QStringList keysOf(const QList<Info> &catalog)
{
    QStringList keys;
    for (const Info &row : catalog)
        keys.append(row.key);
    return keys;
}

/// Every field that some kind of node has.
const QStringList &nodeFields()
{
    static const QStringList fields =
        QStringList{u"id"_s, u"kind"_s, u"name"_s, u"x"_s, u"y"_s, u"width"_s, u"height"_s, u"scope"_s}
        + keysOf(paramCatalog());
    return fields;
}

/// Awaiting, spawning and asking follow from steps and are never stored.
const QList<LinkKind> kStoredLinks{LinkKind::Putting, LinkKind::Getting, LinkKind::Guarding,
                                   LinkKind::Setting, LinkKind::Waiting, LinkKind::Cancelling};

const QStringList &storedLinkKeys()
{
    static const QStringList keys = [] {
        QStringList list;
        for (const LinkKind kind : kStoredLinks)
            list.append(info(kind).key);
        return list;
    }();
    return keys;
}

/// Instead of a number of frames: they go round in a circle.
constexpr int kEndless = -2;

QString subjectOf(std::optional<NodeKind> kind, const QString &name, qsizetype index)
{
    const QString label = kind ? info(*kind).label() : Words::tr("Node");
    return name.isEmpty() ? fill(Words::tr("{kind} (number {number} in the list)"),
                                 {{u"kind", label}, {u"number", QString::number(index + 1)}})
                          : fill(Words::tr("{kind} {node}"), {{u"kind", label}, {u"node", quoted(name)}});
}

/// Reads one document in the order of its text, after a first look at who is there.
class Decoder {
public:
    explicit Decoder(ProblemList &problems)
        : m_problems(problems)
        , m_steps(m_known, problems)
    {
    }

    std::optional<Layout> read(const QJsonObject &root, const QString &format);

private:
    bool readHeader(FieldReader &fields, const QString &format);
    bool fits(const QString &place, qsizetype size, int most);
    void readStops(const QJsonArray &stops);
    void readInterventions(const QJsonArray &interventions);
    std::optional<Intervention> readIntervention(const QJsonValue &value, qsizetype at);
    std::optional<Intervention> readCancelling(const QJsonObject &step, FieldReader &fields,
                                               Intervention intervention);
    void readSettings(const QJsonObject &object);
    void lookAround(const QJsonArray &nodes);
    void readNode(const QJsonValue &value, qsizetype index);
    void readId(FieldReader &fields, Node &node, qsizetype index);
    void readScope(FieldReader &fields, Node &node);
    void readParameters(FieldReader &fields, Node &node, const QString &subject);
    void readParameter(FieldReader &fields, Node &node, const ParamInfo &param, const QString &subject);
    void checkNesting();
    int depthOf(const Node &node, QHash<quint32, int> &depths);
    void readLink(const QJsonValue &value, qsizetype index);
    void readEnds(FieldReader &fields, Link &link, bool kindKnown);
    void checkEnds(FieldReader &fields, const Link &link);

    ProblemList &m_problems;
    KnownNodes m_known;
    StepReader m_steps;
    QHash<quint32, qsizetype> m_linkIds; ///< index of the link that has the id
    QSet<QString> m_linksSeen; ///< kind and ends
    QHash<quint32, qsizetype> m_nodeAt; ///< index in the layout
    QList<QString> m_places; ///< of the layout's nodes
    Layout m_layout;
};

std::optional<Layout> Decoder::read(const QJsonObject &root, const QString &format)
{
    FieldReader fields(root, {}, {}, m_problems);
    if (!readHeader(fields, format))
        return std::nullopt;
    m_layout.title = fields.text(u"title"_s, kLongestTitle, Need::Optional).value_or(QString());
    m_layout.description =
        fields.text(u"description"_s, kLongestDescription, Need::Optional).value_or(QString());
    if (const auto settings = fields.object(u"settings"_s, Need::Optional))
        readSettings(*settings);
    const QJsonArray nodes = fields.list(u"nodes"_s).value_or(QJsonArray());
    const QJsonArray links = fields.list(u"links"_s, Need::Optional).value_or(QJsonArray());
    const QJsonArray stops = fields.list(u"stops"_s, Need::Optional).value_or(QJsonArray());
    const QJsonArray interventions = fields.list(u"interventions"_s, Need::Optional).value_or(QJsonArray());
    m_layout.extra = fields.rest({u"format"_s, u"version"_s, u"title"_s, u"description"_s, u"settings"_s,
                                  u"nodes"_s, u"links"_s, u"stops"_s, u"interventions"_s});
    if (!fits(u"/stops"_s, stops.size(), kMostStops)
        || !fits(u"/interventions"_s, interventions.size(), kMostInterventions))
        return std::nullopt;
    readStops(stops);
    if (!fits(u"/nodes"_s, nodes.size(), kMostNodes) || !fits(u"/links"_s, links.size(), kMostLinks))
        return std::nullopt;
    lookAround(nodes);
    for (qsizetype i = 0; i < nodes.size(); ++i)
        readNode(nodes[i], i);
    checkNesting();
    for (qsizetype i = 0; i < links.size(); ++i)
        readLink(links[i], i);
    readInterventions(interventions);
    if (m_problems.hasErrors())
        return std::nullopt;
    return m_layout;
}

bool Decoder::readHeader(FieldReader &fields, const QString &format)
{
    constexpr int longest = 1'000;
    const QString remedy = Words::tr("Open a file that Signalbox saved (*.signalbox).");
    if (!fields.has(u"format"_s)) {
        fields.error(
            u"format"_s,
            fill(Words::tr("This is JSON of some other program: it has no \"format\": \"{format}\"."),
                 {{u"format", format}}),
            remedy);
        return false;
    }
    const auto found = fields.text(u"format"_s, longest);
    if (!found)
        return false;
    if (*found != format) {
        fields.error(u"format"_s,
                     fill(Words::tr("This is something else: its format is {found}, not \"{format}\"."),
                          {{u"found", quoted(*found)}, {u"format", format}}),
                     remedy);
        return false;
    }
    const auto version = fields.integer(u"version"_s, 1, kHighestId);
    if (version && *version > kFormatVersion) {
        fields.error(
            u"version"_s,
            fill(Words::tr(
                     "It was made by a newer Signalbox (format {version}); this one reads format {known}."),
                 {{u"version", QString::number(*version)}, {u"known", QString::number(kFormatVersion)}}),
            Words::tr("Update Signalbox, then open it again."));
    }
    return version && *version <= kFormatVersion;
}

bool Decoder::fits(const QString &place, qsizetype size, int most)
{
    if (size <= most)
        return true;
    m_problems.error(place,
                     fill(Words::tr("There are {count} of them; a layout holds at most {most}."),
                          {{u"count", QString::number(size)}, {u"most", QString::number(most)}}),
                     Words::tr("Divide the layout into several."));
    return false;
}

void Decoder::readStops(const QJsonArray &stops)
{
    QList<Stop> read;
    for (qsizetype at = 0; at < stops.size(); ++at) {
        const QString place = u"/stops/%1"_s.arg(at);
        if (!stops[at].isObject()) {
            m_problems.error(
                place,
                fill(Words::tr("A stop must be an object, but this is {found}."),
                     {{u"found", describe(stops[at])}}),
                Words::tr(R"(Write a stop like {"time": 2.4, "caption": "The queue is full."}.)"));
            continue;
        }
        FieldReader fields(
            stops[at].toObject(), place,
            fill(Words::tr("Stop {number} in the list"), {{u"number", QString::number(at + 1)}}), m_problems);
        Stop stop;
        stop.time = fromSeconds(fields.number(u"time"_s, 0, toSeconds(kLongestStep)).value_or(0));
        stop.caption = fields.text(u"caption"_s, kLongestCaption, Need::Optional).value_or(QString());
        stop.extra = fields.rest({u"time"_s, u"caption"_s});
        read.append(stop);
    }
    setStops(m_layout, read);
}

void Decoder::readInterventions(const QJsonArray &interventions)
{
    QList<Intervention> read;
    for (qsizetype at = 0; at < interventions.size(); ++at) {
        if (const auto intervention = readIntervention(interventions[at], at))
            read.append(*intervention);
    }
    m_layout.interventions = inOrder(read);
}

std::optional<Intervention> Decoder::readIntervention(const QJsonValue &value, qsizetype at)
{
    const QString place = u"/interventions/%1"_s.arg(at);
    const QString remedy =
        Words::tr(R"(Write an intervention like {"time": 2.5, "step": {"do": "cancel", "on": 3}}.)");
    const QString subject =
        fill(Words::tr("Intervention {number} in the list"), {{u"number", QString::number(at + 1)}});
    if (!value.isObject()) {
        m_problems.error(place,
                         fill(Words::tr("{subject} must be an object, but this is {found}."),
                              {{u"subject", subject}, {u"found", describe(value)}}),
                         remedy);
        return std::nullopt;
    }
    FieldReader fields(value.toObject(), place, subject, m_problems);
    Intervention intervention;
    intervention.time = fromSeconds(fields.number(u"time"_s, 0, toSeconds(kLongestStep)).value_or(0));
    intervention.task = fields.text(u"task"_s, kLongestText, Need::Optional).value_or(QString());
    const auto object = fields.object(u"step"_s);
    intervention.extra = fields.rest({u"time"_s, u"step"_s, u"task"_s});
    if (object && !intervention.task.isEmpty())
        return readCancelling(*object, fields, intervention);
    const auto step = object ? m_steps.readAlone(*object, fields.placeOf(u"step"_s), subject) : std::nullopt;
    if (!step)
        return std::nullopt;
    if (!canIntervene(step->verb)) {
        m_problems.error(fields.placeOf(u"step"_s),
                         fill(Words::tr("{subject}: \"{step}\" is nothing that is done by hand."),
                              {{u"subject", subject}, {u"step", info(step->verb).key}}),
                         remedy);
        return std::nullopt;
    }
    intervention.step = *step;
    return intervention;
}

/// A task that is known by its name is cancelled, and nothing else.
std::optional<Intervention> Decoder::readCancelling(const QJsonObject &step, FieldReader &fields,
                                                    Intervention intervention)
{
    const QString &cancel = info(Verb::Cancel).key;
    if (step[u"do"_s] != cancel || step.contains(u"on"_s)) {
        m_problems.error(
            fields.placeOf(u"step"_s),
            Words::tr("A task that goes by its name can only be cancelled by hand."),
            Words::tr(
                R"(Write an intervention like {"time": 2.5, "step": {"do": "cancel"}, "task": "Task-3"}.)"));
        return std::nullopt;
    }
    intervention.step.extra = step;
    intervention.step.extra.remove(u"do"_s);
    intervention.step.verb = Verb::Cancel;
    return intervention;
}

void Decoder::readSettings(const QJsonObject &object)
{
    FieldReader fields(object, u"/settings"_s, {}, m_problems);
    Settings &settings = m_layout.settings;
    settings.seed = fields.integer(u"seed"_s, 0, kHighestSeed, Need::Optional).value_or(settings.seed);
    settings.end =
        EndRule(fields.choice(u"end"_s, endRuleKeys(), Need::Optional).value_or(qsizetype(settings.end)));
    const double longest = toSeconds(kLongestStep);
    if (const auto time = fields.number(u"end_time"_s, 0, longest, Need::Optional))
        settings.endTime = fromSeconds(*time);
    if (const auto time = fields.number(u"horizon"_s, toSeconds(1), longest, Need::Optional))
        settings.horizon = fromSeconds(*time);
    settings.python = PythonVersion(
        fields.choice(u"python"_s, pythonVersionKeys(), Need::Optional).value_or(qsizetype(settings.python)));
    settings.stepCost =
        fields.integer(u"step_cost"_s, 0, kHighestStepCost, Need::Optional).value_or(settings.stepCost);
    settings.extra =
        fields.rest({u"seed"_s, u"end"_s, u"end_time"_s, u"horizon"_s, u"python"_s, u"step_cost"_s});
}

/// Steps, scopes and links may name nodes further on, so the ids have to be known first.
void Decoder::lookAround(const QJsonArray &nodes)
{
    const QStringList keys = keysOf(nodeCatalog());
    for (qsizetype i = 0; i < nodes.size(); ++i) {
        const QJsonObject object = nodes[i].toObject();
        const double id = object[u"id"_s].toDouble();
        if (!(id >= 1 && id <= double(kHighestId)))
            continue;
        const qsizetype kind = keys.indexOf(object[u"kind"_s].toString());
        KnownNode known;
        if (kind >= 0)
            known.kind = NodeKind(kind);
        known.subject = subjectOf(known.kind, object[u"name"_s].toString(), i);
        known.index = i;
        if (!m_known.contains(quint32(id)))
            m_known.insert(quint32(id), known);
    }
}

void Decoder::readNode(const QJsonValue &value, qsizetype index)
{
    static const QStringList keys = keysOf(nodeCatalog());
    const QString place = u"/nodes/%1"_s.arg(index);
    if (!value.isObject()) {
        m_problems.error(
            place,
            fill(Words::tr("A node must be an object, but this is {found}."), {{u"found", describe(value)}}),
            Words::tr(R"(Write a node like {"id": 1, "kind": "queue", "name": "orders", "x": 0, "y": 0}.)"));
        return;
    }
    const QJsonObject object = value.toObject();
    const qsizetype known = keys.indexOf(object[u"kind"_s].toString());
    const QString subject = subjectOf(known < 0 ? std::nullopt : std::optional(NodeKind(known)),
                                      object[u"name"_s].toString(), index);
    FieldReader fields(object, place, subject, m_problems);
    Node node;
    readId(fields, node, index);
    const auto kind = fields.choice(u"kind"_s, keys);
    node.name = fields.name(u"name"_s, kLongestName).value_or(QString());
    node.position.setX(fields.number(u"x"_s, -kFarthest, kFarthest).value_or(0));
    node.position.setY(fields.number(u"y"_s, -kFarthest, kFarthest).value_or(0));
    readScope(fields, node);
    // What an unknown kind's other fields should be, nobody can say.
    if (!kind)
        return;
    node.kind = NodeKind(*kind);
    if (isScope(node.kind)) {
        node.size.setWidth(fields.number(u"width"_s, 1, kFarthest).value_or(1));
        node.size.setHeight(fields.number(u"height"_s, 1, kFarthest).value_or(1));
    }
    readParameters(fields, node, subject);
    node.extra = fields.rest(nodeFields());
    m_nodeAt.insert(quint32(node.id), m_layout.nodes.size());
    m_places.append(place);
    m_layout.nodes.append(node);
}

void Decoder::readId(FieldReader &fields, Node &node, qsizetype index)
{
    const auto id = fields.integer(u"id"_s, 1, kHighestId);
    if (!id)
        return;
    node.id = NodeId(*id);
    const KnownNode first = m_known.value(quint32(*id));
    if (first.index != index) {
        fields.error(u"id"_s,
                     fill(Words::tr("id {id} already belongs to {other}."),
                          {{u"id", QString::number(*id)}, {u"other", first.subject}}),
                     Words::tr("Give each node an id of its own."));
    }
}

void Decoder::readScope(FieldReader &fields, Node &node)
{
    const auto id = fields.integer(u"scope"_s, 1, kHighestId, Need::Optional);
    if (!id)
        return;
    node.scope = NodeId(*id);
    const QString remedy = Words::tr(
        "Give the id of a frame, such as a TaskGroup, or leave \"scope\" out for the canvas itself.");
    const auto found = m_known.constFind(quint32(*id));
    if (found == m_known.constEnd()) {
        fields.error(
            u"scope"_s,
            fill(Words::tr("its frame, node {id}, does not exist."), {{u"id", QString::number(*id)}}),
            remedy);
    } else if (found->kind && !isScope(*found->kind)) {
        fields.error(u"scope"_s,
                     fill(Words::tr("{other} is no frame and cannot hold it."), {{u"other", found->subject}}),
                     remedy);
    }
}

void Decoder::readParameters(FieldReader &fields, Node &node, const QString &subject)
{
    for (const Param param : info(node.kind).parameters)
        readParameter(fields, node, info(param), subject);
}

/// Only what the file has goes into the node, so that saving writes neither more nor less.
void Decoder::readParameter(FieldReader &fields, Node &node, const ParamInfo &param, const QString &subject)
{
    switch (param.type) {
    case ParamInfo::Type::Flag:
        if (const auto flag = fields.flag(param.key, Need::Optional))
            node.parameters.insert(param.param, *flag);
        break;
    case ParamInfo::Type::Number:
        if (const auto number = fields.integer(param.key, param.minimum, param.maximum, Need::Optional))
            node.parameters.insert(param.param, *number);
        break;
    case ParamInfo::Type::Time:
        if (const auto time = fields.duration(param.key, param.minimum, param.maximum, Need::Optional))
            node.parameters.insert(param.param, *time);
        break;
    case ParamInfo::Type::Choice:
        if (const auto chosen = fields.choice(param.key, keysOf(param.choices), Need::Optional))
            node.parameters.insert(param.param, qint64(*chosen));
        break;
    case ParamInfo::Type::Text:
    case ParamInfo::Type::Code:
        if (const auto text = fields.text(param.key, int(param.maximum), Need::Optional))
            node.parameters.insert(param.param, *text);
        break;
    case ParamInfo::Type::Steps:
        if (const auto steps = fields.list(param.key, Need::Optional))
            node.parameters.insert(param.param, m_steps.read(*steps, fields.placeOf(param.key), subject));
        break;
    }
}

/// Frames in frames must end at the canvas, and before the recursion of those who walk them grows deep.
void Decoder::checkNesting()
{
    QHash<quint32, int> depths;
    for (qsizetype i = 0; i < m_layout.nodes.size(); ++i) {
        const Node &node = m_layout.nodes[i];
        const bool known = depths.contains(quint32(node.id));
        const int depth = depthOf(node, depths);
        const QString place = m_places[i] + u"/scope"_s;
        if (depth == kEndless && !known) {
            m_problems.error(place,
                             fill(Words::tr("{node}: its frame lies, by way of others, inside itself."),
                                  {{u"node", quoted(node.name)}}),
                             Words::tr("Leave out \"scope\" for one of the frames of the circle."));
        } else if (depth == kDeepestNesting + 1) {
            m_problems.error(
                place,
                fill(Words::tr("{node} lies in more than {count} frames, one in the other."),
                     {{u"node", quoted(node.name)}, {u"count", QString::number(kDeepestNesting)}}),
                Words::tr("Take some frames out of the ones around them."));
        }
    }
}

/// In how many frames a node lies; kEndless for those of a circle. Notes it for every frame on the way.
int Decoder::depthOf(const Node &node, QHash<quint32, int> &depths)
{
    QList<quint32> way;
    quint32 at = quint32(node.id);
    while (at != 0 && !depths.contains(at)) {
        depths.insert(at, kEndless); // it stays so if the way comes back here
        way.append(at);
        const auto index = m_nodeAt.constFind(at);
        at = index == m_nodeAt.constEnd() ? 0 : quint32(m_layout.nodes[*index].scope);
    }
    int depth = depths.value(at, -1);
    for (auto id = way.crbegin(); id != way.crend(); ++id)
        depths[*id] = depth == kEndless ? kEndless : ++depth;
    return depth;
}

void Decoder::readLink(const QJsonValue &value, qsizetype index)
{
    const QString place = u"/links/%1"_s.arg(index);
    if (!value.isObject()) {
        m_problems.error(
            place,
            fill(Words::tr("A link must be an object, but this is {found}."), {{u"found", describe(value)}}),
            Words::tr(R"(Write a link like {"id": 1, "kind": "putting", "from": 1, "to": 2}.)"));
        return;
    }
    FieldReader fields(
        value.toObject(), place,
        fill(Words::tr("Link {number} in the list"), {{u"number", QString::number(index + 1)}}), m_problems);
    Link link;
    if (const auto id = fields.integer(u"id"_s, 1, kHighestId)) {
        link.id = LinkId(*id);
        if (m_linkIds.contains(quint32(*id)))
            fields.error(u"id"_s,
                         fill(Words::tr("id {id} already belongs to link {number}."),
                              {{u"id", QString::number(*id)},
                               {u"number", QString::number(m_linkIds[quint32(*id)] + 1)}}),
                         Words::tr("Give each link an id of its own."));
        else
            m_linkIds.insert(quint32(*id), index);
    }
    const auto kind = fields.choice(u"kind"_s, storedLinkKeys());
    if (kind)
        link.kind = kStoredLinks[*kind];
    readEnds(fields, link, kind.has_value());
    link.extra = fields.rest({u"id"_s, u"kind"_s, u"from"_s, u"to"_s});
    m_layout.links.append(link);
}

void Decoder::readEnds(FieldReader &fields, Link &link, bool kindKnown)
{
    bool bothKnown = true;
    for (const QString &key : {u"from"_s, u"to"_s}) {
        const auto id = fields.integer(key, 1, kHighestId);
        const bool exists = id && m_known.contains(quint32(*id));
        if (id && !exists) {
            fields.error(key,
                         key == u"from"_s ? fill(Words::tr("it leads from node {id}, which does not exist."),
                                                 {{u"id", QString::number(*id)}})
                                          : fill(Words::tr("it leads to node {id}, which does not exist."),
                                                 {{u"id", QString::number(*id)}}),
                         Words::tr("Give the id of a node of this layout, or remove the link."));
        }
        bothKnown = bothKnown && exists && m_known[quint32(*id)].kind;
        (key == u"from"_s ? link.from : link.to) = NodeId(id.value_or(0));
    }
    if (kindKnown && bothKnown)
        checkEnds(fields, link);
}

/// Asks what a wire drawn by hand is asked, in both directions, and lets nothing else in.
void Decoder::checkEnds(FieldReader &fields, const Link &link)
{
    Layout ends;
    for (const NodeId id : {link.from, link.to}) {
        const KnownNode &known = m_known[quint32(id)];
        Node node;
        node.id = id;
        node.kind = *known.kind;
        node.name = known.subject;
        ends.nodes.append(node);
    }
    if (ends.nodes.front().kind == NodeKind::Task) {
        fields.error(u"from"_s,
                     fill(Words::tr("{from} is a task of steps, whose links follow from its steps."),
                          {{u"from", ends.nodes.front().name}}),
                     Words::tr("Remove the link and give the task a step instead."));
        return;
    }
    QStringList fitting;
    QString refusal;
    for (const bool away : {false, true}) {
        const LinkOffer offer =
            away ? offerLink(ends, link.to, link.from) : offerLink(ends, link.from, link.to);
        if (offer.fits && offer.from == link.from && !fitting.contains(info(offer.kind).key))
            fitting.append(info(offer.kind).key);
        else if (!offer.fits && refusal.isEmpty())
            refusal = offer.refusal;
    }
    const QString key = info(link.kind).key;
    if (fitting.isEmpty()) {
        fields.error(u"to"_s,
                     refusal.isEmpty() ? Words::tr("it leads from what is used to who uses it.") : refusal,
                     Words::tr("Let it lead from an actor to what the actor uses, or remove it."));
    } else if (!fitting.contains(key)) {
        fields.error(
            u"kind"_s,
            fill(Words::tr("\"{field}\" does not fit between {from} and {to}."),
                 {{u"field", key}, {u"from", ends.nodes.front().name}, {u"to", ends.nodes.back().name}}),
            fill(Words::tr("Use \"{kinds}\" there."), {{u"kinds", fitting.join(Words::tr("\" or \""))}}));
    }
    const QString seen = u"%1 %2 %3"_s.arg(key).arg(quint32(link.from)).arg(quint32(link.to));
    if (m_linksSeen.contains(seen))
        fields.error(u"kind"_s, Words::tr("the same link is there already."),
                     Words::tr("Remove one of the two."));
    m_linksSeen.insert(seen);
}

} // namespace

LoadResult decodeAs(const QByteArray &json, const QString &format)
{
    ProblemList problems;
    LoadResult result;
    if (json.size() > kLargestFile) {
        problems.error(u"/"_s,
                       fill(Words::tr("It has more than {count} MB."),
                            {{u"count", QString::number(kLargestFile / 1'000'000)}}),
                       Words::tr("Divide the layout into several."));
    } else if (const auto root = parseJsonObject(json, problems)) {
        result.layout = Decoder(problems).read(*root, format);
    }
    result.problems = problems.all();
    return result;
}

LoadResult decodeLayout(const QByteArray &json)
{
    return decodeAs(json, QLatin1String(kDocumentFormat));
}

} // namespace signalbox
