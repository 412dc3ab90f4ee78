// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/python/pythonwriter.h"

#include "engine/catalog/catalog.h"
#include "engine/program/scripts.h"
#include "engine/python/pythontext.h"

#include <QScopedValueRollback>

#include <algorithm>
#include <array>

namespace signalbox::python {

using namespace Qt::StringLiterals;

void Writer::writeFunction(quint32 body)
{
    const ProgramBody &each = m_symbols.program().bodies[body];
    m_words.setBody(body);
    m_page.setBody(body);
    m_page.setNode(each.node);
    const QString &function = m_symbols.function(body);
    const bool isMain = body == Program::kMain;
    m_page.add(u"async def "_s + function + u"():"_s
               + nameComment(isMain ? function : m_symbols.program().bodyName(body), function));
    m_page.indent();
    const std::size_t before = m_page.size();
    writeOpening(body);
    if (isMain)
        writeMain(each);
    else
        writeSteps(each.begin, each.end);
    if (m_page.size() == before)
        m_page.add(u"pass"_s);
    m_page.outdent();
    m_page.setBody(kNone);
    m_page.setNode(NodeId::None);
}

/// Tasks of functions that are written as code.
void Writer::writeStarts()
{
    for (const ProgramCode &code : m_symbols.program().code) {
        m_page.setNode(code.node);
        for (const QString &line : startOf(code).lines)
            m_page.add(line);
        m_page.setNode(NodeId::None);
    }
}

template <typename Which> void Writer::awaitStarts(Which which)
{
    QStringList tasks;
    for (const ProgramCode &code : m_symbols.program().code) {
        const QString each = startOf(code).tasks;
        if (!each.isEmpty() && which(code))
            tasks.append(each);
    }
    if (!tasks.isEmpty())
        m_page.add(u"await asyncio.gather(%1, return_exceptions=True)"_s.arg(tasks.join(u", "_s)));
}

template <typename Which> void Writer::cancelStarts(Which which)
{
    for (const ProgramCode &code : m_symbols.program().code) {
        const QString each = startOf(code).tasks;
        if (each.isEmpty() || !which(code))
            continue;
        m_page.setNode(code.node);
        if (each.startsWith(u'*')) {
            m_page.add(u"for task in %1:"_s.arg(each.mid(1)));
            m_page.add(u"    task.cancel()"_s);
        } else {
            m_page.add(each + u".cancel()"_s);
        }
        m_page.setNode(NodeId::None);
    }
}

/// The first step of a verb in main, or its end.
quint32 Writer::firstOf(Verb verb, quint32 begin, quint32 end) const
{
    while (begin < end && step(begin).verb != verb)
        begin = step(begin).end;
    return begin;
}

/// Tasks of code end as those of nodes do.
void Writer::writeMain(const ProgramBody &main)
{
    const auto all = [](const ProgramCode &) { return true; };
    const auto isEndless = [](const ProgramCode &code) { return code.isEndless; };
    const auto isFinite = [](const ProgramCode &code) { return !code.isEndless; };
    const quint32 cancels = firstOf(Verb::Cancel, main.begin, main.end);
    const quint32 joins = std::min(cancels, firstOf(Verb::Join, main.begin, main.end));
    writeStarts();
    switch (m_symbols.program().end) {
    case EndRule::Automatic:
    case EndRule::AllFinished:
        writeSteps(main.begin, main.end);
        awaitStarts(all);
        break;
    case EndRule::Drained:
        writeSteps(main.begin, joins);
        awaitStarts(isFinite);
        writeSteps(joins, cancels);
        cancelStarts(isEndless);
        writeSteps(cancels, main.end);
        awaitStarts(isEndless);
        break;
    case EndRule::AtTime:
        writeSteps(main.begin, cancels);
        cancelStarts(all);
        writeSteps(cancels, main.end);
        awaitStarts(all);
        break;
    }
}

/// What has to be there before the first step.
void Writer::writeOpening(quint32 body)
{
    const Program &program = m_symbols.program();
    QString names;
    for (const QString &name : m_symbols.globals(body)) {
        if (!names.isEmpty() && names.size() + name.size() + 13 > kColumns) {
            m_page.add(u"global "_s + names);
            names.clear();
        }
        names += names.isEmpty() ? name : u", "_s + name;
    }
    if (!names.isEmpty())
        m_page.add(u"global "_s + names);
    const bool isMain = body == Program::kMain;
    const auto isFuture = [](const ProgramResource &each) { return each.kind == NodeKind::Future; };
    const bool makesFutures =
        isMain && std::any_of(program.resources.begin(), program.resources.end(), isFuture);
    const QString loop = m_symbols.name(u"loop"_s);
    if (m_symbols.usesExecutor(body) || makesFutures || (isMain && m_symbols.asksForStart()))
        m_page.add(loop + u" = asyncio.get_running_loop()"_s);
    if (!isMain)
        return;
    if (m_symbols.asksForStart())
        m_page.add(m_symbols.start() + u" = "_s + loop + u".time()"_s);
    for (quint32 at = 0; at < program.resources.size(); ++at) {
        if (program.resources[at].kind != NodeKind::Future)
            continue;
        m_page.setNode(program.resources[at].node);
        m_page.add(m_symbols.resource(at) + u" = "_s + loop + u".create_future()"_s
                   + nameComment(program.resources[at].name, m_symbols.resource(at)));
        m_page.setNode(NodeId::None);
    }
}

void Writer::writeSteps(quint32 begin, quint32 end)
{
    for (quint32 at = begin; at < end;) {
        if (step(at).verb == Verb::If) {
            at = writeIf(at, end, u"if "_s);
            continue;
        }
        writeStep(at);
        at = step(at).end;
    }
}

namespace {

/// "put_nowait" of a queue's, "sleep" of asyncio's.
QStringView methodOf(Verb verb)
{
    const QStringView name = pythonVerb(verb).name;
    return name.sliced(name.lastIndexOf(u'.') + 1);
}

/// What the writer has a line or a block of its own for.
struct OwnRow {
    Verb verb;
    void (Writer::*write)(quint32 at);
};

} // namespace

void Writer::writeStep(quint32 at)
{
    static constexpr std::array kOwn{
        OwnRow{Verb::Read, &Writer::writeRead},
        OwnRow{Verb::Write, &Writer::writeWrite},
        OwnRow{Verb::Spawn, &Writer::writeSpawn},
        OwnRow{Verb::Await, &Writer::writeAwait},
        OwnRow{Verb::Call, &Writer::writeForgotten},
        OwnRow{Verb::Raise, &Writer::writeRaise},
        OwnRow{Verb::Return, &Writer::writeReturn},
        OwnRow{Verb::Break, &Writer::writeBreak},
        OwnRow{Verb::With, &Writer::writeWith},
        OwnRow{Verb::Timeout, &Writer::writeTimeout},
        OwnRow{Verb::TimeoutAt, &Writer::writeTimeoutAt},
        OwnRow{Verb::WaitFor, &Writer::writeSingle},
        OwnRow{Verb::Shield, &Writer::writeSingle},
        OwnRow{Verb::Gather, &Writer::writeAwaiting},
        OwnRow{Verb::WaitTasks, &Writer::writeAwaiting},
        OwnRow{Verb::AsCompleted, &Writer::writeAwaiting},
        OwnRow{Verb::Group, &Writer::writeGroup},
        OwnRow{Verb::Repeat, &Writer::writeLoop<&Writer::writeCounted>},
        OwnRow{Verb::Forever, &Writer::writeLoop<&Writer::writeCounted>},
        OwnRow{Verb::While, &Writer::writeLoop<&Writer::writeWhile>},
        OwnRow{Verb::If, &Writer::writeNothing}, // writeSteps() knows what follows it
        OwnRow{Verb::Else, &Writer::writeNothing}, // what belongs to nothing does nothing
        OwnRow{Verb::Try, &Writer::writeTry},
        OwnRow{Verb::Except, &Writer::writeNothing},
        OwnRow{Verb::ExceptStar, &Writer::writeNothing},
        OwnRow{Verb::Finally, &Writer::writeNothing},
        OwnRow{Verb::AsyncFor, &Writer::writeLoop<&Writer::writeAsyncFor>},
        OwnRow{Verb::Retry, &Writer::writeLoop<&Writer::writeRetry>},
        OwnRow{Verb::Statement, &Writer::writeNothing}, // its program is its own text
        OwnRow{Verb::WaitAll, &Writer::writeAwaiting},
    };
    static_assert(std::all_of(kPythonVerbs.begin(), kPythonVerbs.end(),
                              [](const PythonVerb &row) {
                                  const bool isOwn =
                                      std::any_of(kOwn.begin(), kOwn.end(),
                                                  [&](const OwnRow &own) { return own.verb == row.verb; });
                                  return isOwn == (row.callee == Callee::None);
                              }),
                  "every verb is a call or has a line of its own");
    const Verb verb = step(at).verb;
    const auto own =
        std::find_if(kOwn.begin(), kOwn.end(), [verb](const OwnRow &row) { return row.verb == verb; });
    if (own != kOwn.end())
        (this->*own->write)(at);
    else
        writeCall(at);
}

void Writer::writeCall(quint32 at)
{
    const ProgramStep &each = step(at);
    const PythonVerb &row = pythonVerb(each.verb);
    QString before;
    if (row.kept == Kept::Item)
        before = m_words.itemTarget(each.target) + u" = "_s;
    else if (row.kept == Kept::Result)
        before = m_words.resultTarget();
    if (row.isAwaited)
        before += u"await "_s;
    if (const std::optional<Code> call = m_words.call(each))
        m_page.add(before, *call, QString(), at);
}

void Writer::writeRead(quint32 at)
{
    add(m_symbols.name(u"value"_s) + u" = "_s + m_symbols.resource(step(at).target), at);
}

void Writer::writeWrite(quint32 at)
{
    const qint64 count = step(at).count;
    const QString value = m_symbols.name(u"value"_s);
    const QString sum = value + (count < 0 ? u" - "_s : u" + "_s) + QString::number(std::abs(count));
    add(m_symbols.resource(step(at).target) + u" = "_s + (count == 0 ? value : sum), at);
}

void Writer::writeAwait(quint32 at)
{
    add(m_words.resultTarget() + u"await "_s + m_words.taskOrFuture(step(at)), at);
}

/// A coroutine that nobody awaits.
void Writer::writeForgotten(quint32 at)
{
    add(m_symbols.function(step(at).target) + u"()"_s, at);
}

void Writer::writeRaise(quint32 at)
{
    const QString &words = m_symbols.words(step(at));
    if (words.trimmed().isEmpty())
        return add(u"raise"_s, at);
    m_page.add(u"raise "_s, m_words.exception(words, u"RuntimeError"_s), QString(), at);
}

void Writer::writeReturn(quint32 at)
{
    const QString value = m_words.value(step(at));
    if (!m_canReturn)
        add(u"pass"_s, at);
    else
        add(value.isEmpty() ? u"return"_s : u"return "_s + value, at);
}

void Writer::writeBreak(quint32 at)
{
    add(m_canBreak ? u"break"_s : u"pass"_s, at);
}

void Writer::writeNothing(quint32) { }

void Writer::writeSpawn(quint32 at)
{
    const quint32 body = step(at).target;
    const bool isGrouped = !m_groups.isEmpty();
    // A group keeps its tasks; the loop alone would not keep one from being collected.
    const bool isKept = !isGrouped || m_symbols.isAskedFor(body);
    m_page.add(isKept ? m_symbols.task(body) + u" = "_s : QString(),
               m_words.created(isGrouped ? m_groups.back() : u"asyncio"_s, body, true), QString(), at);
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

void Writer::writeWith(quint32 at)
{
    writePlainBlock(at, u"async with "_s + m_symbols.resource(step(at).target) + u':');
}

void Writer::writeTimeout(quint32 at)
{
    writePlainBlock(at, u"async with asyncio.timeout("_s + m_words.duration(step(at).time) + u"):"_s);
}

void Writer::writeTimeoutAt(quint32 at)
{
    const Duration &time = step(at).time;
    const QString moment = time == Duration::fixed(0) ? m_symbols.start()
                                                      : m_symbols.start() + u" + "_s + m_words.duration(time);
    writePlainBlock(at, u"async with asyncio.timeout_at("_s + moment + u"):"_s);
}

void Writer::writeWhile(quint32 at)
{
    writePlainBlock(at, u"while "_s + m_words.condition(step(at).predicate) + u':');
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
        m_groups.append(m_symbols.name(number == 1 ? u"group"_s : u"group_"_s + QString::number(number)));
        line += u" as "_s + m_groups.back();
    }
    writePlainBlock(at, line + u':');
    if (isUsed)
        m_groups.removeLast();
}

/// What stands in a loop may leave it.
template <void (Writer::*WriteLoop)(quint32)> void Writer::writeLoop(quint32 at)
{
    const QScopedValueRollback canBreak(m_canBreak, true);
    (this->*WriteLoop)(at);
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
    const qsizetype depth = m_words.numberDepth() + 1;
    const QString number = m_symbols.name(depth == 1 ? u"number"_s : u"number_"_s + QString::number(depth));
    m_words.pushNumber(number);
    const QString numbers = isEndless ? u"itertools.count(1)"_s : u"range(1, %1)"_s.arg(count + 1);
    writePlainBlock(at, u"for %1 in %2:"_s.arg(number, numbers));
    m_words.popNumber();
}

void Writer::writeAsyncFor(quint32 at)
{
    const quint32 target = step(at).target;
    const bool isQueue = m_symbols.program().resources[target].kind == NodeKind::Queue;
    const QString variable = isQueue ? m_words.itemTarget(target) : m_symbols.name(u"tick"_s);
    const QString source = isQueue ? m_symbols.name(u"Items"_s) + u'(' + m_symbols.resource(target) + u')'
                                   : m_symbols.tickerClass(target) + u"()"_s;
    writePlainBlock(at, u"async for %1 in %2:"_s.arg(variable, source));
}

void Writer::writeRetry(quint32 at)
{
    const ProgramStep &each = step(at);
    const QString depth = ++m_retries == 1 ? QString() : u'_' + QString::number(m_retries);
    const QString attempt = m_symbols.name(u"attempt"_s + depth);
    add(u"for %1 in range(%2):"_s.arg(attempt).arg(each.count), at);
    m_page.indent();
    writePlainBlock(at, u"try:"_s);
    --m_retries;
    add(u"except "_s + m_words.exceptionType(m_symbols.words(each), u"Exception"_s) + u':', at);
    m_page.indent();
    add(u"if %1 == %2:"_s.arg(attempt).arg(each.count - 1), at);
    m_page.indent();
    add(u"raise"_s, at);
    m_page.outdent();
    if (each.time == Duration::fixed(kMicrosPerSecond))
        add(u"await asyncio.sleep(2**%1)"_s.arg(attempt), at);
    else if (each.time != Duration::fixed(0))
        add(u"await asyncio.sleep(%1 * 2**%2)"_s.arg(m_words.duration(each.time), attempt), at);
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
    writePlainBlock(at, keyword + m_words.condition(step(at).predicate) + u':');
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
    while (handlers < step(at).end && !SymbolTable::isHandler(step(handlers).verb))
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
    const QString type = m_words.exceptionType(m_symbols.words(step(at)), u"Exception"_s);
    writePlainBlock(at, (isStar ? u"except* "_s : u"except "_s) + type + u':');
}

/// Where somebody asks for the task of an operand, it has to have a variable: it is made before the call, and
/// so are those that come before it, for tasks begin in the order in which they were made.
void Writer::writeMaking(quint32 at)
{
    std::vector<quint32> making;
    std::size_t needed = 0;
    for (quint32 each = at + 1; each < step(at).end; each = step(each).end) {
        if (step(each).verb != Verb::Spawn)
            continue;
        making.push_back(each);
        if (m_symbols.isAskedFor(step(each).target))
            needed = making.size();
    }
    making.resize(needed);
    QHash<quint32, QString> made;
    QHash<QString, int> used;
    for (auto each = making.rbegin(); each != making.rend(); ++each) { // the newest has the variable
        const quint32 body = step(*each).target;
        const quint32 single = m_symbols.callOf(body);
        const QString variable =
            single == kNone ? m_symbols.function(body) : methodOf(step(single).verb).toString();
        const int number = ++used[variable];
        const bool isNewest = single == kNone && number == 1;
        made[*each] = isNewest ? m_symbols.task(body) : m_symbols.operandTask(variable + u"_task"_s, number);
    }
    m_words.setMade({});
    for (const quint32 each : making) {
        const quint32 body = step(each).target;
        const quint32 single = m_symbols.callOf(body);
        const Code creation = single != kNone
            ? Code(u"asyncio.create_task("_s, {m_words.awaited(step(single))}, u")"_s)
            : m_words.created(u"asyncio"_s, body, step(at).verb == Verb::WaitTasks);
        m_page.add(made[each] + u" = "_s, creation, QString(), each);
    }
    m_words.setMade(made);
}

/// gather() and its kin: several operands.
void Writer::writeAwaiting(quint32 at)
{
    const ProgramStep &each = step(at);
    const bool isList = each.verb == Verb::WaitTasks || each.verb == Verb::AsCompleted;
    writeMaking(at);
    std::vector<Code> arguments = m_words.operands(at);
    if (isList)
        arguments = {Code(u"["_s, std::move(arguments), u"]"_s)};
    if (isList && each.time != Duration::fixed(0))
        arguments.emplace_back(u"timeout="_s + m_words.duration(each.time));
    if (each.verb == Verb::WaitAll
        || (each.verb == Verb::Gather && GatherChoice(each.choice) == GatherChoice::ReturnExceptions))
        arguments.emplace_back(u"return_exceptions=True"_s);
    if (each.verb == Verb::WaitTasks && WaitChoice(each.choice) != WaitChoice::AllCompleted)
        arguments.emplace_back(u"return_when="_s + info(each.verb).choices[each.choice].python);

    if (each.verb == Verb::AsCompleted) {
        const QString variable = m_symbols.name(u"earliest"_s);
        m_page.add(u"for "_s + variable + u" in "_s,
                   Code(u"asyncio.as_completed("_s, std::move(arguments), u")"_s), u":"_s, at);
        m_page.indent();
        add(m_words.resultTarget() + u"await "_s + variable, at);
        m_page.outdent();
    } else if (each.verb == Verb::WaitTasks) {
        const QString variables = m_symbols.name(u"done"_s) + u", "_s + m_symbols.name(u"pending"_s);
        m_page.add(variables + u" = await "_s, Code(u"asyncio.wait("_s, std::move(arguments), u")"_s),
                   QString(), at);
    } else {
        const QString target = each.verb == Verb::Gather ? m_words.resultTarget() : QString();
        m_page.add(target + u"await "_s, Code(u"asyncio.gather("_s, std::move(arguments), u")"_s), QString(),
                   at);
    }
}

/// wait_for() and shield(): one operand.
void Writer::writeSingle(quint32 at)
{
    const ProgramStep &each = step(at);
    writeMaking(at);
    std::vector<Code> arguments = m_words.operands(at);
    if (arguments.empty())
        return add(u"pass"_s, at);
    arguments.resize(1, QString());
    if (each.verb == Verb::WaitFor)
        arguments.emplace_back(u"timeout="_s + m_words.duration(each.time));
    const QString function = each.verb == Verb::WaitFor ? u"asyncio.wait_for("_s : u"asyncio.shield("_s;
    m_page.add(m_words.resultTarget() + u"await "_s, Code(function, std::move(arguments), u")"_s), QString(),
               at);
}

} // namespace signalbox::python
