// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/python/symboltable.h"

#include "engine/catalog/catalog.h"
#include "engine/language/identifiers.h"
#include "engine/program/identifiers.h"
#include "engine/python/pythontext.h"
#include "engine/python/pythonverbs.h"
#include "engine/script/globalnames.h"

#include <algorithm>

namespace signalbox::python {

using namespace Qt::StringLiterals;

namespace {

bool hasIdentifiers(const Program &program)
{
    const auto named = [](const auto &each) { return !each.identifier.isEmpty(); };
    return std::all_of(program.bodies.begin(), program.bodies.end(), named)
        && std::all_of(program.resources.begin(), program.resources.end(), named);
}

} // namespace

SymbolTable::SymbolTable(const Program &program)
    : m_program(program)
    , m_uses(program.bodies.size())
    , m_assigns(program.bodies.size())
    , m_keepers(program.bodies.size())
    , m_sites(program.bodies.size())
    , m_written(program.bodies.size())
    , m_read(program.bodies.size())
{
    if (!hasIdentifiers(m_program))
        giveIdentifiers(m_program);
    takeNames();
    for (quint32 at = 0; at < m_program.bodies.size(); ++at) {
        if (!hasFunction(at))
            continue;
        Bodies assigned;
        walk(m_program.bodies[at].begin, m_program.bodies[at].end, {.body = at}, assigned);
    }
    findLoners();
}

void SymbolTable::takeNames()
{
    for (quint32 at = 0; at < m_program.bodies.size(); ++at) {
        if (hasFunction(at))
            m_taken.insert(function(at));
    }
    for (const ProgramResource &each : m_program.resources)
        m_taken.insert(each.identifier);
    for (const ProgramCode &each : m_program.code)
        m_taken.unite(boundNames(each.code));
    for (quint32 at = 0; at < m_program.bodies.size(); ++at) {
        if (hasFunction(at)) {
            task(at); // whatever else could want that name comes later
            random(at);
        }
    }
}

QString SymbolTable::operandTask(const QString &wanted, int number) const
{
    return name(number == 1 ? wanted : wanted + u'_' + QString::number(number), u"operand"_s);
}

QString SymbolTable::tickerClass(quint32 at) const
{
    const QString wanted = className(resource(at));
    return name(isReserved(wanted) ? wanted + u"Ticker"_s : wanted, u"ticker "_s + resource(at));
}

QString SymbolTable::name(const QString &wanted, const QString &purpose) const
{
    QString &given = m_names[purpose + u':' + wanted];
    if (given.isEmpty()) {
        given = wanted;
        for (int number = 2; m_taken.contains(given); ++number)
            given = wanted + u'_' + QString::number(number);
        m_taken.insert(given);
    }
    return given;
}

quint32 SymbolTable::callOf(quint32 body) const
{
    const ProgramBody &each = m_program.bodies[body];
    const bool isSingle = each.begin < each.end && step(each.begin).end == each.end;
    if (!each.isAnonymous || !isSingle || !pythonVerb(step(each.begin).verb).isAwaited)
        return kNone;
    return each.begin;
}

bool SymbolTable::isLoop(Verb verb)
{
    return verb == Verb::Repeat || verb == Verb::Forever || verb == Verb::While || verb == Verb::AsyncFor
        || verb == Verb::Retry;
}

bool SymbolTable::isHandler(Verb verb)
{
    return verb == Verb::Except || verb == Verb::ExceptStar || verb == Verb::Finally;
}

bool SymbolTable::isRandom(const Duration &duration)
{
    // An exponential law needs a mean above 0; without one nothing is drawn.
    return duration.law == Duration::Law::Uniform
        || (duration.law == Duration::Law::Exponential && duration.low > 0);
}

/// \a assigned: the tasks that are started for certain whenever the steps from \a begin on are reached; at
/// the end, those after \a end.
void SymbolTable::walk(quint32 begin, quint32 end, Place place, Bodies &assigned)
{
    for (quint32 at = begin; at < end; at = step(at).end) {
        look(at, place, assigned);
        if (info(step(at).verb).hasBody)
            walkBlock(at, place, assigned);
    }
}

void SymbolTable::walkBlock(quint32 at, Place place, Bodies &assigned)
{
    const Verb verb = step(at).verb;
    place.isInLoop = place.isInLoop || isLoop(verb);
    Bodies inside = assigned;
    bool isHandled = false;
    if (verb != Verb::Try) {
        walk(at + 1, step(at).end, place, inside);
    } else {
        for (quint32 part = at + 1; part < step(at).end; part = step(part).end) {
            // What a handler can count on was there before the try.
            Bodies before = assigned;
            isHandled = isHandled || isHandler(step(part).verb);
            walk(part, step(part).end, place, isHandler(step(part).verb) ? before : inside);
        }
    }
    // Whoever comes out of these at their end has done everything inside.
    const bool isWhole = verb == Verb::With || verb == Verb::Timeout || verb == Verb::TimeoutAt
        || verb == Verb::Group || info(verb).takesOperands || (verb == Verb::Try && !isHandled);
    if (isWhole)
        assigned = inside;
}

void SymbolTable::look(quint32 at, Place place, Bodies &assigned)
{
    const ProgramStep &each = step(at);
    if (info(each.verb).hasTime && isRandom(each.time))
        m_drawing.insert(place.body);
    if (each.verb == Verb::Spawn)
        lookAtSpawn(each, place, assigned);
    else if (each.verb == Verb::Read)
        m_read[place.body].insert(each.target);
    else if (each.verb == Verb::Write) {
        m_everWritten.insert(each.target);
        m_written[place.body].insert(each.target);
    } else if (pythonVerb(each.verb).callee == Callee::Loop)
        m_executing.insert(place.body);
    else if (each.verb == Verb::TimeoutAt)
        m_startUses.insert(place.body);
    lookAtValues(each, place);
    if (usesTask(each))
        use(each.target, place, assigned);
    if (asksTask(each))
        use(each.predicate.target, place, assigned);
}

void SymbolTable::lookAtValues(const ProgramStep &each, Place place)
{
    const bool puts = each.verb == Verb::Put || each.verb == Verb::PutNowait;
    const bool gives = each.verb == Verb::Return || each.verb == Verb::SetResult || each.verb == Verb::Log;
    const bool usesIt = (puts && PutChoice(each.choice) == PutChoice::Result)
        || (gives && ValueChoice(each.choice) == ValueChoice::Result)
        || (info(each.verb).hasPredicate && each.predicate.of == Predicate::Of::GotNoResult);
    if (usesIt)
        m_resultUses.insert(place.body);
}

void SymbolTable::lookAtSpawn(const ProgramStep &each, Place place, Bodies &assigned)
{
    if (const quint32 call = callOf(each.target); call != kNone) {
        look(call, place, assigned); // written in this function, so its variables are used here
        return;
    }
    m_sites[each.target].push_back(place);
    if (!keeps(place.body, each.target)) {
        m_kept.insert({place.body, each.target});
        m_assigns[place.body].push_back(each.target);
        ++m_keepers[each.target];
    }
    assigned.insert(each.target);
}

void SymbolTable::use(quint32 task, Place place, const Bodies &assigned)
{
    m_uses[task].insert(place.body);
    if (!assigned.contains(task))
        m_early.insert(task);
}

/// Finds out of which bodies there is never more than one task: main, and what one of these starts once. Who
/// start each other in a circle are never reached from main.
void SymbolTable::findLoners()
{
    std::vector<std::vector<quint32>> started(m_program.bodies.size());
    for (quint32 body = 0; body < m_program.bodies.size(); ++body) {
        if (m_sites[body].size() == 1 && !m_sites[body].front().isInLoop)
            started[m_sites[body].front().body].push_back(body);
    }
    std::vector<quint32> found{Program::kMain};
    while (!found.empty()) {
        const quint32 body = found.back();
        found.pop_back();
        if (m_loners.contains(body))
            continue;
        m_loners.insert(body);
        found.insert(found.end(), started[body].begin(), started[body].end());
    }
}

bool SymbolTable::isGlobal(quint32 task) const
{
    const Bodies &users = m_uses[task];
    if (users.isEmpty())
        return false;
    const quint32 user = *users.begin();
    return users.size() > 1 || m_keepers[task] != 1 || !keeps(user, task) || m_early.contains(task)
        || !m_loners.contains(user);
}

QStringList SymbolTable::globals(quint32 body) const
{
    QStringList names;
    const bool isMain = body == Program::kMain;
    for (quint32 at = 0; isMain && at < m_program.resources.size(); ++at) {
        if (m_program.resources[at].kind == NodeKind::Future)
            names += resource(at);
    }
    if (isMain && std::any_of(m_startUses.begin(), m_startUses.end(), [](quint32 user) {
            return user != Program::kMain;
        }))
        names += start();
    for (const quint32 task : m_assigns[body]) {
        if (isGlobal(task))
            names += this->task(task);
    }
    QList<quint32> counters = m_written[body].values();
    // A counter that nobody writes is declared where it is read: so it is known to be one.
    for (const quint32 read : m_read[body]) {
        if (!m_everWritten.contains(read))
            counters += read;
    }
    std::sort(counters.begin(), counters.end());
    for (const quint32 counter : std::as_const(counters))
        names += resource(counter);
    return names;
}

} // namespace signalbox::python
