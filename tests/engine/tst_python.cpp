// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/document/layoutfile.h"
#include "engine/export/python.h"
#include "engine/export/pythontext.h"
#include "engine/layout/catalog.h"
#include "engine/program/identifiers.h"
#include "engine/simulation/exceptions.h"
#include "engine/simulation/simulation.h"

#include <QDir>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace signalbox;
using namespace Qt::StringLiterals;

namespace {

const QString kSource = QStringLiteral(SIGNALBOX_SOURCE_DIR);

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

Layout example(const QString &name)
{
    const LoadResult loaded = loadLayout(kSource + u"/examples/"_s + name + u".signalbox"_s);
    return loaded.layout.value_or(Layout());
}

PythonSource exported(const Layout &layout)
{
    return toPython(expand(layout), layout.title, layout.description);
}

/// A step for a program written down here, with everything a step can have.
struct Line {
    ProgramStep step;
    QString text = {};
    QList<Line> body = {};

    Line times(qint64 count) const
    {
        return with([count](Line &line) { line.step.count = count; });
    }
    Line lasting(const Duration &time) const
    {
        return with([time](Line &line) { line.step.time = time; });
    }
    Line lasting(double time) const { return lasting(Duration::fixed(fromSeconds(time))); }
    Line saying(const QString &words) const
    {
        return with([words](Line &line) { line.text = words; });
    }
    Line choosing(auto choice) const
    {
        return with([choice](Line &line) { line.step.choice = quint8(choice); });
    }
    Line asking(Predicate::Of of, quint32 target = 0, qint64 value = 0, bool negated = false,
                Predicate::Relation relation = Predicate::Relation::Equal) const
    {
        return with([=](Line &line) { line.step.predicate = {of, relation, negated, target, value}; });
    }

private:
    Line with(const auto &change) const
    {
        Line changed = *this;
        change(changed);
        return changed;
    }
};
using Lines = QList<Line>;

enum Place : quint32 {
    Window,
    Pile,
    Desk,
    Oven,
    Stove,
    Shelf,
    Open,
    Table,
    Start,
    Dishes,
    Ready,
    Bell,
    Pool
};
enum Task : quint32 { Main, Cook, Waiter, Anonymous };

Line on(Verb verb, quint32 target = 0, Lines body = {})
{
    Line line;
    line.step.verb = verb;
    line.step.target = target;
    line.body = std::move(body);
    return line;
}
Line block(Verb verb, Lines body)
{
    return on(verb, 0, std::move(body));
}
Line onTask(Verb verb, Task task)
{
    Line line = on(verb, task);
    line.step.actsOnBody = true;
    return line;
}
Line log(const char *words)
{
    return on(Verb::Log).saying(QString::fromUtf8(words));
}

std::vector<ProgramResource> places()
{
    return {{.kind = NodeKind::Queue, .name = u"window"_s, .amount = 3},
            {.kind = NodeKind::Queue, .name = u"pile"_s, .order = QueueOrder::Lifo},
            {.kind = NodeKind::Queue, .name = u"desk"_s, .order = QueueOrder::Priority},
            {.kind = NodeKind::Lock, .name = u"oven"_s},
            {.kind = NodeKind::Semaphore, .name = u"stove"_s, .amount = 2},
            {.kind = NodeKind::Semaphore, .name = u"shelf"_s, .amount = 4, .isBounded = true},
            {.kind = NodeKind::Event, .name = u"doors open"_s, .amount = 1},
            {.kind = NodeKind::Condition, .name = u"table"_s},
            {.kind = NodeKind::Barrier, .name = u"start"_s, .amount = 2},
            {.kind = NodeKind::Counter, .name = u"dishes"_s, .amount = 7},
            {.kind = NodeKind::Future, .name = u"ready"_s},
            {.kind = NodeKind::Ticker,
             .name = u"kitchen bell"_s,
             .amount = 3,
             .time = Duration::fixed(fromSeconds(0.5))},
            {.kind = NodeKind::Executor, .name = u"pool"_s, .amount = 2}};
}

class Builder {
public:
    explicit Builder(std::vector<ProgramResource> resources = places())
    {
        m_program.resources = std::move(resources);
        m_program.texts = QStringList{QString()};
    }
    Builder &body(const QString &name, const Lines &lines, bool isAnonymous = false)
    {
        const quint32 begin = quint32(m_program.steps.size());
        add(lines);
        m_program.bodies.push_back({.name = name,
                                    .isAnonymous = isAnonymous,
                                    .begin = begin,
                                    .end = quint32(m_program.steps.size())});
        return *this;
    }
    const Program &program() const { return m_program; }

private:
    void add(const Lines &lines)
    {
        for (const Line &line : lines) {
            const std::size_t at = m_program.steps.size();
            m_program.steps.push_back(line.step);
            if (!line.text.isEmpty()) {
                m_program.steps[at].text = quint32(m_program.texts.size());
                m_program.texts.append(line.text);
            }
            add(line.body);
            m_program.steps[at].end = quint32(m_program.steps.size());
        }
    }

