// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/program/program.h"

#include "engine/catalog/catalog.h"

namespace signalbox {

using namespace Qt::StringLiterals;

std::optional<quint32> Program::bodyOf(NodeId node) const
{
    for (quint32 at = 1; at < bodies.size(); ++at) {
        if (bodies[at].node == node)
            return at;
    }
    return std::nullopt;
}

std::optional<quint32> Program::resourceOf(NodeId node) const
{
    for (quint32 at = 0; at < resources.size(); ++at) {
        if (resources[at].node == node)
            return at;
    }
    return std::nullopt;
}

bool usesTask(const ProgramStep &step)
{
    const bool acts = step.verb == Verb::Await || step.verb == Verb::Cancel || step.verb == Verb::Result;
    return acts && step.actsOnBody;
}

bool asksTask(const ProgramStep &step)
{
    return info(step.verb).hasPredicate && info(step.predicate.of).targets.contains(NodeKind::Task);
}

bool givesResult(Verb verb)
{
    switch (verb) {
    case Verb::Await:
    case Verb::Result:
    case Verb::Gather:
    case Verb::AsCompleted:
    case Verb::WaitFor:
    case Verb::Shield:
        return true;
    default:
        return false;
    }
}

bool relates(qint64 left, Predicate::Relation relation, qint64 right)
{
    switch (relation) {
    case Predicate::Relation::Equal:
        return left == right;
    case Predicate::Relation::NotEqual:
        return left != right;
    case Predicate::Relation::Less:
        return left < right;
    case Predicate::Relation::LessEqual:
        return left <= right;
    case Predicate::Relation::Greater:
        return left > right;
    case Predicate::Relation::GreaterEqual:
        return left >= right;
    }
    return false;
}

namespace {

QString durationText(const Duration &duration)
{
    switch (duration.law) {
    case Duration::Law::Uniform:
        return u"%1 to %2"_s.arg(formatTime(duration.low), formatTime(duration.high));
    case Duration::Law::Exponential:
        return u"about %1"_s.arg(formatTime(duration.low));
    default:
        return formatTime(duration.low);
    }
}

QString targetName(const Program &program, const QList<NodeKind> &kinds, bool isBody, quint32 target)
{
    if (kinds.isEmpty())
        return {};
    return isBody ? program.bodyName(target) : program.resources[target].name;
}

QString predicateText(const Program &program, const ProgramPredicate &asked)
{
    const PredicateInfo &predicate = info(asked.of);
    const bool isBody = predicate.targets.contains(NodeKind::Task);
    QStringList words;
    if (asked.negated)
        words += u"not"_s;
    if (!predicate.targets.isEmpty())
        words += targetName(program, predicate.targets, isBody, asked.target);
    if (asked.of != Predicate::Of::Counter) // whose name says it all
        words += predicate.label.english();
    if (predicate.compares())
        words += relationKeys()[qsizetype(asked.relation)] + u' ' + QString::number(asked.value);
    return words.join(u' ');
}

/// Whether the number of a step is worth a word: a priority only where there is one, a single round of what
/// counts rounds always.
bool showsCount(const Program &program, const ProgramStep &step)
{
    const VerbInfo &verb = info(step.verb);
    if (step.verb == Verb::Put || step.verb == Verb::PutNowait)
        return program.resources[step.target].order == QueueOrder::Priority;
    return verb.hasCount && !verb.hasOptionals;
}

QString stepText(const Program &program, const ProgramStep &step)
{
    const VerbInfo &verb = info(step.verb);
    const bool canLackTime = step.verb == Verb::WaitTasks || step.verb == Verb::AsCompleted;
    QStringList words{verb.label.english()};
    if (!verb.targets.isEmpty())
        words += targetName(program, verb.targets, step.actsOnBody, step.target);
    if (step.choice != 0)
        words += verb.choices[step.choice].key;
    if (verb.hasPredicate)
        words += predicateText(program, step.predicate);
    if (verb.hasTime && !(canLackTime && step.time == Duration{}))
        words += durationText(step.time);
    if (showsCount(program, step))
        words += QString::number(step.count);
    if (verb.hasText && step.text != 0)
        words += program.texts[qsizetype(step.text)];
    return words.join(u' ');
}

} // namespace

QString toText(const Program &program)
{
    QString text;
    for (const ProgramBody &body : program.bodies) {
        text += body.name + u":\n"_s;
        std::vector<quint32> ends;
        for (quint32 at = body.begin; at < body.end; ++at) {
            while (!ends.empty() && at >= ends.back())
                ends.pop_back();
            text +=
                QString(4 * qsizetype(ends.size() + 1), u' ') + stepText(program, program.steps[at]) + u'\n';
            ends.push_back(program.steps[at].end);
        }
    }
    return text;
}

} // namespace signalbox
