// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/python/python.h"

#include "engine/catalog/catalog.h"
#include "engine/layout/rows.h"
#include "engine/program/computing.h"
#include "engine/program/handblock.h"
#include "engine/program/programfiles.h"
#include "engine/program/scripts.h"
#include "engine/python/pythontext.h"
#include "engine/python/pythonwriter.h"
#include "engine/script/pieces.h"

#include <algorithm>
#include <array>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

using namespace python;

/// How the module makes a resource.
enum class Made : quint8 {
    Elsewhere, ///< by main, or by whoever loops over it
    AsNumber, ///< it is a plain variable
    WithNothing,
    WithAmount, ///< what its node says, by place
    WithNamed, ///< by name
};

struct ResourceRow {
    NodeKind kind;
    Made made;
    Param amount = Param::Count; ///< WithNamed: which
};

constexpr std::array kResources{
    ResourceRow{NodeKind::Queue, Made::WithNamed, Param::Capacity},
    ResourceRow{NodeKind::Lock, Made::WithNothing},
    ResourceRow{NodeKind::Semaphore, Made::WithAmount},
    ResourceRow{NodeKind::Event, Made::WithNothing},
    ResourceRow{NodeKind::Condition, Made::WithNothing},
    ResourceRow{NodeKind::Barrier, Made::WithAmount},
    ResourceRow{NodeKind::Counter, Made::AsNumber},
    ResourceRow{NodeKind::Future, Made::Elsewhere},
    ResourceRow{NodeKind::Ticker, Made::Elsewhere},
    ResourceRow{NodeKind::Executor, Made::WithNamed, Param::Workers},
};

static_assert(isRowPerResource(kResources), "every kind of resource has its row, in the order of NodeKind");

const ResourceRow &rowOf(NodeKind kind)
{
    return resourceRow(kResources, kind);
}

QStringList linesOf(const QString &text)
{
    QStringList lines = text.split(u'\n');
    if (lines.back().isEmpty())
        lines.removeLast();
    return lines;
}

/// A program that has a script: its lines, and where a run has found the statements of its code, those.
PythonSource sourceOf(const Program &program)
{
    PythonSource source;
    source.isEnded = program.script.endsWith(u'\n');
    for (const QString &text : linesOf(program.script)) {
        const std::size_t at = source.lines.size();
        const NodeId node = at < program.scriptNodes.size() ? program.scriptNodes[at] : NodeId::None;
        const quint32 step = at < program.scriptSteps.size() ? program.scriptSteps[at] : kNone;
        source.lines.push_back({.text = text, .step = step, .node = node});
    }
    for (quint32 step = 0; step < program.steps.size(); ++step) {
        const std::size_t line = std::size_t(program.steps[step].count) - 1;
        if (program.steps[step].verb != Verb::Statement || line >= source.lines.size())
            continue;
        if (source.lines[line].step == kNone)
            source.lines[line].step = step;
    }
    source.lineOfStep.assign(program.steps.size(), kNone);
    for (quint32 line = 0; line < source.lines.size(); ++line) {
        const quint32 step = source.lines[line].step;
        if (step < source.lineOfStep.size() && source.lineOfStep[step] == kNone)
            source.lineOfStep[step] = line;
    }
    return source;
}

/// Puts in what is done by hand, in front of everything that the text does.
PythonSource withHands(PythonSource source, const Program &program)
{
    const auto block = program.hands.empty() ? std::nullopt : handBlock(program, source.text());
    if (!block)
        return source;
    std::vector<PythonLine> lines;
    for (const QString &text : linesOf(block->text))
        lines.push_back({.text = text, .step = kNone, .node = NodeId::None});
    source.lines.insert(source.lines.begin() + block->line, lines.begin(), lines.end());
    for (quint32 &line : source.lineOfStep) {
        if (line != kNone && line >= quint32(block->line))
            line += quint32(lines.size());
    }
    return source;
}

/// Writes the module around the functions: what it imports, its classes, what its tasks share.
class Module {
public:
    explicit Module(const Program &program)
        : m_symbols(program)
        , m_program(m_symbols.program())
        , m_page(m_program)
        , m_writer(m_symbols, m_page)
    {
    }