    Program m_program;
};

/// A cook who does \a lines, which main starts; a waiter; and somebody anonymous who gets from the window.
Program cookProgram(const Lines &lines)
{
    return Builder()
        .body(u"main"_s, {onTask(Verb::Spawn, Cook)})
        .body(u"cook"_s, lines)
        .body(u"waiter"_s, {})
        .body(u"Queue.get"_s, {on(Verb::Get, Window)}, true)
        .program();
}

/// The function of \a body without its first line, one level further out.
QStringList functionLines(const PythonSource &source, quint32 body)
{
    const PythonSpan span = source.functionOf(body);
    QStringList lines;
    for (quint32 at = span.first + 1; at < span.end; ++at)
        lines += source.lines[at].text.mid(4);
    return lines;
}

using Of = Predicate::Of;

struct Row {
    const char *name;
    Lines lines;
    const char *expected;
};

const QList<Row> &rows()
{
    using R = Predicate::Relation;
    const Duration uniform = Duration::uniform(fromSeconds(0.2), fromSeconds(1.5));
    const Duration exponential = Duration::exponential(fromSeconds(0.25));
    static const QList<Row> all{
        {"nothing", {}, "pass"},
        {"sleeping",
         {on(Verb::Sleep), on(Verb::Sleep).lasting(2), on(Verb::Sleep).lasting(uniform),
          on(Verb::Sleep).lasting(exponential), on(Verb::Sleep).lasting(Duration::exponential(0))},
         "await asyncio.sleep(0)\nawait asyncio.sleep(2)\n"
         "await asyncio.sleep(cook_random.uniform(0.2, 1.5))\n"
         "await asyncio.sleep(cook_random.expovariate(1 / 0.25))\nawait asyncio.sleep(0)"},
        {"working",
         {on(Verb::Cpu).lasting(0.2), on(Verb::Block).lasting(0.000001), on(Verb::ToThread).lasting(10)},
         "compute(0.2)\ntime.sleep(0.000001)\nawait asyncio.to_thread(time.sleep, 10)"},
        {"working elsewhere",
         {on(Verb::RunInExecutor, Pool).lasting(0.5)},
         "loop = asyncio.get_running_loop()\nawait loop.run_in_executor(pool, time.sleep, 0.5)"},
        {"queues",
         {on(Verb::Get, Window), on(Verb::Put, Pile).choosing(PutChoice::Forward), on(Verb::TaskDone, Window),
          on(Verb::Put, Window).saying(u"soup"_s), on(Verb::PutNowait, Window).choosing(PutChoice::Sentinel),
          on(Verb::GetNowait, Pile), on(Verb::Join, Window)},
         "item = await window.get()\nawait pile.put(item)\nwindow.task_done()\n"
         "await window.put(\"soup\")\nwindow.put_nowait(None)\nitem = pile.get_nowait()\n"
         "await window.join()"},
        {"priorities",
         {on(Verb::Get, Desk), on(Verb::PutNowait, Desk).times(2).choosing(PutChoice::Forward),
          on(Verb::Put, Desk).times(3).saying(u"tea"_s)},
         "priority, item = await desk.get()\ndesk.put_nowait((2, item))\nawait desk.put((3, \"tea\"))"},
        {"numbered items",
         {block(Verb::Repeat, {on(Verb::Put, Window), on(Verb::PutNowait, Pile)}).times(6),
          block(Verb::Forever, {on(Verb::Put, Window), block(Verb::Repeat, {on(Verb::Put, Pile)}).times(2)})},
         "for number in range(1, 7):\n    await window.put(f\"cook {number}\")\n"
         "    pile.put_nowait(f\"cook {number}\")\nfor number in itertools.count(1):\n"
         "    await window.put(f\"cook {number}\")\n    for number_2 in range(1, 3):\n"
         "        await pile.put(f\"cook {number_2}\")"},
        {"one numbered item", {on(Verb::Put, Window)}, "await window.put(\"cook 1\")"},
        {"forwarding what was never got",
         {on(Verb::Put, Window).choosing(PutChoice::Forward)},
         "await window.put(item)"},
        {"locks",
         {on(Verb::Acquire, Oven), on(Verb::Release, Oven),
          on(Verb::With, Stove, {on(Verb::With, Table, {on(Verb::Wait, Table)})}), on(Verb::With, Shelf)},
         "await oven.acquire()\noven.release()\nasync with stove:\n    async with table:\n"
         "        await table.wait()\nasync with shelf:\n    pass"},
        {"conditions",
         {on(Verb::WaitUntil, Table).asking(Of::Counter, Dishes, 3, false, R::GreaterEqual),
          on(Verb::WaitUntil, Table).asking(Of::QueueEmpty, Window, 0, true),
          on(Verb::Notify, Table).times(1), on(Verb::Notify, Table).times(2), on(Verb::NotifyAll, Table)},
         "await table.wait_for(lambda: dishes >= 3)\nawait table.wait_for(lambda: not window.empty())\n"
         "table.notify()\ntable.notify(2)\ntable.notify_all()"},
        {"events and barriers",
         {on(Verb::Set, Open), on(Verb::Clear, Open), on(Verb::Wait, Open), on(Verb::Wait, Start),
          on(Verb::Reset, Start), on(Verb::Abort, Start)},
         "doors_open.set()\ndoors_open.clear()\nawait doors_open.wait()\nawait start.wait()\n"
         "await start.reset()\nawait start.abort()"},
        {"futures",
         {on(Verb::SetResult, Ready), on(Verb::SetException, Ready).saying(u"KeyError: no \"salt\""_s),
          on(Verb::SetException, Ready), on(Verb::Await, Ready), on(Verb::Cancel, Ready).saying(u"late"_s)},
         "ready.set_result(None)\nready.set_exception(KeyError('no \"salt\"'))\n"
         "ready.set_exception(RuntimeError)\nawait ready\nready.cancel(\"late\")"},
        {"results",
         {onTask(Verb::Spawn, Waiter), onTask(Verb::Await, Waiter), onTask(Verb::Result, Waiter),
          on(Verb::Result, Ready), log("got").choosing(ValueChoice::Result),
          log("").choosing(ValueChoice::Item), on(Verb::Put, Window).choosing(PutChoice::Result),
          on(Verb::SetResult, Ready).saying(u"it's \"hot\""_s),
          on(Verb::SetResult, Ready).choosing(ValueChoice::Item),
          on(Verb::SetResult, Ready).choosing(ValueChoice::Result),
          block(Verb::If, {on(Verb::Return).saying(u"soup"_s)}).asking(Of::GotNoResult),
          block(Verb::If, {on(Verb::Return).choosing(ValueChoice::Item)}).asking(Of::GotNoResult, 0, 0, true),
          on(Verb::Return).choosing(ValueChoice::Result)},
         "waiter_task = asyncio.create_task(waiter(), name=\"waiter\")\nresult = await waiter_task\n"
         "result = waiter_task.result()\nresult = ready.result()\nprint(\"got\", result)\nprint(item)\n"
         "await window.put(result)\nready.set_result(\"it's \\\"hot\\\"\")\nready.set_result(item)\n"
         "ready.set_result(result)\nif result is None:\n    return \"soup\"\nif result is not None:\n"
         "    return item\nreturn result"},
        {"results of calls",
         {block(Verb::Gather, {onTask(Verb::Spawn, Waiter), onTask(Verb::Spawn, Anonymous)}),
          block(Verb::AsCompleted, {on(Verb::Await, Ready)}),
          block(Verb::WaitFor, {onTask(Verb::Spawn, Anonymous)}).lasting(0.5),
          block(Verb::Shield, {on(Verb::Await, Ready)}), on(Verb::Return).choosing(ValueChoice::Result)},
         "result = await asyncio.gather(waiter(), window.get())\n"
         "for earliest in asyncio.as_completed([ready]):\n    result = await earliest\n"
         "result = await asyncio.wait_for(window.get(), timeout=0.5)\n"
         "result = await asyncio.shield(ready)\nreturn result"},
        {"questions about tasks and futures",
         {onTask(Verb::Spawn, Waiter), block(Verb::If, {log("a")}).asking(Of::TaskFailed, Waiter),
          block(Verb::If, {log("b")}).asking(Of::FutureFailed, Ready, 0, true),
          block(Verb::If, {log("c")}).asking(Of::FutureCancelled, Ready)},
         "waiter_task = asyncio.create_task(waiter(), name=\"waiter\")\n"
         "if waiter_task.exception() is not None:\n    print(\"a\")\n"
         "if ready.exception() is None:\n    print(\"b\")\nif ready.cancelled():\n    print(\"c\")"},
        {"counters",
         {on(Verb::Read, Dishes), on(Verb::Write, Dishes).times(1), on(Verb::Write, Dishes).times(-2),
          on(Verb::Write, Dishes).times(0)},
         "global dishes\nvalue = dishes\ndishes = value + 1\ndishes = value - 2\ndishes = value"},
        {"writing what was never read",
         {on(Verb::Write, Dishes).times(1)},
         "global dishes\ndishes = value + 1"},
        {"reading alone", {on(Verb::Read, Dishes)}, "global dishes\nvalue = dishes"},
        {"tasks",
         {onTask(Verb::Spawn, Waiter), onTask(Verb::Cancel, Waiter), onTask(Verb::Await, Waiter),
          on(Verb::Uncancel), onTask(Verb::Call, Waiter)},
         "waiter_task = asyncio.create_task(waiter(), name=\"waiter\")\nwaiter_task.cancel()\n"
         "await waiter_task\nasyncio.current_task().uncancel()\nwaiter()"},
        {"a task that may not be there yet",
         {block(Verb::If, {onTask(Verb::Spawn, Waiter)}).asking(Of::EventSet, Open),
          onTask(Verb::Await, Waiter)},
         "global waiter_task\nif doors_open.is_set():\n"
         "    waiter_task = asyncio.create_task(waiter(), name=\"waiter\")\nawait waiter_task"},
        {"a task nobody started", {onTask(Verb::Await, Waiter)}, "await waiter_task"},
        {"groups",
         {block(Verb::Group,
                {onTask(Verb::Spawn, Waiter),
                 block(Verb::Group, {onTask(Verb::Spawn, Waiter), block(Verb::Group, {log("empty")})})}),
          onTask(Verb::Await, Waiter)},
         "async with asyncio.TaskGroup() as group:\n"
         "    waiter_task = group.create_task(waiter(), name=\"waiter\")\n"
         "    async with asyncio.TaskGroup() as group_2:\n"
         "        waiter_task = group_2.create_task(waiter(), name=\"waiter\")\n"
         "        async with asyncio.TaskGroup():\n            print(\"empty\")\nawait waiter_task"},
        {"timeouts",
         {block(Verb::Timeout, {block(Verb::TimeoutAt, {on(Verb::Sleep)}).lasting(2.5)}).lasting(1.5),
          block(Verb::TimeoutAt, {}).lasting(0)},
         "async with asyncio.timeout(1.5):\n    async with asyncio.timeout_at(START + 2.5):\n"
         "        await asyncio.sleep(0)\nasync with asyncio.timeout_at(START):\n    pass"},
        {"one operand",
         {block(Verb::WaitFor, {onTask(Verb::Spawn, Anonymous)}).lasting(0.5),
          block(Verb::WaitFor, {onTask(Verb::Spawn, Waiter)}).lasting(0),
          block(Verb::Shield, {onTask(Verb::Spawn, Waiter)}), block(Verb::Shield, {on(Verb::Await, Ready)}),
          block(Verb::Shield, {})},
         "await asyncio.wait_for(window.get(), timeout=0.5)\nawait asyncio.wait_for(waiter(), timeout=0)\n"
         "await asyncio.shield(waiter())\nawait asyncio.shield(ready)\npass"},
        {"several operands",
         {block(Verb::Gather, {onTask(Verb::Spawn, Waiter), onTask(Verb::Spawn, Anonymous)}),
          block(Verb::Gather, {on(Verb::Sleep).lasting(1), on(Verb::Join, Window)})
              .choosing(GatherChoice::ReturnExceptions),
          block(Verb::Gather, {})},
         "await asyncio.gather(waiter(), window.get())\n"
         "await asyncio.gather(asyncio.sleep(1), window.join(), return_exceptions=True)\n"
         "await asyncio.gather()"},
        {"operands that somebody asks for",
         {block(Verb::Gather,
                {onTask(Verb::Spawn, Anonymous), onTask(Verb::Spawn, Waiter), onTask(Verb::Spawn, Anonymous),
                 onTask(Verb::Spawn, Waiter), onTask(Verb::Spawn, Anonymous)}),
          block(Verb::WaitAll, {onTask(Verb::Await, Waiter)})},
         "get_task_2 = asyncio.create_task(window.get())\nwaiter_task_2 = asyncio.create_task(waiter())\n"
         "get_task = asyncio.create_task(window.get())\nwaiter_task = asyncio.create_task(waiter())\n"
         "await asyncio.gather(get_task_2, waiter_task_2, get_task, waiter_task, window.get())\n"
         "await asyncio.gather(waiter_task, return_exceptions=True)"},
        {"waiting for tasks",
         {block(Verb::WaitTasks, {onTask(Verb::Spawn, Waiter), on(Verb::Acquire, Oven)})
              .lasting(2)
              .choosing(WaitChoice::FirstCompleted)},
         "done, pending = await asyncio.wait(\n    [\n"
         "        asyncio.create_task(waiter(), name=\"waiter\"),\n"
         "        asyncio.create_task(oven.acquire()),\n    ],\n"
         "    timeout=2,\n    return_when=asyncio.FIRST_COMPLETED,\n)"},
        {"cancelling what is pending",
         {block(Verb::WaitTasks, {onTask(Verb::Spawn, Waiter), on(Verb::Await, Ready)}).lasting(2),
          onTask(Verb::Cancel, Waiter)},
         "waiter_task = asyncio.create_task(waiter(), name=\"waiter\")\n"
         "done, pending = await asyncio.wait([waiter_task, ready], timeout=2)\nwaiter_task.cancel()"},
        {"as completed",
         {block(Verb::AsCompleted, {onTask(Verb::Spawn, Waiter), onTask(Verb::Spawn, Anonymous)}).lasting(3)},
         "for earliest in asyncio.as_completed([waiter(), window.get()], timeout=3):\n    await earliest"},
        {"loops",
         {block(Verb::Repeat, {on(Verb::Sleep)}).times(3),
          block(Verb::Forever, {block(Verb::While, {on(Verb::Break)}).asking(Of::Locked, Oven)}),
          on(Verb::Break)},
         "for _ in range(3):\n    await asyncio.sleep(0)\nwhile True:\n    while oven.locked():\n"
         "        break\npass"},
        {"async for",
         {on(Verb::AsyncFor, Bell, {log("ding")}), on(Verb::AsyncFor, Window, {on(Verb::TaskDone, Window)})},
         "async for tick in KitchenBell():\n    print(\"ding\")\nasync for item in Items(window):\n"
         "    window.task_done()"},
        {"choosing",
         {block(Verb::If, {log("a")}).asking(Of::GotSentinel),
          block(Verb::Else,
                {block(Verb::If, {log("b")}).asking(Of::Cancelling, 0, 1, true, R::Less),
                 block(Verb::Else, {log("c")})}),
          block(Verb::If, {}).asking(Of::TaskDone, Waiter), block(Verb::Else, {on(Verb::Return)})},
         "if item is None:\n    print(\"a\")\n"
         "elif asyncio.current_task().cancelling() >= 1:\n    print(\"b\")\nelse:\n    print(\"c\")\n"
         "if waiter_task.done():\n    pass\nelse:\n    return"},
        {"an if at the end of an if",
         {block(Verb::If, {block(Verb::If, {log("a")}).asking(Of::QueueFull, Window)})
              .asking(Of::BarrierBroken, Start),
          block(Verb::Else, {log("b"), block(Verb::If, {}).asking(Of::FutureDone, Ready, 0, true)})},
         "if start.broken:\n    if window.full():\n        print(\"a\")\nelse:\n    print(\"b\")\n"
         "    if not ready.done():\n        pass"},
        {"trying",
         {block(Verb::Try,
                {on(Verb::Raise).saying(u"SauceBurned: black"_s), block(Verb::Except, {on(Verb::Raise)}),
                 block(Verb::Except, {}).saying(u"CancelledError"_s),
                 block(Verb::Except, {on(Verb::Raise).saying(u"ValueError"_s)}).saying(u"QueueFull"_s),
                 block(Verb::Finally, {log("clean")})}),
          block(Verb::Try, {log("nothing to catch")})},
         "try:\n    raise SauceBurned(\"black\")\nexcept Exception:\n    raise\n"
         "except asyncio.CancelledError:\n    pass\nexcept asyncio.QueueFull:\n    raise ValueError\n"
         "finally:\n    print(\"clean\")\nprint(\"nothing to catch\")"},
        {"groups of exceptions",
         {block(Verb::Repeat,
                {block(Verb::Try,
                       {block(Verb::ExceptStar, {on(Verb::Break), on(Verb::Return)}).saying(u"OSError"_s),
                        block(Verb::ExceptStar, {block(Verb::Forever, {on(Verb::Break)})})})})
              .times(1)},
         "for _ in range(1):\n    try:\n        pass\n    except* OSError:\n        pass\n        pass\n"
         "    except* Exception:\n        while True:\n            break"},
        {"retrying",
         {block(Verb::Retry, {on(Verb::Raise).saying(u"ConnectionError: no"_s)})
              .times(3)
              .lasting(0.5)
              .saying(u"ConnectionError"_s)},
         "for attempt in range(3):\n    try:\n        raise ConnectionError(\"no\")\n"
         "    except ConnectionError:\n        if attempt == 2:\n            raise\n"
         "        await asyncio.sleep(0.5 * 2**attempt)\n    else:\n        break"},
        {"retrying what retries",
         {block(Verb::Retry, {block(Verb::Retry, {on(Verb::Raise).saying(u"OSError"_s)}).times(2).lasting(0)})
              .times(3)
              .lasting(0)},
         "for attempt in range(3):\n    try:\n        for attempt_2 in range(2):\n            try:\n"
         "                raise OSError\n            except Exception:\n"
         "                if attempt_2 == 1:\n                    raise\n            else:\n"
         "                break\n    except Exception:\n        if attempt == 2:\n            raise\n"
         "    else:\n        break"},
    };
    return all;
}

/// Runs Python with \a arguments and returns what it wrote, or nothing when it was not content.
std::optional<QByteArray> runPython(const QStringList &arguments)
{
    QProcess process;
    process.start(u"python3"_s, QStringList{u"-W"_s, u"error"_s} + arguments);
    if (process.waitForFinished(60'000) && process.exitStatus() == QProcess::NormalExit
        && process.exitCode() == 0)
        return process.readAllStandardOutput();
    qWarning("%s", process.readAllStandardError().constData());
    return std::nullopt;
}

bool write(const QString &path, const PythonSource &source)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(source.text().toUtf8()) >= 0;
}

void scale(QList<Step> &steps, Micros by)
{
    for (Step &step : steps) {
        step.time.low /= by;
        step.time.high /= by;
        scale(step.body, by);
    }
}

/// \a layout so many times as fast.
Layout scaled(Layout layout, Micros by)
{
    for (Node &node : layout.nodes) {
        for (ParamValue &value : node.parameters) {
            if (auto *duration = std::get_if<Duration>(&value)) {
                duration->low /= by;
                duration->high /= by;
            } else if (auto *steps = std::get_if<QList<Step>>(&value)) {
                scale(*steps, by);
            }
        }
    }
    return layout;
}

/// What the tasks of \a layout log, a line each, as the engine runs it.
QByteArray logged(const Layout &layout)
{
    const Run run = simulate(layout);
    QByteArray lines;
    for (qsizetype at = 0; at < run.trace.size(); ++at) {
        const Fact &fact = run.trace[at];
        if (fact.kind == FactKind::StepBegan && fact.verb == Verb::Log)
            lines += run.texts[qsizetype(fact.amount)].toUtf8() + '\n';
    }
    return lines;
}

} // namespace

