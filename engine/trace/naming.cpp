// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/trace/naming.h"

#include <algorithm>

namespace signalbox {

using namespace Qt::StringLiterals;

const ProgramBody *bodyAt(const Program &program, quint32 step)
{
    const auto found =
        std::find_if(program.bodies.begin(), program.bodies.end(),
                     [step](const ProgramBody &body) { return step >= body.begin && step < body.end; });
    return found == program.bodies.end() ? nullptr : &*found;
}

namespace {

bool fillsFrom(const Program &program, const ProgramBody &body, quint32 step, Verb verb)
{
    return step < body.end && program.steps[step].verb == verb && program.steps[step].end == body.end;
}

bool isTimeoutFrame(const Program &program, const ProgramBody &body)
{
    const quint32 timeout = body.begin + 1;
    return fillsFrom(program, body, body.begin, Verb::Try) && timeout + 1 < body.end
        && isTimeoutVerb(program.steps[timeout].verb) && program.steps[timeout + 1].verb == Verb::Group
        && program.steps[timeout + 1].end == program.steps[timeout].end;
}

/// The step that a frame stands for, where \a body may be a frame's: the first but for a try round it.
std::optional<quint32> frameStep(const Program &program, const ProgramBody &body)
{
    quint32 at = body.begin;
    if (at < body.end && program.steps[at].verb == Verb::Try)
        ++at;
    if (at >= body.end)
        return std::nullopt;
    const Verb verb = program.steps[at].verb;
    if (verb == Verb::Group)
        return fillsFrom(program, body, body.begin, Verb::Group) ? std::optional(at) : std::nullopt;
    if (isTimeoutVerb(verb))
        return isTimeoutFrame(program, body) ? std::optional(at) : std::nullopt;
    const bool isCall =
        verb == Verb::Gather || verb == Verb::WaitTasks || verb == Verb::Shield || verb == Verb::Retry;
    return isCall && body.node != NodeId::None ? std::optional(at) : std::nullopt;
}

} // namespace

bool isFrame(const Program &program, quint32 body)
{
    return frameStep(program, program.bodies[body]).has_value();
}

bool isOnFuture(const Program &program, Verb verb, quint32 step)
{
    const Verb call = step < program.steps.size() ? program.steps[step].verb : verb;
    if (verb == Verb::Await && (call == Verb::Shield || call == Verb::WaitFor))
        ++step; // a shield of what is done, and a later wait_for, are no more than the await inside
    return isFutureVerb(verb) && step < program.steps.size() && program.steps[step].verb == verb
        && !program.steps[step].actsOnBody;
}

ScopeName nameOf(const Program &program, const ScopeEntry &entry)
{
    const ProgramBody *const body = bodyAt(program, entry.step);
    if (!body)
        return {entry.verb, true};
    // With a frame's own scope may come a group that nobody drew.
    const auto frame = frameStep(program, *body);
    const bool isUndrawn = frame && entry.verb == Verb::Group && entry.step == *frame + 1
        && entry.step < program.steps[*frame].end;
    if (frame && (entry.step == *frame || isUndrawn))
        return {program.steps[*frame].verb, true};
    return {entry.verb, false};
}

std::vector<ScopeEntry> scopesOf(const Run &run)
{
    std::vector<ScopeEntry> scopes;
    for (qsizetype at = 0; at < run.trace.size(); ++at) {
        const Fact &fact = run.trace[at];
        if (fact.kind != FactKind::ScopeEntered || fact.scope() == ScopeId::None)
            continue;
        if (index(fact.scope()) >= scopes.size())
            scopes.resize(std::size_t(index(fact.scope())) + 1);
        scopes[index(fact.scope())] = {fact.verb, fact.task, fact.step};
    }
    return scopes;
}

const ItemSource *ItemValues::sourceOf(const Item &item) const
{
    if (index(item.maker) >= m_run.items.size())
        return nullptr;
    const auto &sources = m_run.items[index(item.maker)];
    const auto after =
        std::upper_bound(sources.begin(), sources.end(), item.number,
                         [](quint32 number, const ItemSource &source) { return number < source.first; });
    return after == sources.begin() ? nullptr : &*std::prev(after);
}

bool ItemValues::isSentinel(const Item &item) const
{
    const ItemSource *const source = sourceOf(item);
    return source && source->from == 0 && source->number == 0 && !source->isOfRun;
}

bool ItemValues::isNumbered(const Item &item) const
{
    const ItemSource *const source = sourceOf(item);
    return !source || source->number > 0;
}

QString ItemValues::operator[](const Item &item) const
{
    const ItemSource *const source = sourceOf(item);
    if (!source)
        return m_run.taskName(item.maker) + u' ' + QString::number(item.number);
    const QString words = wordsOf(*source);
    if (source->number > 0)
        return words + QString::number(source->number + (item.number - source->first));
    return words;
}

QString ItemValues::wordsOf(const ItemSource &source) const
{
    if (source.isOfRun)
        return m_run.texts[qsizetype(source.from)];
    if (source.number > 0)
        return m_run.program.bodyName(source.from) + u' ';
    return source.from == 0 ? u"None"_s : m_run.program.texts[qsizetype(source.from)];
}

QString valueWords(const Run &run, qint64 text)
{
    return text > 0 && text < run.texts.size() ? run.texts[text] : QString();
}

QString keyOf(FactKind kind)
{
    return QLatin1String(rowOf(kind).key);
}

QString keyOf(Outcome outcome)
{
    static constexpr const char *keys[] = {"returned", "raised", "cancelled"};
    return QLatin1String(keys[std::size_t(outcome)]);
}

QString keyOf(Ending ending)
{
    static constexpr const char *keys[] = {"finished", "deadlock", "busy_loop",
                                           "horizon",  "too_long", "stopped"};
    static_assert(std::size(keys) == std::size_t(Ending::Stopped) + 1, "every ending has a key");
    return QLatin1String(keys[std::size_t(ending)]);
}

QString keyOf(BarrierState state)
{
    static constexpr const char *keys[] = {"filling", "draining", "resetting", "broken"};
    return QLatin1String(keys[std::size_t(state)]);
}

QString keyOf(CancelCause cause)
{
    static constexpr const char *keys[] = {"task", "group", "timeout", "shutdown", "outer"};
    return QLatin1String(keys[std::size_t(cause)]);
}

} // namespace signalbox
