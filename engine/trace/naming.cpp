// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/trace/naming.h"

#include "engine/catalog/catalog.h"
#include "engine/language/literals.h"

#include <algorithm>

namespace signalbox {

using namespace Qt::StringLiterals;

QString resourceWords(const Program &program, quint32 resource)
{
    if (resource >= program.resources.size())
        return u"something"_s;
    const ProgramResource &found = program.resources[resource];
    return info(found.kind).key + u' ' + found.name;
}

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

QString scopeNoun(Verb verb)
{
    return info(verb).scope.english() + u' ';
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

QString scopeWords(const Run &run, const ScopeEntry &entry)
{
    const QString owner = run.taskName(entry.owner);
    const ProgramBody *const body = bodyAt(run.program, entry.step);
    if (!body)
        return scopeNoun(entry.verb) + owner;
    // With a frame's own scope may come a group that nobody drew.
    const auto frame = frameStep(run.program, *body);
    const bool isUndrawn = frame && entry.verb == Verb::Group && entry.step == *frame + 1
        && entry.step < run.program.steps[*frame].end;
    if (frame && (entry.step == *frame || isUndrawn))
        return scopeNoun(run.program.steps[*frame].verb) + owner;
    return u"the "_s + scopeNoun(entry.verb) + u"in "_s + owner;
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

QString scopeWords(const Run &run, const std::vector<ScopeEntry> &scopes, quint32 scope)
{
    return scope < scopes.size() ? scopeWords(run, scopes[scope]) : u"a scope"_s;
}

QString objectWords(const Run &run, Verb verb, quint32 object, quint32 step)
{
    if (object == kNone)
        return {};
    if (isScopeVerb(verb))
        return scopeWords(run, scopesOf(run), object);
    const bool isOfTasks = verb == Verb::Spawn || isFutureVerb(verb);
    return isOfTasks && !isOnFuture(run.program, verb, step) ? u"task "_s + run.taskName(TaskId(object))
                                                             : resourceWords(run.program, object);
}

QString itemWords(const Run &run, const Item &item, TaskId holder)
{
    const QString number = u"item "_s + QString::number(item.number);
    return item.maker == holder ? number : number + u" of "_s + run.taskName(item.maker);
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

QString verbWords(Verb verb, const QString &object)
{
    if (verb == Verb::Sleep)
        return u"sleep"_s;
    if (verb == Verb::Put)
        return u"put into "_s + object;
    if (verb == Verb::Get)
        return u"get from "_s + object;
    if (verb == Verb::WaitAll)
        return u"wait for its tasks"_s;
    if (verb == Verb::Group)
        return u"wait for the tasks of "_s + object;
    if (verb == Verb::WaitUntil)
        return u"wait in "_s + object;
    if (verb == Verb::RunInExecutor)
        return u"wait for a worker of "_s + object;
    if (verb == Verb::ToThread)
        return u"wait for its thread"_s;
    if (verb == Verb::Spawn)
        return u"start"_s;
    if (object.isEmpty())
        return info(verb).label();
    const bool isCall = verb == Verb::Gather || verb == Verb::WaitTasks || verb == Verb::AsCompleted
        || verb == Verb::Shield || verb == Verb::WaitFor;
    return (isCall ? u"wait for what is in"_s : info(verb).label()) + u' ' + object;
}

QString errorWords(const Run &run, qint64 text)
{
    const bool isThere = text >= 0 && text < run.texts.size() && !run.texts[text].isEmpty();
    return isThere ? run.texts[text] : u"an error"_s;
}

QString valueWords(const Run &run, qint64 text)
{
    return text > 0 && text < run.texts.size() ? run.texts[text] : QString();
}

namespace {

/// "'soup'", "the item", "the result": what a step gives or puts; empty where nothing worth a word.
QString givenWords(const Program &program, const ProgramStep &step)
{
    switch (ValueChoice(step.choice)) {
    case ValueChoice::Item:
        return u"the item"_s;
    case ValueChoice::Result:
        return u"the result"_s;
    case ValueChoice::Text:
        break;
    }
    const QString text = program.texts.value(qsizetype(step.text));
    return text.isEmpty() ? text : reprOf(text);
}

/// Of a step that has a value to give: "return 'soup'", "set future order to the item", "log got, the item".
/// Empty where it has none.
QString givingWords(const Program &program, const ProgramStep &step)
{
    const QString value = givenWords(program, step);
    const QString text = program.texts.value(qsizetype(step.text));
    if (step.verb == Verb::Return)
        return value.isEmpty() ? value : u"return "_s + value;
    if (step.verb == Verb::SetResult)
        return value.isEmpty() ? value : u"set %1 to %2"_s.arg(resourceWords(program, step.target), value);
    if (step.verb == Verb::Log && ValueChoice(step.choice) != ValueChoice::Text)
        return u"log "_s + (text.isEmpty() ? value : text + u", "_s + value);
    const bool isPut = step.verb == Verb::Put || step.verb == Verb::PutNowait;
    return isPut && PutChoice(step.choice) == PutChoice::Result
        ? u"put the result into "_s + resourceWords(program, step.target)
        : QString();
}

} // namespace

QString stepWords(const Program &program, quint32 step)
{
    if (step >= program.steps.size())
        return u"nothing"_s;
    const ProgramStep &found = program.steps[step];
    const VerbInfo &verb = info(found.verb);
    if (const QString giving = givingWords(program, found); !giving.isEmpty())
        return giving;
    if (found.verb == Verb::Repeat)
        return u"repeat %1 times"_s.arg(found.count);
    if (found.verb == Verb::Retry)
        return u"retry up to %1 times"_s.arg(found.count);
    if (verb.hasTime && found.time.law == Duration::Law::Fixed)
        return verb.label() + u" for "_s + formatTime(found.time.low);
    if (verb.hasText && verb.targets.isEmpty() && found.text > 0
        && found.text < quint32(program.texts.size()))
        return verb.label() + u' ' + program.texts[qsizetype(found.text)];
    if (verb.targets.isEmpty())
        return verb.label();
    if (verb.targets.contains(NodeKind::Task) && found.actsOnBody)
        return found.target < program.bodies.size() ? verb.label() + u' ' + program.bodyName(found.target)
                                                    : verb.label();
    return verbWords(found.verb, resourceWords(program, found.target));
}

QString exactSeconds(Micros time)
{
    const Micros size = std::abs(time);
    return u"%1%2.%3"_s.arg(time < 0 ? u"-"_s : QString())
        .arg(size / kMicrosPerSecond)
        .arg(size % kMicrosPerSecond, 6, 10, QLatin1Char('0'));
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
    static constexpr const char *keys[] = {"finished", "deadlock", "busy_loop", "horizon", "too_long"};
    static_assert(std::size(keys) == std::size_t(Ending::TooLong) + 1, "every ending has a key");
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