class TestPython : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void examplesReadAsTheyAlwaysHave_data();
    void examplesReadAsTheyAlwaysHave();
    void stepsAreWrittenByHand_data();
    void stepsAreWrittenByHand();
    void everyVerbIsPrinted();
    void everythingCompiles();
    void examplesRunAsTheyAre_data();
    void examplesRunAsTheyAre();
    void modulesHoldWhatIsShared();
    void everyLineIsKnown();
    void textsAreQuoted_data();
    void textsAreQuoted();
    void longCallsAreBroken();
    void namesThatMeetStayApart();
    void exceptionsOfPythonAreKnown();
};

void TestPython::examplesReadAsTheyAlwaysHave_data()
{
    QTest::addColumn<QString>("name");
    const QDir directory(kSource + u"/examples"_s, u"*.signalbox"_s, QDir::Name);
    for (const QFileInfo &file : directory.entryInfoList())
        QTest::newRow(qPrintable(file.completeBaseName())) << file.completeBaseName();
}

void TestPython::examplesReadAsTheyAlwaysHave()
{
    QFETCH(QString, name);
    const QString path = kSource + u"/tests/engine/golden/"_s + name + u".py"_s;
    const QByteArray now = exported(example(name)).text().toUtf8();
    if (qEnvironmentVariableIsSet("SIGNALBOX_UPDATE_GOLDEN")) {
        QFile file(path);
        QVERIFY2(file.open(QIODevice::WriteOnly), qPrintable(file.errorString()));
        file.write(now);
    }
    QCOMPARE(now, contents(path));
}

