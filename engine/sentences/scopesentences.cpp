// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/sentences/scopesentences.h"

#include "engine/messages/message.h"
#include "engine/sentences/cancellation.h"
#include "engine/sentences/wording.h"

#include <QCoreApplication>

namespace signalbox {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Explain)
};

QString group(const Moment &moment, const ScopeView &scope, ScopeId id)
{
    const Place name{u"group", moment.scopeName(id)};
    const std::vector<TaskId> live = moment.members(id, true);
    const Place tasks{u"tasks", moment.names(live)};
    const QString left = live.empty() ? Words::tr("all its tasks have ended")
        : live.size() == 1            ? fill(Words::tr("{tasks} has not ended yet"), {tasks})
                                      : fill(Words::tr("{tasks} have not ended yet"), {tasks});
    const auto because = [&](const QString &clause) {
        const QString why = culpritWords(moment, scope);
        return why.isEmpty() ? clause
                             : fill(Words::tr("{clause}, {why}"), {{u"clause", clause}, {u"why", why}});
    };
    if (scope.exited >= 0) {
        const Place time{u"time", timeWords(scope.exited)};
        if (scope.outcome == Outcome::Returned)
            return sentence(
                {fill(Words::tr("{group} was left at {time}, all its tasks having ended"), {name, time})});
        return sentence(
            {because(fill(scope.outcome == Outcome::Raised ? Words::tr("{group} failed at {time}")
                                                           : Words::tr("{group} was cancelled at {time}"),
                          {name, time}))});
    }
    if (scope.aborted >= 0)
        return sentence({because(fill(Words::tr("{group} cancels what is left since {time}"),
                                      {name, {u"time", timeWords(scope.aborted)}})),
                         left});
    return sentence({fill(Words::tr("{group} runs {count} since {time}"),
                          {name,
                           {u"count", taskCount(qint64(moment.members(id, false).size()))},
                           {u"time", timeWords(scope.entered)}}),
                     left});
}

QString timeout(const Moment &moment, const ScopeView &scope, ScopeId id)
{
    const Place name{u"timeout", moment.scopeName(id)};
    const Place limit{u"limit", timeWords(scope.deadline - scope.entered)};
    const Place left{u"left", timeWords(scope.exited)};
    if (scope.expired >= 0)
        return sentence(
            {fill(Words::tr("{timeout} expired at {time}, after {limit}, and cancelled what was in it"),
                  {name, limit, {u"time", timeWords(scope.expired)}}),
             scope.exited >= 0 ? fill(Words::tr("it was left at {left}"), {left}) : QString()});
    if (scope.exited >= 0)
        return sentence({fill(Words::tr("{timeout} was left at {left}, {rest} before its limit"),
                              {name, left, {u"rest", timeWords(scope.deadline - scope.exited)}})});
    QString outlook;
    if (const auto ends = moment.ahead(moment.facts().endsOf(id)); !ends.empty()) {
        const Fact &first = moment.run().trace[ends.front()];
        outlook = first.kind == FactKind::TimeoutExpired
            ? Words::tr("it then cancels what is in it")
            : fill(Words::tr("what is in it is done before, at {time}"), {{u"time", timeWords(first.time)}});
    }
    return sentence({fill(Words::tr("{timeout} runs out at {time} ({limit} in all, {rest} left)"),
                          {name,
                           limit,
                           {u"time", timeWords(scope.deadline)},
                           {u"rest", timeWords(scope.deadline - moment.world().time)}}),
                     outlook});
}

/// Of what goes on in a call that is over, or behind a shield.
QString leftWords(const Moment &moment, const ScopeView &scope, const std::vector<TaskId> &live)
{
    if (live.empty())
        return {};
    const Place tasks{u"tasks", moment.names(live)};
    const bool isOne = live.size() == 1;
    if (scope.exited < 0)
        return fill(isOne ? Words::tr("{tasks} runs") : Words::tr("{tasks} run"), {tasks});
    if (scope.verb == Verb::Shield && scope.outcome == Outcome::Cancelled)
        return fill(isOne ? Words::tr("{tasks} runs on: a cancellation stops at a shield")
                          : Words::tr("{tasks} run on: a cancellation stops at a shield"),
                    {tasks});
    return fill(isOne ? Words::tr("{tasks} runs on") : Words::tr("{tasks} run on"), {tasks});
}

QString callPattern(const ScopeView &scope)
{
    if (scope.exited < 0)
        return scope.verb == Verb::Shield ? Words::tr("{call} protects what is in it since {time}")
                                          : Words::tr("{call} waits since {time}, {done} of {count} done");
    switch (scope.outcome) {
    case Outcome::Returned:
        return scope.result == 0
            ? Words::tr("{call} was over at {time}, {done} of {count} done")
            : Words::tr("{call} was over at {time}, {done} of {count} done, and gave {value}");
    case Outcome::Raised:
        return Words::tr("{call} failed at {time}, {done} of {count} done");
    case Outcome::Cancelled:
        break;
    }
    return Words::tr("{call} was cancelled at {time}, {done} of {count} done");
}

QString call(const Moment &moment, const ScopeView &scope, ScopeId id)
{
    const std::vector<TaskId> live = moment.members(id, true);
    const std::size_t all = moment.members(id, false).size();
    return sentence({fill(callPattern(scope),
                          {{u"call", moment.scopeName(id)},
                           {u"time", timeWords(scope.exited < 0 ? scope.entered : scope.exited)},
                           {u"done", QString::number(all - live.size())},
                           {u"count", QString::number(all)},
                           {u"value", resultWords(moment.run(), scope.result)}}),
                     leftWords(moment, scope, live)});
}

} // namespace

QString scopeSentence(const Moment &moment, ScopeId id)
{
    const ScopeView *const scope = moment.scope(id);
    if (!scope)
        return {};
    const bool awaitsInPlace = scope->verb == Verb::WaitFor && scope->deadline > scope->entered
        && moment.program().python >= PythonVersion::Python312;
    if (isTimeoutVerb(scope->verb) || awaitsInPlace)
        return timeout(moment, *scope, id);
    return scope->verb == Verb::Group ? group(moment, *scope, id) : call(moment, *scope, id);
}

} // namespace signalbox
