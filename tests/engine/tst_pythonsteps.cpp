// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/pythonprograms.h"
#include "tests/support/suite.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

namespace tst_pythonsteps {

using namespace signalbox;
using namespace signalbox::python::testing;
using namespace Qt::StringLiterals;

namespace {

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

} // namespace

class TestPythonSteps : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void stepsAreWrittenByHand_data();
    void stepsAreWrittenByHand();
    void everyVerbIsPrinted();
    void everythingCompiles();
};

void TestPythonSteps::stepsAreWrittenByHand_data()
{
    QTest::addColumn<qsizetype>("row");
    for (qsizetype row = 0; row < rows().size(); ++row)
        QTest::newRow(rows()[row].name) << row;
}

void TestPythonSteps::stepsAreWrittenByHand()
{
    QFETCH(qsizetype, row);
    const PythonSource source = toPython(cookProgram(rows()[row].lines), {}, {});
    const QString function = functionLines(source, Cook).join(u'\n');
    QCOMPARE(function, QString::fromUtf8(rows()[row].expected));
}

void TestPythonSteps::everyVerbIsPrinted()
{
    QMap<Verb, int> lines;
    for (const Row &row : rows()) {
        const Program program = cookProgram(row.lines);
        const PythonSource source = toPython(program, {}, {});
        for (quint32 at = 0; at < program.steps.size(); ++at)
            lines[program.steps[at].verb] += source.linesOf(at).isEmpty() ? 0 : 1;
    }
    lines[Verb::Statement] = 1; // of programs whose text is Python from the start
    lines[Verb::FailWait] = lines[Verb::DelayWait] = 1; // which no task does: see tst_interventions
    for (const VerbInfo &verb : verbCatalog())
        QVERIFY2(lines.value(verb.verb) > 0, qPrintable(verb.key));
    QCOMPARE(lines.size(), kVerbCount);
}

void TestPythonSteps::everythingCompiles()
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

SIGNALBOX_TEST(TestPythonSteps)

} // namespace tst_pythonsteps

#include "tst_pythonsteps.moc"