void TestPython::stepsAreWrittenByHand_data()
{
    QTest::addColumn<qsizetype>("row");
    for (qsizetype row = 0; row < rows().size(); ++row)
        QTest::newRow(rows()[row].name) << row;
}

void TestPython::stepsAreWrittenByHand()
{
    QFETCH(qsizetype, row);
    const PythonSource source = toPython(cookProgram(rows()[row].lines), {}, {});
    const QString function = functionLines(source, Cook).join(u'\n');
    QCOMPARE(function, QString::fromUtf8(rows()[row].expected));
}

void TestPython::everyVerbIsPrinted()
{
    QMap<Verb, int> lines;
    for (const Row &row : rows()) {
        const Program program = cookProgram(row.lines);
        const PythonSource source = toPython(program, {}, {});
        for (quint32 at = 0; at < program.steps.size(); ++at)
            lines[program.steps[at].verb] += source.linesOf(at).isEmpty() ? 0 : 1;
    }
    for (const VerbInfo &verb : verbCatalog())
        QVERIFY2(lines.value(verb.verb) > 0, qPrintable(verb.key));
    QCOMPARE(lines.size(), kVerbCount);
}

void TestPython::everythingCompiles()
{
    const QTemporaryDir folder;
    QStringList paths;
    for (const Row &row : rows()) {
        paths.append(folder.filePath(QString::fromUtf8(row.name) + u".py"_s));
        QVERIFY(write(paths.back(), toPython(cookProgram(row.lines), QString::fromUtf8(row.name), {})));
    }
    const QDir golden(kSource + u"/tests/engine/golden"_s, u"*.py"_s);
    for (const QFileInfo &file : golden.entryInfoList())
        paths.append(file.filePath());
    QVERIFY(paths.size() > rows().size());
    const QString program = u"import sys\nfor path in sys.argv[1:]:\n"
                            "    compile(open(path, encoding='utf-8').read(), path, 'exec')"_s;
    QVERIFY(runPython(QStringList{u"-c"_s, program} + paths));
}

