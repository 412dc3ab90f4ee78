// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/program/programtext.h"

#include "engine/catalog/catalog.h"

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

QString durationText(const Duration &duration)
{
    switch (duration.law) {
    case Duration::Law::Uniform:
        return u"%1 to %2"_s.arg(formatTime(duration.low), formatTime(duration.high));
    case Duration::Law::Exponential:
        return u"about %1"_s.arg(formatTime(duration.low));
    case Duration::Law::Fixed:
        break;
    }
    return formatTime(duration.low);
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
