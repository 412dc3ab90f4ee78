// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/catalog/catalog.h"
#include "engine/python/pythontext.h"
#include "engine/python/pythonwriter.h"

#include <QScopedValueRollback>

namespace signalbox::python {

using namespace Qt::StringLiterals;

void Writer::writeSteps(quint32 begin, quint32 end)
{
    for (quint32 at = begin; at < end;) {
        if (step(at).verb == Verb::If) {
            at = writeIf(at, end, u"if "_s);
            continue;
        }
        if (info(step(at).verb).hasBody)
            writeBlock(at);
        else
            writeLeaf(at);
        at = step(at).end;
    }
}

void Writer::writeBlock(quint32 at)
{
    const ProgramStep &each = step(at);
    switch (each.verb) {
    case Verb::With:
        return writePlainBlock(at, u"async with "_s + m_scope.resource(each.target) + u':');
    case Verb::Timeout:
        return writePlainBlock(at, u"async with asyncio.timeout("_s + duration(each.time) + u"):"_s);
    case Verb::TimeoutAt: {
        const QString moment = each.time == Duration::fixed(0)
            ? m_scope.start()
            : m_scope.start() + u" + "_s + duration(each.time);
        return writePlainBlock(at, u"async with asyncio.timeout_at("_s + moment + u"):"_s);
    }
    case Verb::Group:
        return writeGroup(at);
    case Verb::Repeat:
    case Verb::Forever:
    case Verb::While:
    case Verb::AsyncFor:
    case Verb::Retry:
        return writeLoop(at);
    case Verb::Try:
        return writeTry(at);
    case Verb::WaitFor:
    case Verb::Shield:
        return writeSingle(at);
    case Verb::Gather:
    case Verb::WaitAll:
    case Verb::WaitTasks:
    case Verb::AsCompleted:
        return writeAwaiting(at);
    default:
        break; // an else or a handler that belongs to nothing does nothing
    }
}

/// What \a at holds, one level further in.
void Writer::writeInside(quint32 at)
{
    m_page.indent();
    const std::size_t before = m_page.size();
    writeSteps(at + 1, step(at).end);
    if (m_page.size() == before)
        add(u"pass"_s, at);
    m_page.outdent();
}

void Writer::writePlainBlock(quint32 at, const QString &line)
{
    add(line, at);
    writeInside(at);
}

/// Whether a task is created in the group that these steps stand in.
bool Writer::groupIsUsed(quint32 begin, quint32 end) const
{
    for (quint32 at = begin; at < end; at = step(at).end) {
        const VerbInfo &verb = info(step(at).verb);
        if (verb.verb == Verb::Spawn)
            return true;
        const bool isSame = verb.hasBody && !verb.takesOperands && verb.verb != Verb::Group;
        if (isSame && groupIsUsed(at + 1, step(at).end))
            return true;
    }
    return false;
}

void Writer::writeGroup(quint32 at)
{
    QString line = u"async with asyncio.TaskGroup()"_s;
    const bool isUsed = groupIsUsed(at + 1, step(at).end);
    if (isUsed) {
        const qsizetype number = m_groups.size() + 1;
        m_groups.append(m_scope.name(number == 1 ? u"group"_s : u"group_"_s + QString::number(number)));
        line += u" as "_s + m_groups.back();
    }
    writePlainBlock(at, line + u':');
    if (isUsed)
        m_groups.removeLast();
}

void Writer::writeLoop(quint32 at)
{
    const QScopedValueRollback canBreak(m_canBreak, true);
    switch (step(at).verb) {
    case Verb::While:
        return writePlainBlock(at, u"while "_s + condition(step(at).predicate) + u':');
    case Verb::AsyncFor:
        return writeAsyncFor(at);
    case Verb::Retry:
        return writeRetry(at);
    default:
        return writeCounted(at);
    }
}

bool Writer::numbersItems(quint32 at) const
{
    for (quint32 each = at + 1; each < step(at).end;) {
        const ProgramStep &one = step(each);
        const bool isNew =
            (one.verb == Verb::Put || one.verb == Verb::PutNowait) && PutChoice(one.choice) == PutChoice::New;
        if (isNew && one.text == 0)
            return true;
        const bool isLoop = one.verb == Verb::Repeat || one.verb == Verb::Forever;
        each = isLoop ? one.end : each + 1;
    }
    return false;
}

void Writer::writeCounted(quint32 at)
{
    const bool isEndless = step(at).verb == Verb::Forever;
    const qint64 count = step(at).count;
    if (!numbersItems(at)) {
        const QString line = u"for _ in range(%1):"_s.arg(count);
        return writePlainBlock(at, isEndless ? u"while True:"_s : line);
    }
    const qsizetype depth = m_numbers.size() + 1;
    m_numbers.append(m_scope.name(depth == 1 ? u"number"_s : u"number_"_s + QString::number(depth)));
    const QString numbers = isEndless ? u"itertools.count(1)"_s : u"range(1, %1)"_s.arg(count + 1);
    writePlainBlock(at, u"for %1 in %2:"_s.arg(m_numbers.back(), numbers));
    m_numbers.removeLast();
}

void Writer::writeAsyncFor(quint32 at)
{
    const quint32 target = step(at).target;
    const bool isQueue = m_scope.program().resources[target].kind == NodeKind::Queue;
    const QString variable = isQueue ? itemTarget(target) : m_scope.name(u"tick"_s);
    const QString source = isQueue ? m_scope.name(u"Items"_s) + u'(' + m_scope.resource(target) + u')'
                                   : m_scope.tickerClass(target) + u"()"_s;
    writePlainBlock(at, u"async for %1 in %2:"_s.arg(variable, source));
}

void Writer::writeRetry(quint32 at)
{
    const ProgramStep &each = step(at);
    const QString depth = ++m_retries == 1 ? QString() : u'_' + QString::number(m_retries);
    const QString &attempt = m_scope.name(u"attempt"_s + depth);
    add(u"for %1 in range(%2):"_s.arg(attempt).arg(each.count), at);
    m_page.indent();
    writePlainBlock(at, u"try:"_s);
    --m_retries;
    add(u"except "_s + exceptionType(m_scope.words(each), u"Exception"_s) + u':', at);
    m_page.indent();
    add(u"if %1 == %2:"_s.arg(attempt).arg(each.count - 1), at);
    m_page.indent();
    add(u"raise"_s, at);
    m_page.outdent();
    if (each.time == Duration::fixed(kMicrosPerSecond))
        add(u"await asyncio.sleep(2**%1)"_s.arg(attempt), at);
    else if (each.time != Duration::fixed(0))
        add(u"await asyncio.sleep(%1 * 2**%2)"_s.arg(duration(each.time), attempt), at);
    m_page.outdent();
    add(u"else:"_s, at);
    m_page.indent();
    add(u"break"_s, at);
    m_page.outdent();
    m_page.outdent();
}

/// An `if` with the `else` that follows it before \a end; returns what comes after both.
quint32 Writer::writeIf(quint32 at, quint32 end, const QString &keyword)
{
    writePlainBlock(at, keyword + condition(step(at).predicate) + u':');
    const quint32 other = step(at).end;
    if (other == end || step(other).verb != Verb::Else)
        return other;
    // An else that holds another if and nothing besides is an elif.
    const quint32 inner = other + 1;
    const quint32 innerEnd = step(other).end;
    if (inner < innerEnd && step(inner).verb == Verb::If) {
        const quint32 next = step(inner).end;
        const bool isAll = next == innerEnd || (step(next).verb == Verb::Else && step(next).end == innerEnd);
        if (isAll)
            return writeIf(inner, innerEnd, u"elif "_s);
    }
    writePlainBlock(other, u"else:"_s);
    return step(other).end;
}

void Writer::writeTry(quint32 at)
{
    quint32 handlers = at + 1;
    while (handlers < step(at).end && !Scope::isHandler(step(handlers).verb))
        handlers = step(handlers).end;
    if (handlers == step(at).end) // nothing to deal with: Python has no such try
        return writeSteps(at + 1, handlers);
    add(u"try:"_s, at);
    m_page.indent();
    const std::size_t before = m_page.size();
    writeSteps(at + 1, handlers);
    if (m_page.size() == before)
        add(u"pass"_s, at);
    m_page.outdent();

    std::optional<bool> isStar; // Python does not mix the two kinds: the first decides
    quint32 last = kNone;
    for (quint32 each = handlers; each < step(at).end; each = step(each).end) {
        const Verb verb = step(each).verb;
        if (verb == Verb::Finally && last == kNone)
            last = each;
        if (verb != Verb::Except && verb != Verb::ExceptStar)
            continue;
        isStar = isStar.value_or(verb == Verb::ExceptStar);
        writeHandler(each, *isStar);
    }
    if (last != kNone)
        writePlainBlock(last, u"finally:"_s);
}

void Writer::writeHandler(quint32 at, bool isStar)
{
    // Python lets nothing leave an except* block early, but loops inside may be left.
    const QScopedValueRollback canBreak(m_canBreak, m_canBreak && !isStar);
    const QScopedValueRollback canReturn(m_canReturn, m_canReturn && !isStar);
    const QString type = exceptionType(m_scope.words(step(at)), u"Exception"_s);
    writePlainBlock(at, (isStar ? u"except* "_s : u"except "_s) + type + u':');
}

/// Where somebody asks for the task of an operand, it has to have a variable: it is made before the call, and
/// so are those that come before it, for tasks begin in the order in which they were made.
void Writer::writeMaking(quint32 at)
{
    m_made.clear();
    std::vector<quint32> making;
    std::size_t needed = 0;
    for (quint32 each = at + 1; each < step(at).end; each = step(each).end) {
        if (step(each).verb != Verb::Spawn)
            continue;
        making.push_back(each);
        if (m_scope.isAskedFor(step(each).target))
            needed = making.size();
    }
    making.resize(needed);
    QHash<QString, int> used;
    for (auto each = making.rbegin(); each != making.rend(); ++each) { // the newest has the variable
        const quint32 body = step(*each).target;
        const quint32 single = m_scope.callOf(body);
        const QString variable = single == kNone ? m_scope.function(body)
                                                 : call(step(single)).section(u'(', 0, 0).section(u'.', -1);
        const int number = ++used[variable];
        const bool isNewest = single == kNone && number == 1;
        m_made[*each] = isNewest ? m_scope.task(body) : m_scope.operandTask(variable + u"_task"_s, number);
    }
    for (const quint32 each : making) {
        const quint32 body = step(each).target;
        const quint32 single = m_scope.callOf(body);
        const Code creation = single != kNone ? Code(u"asyncio.create_task("_s, {call(step(single))}, u")"_s)
                                              : created(u"asyncio"_s, body, step(at).verb == Verb::WaitTasks);
        m_page.add(m_made[each] + u" = "_s, creation, QString(), each);
    }
}

/// gather() and its kin: several operands.
void Writer::writeAwaiting(quint32 at)
{
    const ProgramStep &each = step(at);
    const bool isList = each.verb == Verb::WaitTasks || each.verb == Verb::AsCompleted;
    writeMaking(at);
    std::vector<Code> arguments = operands(at);
    if (isList)
        arguments = {Code(u"["_s, std::move(arguments), u"]"_s)};
    if (isList && each.time != Duration::fixed(0))
        arguments.emplace_back(u"timeout="_s + duration(each.time));
    if (each.verb == Verb::WaitAll
        || (each.verb == Verb::Gather && GatherChoice(each.choice) == GatherChoice::ReturnExceptions))
        arguments.emplace_back(u"return_exceptions=True"_s);
    if (each.verb == Verb::WaitTasks && WaitChoice(each.choice) != WaitChoice::AllCompleted)
        arguments.emplace_back(u"return_when="_s + info(each.verb).choices[each.choice].python);

    if (each.verb == Verb::AsCompleted) {
        const QString &variable = m_scope.name(u"earliest"_s);
        m_page.add(u"for "_s + variable + u" in "_s,
                   Code(u"asyncio.as_completed("_s, std::move(arguments), u")"_s), u":"_s, at);
        m_page.indent();
        add(resultTarget() + u"await "_s + variable, at);
        m_page.outdent();
    } else if (each.verb == Verb::WaitTasks) {
        const QString variables = m_scope.name(u"done"_s) + u", "_s + m_scope.name(u"pending"_s);
        m_page.add(variables + u" = await "_s, Code(u"asyncio.wait("_s, std::move(arguments), u")"_s),
                   QString(), at);
    } else {
        const QString target = each.verb == Verb::Gather ? resultTarget() : QString();
        m_page.add(target + u"await "_s, Code(u"asyncio.gather("_s, std::move(arguments), u")"_s), QString(),
                   at);
    }
}

/// wait_for() and shield(): one operand.
void Writer::writeSingle(quint32 at)
{
    const ProgramStep &each = step(at);
    writeMaking(at);
    std::vector<Code> arguments = operands(at);
    if (arguments.empty())
        return add(u"pass"_s, at);
    arguments.resize(1, QString());
    if (each.verb == Verb::WaitFor)
        arguments.emplace_back(u"timeout="_s + duration(each.time));
    const QString function = each.verb == Verb::WaitFor ? u"asyncio.wait_for("_s : u"asyncio.shield("_s;
    m_page.add(resultTarget() + u"await "_s, Code(function, std::move(arguments), u")"_s), QString(), at);
}

} // namespace signalbox::python