    PythonSource write(const QString &title, const QString &description);

private:
    void writeSettings();
    bool drawsRandomly() const;
    void writeImports();
    QList<ExceptionWords> exceptions() const;
    void writeExceptions();
    void writeCompute();
    void writeHands();
    void writeItems();
    void writeTicker(quint32 at);
    void writeResources();
    void writeResource(quint32 at);
    QString classOf(const ProgramResource &resource) const;
    QString construction(const ProgramResource &resource) const;
    void writeStreams();
    void writeFunctions();
    void writeFunctionOf(quint32 body);
    void addCode(const ProgramCode &code);
    void writeCode(std::size_t first);
    bool leadsWithImports() const;
    void writeText(const QStringList &lines);

    bool uses(Verb verb) const;
    bool computes() const;
    bool usesKind(NodeKind kind) const;
    bool isIterated(NodeKind kind) const;
    bool needsTime() const;
    bool needsItertools() const;

    SymbolTable m_symbols;
    const Program &m_program;
    Page m_page;
    Writer m_writer;
};

PythonSource Module::write(const QString &title, const QString &description)
{
    // What a program says first of all, `from __future__` say, may stand nowhere else.
    const bool hasLead = leadsWithImports();
    if (hasLead)
        addCode(m_program.code.front());
    else
        writeText(docString(title, description));
    m_page.gap(1);
    writeSettings();
    writeImports();
    writeExceptions();
    writeCompute();
    writeHands();
    if (isIterated(NodeKind::Queue))
        writeItems();
    for (quint32 at = 0; at < m_program.resources.size(); ++at) {
        if (m_program.resources[at].kind == NodeKind::Ticker)
            writeTicker(at);
    }
    writeResources();
    writeStreams();
    writeFunctions();
    writeCode(hasLead ? 1 : 0);
    if (m_program.startsItself)
        return std::move(m_page.source);
    writeFunctionOf(Program::kMain);
    m_page.gap(2);
    m_page.add(u"if __name__ == \"__main__\":"_s);
    m_page.indent();
    m_page.add(u"asyncio.run(%1())"_s.arg(m_symbols.function(Program::kMain)));
    return std::move(m_page.source);
}

bool Module::uses(Verb verb) const
{
    return std::any_of(m_program.steps.begin(), m_program.steps.end(),
                       [verb](const ProgramStep &step) { return step.verb == verb; });
}

/// Whether a step or a function keeps the processor busy.
bool Module::computes() const
{
    return uses(Verb::Cpu)
        || std::any_of(m_program.code.begin(), m_program.code.end(),
                       [](const ProgramCode &code) { return code.computes > 0; });
}

bool Module::usesKind(NodeKind kind) const
{
    return std::any_of(m_program.resources.begin(), m_program.resources.end(),
                       [kind](const ProgramResource &resource) { return resource.kind == kind; });
}

bool Module::isIterated(NodeKind kind) const
{
    return std::any_of(m_program.steps.begin(), m_program.steps.end(), [&](const ProgramStep &step) {
        return step.verb == Verb::AsyncFor && m_program.resources[step.target].kind == kind;
    });
}

bool Module::needsTime() const
{
    return computes() || uses(Verb::Block) || uses(Verb::ToThread) || uses(Verb::RunInExecutor);
}

/// Whether an endless loop numbers what it puts.
bool Module::needsItertools() const
{
    const auto numbers = [this](const ProgramStep &loop) {
        const quint32 at = quint32(&loop - m_program.steps.data());
        return loop.verb == Verb::Forever && m_writer.numbersItems(at);
    };
    return std::any_of(m_program.steps.begin(), m_program.steps.end(), numbers);
}

bool Module::drawsRandomly() const
{
    bool draws = false;
    for (quint32 body = 0; body < m_program.bodies.size(); ++body)
        draws = draws || m_symbols.drawsRandomly(body);
    for (const ProgramResource &each : m_program.resources)
        draws = draws || (each.kind == NodeKind::Ticker && SymbolTable::isRandom(each.time));
    return draws;
}