void TestPython::examplesRunAsTheyAre_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("an event") << u"05_event_opens_the_kitchen"_s;
    QTest::newRow("a group that fails") << u"06_task_group_fails_together"_s;
    QTest::newRow("a timeout") << u"07_timeout"_s;
    QTest::newRow("cancelling") << u"09_cancel_at_work"_s;
    QTest::newRow("random times") << u"11_random_arrivals"_s;
    QTest::newRow("a pipeline") << u"12_pipeline"_s;
}

void TestPython::examplesRunAsTheyAre()
{
    QFETCH(QString, name);
    const Layout layout = scaled(example(name), 10);
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"example.py"_s);
    QVERIFY(write(path, exported(layout)));
    const std::optional<QByteArray> output = runPython({path});
    QVERIFY(output);
    QCOMPARE(*output, logged(layout));
}

void TestPython::modulesHoldWhatIsShared()
{
    const Lines lines{on(Verb::Cpu).lasting(Duration::uniform(1, 2)),
                      on(Verb::AsyncFor, Window),
                      on(Verb::Write, Dishes),
                      block(Verb::TimeoutAt, {}).lasting(1),
                      on(Verb::Raise).saying(u"TooSalty: much"_s),
                      block(Verb::Forever, {on(Verb::Put, Window)})};
    Program program = cookProgram(lines);
    program.seed = 42;
    const PythonSource source =
        toPython(program, u"Kitchen"_s, u"It \"cooks\" \\o/ in \"\"\"quotes\"\"\"."_s);
    QStringList text = source.text().split(u'\n');
    const qsizetype function = text.indexOf(u"async def cook():"_s);
    const QString head = text.mid(0, function).join(u'\n');
    QCOMPARE(head,
             u"\"\"\"Kitchen.\n\nIt \"cooks\" \\\\o/ in \\\"\\\"\\\"quotes\\\"\\\"\\\".\n\"\"\"\n\n"
             "import asyncio\nimport itertools\nimport random\nimport time\n"
             "from concurrent.futures import ThreadPoolExecutor\n\n\n"
             "class TooSalty(Exception):\n    pass\n\n\n"
             "def compute(seconds):\n    \"\"\"Stands for work that keeps the processor busy.\"\"\"\n"
             "    time.sleep(seconds)\n\n\n"
             "class Items:\n    \"\"\"Takes items from a queue until one of them is None.\"\"\"\n\n"
             "    def __init__(self, queue):\n        self.queue = queue\n\n"
             "    def __aiter__(self):\n        return self\n\n"
             "    async def __anext__(self):\n        item = await self.queue.get()\n"
             "        if item is None:\n            raise StopAsyncIteration\n        return item\n\n\n"
             "class KitchenBell:\n    \"\"\"Gives a tick every 0.5 s, 3 times.\"\"\"\n\n"
             "    def __init__(self):\n        self.ticks = 0\n\n"
             "    def __aiter__(self):\n        return self\n\n"
             "    async def __anext__(self):\n        if self.ticks == 3:\n"
             "            raise StopAsyncIteration\n        await asyncio.sleep(0.5)\n"
             "        self.ticks += 1\n        return self.ticks\n\n\n"
             "window = asyncio.Queue(maxsize=3)\npile = asyncio.LifoQueue()\n"
             "desk = asyncio.PriorityQueue()\noven = asyncio.Lock()\nstove = asyncio.Semaphore(2)\n"
             "shelf = asyncio.BoundedSemaphore(4)\ndoors_open = asyncio.Event()\ndoors_open.set()\n"
             "table = asyncio.Condition()\nstart = asyncio.Barrier(2)\ndishes = 7\n"
             "pool = ThreadPoolExecutor(max_workers=2)\n\ncook_random = random.Random(\"42:cook\")\n\n"_s);
    QCOMPARE(functionLines(source, Main),
             (QStringList{u"global ready, START"_s, u"loop = asyncio.get_running_loop()"_s,
                          u"START = loop.time()"_s, u"ready = loop.create_future()"_s,
                          u"cook_task = asyncio.create_task(cook(), name=\"cook\")"_s}));
}

