// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/document/stepreader.h"

#include "engine/document/layoutfile.h"
#include "engine/layout/catalog.h"

namespace signalbox {

using namespace Qt::StringLiterals;
using Need = FieldReader::Need;

namespace {

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

const QStringList &verbKeys()
{
    static const QStringList keys = [] {
        QStringList list;
        for (const VerbInfo *verb : verbsForPeople())
            list.append(verb->key);
        return list;
    }();
    return keys;
}

QString kindsInWords(const QList<NodeKind> &kinds)
{
    QStringList labels;
    for (const NodeKind kind : kinds)
        labels.append(info(kind).label);
    return labels.join(u", "_s);
}

} // namespace

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

QList<Step> StepReader::readList(const QJsonArray &list, const QString &place, std::optional<Verb> holder,
                                 int depth)
{
    if (depth > kDeepestNesting) {
        m_problems.error(place,
                         u"%1: steps are nested more than %2 deep."_s.arg(m_subject).arg(kDeepestNesting),
                         u"Take some of the steps out of the ones around them."_s);
        return {};
    }
    const bool hadRoom = m_count <= kMostSteps;
    m_count += int(std::min<qsizetype>(list.size(), kMostSteps + 1));
    if (m_count > kMostSteps) {
        if (hadRoom)
            m_problems.error(place,
                             u"%1: the document has more than %2 steps."_s.arg(m_subject).arg(kMostSteps),
                             u"Say it with fewer steps: \"repeat\" does some of them many times."_s);
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
        before = step->verb;
        steps.append(*step);
    }
    return steps;
}

std::optional<Step> StepReader::readStep(const QJsonValue &value, const QString &place, int depth)
{
    if (!value.isObject()) {
        m_problems.error(place,
                         u"%1: a step must be an object, but this is %2."_s.arg(m_subject, describe(value)),
                         uR"(Write a step like {"do": "sleep", "time": 0.5}.)"_s);
        return std::nullopt;
    }
    FieldReader fields(value.toObject(), place, u"A step of %1"_s.arg(m_subject), m_problems);
    const auto index = fields.choice(u"do"_s, verbKeys());
    if (!index)
        return std::nullopt;
    const VerbInfo &verb = *verbsForPeople()[*index];
    Step step;
    step.verb = verb.verb;
    if (!verb.targets.isEmpty())
        readTarget(fields, u"on"_s, step);
    if (verb.hasTime)
        step.time = fields.duration(u"time"_s, 0, kLongestStep).value_or(Duration());
    if (verb.hasCount)
        step.count = fields.integer(u"count"_s, 0, kMostRounds).value_or(0);
    if (verb.hasText)
        step.text = fields.text(u"text"_s, kLongestText, Need::Optional).value_or(QString());
    if (verb.hasBody) {
        const QJsonArray body = fields.list(u"steps"_s, Need::Optional).value_or(QJsonArray());
        step.body = readList(body, fields.placeOf(u"steps"_s), step.verb, depth + 1);
    }
    step.extra = fields.rest({u"do"_s, u"on"_s, u"time"_s, u"count"_s, u"text"_s, u"steps"_s});
    return step;
}

void StepReader::readTarget(FieldReader &fields, const QString &key, Step &step)
{
    // Absent: the author has not chosen yet. The layout loads and check() says so.
    const auto id = fields.integer(key, 1, kHighestId, Need::Optional);
    if (!id)
        return;
    const VerbInfo &verb = info(step.verb);
    const auto found = m_nodes.constFind(quint32(*id));
    if (found == m_nodes.constEnd()) {
        fields.error(key, u"\"%1\" acts on node %2, which does not exist."_s.arg(verb.key).arg(*id),
                     u"Give the id of one of: %1."_s.arg(kindsInWords(verb.targets)));
    } else if (found->kind && !verb.targets.contains(*found->kind)) {
        fields.error(key, u"\"%1\" cannot act on %2."_s.arg(verb.key, found->subject),
                     u"Give the id of one of: %1."_s.arg(kindsInWords(verb.targets)));
    }
    step.target = NodeId(*id);
}

void StepReader::checkTry(const QString &place, std::optional<Verb> holder, Verb verb, Verb before)
{
    const bool handles = verb == Verb::Except || verb == Verb::Finally;
    if (handles && holder != Verb::Try) {
        m_problems.error(place, u"%1: \"%2\" stands outside a \"try\"."_s.arg(m_subject, info(verb).key),
                         u"Move it to the end of the steps of a \"try\"."_s);
    } else if (before == Verb::Finally && holder == Verb::Try) {
        m_problems.error(place, u"%1: \"%2\" stands behind a \"finally\"."_s.arg(m_subject, info(verb).key),
                         u"Let \"finally\" be the last of the \"try\", and the only one."_s);
    } else if (before == Verb::Except && holder == Verb::Try && !handles) {
        m_problems.error(place, u"%1: \"%2\" stands behind an \"except\"."_s.arg(m_subject, info(verb).key),
                         u"Move it before the \"except\", or out of the \"try\"."_s);
    }
}

} // namespace signalbox