void Module::writeSettings()
{
    Settings settings;
    settings.seed = m_program.seed;
    settings.horizon = m_program.horizon;
    settings.python = m_program.python;
    settings.stepCost = m_program.stepCost;
    const QString comment = settingsComment(settings, !drawsRandomly());
    if (comment.isEmpty())
        return;
    m_page.add(comment);
    m_page.gap(1);
}

void Module::writeImports()
{
    m_page.add(u"import asyncio"_s);
    const QList<ExceptionWords> named = exceptions();
    if (std::any_of(named.begin(), named.end(), [](const ExceptionWords &words) {
            return words.type.startsWith(u"concurrent.futures."_s);
        }))
        m_page.add(u"import concurrent.futures"_s);
    if (needsItertools())
        m_page.add(u"import itertools"_s);
    if (drawsRandomly())
        m_page.add(u"import random"_s);
    if (needsTime())
        m_page.add(u"import time"_s);
    if (usesKind(NodeKind::Executor))
        m_page.add(u"from concurrent.futures import ThreadPoolExecutor"_s);
}

/// The exceptions that steps name, in the order in which they do.
QList<ExceptionWords> Module::exceptions() const
{
    QList<ExceptionWords> named;
    for (const ProgramStep &step : m_program.steps) {
        const bool namesType = step.verb == Verb::Raise || step.verb == Verb::SetException
            || step.verb == Verb::FailWait || step.verb == Verb::Except || step.verb == Verb::ExceptStar
            || step.verb == Verb::Retry;
        if (namesType)
            named.append(exceptionOf(m_symbols.words(step), u"Exception"_s));
    }
    return named;
}

/// What a hand does to a task's sleep. asyncio has no words of its own for that.
void Module::writeHands()
{
    if (!uses(Verb::FailWait) && !uses(Verb::DelayWait))
        return;
    const QString timerOf = m_symbols.name(u"sleep_timer"_s);
    m_page.gap(2);
    writeText({u"def %1(task):"_s.arg(timerOf),
               u"    \"\"\"The timer that ends the sleep of the task; None where it does not sleep.\"\"\""_s,
               u"    wakes = asyncio.futures._set_result_unless_cancelled"_s,
               u"    for timer in asyncio.get_running_loop()._scheduled:"_s,
               u"        if timer._callback is wakes and timer._args[0] is task._fut_waiter:"_s,
               u"            return timer"_s, u"    return None"_s});
    if (uses(Verb::FailWait)) {
        m_page.gap(2);
        writeText({u"def %1(task, error):"_s.arg(m_symbols.name(u"fail_wait"_s)),
                   u"    \"\"\"Ends the sleep of the task with the error.\"\"\""_s,
                   u"    timer = %1(task)"_s.arg(timerOf), u"    if timer:"_s, u"        timer.cancel()"_s,
                   u"        task._fut_waiter.set_exception(error)"_s});
    }
    if (uses(Verb::DelayWait)) {
        m_page.gap(2);
        writeText({u"def %1(task, seconds):"_s.arg(m_symbols.name(u"delay_wait"_s)),
                   u"    \"\"\"Makes the sleep of the task so much longer.\"\"\""_s,
                   u"    timer = %1(task)"_s.arg(timerOf), u"    if timer:"_s,
                   u"        loop = asyncio.get_running_loop()"_s,
                   u"        later = loop.call_at(timer.when() + seconds, timer._callback, *timer._args)"_s,
                   u"        task._fut_waiter.add_done_callback(lambda _: later.cancel())"_s,
                   u"        timer.cancel()"_s});
    }
}

/// Exceptions that Python does not know get a class, in the order in which the program first names them.
void Module::writeExceptions()
{
    QStringList known;
    for (const ExceptionWords &words : exceptions()) {
        if (!words.isOwn || known.contains(words.type))
            continue;
        known.append(words.type);
        m_page.gap(2);
        writeText({u"class %1(Exception):"_s.arg(m_symbols.name(words.type)), u"    pass"_s});
    }
}