void TestPython::everyLineIsKnown()
{
    Program program = cookProgram({block(Verb::Group, {onTask(Verb::Spawn, Waiter)}),
                                   block(Verb::Gather,
                                         {onTask(Verb::Spawn, Anonymous), onTask(Verb::Spawn, Anonymous),
                                          onTask(Verb::Spawn, Anonymous), onTask(Verb::Spawn, Anonymous),
                                          onTask(Verb::Spawn, Anonymous), onTask(Verb::Spawn, Anonymous)}),
                                   on(Verb::Sleep)});
    program.bodies[Cook].node = NodeId{5};
    const PythonSource source = toPython(program, {}, {});
    const PythonSpan cook = source.functionOf(Cook);
    const quint32 first = program.bodies[Cook].begin;
    QCOMPARE(source.lines[cook.first].text, u"async def cook():"_s);
    QCOMPARE(source.linesOf(first), (PythonSpan{cook.first + 1, cook.first + 2}));
    QCOMPARE(source.linesOf(first + 1), (PythonSpan{cook.first + 2, cook.first + 3}));
    const quint32 gather = first + 2; // head, operands of its own line each, tail
    QCOMPARE(source.linesOf(gather), (PythonSpan{cook.first + 3, cook.first + 4}));
    QCOMPARE(source.linesOf(gather + 3), (PythonSpan{cook.first + 6, cook.first + 7}));
    QCOMPARE(source.lines[cook.first + 6].text, u"        window.get(),"_s);
    // What an anonymous task does stands where it was made.
    QCOMPARE(source.lineOfStep[program.bodies[Anonymous].begin], cook.first + 4);
    QVERIFY(source.functionOf(Anonymous).isEmpty());
    QCOMPARE(source.lines[cook.end - 1].step, program.bodies[Cook].end - 1);
    QCOMPARE(source.linesOf(NodeId{5}).size(), std::size_t(cook.end - cook.first));
    QVERIFY(source.linesOf(NodeId{6}).empty());
    for (const PythonLine &line : source.lines)
        QVERIFY(!line.text.endsWith(u' ') && !line.text.contains(u'\n'));
}

