// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/file/stepreader.h"

#include "engine/catalog/catalog.h"
#include "engine/file/documentformat.h"
#include "engine/layout/interventions.h"
#include "engine/messages/message.h"

#include <QCoreApplication>

namespace signalbox {

using namespace Qt::StringLiterals;
using Need = FieldReader::Need;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(File)
};

const QList<const VerbInfo *> &verbsForPeople()
{
    static const QList<const VerbInfo *> verbs = [] {
        QList<const VerbInfo *> list;
        for (const VerbInfo &verb : verbCatalog()) {
            if (verb.forPeople)
                list.append(&verb);
        }
        return list;
    }();
    return verbs;
}

QStringList keysOf(const QList<const VerbInfo *> &verbs)
{
    QStringList keys;
    for (const VerbInfo *verb : verbs)
        keys.append(verb->key);
    return keys;
}

const QStringList &verbKeys()
{
    static const QStringList keys = keysOf(verbsForPeople());
    return keys;
}

/// What a hand does, in the order of the catalog.
const QList<const VerbInfo *> &verbsForHands()
{
    static const QList<const VerbInfo *> verbs = [] {
        QList<const VerbInfo *> list;
        for (const VerbInfo &verb : verbCatalog()) {
            if (verb.forPeople || canIntervene(verb.verb))
                list.append(&verb);
        }
        return list;
    }();
    return verbs;
}

QString kindsInWords(const QList<NodeKind> &kinds)
{
    QStringList labels;
    for (const NodeKind kind : kinds)
        labels.append(info(kind).label());
    //: Between kinds of node
    return labels.join(Words::tr(", "));
}

} // namespace

qint64 leastCount(Verb verb)
{
    return verb == Verb::Write ? -kMostRounds : 0;
}

StepReader::StepReader(const KnownNodes &nodes, ProblemList &problems)
    : m_nodes(nodes)
    , m_problems(problems)
{
}

QList<Step> StepReader::read(const QJsonArray &list, const QString &place, const QString &subject)
{
    m_subject = subject;
    return readList(list, place, std::nullopt, 1);
}

std::optional<Step> StepReader::readAlone(const QJsonObject &step, const QString &place,
                                          const QString &subject)
{
    m_subject = subject;
    m_isByHand = true;
    const auto read = readStep(step, place, 1);
    m_isByHand = false;
    return read;
}

QList<Step> StepReader::readList(const QJsonArray &list, const QString &place, std::optional<Verb> holder,
                                 int depth)
{
    if (depth > kDeepestNesting) {
        m_problems.error(place,
                         fill(Words::tr("{subject}: steps are nested more than {count} deep."),
                              {{u"subject", m_subject}, {u"count", QString::number(kDeepestNesting)}}),
                         Words::tr("Take some of the steps out of the ones around them."));
        return {};
    }
    const bool hadRoom = m_count <= kMostSteps;
    m_count += int(std::min<qsizetype>(list.size(), kMostSteps + 1));
    if (m_count > kMostSteps) {
        if (hadRoom)
            m_problems.error(place,
                             fill(Words::tr("{subject}: the document has more than {count} steps."),
                                  {{u"subject", m_subject}, {u"count", QString::number(kMostSteps)}}),
                             Words::tr("Say it with fewer steps: \"repeat\" does some of them many times."));
        return {};
    }
    QList<Step> steps;
    Verb before = Verb::Sleep;
    for (qsizetype i = 0; i < list.size(); ++i) {
        const QString stepPlace = place + u'/' + QString::number(i);
        const auto step = readStep(list[i], stepPlace, depth);
        if (!step)
            continue;
        checkTry(stepPlace, holder, step->verb, before);
        checkOperand(stepPlace, holder, step->verb);
        checkElse(stepPlace, step->verb, before);
        before = step->verb;
        steps.append(*step);
    }
    return steps;
}