void Module::writeCompute()
{
    if (!computes())
        return;
    m_page.gap(2);
    writeText(computeLines(m_symbols.name(u"compute"_s)));
}

void Module::writeItems()
{
    m_page.gap(2);
    writeText({u"class %1:"_s.arg(m_symbols.name(u"Items"_s)),
               u"    \"\"\"Takes items from a queue until one of them is None.\"\"\""_s, QString(),
               u"    def __init__(self, queue):"_s, u"        self.queue = queue"_s, QString(),
               u"    def __aiter__(self):"_s, u"        return self"_s, QString(),
               u"    async def __anext__(self):"_s, u"        item = await self.queue.get()"_s,
               u"        if item is None:"_s, u"            raise StopAsyncIteration"_s,
               u"        return item"_s});
}

void Module::writeTicker(quint32 at)
{
    const ProgramResource &ticker = m_program.resources[at];
    const QString stream = m_symbols.name(ticker.identifier + u"_random"_s);
    const bool isRandom = SymbolTable::isRandom(ticker.time);
    QString pause = seconds(ticker.time.low);
    if (isRandom && ticker.time.law == Duration::Law::Uniform)
        pause = u"%1.uniform(%2, %3)"_s.arg(stream, pause, seconds(ticker.time.high));
    else if (isRandom)
        pause = u"%1.expovariate(1 / %2)"_s.arg(stream, pause);
    else if (ticker.time.law != Duration::Law::Fixed)
        pause = u"0"_s;
    QString words = u"Gives ticks"_s;
    if (!isRandom)
        words = pause == u"1" ? u"Gives a tick every second"_s : u"Gives a tick every %1 s"_s.arg(pause);
    if (ticker.amount > 0)
        words += ticker.amount == 1 ? u", once"_s : u", %1 times"_s.arg(ticker.amount);

    const QString type = m_symbols.tickerClass(at);
    QStringList lines{u"class %1:"_s.arg(type) + nameComment(ticker.name, namedAfter(type)),
                      u"    \"\"\"%1.\"\"\""_s.arg(words),
                      QString(),
                      u"    def __init__(self):"_s,
                      u"        self.ticks = 0"_s,
                      QString(),
                      u"    def __aiter__(self):"_s,
                      u"        return self"_s,
                      QString(),
                      u"    async def __anext__(self):"_s};
    if (ticker.amount > 0) {
        lines += u"        if self.ticks == %1:"_s.arg(ticker.amount);
        lines += u"            raise StopAsyncIteration"_s;
    }
    lines += {u"        await asyncio.sleep(%1)"_s.arg(pause), u"        self.ticks += 1"_s,
              u"        return self.ticks"_s};
    m_page.gap(2);
    m_page.setNode(ticker.node);
    writeText(lines);
    m_page.setNode(NodeId::None);
}

void Module::writeResources()
{
    const auto isPlain = [](const ProgramResource &each) { return rowOf(each.kind).made != Made::Elsewhere; };
    if (!std::any_of(m_program.resources.begin(), m_program.resources.end(), isPlain))
        return;
    const bool hasClasses = m_page.source.lines.back().text.startsWith(u' ');
    m_page.gap(hasClasses ? 2 : 1);
    for (quint32 at = 0; at < m_program.resources.size(); ++at) {
        if (isPlain(m_program.resources[at]))
            writeResource(at);
    }
}

/// What Python calls what makes it.
QString Module::classOf(const ProgramResource &each) const
{
    if (each.kind == NodeKind::Queue)
        return info(Param::Order).choices[qsizetype(each.order)].python;
    return each.kind == NodeKind::Semaphore && each.isBounded ? info(Param::Bounded).python
                                                              : info(each.kind).python;
}

QString Module::construction(const ProgramResource &each) const
{
    const QString amount = QString::number(each.amount);
    const ResourceRow &row = rowOf(each.kind);
    switch (row.made) {
    case Made::Elsewhere:
        return {};
    case Made::AsNumber:
        return amount;
    case Made::WithNothing:
        return classOf(each) + u"()"_s;
    case Made::WithAmount:
        return classOf(each) + u'(' + amount + u')';
    case Made::WithNamed:
        break;
    }
    const bool isUnlimited = row.amount == Param::Capacity && each.amount == 0;
    return classOf(each) + u'(' + (isUnlimited ? QString() : info(row.amount).python + u'=' + amount) + u')';
}