void TestPython::textsAreQuoted_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("code");
    QTest::newRow("plain") << u"soup"_s << u"\"soup\""_s;
    QTest::newRow("quotes") << u"a \"b\""_s << u"'a \"b\"'"_s;
    QTest::newRow("both quotes") << u"it's \"b\""_s << u"\"it's \\\"b\\\"\""_s;
    QTest::newRow("backslash") << u"C:\\new"_s << u"\"C:\\\\new\""_s;
    QTest::newRow("control characters") << u"a\nb\tc\r\x7f"_s << u"\"a\\nb\\tc\\r\\x7f\""_s;
    QTest::newRow("other scripts") << u"Größe 厨房 🍕"_s << u"\"Größe 厨房 🍕\""_s;
    QTest::newRow("turned text") << u"a\u202eb"_s << u"\"a\\u202eb\""_s;
    QTest::newRow("half a pair") << QString(QChar(0xd83c)) << u"\"\\ud83c\""_s;
    QTest::newRow("braces") << u"{x}"_s << u"\"{x}\""_s;
}

void TestPython::textsAreQuoted()
{
    QFETCH(QString, words);
    QFETCH(QString, code);
    const PythonSource source = toPython(cookProgram({on(Verb::Log).saying(words)}), {}, {});
    QCOMPARE(functionLines(source, Cook), QStringList{u"print("_s + code + u')'});
    const std::optional<QByteArray> seen =
        runPython({u"-c"_s,
                u"import ast, sys\nprint(ast.literal_eval(sys.argv[1]).encode('utf-16-le', "
                "'surrogatepass').hex())"_s,
                code});
    QVERIFY(seen);
    const QByteArray wanted(reinterpret_cast<const char *>(words.utf16()), words.size() * 2);
    QCOMPARE(seen->trimmed(), wanted.toHex());
}