std::optional<Step> StepReader::readStep(const QJsonValue &value, const QString &place, int depth)
{
    if (!value.isObject()) {
        m_problems.error(place,
                         fill(Words::tr("{subject}: a step must be an object, but this is {found}."),
                              {{u"subject", m_subject}, {u"found", describe(value)}}),
                         Words::tr(R"(Write a step like {"do": "sleep", "time": 0.5}.)"));
        return std::nullopt;
    }
    FieldReader fields(value.toObject(), place,
                       fill(Words::tr("A step of {subject}"), {{u"subject", m_subject}}), m_problems);
    static const QStringList handKeys = keysOf(verbsForHands());
    const auto index = fields.choice(u"do"_s, m_isByHand ? handKeys : verbKeys());
    if (!index)
        return std::nullopt;
    const VerbInfo &verb = *(m_isByHand ? verbsForHands() : verbsForPeople())[*index];
    Step step;
    step.verb = verb.verb;
    if (!verb.targets.isEmpty())
        readTarget(fields, u"on"_s, step);
    if (verb.hasTime)
        step.time = fields.duration(u"time"_s, 0, kLongestStep).value_or(Duration());
    if (verb.hasCount) {
        const qint64 least = leastCount(verb.verb);
        step.count = verb.hasOptionals
            ? fields.integer(u"count"_s, least, kMostRounds, Need::Optional).value_or(1)
            : fields.integer(u"count"_s, least, kMostRounds).value_or(0);
    }
    if (verb.hasText)
        step.text = fields.text(u"text"_s, kLongestText, Need::Optional).value_or(QString());
    if (!verb.choices.isEmpty())
        step.choice = quint8(fields.choice(u"choice"_s, keysOf(verb.choices), Need::Optional).value_or(0));
    if (verb.hasPredicate)
        step.predicate = readPredicate(fields);
    if (verb.hasBody) {
        const QJsonArray body = fields.list(u"steps"_s, Need::Optional).value_or(QJsonArray());
        step.body = readList(body, fields.placeOf(u"steps"_s), step.verb, depth + 1);
    }
    step.extra =
        fields.rest({u"do"_s, u"on"_s, u"time"_s, u"count"_s, u"text"_s, u"choice"_s, u"if"_s, u"steps"_s});
    return step;
}

void StepReader::readTarget(FieldReader &fields, const QString &key, Step &step)
{
    const VerbInfo &verb = info(step.verb);
    step.target = readNode(fields, key, verb.key, verb.targets);
}

/// What an `if`, a `while` or a `wait_until` asks: {"is": "counter", "on": 3, "relation": ">=", "value": 2}.
Predicate StepReader::readPredicate(FieldReader &fields)
{
    Predicate predicate;
    const auto object = fields.object(u"if"_s);
    if (!object)
        return predicate;
    FieldReader asked(*object, fields.placeOf(u"if"_s),
                      fill(Words::tr("A step of {subject}"), {{u"subject", m_subject}}), m_problems);
    static const QStringList keys = [] {
        QStringList list;
        for (const PredicateInfo &each : predicateCatalog())
            list.append(each.key);
        return list;
    }();
    const auto of = asked.choice(u"is"_s, keys);
    if (!of)
        return predicate;
    const PredicateInfo &known = predicateCatalog()[*of];
    predicate.of = known.of;
    if (!known.targets.isEmpty())
        predicate.target = readNode(asked, u"on"_s, known.key, known.targets);
    if (known.compares()) {
        predicate.relation =
            Predicate::Relation(asked.choice(u"relation"_s, relationKeys(), Need::Optional).value_or(0));
        predicate.value = asked.integer(u"value"_s, -kMostRounds, kMostRounds, Need::Optional).value_or(0);
    }
    predicate.negated = asked.flag(u"not"_s, Need::Optional).value_or(false);
    predicate.extra = asked.rest({u"is"_s, u"on"_s, u"relation"_s, u"value"_s, u"not"_s});
    return predicate;
}