void Module::writeResource(quint32 at)
{
    const ProgramResource &each = m_program.resources[at];
    const QString made = construction(each);
    m_page.setNode(each.node);
    m_page.add(m_symbols.resource(at) + u" = "_s + made + nameComment(each.name, m_symbols.resource(at)));
    if (each.kind == NodeKind::Event && each.amount != 0)
        m_page.add(m_symbols.resource(at) + u".set()"_s);
    m_page.setNode(NodeId::None);
}

/// Every function draws from a generator of its own: what one draws changes nothing for the others.
void Module::writeStreams()
{
    bool isFirst = true;
    const auto add = [&](const QString &variable, const QString &name, NodeId node) {
        if (isFirst) {
            const QString &last = m_page.source.lines.back().text;
            m_page.gap(last.startsWith(u' ') ? 2 : 1);
        }
        isFirst = false;
        m_page.setNode(node);
        const QString seed = QString::number(m_program.seed) + u':' + name;
        m_page.add(u"%1 = random.Random(%2)"_s.arg(variable, literal(seed)));
        m_page.setNode(NodeId::None);
    };
    for (const ProgramResource &each : m_program.resources) {
        if (each.kind == NodeKind::Ticker && SymbolTable::isRandom(each.time))
            add(m_symbols.name(each.identifier + u"_random"_s), each.name, each.node);
    }
    for (quint32 body = 0; body < m_program.bodies.size(); ++body) {
        if (m_symbols.drawsRandomly(body))
            add(m_symbols.random(body), m_program.bodyName(body), m_program.bodies[body].node);
    }
}

/// But for main, which comes last: a reader meets what it starts before it starts it.
void Module::writeFunctions()
{
    for (quint32 body = 1; body < m_program.bodies.size(); ++body)
        writeFunctionOf(body);
}

void Module::writeFunctionOf(quint32 body)
{
    if (!m_symbols.hasFunction(body))
        return;
    m_page.gap(2);
    m_writer.writeFunction(body);
}

/// Whether code begins with a piece that only imports.
bool Module::leadsWithImports() const
{
    if (m_program.code.empty() || m_program.code.front().kind != NodeKind::Module)
        return false;
    const QList<CodePiece> pieces = cutIntoPieces(m_program.code.front().code, m_program.python).pieces;
    return pieces.size() == 1 && pieces.front().name == u"imports";
}

void Module::addCode(const ProgramCode &code)
{
    m_page.setNode(code.node);
    const QString compute = code.computes > 0 ? m_symbols.name(u"compute"_s) : QString();
    for (const QString &line : linesOf(computingCode(code, compute).text))
        m_page.add(line);
    m_page.setNode(NodeId::None);
}

/// Where what it may refer to is there already.
void Module::writeCode(std::size_t first)
{
    for (std::size_t at = first; at < m_program.code.size(); ++at) {
        const ProgramCode &code = m_program.code[at];
        const bool isApart = code.code.startsWith(u'\n') || code.code.isEmpty();
        m_page.gap(isApart ? 0 : code.kind == NodeKind::Module ? 1 : 2);
        addCode(code);
    }
}

void Module::writeText(const QStringList &lines)
{
    for (const QString &line : lines)
        m_page.add(line);
}

} // namespace

PythonSource toPython(const Program &program, const QString &title, const QString &description)
{
    if (std::any_of(program.code.begin(), program.code.end(), isFile)) { // which are no part of the text
        Program text = program;
        std::erase_if(text.code, isFile);
        return toPython(text, title, description);
    }
    const bool isOfCode = !program.code.empty() && program.bodies.size() == 1 && program.resources.empty();
    return isOfCode || !program.script.isEmpty()
        ? sourceOf(program)
        : withHands(Module(program).write(title, description), program);
}

} // namespace signalbox