void TestPython::longCallsAreBroken()
{
    const QString name = u"the cook of the day who has a rather long name"_s;
    const Program program = Builder()
                                .body(u"main"_s, {onTask(Verb::Spawn, Cook)})
                                .body(name, {block(Verb::Repeat, {on(Verb::Put, Window)}).times(2)})
                                .program();
    const PythonSource source = toPython(program, {}, {});
    const QString identifier = u"the_cook_of_the_day_who_has_a_rather_long_name"_s;
    QCOMPARE(functionLines(source, Main).mid(3),
             (QStringList{identifier + u"_task = asyncio.create_task("_s, u"    "_s + identifier + u"(),"_s,
                          u"    name=\""_s + name + u"\","_s, u")"_s}));
    const QString words = QString(80, u'x');
    const PythonSource said = toPython(cookProgram({on(Verb::Log).saying(words)}), {}, {});
    QCOMPARE(functionLines(said, Cook), (QStringList{u"print("_s, u"    \""_s + words + u'"', u")"_s}));
}

/// Nodes whose names would make the same class, or the same variable, as something else does.
void TestPython::namesThatMeetStayApart()
{
    const Program program =
        Builder({{.kind = NodeKind::Ticker, .name = u"none"_s},
                 {.kind = NodeKind::Ticker, .name = u"bell"_s, .time = Duration::uniform(1, 2)},
                 {.kind = NodeKind::Event, .name = u"earliest"_s}})
            .body(u"main"_s, {onTask(Verb::Spawn, Cook)})
            .body(u"wait"_s,
                  {on(Verb::AsyncFor, 0), on(Verb::AsyncFor, 1), on(Verb::Raise).saying(u"Bell: loud"_s),
                   on(Verb::Raise).saying(u"none"_s), on(Verb::Raise).saying(u"oven is hot: very"_s),
                   block(Verb::Gather, {onTask(Verb::Spawn, Anonymous), onTask(Verb::Spawn, Waiter)}),
                   onTask(Verb::Await, Waiter), block(Verb::AsCompleted, {onTask(Verb::Await, Cook)})})
            .body(u"waiter"_s, {})
            .body(u"Event.wait"_s, {on(Verb::Wait, 2)}, true)
            .program();
    const PythonSource source = toPython(program, {}, {});
    QCOMPARE(
        functionLines(source, Cook),
        (QStringList{u"async for tick in NoneTicker():"_s, u"    pass"_s, u"async for tick in Bell_2():"_s,
                     u"    pass"_s, u"raise Bell(\"loud\")"_s, u"raise none_2"_s,
                     u"raise OvenIsHot(\"very\")"_s, u"wait_task_2 = asyncio.create_task(earliest.wait())"_s,
                     u"waiter_task = asyncio.create_task(waiter())"_s,
                     u"await asyncio.gather(wait_task_2, waiter_task)"_s, u"await waiter_task"_s,
                     u"for earliest_2 in asyncio.as_completed([wait_task]):"_s, u"    await earliest_2"_s}));
    const QTemporaryDir folder;
    QVERIFY(write(folder.filePath(u"names.py"_s), source));
    QVERIFY(runPython({u"-m"_s, u"py_compile"_s, folder.filePath(u"names.py"_s)}));

    const Program twins = Builder({{.kind = NodeKind::Ticker, .name = u"bell"_s},
                                   {.kind = NodeKind::Ticker, .name = u"Bell"_s}})
                              .body(u"main"_s, {onTask(Verb::Spawn, Cook)})
                              .body(u"cook"_s, {on(Verb::AsyncFor, 0), on(Verb::AsyncFor, 1)})
                              .program();
    const QStringList lines = functionLines(toPython(twins, {}, {}), Cook);
    QCOMPARE(lines.size(), 4);
    QVERIFY(lines[0] != lines[2]);
}

/// Names and families of built-in exceptions are Python's own.
void TestPython::exceptionsOfPythonAreKnown()
{
    const QString program =
        u"import builtins\n"
        "known = [each for name, each in vars(builtins).items() if isinstance(each, type)\n"
        "         and issubclass(each, BaseException) and each.__name__ == name]\n"
        "for each in known:\n"
        "    print(each.__name__, *(base.__name__ for base in known if issubclass(each, base)))"_s;
    const std::optional<QByteArray> output = runPython({u"-c"_s, program});
    QVERIFY(output);
    QHash<QString, QStringList> families;
    for (const QString &line : QString::fromUtf8(*output).split(u'\n', Qt::SkipEmptyParts))
        families.insert(line.section(u' ', 0, 0), line.split(u' ').mid(1));
    QVERIFY(families.size() > 60);
    for (auto each = families.cbegin(); each != families.cend(); ++each) {
        QVERIFY2(!python::exceptionOf(each.key(), {}).isOwn, qPrintable(each.key()));
        QVERIFY2(isReserved(each.key()), qPrintable(each.key()));
        for (const QString &base : families.keys())
            QVERIFY2(isSubclass(each.key(), base) == each.value().contains(base),
                     qPrintable(each.key() + u" of "_s + base));
    }
}

QTEST_GUILESS_MAIN(TestPython)
#include "tst_python.moc"