/// The id of one of \a kinds, or None where the field is absent: the author has not chosen yet. The layout
/// loads and check() says so.
NodeId StepReader::readNode(FieldReader &fields, const QString &key, const QString &asker,
                            const QList<NodeKind> &kinds)
{
    const auto id = fields.integer(key, 1, kHighestId, Need::Optional);
    if (!id)
        return NodeId::None;
    const auto found = m_nodes.constFind(quint32(*id));
    if (found == m_nodes.constEnd()) {
        fields.error(key,
                     fill(Words::tr("\"{step}\" acts on node {id}, which does not exist."),
                          {{u"step", asker}, {u"id", QString::number(*id)}}),
                     fill(Words::tr("Give the id of one of: {kinds}."), {{u"kinds", kindsInWords(kinds)}}));
    } else if (found->kind && !kinds.contains(*found->kind)) {
        fields.error(key,
                     fill(Words::tr("\"{step}\" cannot act on {other}."),
                          {{u"step", asker}, {u"other", found->subject}}),
                     fill(Words::tr("Give the id of one of: {kinds}."), {{u"kinds", kindsInWords(kinds)}}));
    }
    return NodeId(*id);
}

void StepReader::checkElse(const QString &place, Verb verb, Verb before)
{
    if (verb == Verb::Else && before != Verb::If)
        m_problems.error(
            place,
            fill(Words::tr("{subject}: \"else\" stands without an \"if\"."), {{u"subject", m_subject}}),
            Words::tr("Move it right behind the \"if\" it belongs to."));
}

/// What belongs to a `try` or an `if` is told of where that is missing.
void StepReader::checkOperand(const QString &place, std::optional<Verb> holder, Verb verb)
{
    const bool isTail =
        verb == Verb::Else || verb == Verb::Except || verb == Verb::ExceptStar || verb == Verb::Finally;
    if (!holder || !info(*holder).takesOperands || info(verb).canBeOperand || isTail)
        return;
    m_problems.error(
        place,
        fill(Words::tr("{subject}: \"{holder}\" holds what can be awaited, and \"{step}\" cannot."),
             {{u"subject", m_subject}, {u"holder", info(*holder).key}, {u"step", info(verb).key}}),
        Words::tr("Move it out, or let a task do it and write \"spawn\" here."));
}

void StepReader::checkTry(const QString &place, std::optional<Verb> holder, Verb verb, Verb before)
{
    const bool handles = verb == Verb::Except || verb == Verb::ExceptStar || verb == Verb::Finally;
    if (handles && holder != Verb::Try) {
        m_problems.error(place,
                         fill(Words::tr("{subject}: \"{step}\" stands outside a \"try\"."),
                              {{u"subject", m_subject}, {u"step", info(verb).key}}),
                         Words::tr("Move it to the end of the steps of a \"try\"."));
    } else if (before == Verb::Finally && holder == Verb::Try) {
        m_problems.error(place,
                         fill(Words::tr("{subject}: \"{step}\" stands behind a \"finally\"."),
                              {{u"subject", m_subject}, {u"step", info(verb).key}}),
                         Words::tr("Let \"finally\" be the last of the \"try\", and the only one."));
    } else if (holder == Verb::Try
               && ((before == Verb::Except && verb == Verb::ExceptStar)
                   || (before == Verb::ExceptStar && verb == Verb::Except))) {
        m_problems.error(place,
                         fill(Words::tr("{subject}: \"except\" and \"except_star\" stand in one \"try\"."),
                              {{u"subject", m_subject}}),
                         Words::tr("Use one of the two for all of its handlers."));
    } else if ((before == Verb::Except || before == Verb::ExceptStar) && holder == Verb::Try && !handles) {
        m_problems.error(place,
                         fill(Words::tr("{subject}: \"{step}\" stands behind an \"except\"."),
                              {{u"subject", m_subject}, {u"step", info(verb).key}}),
                         Words::tr("Move it before the \"except\", or out of the \"try\"."));
    }
}

} // namespace signalbox
