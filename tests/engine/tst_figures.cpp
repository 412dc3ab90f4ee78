// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/figures/figures.h"
#include "engine/file/layoutfile.h"
#include "engine/interpreter/scripts.h"
#include "engine/interpreter/simulation.h"
#include "tests/support/figurefaults.h"
#include "tests/support/programs.h"
#include "tests/support/randomprograms.h"
#include "tests/support/stories.h"
#include "tests/support/story.h"
#include "tests/support/suite.h"

#include <QDir>
#include <QTest>

namespace tst_figures {

using namespace signalbox;
using namespace signalbox::testing;
using namespace Qt::StringLiterals;

namespace {

constexpr Micros kSecond = kMicrosPerSecond;

const ResourceFigures &resourceOf(const RunFigures &figures, const QString &name)
{
    const auto found = std::ranges::find(figures.resources, name, &ResourceFigures::name);
    if (found == figures.resources.end())
        qFatal("no figures of %s", qPrintable(name));
    return *found;
}

const WorkFigures &workOf(const RunFigures &figures, const QString &name)
{
    const auto found = std::ranges::find(figures.functions, name, &FunctionFigures::name);
    if (found == figures.functions.end())
        qFatal("no figures of %s", qPrintable(name));
    return found->work;
}

/// A window for one dish, which a slow taker empties:
///
///     0 s  maker puts dish 1, and waits to put dish 2; taker sleeps
///     1 s  taker gets dish 1, maker puts dish 2 and waits to put dish 3
///     3 s  taker gets dish 2, maker puts dish 3 and ends
///     5 s  taker gets dish 3 and ends, and so does main
Run windowRun()
{
    return simulate(
        write({queue("window", 1)},
              {{u"main"_s, {spawn("maker"), spawn("taker"), waitAll({"maker", "taker"})}},
               {u"maker"_s, {put("window"), put("window"), put("window")}},
               {u"taker"_s,
                {sleepFor(1), get("window"), sleepFor(2), get("window"), sleepFor(2), get("window")}}}));
}

void addPrograms()
{
    QTest::addColumn<Program>("program");
    for (const ProgramStory &story : allStories())
        QTest::newRow(qPrintable(story.name)) << story.program;
    for (quint32 seed = 1; seed <= (kIsSanitized ? 60 : 400); ++seed) {
        Program program = randomProgram(seed);
        program.python = PythonVersion(seed % 3);
        for (ProgramResource &resource : program.resources) {
            if (resource.kind == NodeKind::Queue)
                resource.order = QueueOrder(seed / 3 % 3);
        }
        QTest::addRow("random %u", seed) << program;
    }
    const QString tests = QStringLiteral(SIGNALBOX_SOURCE_DIR "/tests/");
    for (const QString &folder :
         {QStringLiteral(SIGNALBOX_SOURCE_DIR "/examples"), tests + u"engine/layouts"_s, tests + u"cases"_s,
          tests + u"conformance/mixed"_s, tests + u"conformance/cases"_s, tests + u"reader/layouts"_s}) {
        for (const QFileInfo &file : QDir(folder, u"*.signalbox"_s).entryInfoList()) {
            if (const auto layout = loadLayout(file.filePath()).layout)
                QTest::newRow(qPrintable(file.fileName())) << runnable(*layout);
        }
    }
}

} // namespace

class TestFigures : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void percentilesAreOfTheNearestRank();
    void aQueueOverTheWholeRun();
    void aSpanThatCutsWaitsAndStays();
    void twoSpansMakeTheWhole();
    void priorityAndLastInFirstOut();
    void whatIsHeld();
    void aPermitThatNobodyTakes();
    void workersAndTheirLine();
    void aBarrierAndAnEvent();
    void computingAndReady();
    void blockingIsNotComputing();
    void aFunctionIsAllItsTasks();
    void aConditionSharesItsLock();
    void waitsThatAreCancelled();
    void waitsThatNeverEnd();
    void aRunThatIsStopped();
    void nothingAtAll();
    void agreesWithLanesAndLittlesLaw_data() { addPrograms(); }
    void agreesWithLanesAndLittlesLaw();
};

void TestFigures::percentilesAreOfTheNearestRank()
{
    QCOMPARE(spreadOf({}), Spread());
    QCOMPARE(spreadOf({7}), (Spread{1, 7, 7, 7, 7, 7}));
    // Of 20, places ⌈10⌉, ⌈19⌉ and ⌈19.8⌉.
    std::vector<Micros> lengths;
    for (Micros length = 20; length >= 1; --length)
        lengths.push_back(length);
    QCOMPARE(spreadOf(lengths), (Spread{20, 210, 10, 19, 20, 20}));
    // Of 3, places ⌈1.5⌉, ⌈2.85⌉ and ⌈2.97⌉.
    QCOMPARE(spreadOf({5, 1, 3}), (Spread{3, 9, 3, 5, 5, 5}));
    quint32 random = 1;
    for (int count = 1; count < 300; ++count) {
        std::vector<Micros> many;
        for (int at = 0; at < count; ++at) {
            random = random * 1664525 + 1013904223;
            many.push_back(random >> 25);
        }
        QCOMPARE(spreadOf(many), spreadBySorting(many));
    }
}

void TestFigures::aQueueOverTheWholeRun()
{
    const RunFigures figures = figuresOf(windowRun());
    QCOMPARE(figures.from, 0);
    QCOMPARE(figures.to, 5 * kSecond);
    const ResourceFigures &window = resourceOf(figures, u"window"_s);
    QCOMPARE(window.came, 3);
    QCOMPARE(window.went, 3);
    QCOMPARE(window.throughput(), 3 / 5.0);
    // One dish lies there all the time: 5 dish-seconds. The dishes lie there for 1, 2 and 2 s.
    QCOMPARE(window.level.area, 5 * kSecond);
    QCOMPARE(window.stays.inside, (1 + 2 + 2) * kSecond);
    QCOMPARE(window.level.mean(), 1.0);
    QCOMPARE(window.arrivalRate(), 3 / 5.0);
    QCOMPARE(window.meanStay(), 5e6 / 3);
    QCOMPARE(window.stays.ended,
             (Spread{3, 5 * kSecond, 2 * kSecond, 2 * kSecond, 2 * kSecond, 2 * kSecond}));
    QCOMPARE(window.level.atCeiling, 5 * kSecond);
    QCOMPARE(window.level.atZero, 0);
    QCOMPARE(window.level.p50, 1);
    QCOMPARE(window.level.max, 1);
    QVERIFY(!window.utilisation());
    // Dish 2 waits from 0 to 1 s, dish 3 from 1 to 3 s. The taker never waits.
    const WaitFigures &putting = window.waitsFor(WaitGoal::Put);
    QCOMPARE(putting.ended, (Spread{2, 3 * kSecond, 1 * kSecond, 2 * kSecond, 2 * kSecond, 2 * kSecond}));
    QCOMPARE(putting.cancelled, 0);
    QCOMPARE(putting.unfinished, 0);
    QCOMPARE(window.waitsFor(WaitGoal::Get), WaitFigures());
    const WorkFigures &maker = workOf(figures, u"maker"_s);
    QCOMPARE(maker.waiting, 3 * kSecond);
    QCOMPARE(maker.alive(), 3 * kSecond);
    QCOMPARE(maker.turns, 3);
    QCOMPARE(maker.waits, putting);
    QCOMPARE(workOf(figures, u"taker"_s).outside, 5 * kSecond);
    QCOMPARE(workOf(figures, u"main"_s).waiting, 5 * kSecond);
    QCOMPARE(figures.computing, 0);
}

void TestFigures::aSpanThatCutsWaitsAndStays()
{
    const RunFigures figures = figuresOf(windowRun(), kSecond / 2, 2 * kSecond);
    QCOMPARE(figures.length(), kSecond * 3 / 2);
    const ResourceFigures &window = resourceOf(figures, u"window"_s);
    // Dish 1 from 0.5 to 1 s, though it was there before; dish 2 from 1 to 2 s, though it stays on.
    QCOMPARE(window.level.area, kSecond * 3 / 2);
    QCOMPARE(window.stays.inside, kSecond / 2 + kSecond);
    QCOMPARE(window.stays.visits, 2);
    QCOMPARE(window.stays.remaining, 1);
    QCOMPARE(window.came, 1);
    QCOMPARE(window.went, 1);
    // The whole stay of dish 1, and the whole wait of dish 2, from 0 to 1 s. That of dish 3 goes on since 1
    // s.
    QCOMPARE(window.stays.ended.total, kSecond);
    const WaitFigures &putting = window.waitsFor(WaitGoal::Put);
    QCOMPARE(putting.ended.count, 1);
    QCOMPARE(putting.ended.total, kSecond);
    QCOMPARE(putting.unfinished, 1);
    QCOMPARE(putting.unfinishedTotal, kSecond);
    QCOMPARE(workOf(figures, u"maker"_s).waiting, kSecond * 3 / 2);
    QCOMPARE(workOf(figures, u"maker"_s).turns, 1);
    // Between 3.5 and 4 s nothing happens, and maker lives no more.
    const RunFigures quiet = figuresOf(windowRun(), kSecond * 7 / 2, 4 * kSecond);
    QCOMPARE(quiet.events, 0);
    QCOMPARE(quiet.tasks.size(), std::size_t(2));
    QCOMPARE(resourceOf(quiet, u"window"_s).stays.visits, 1);
    QCOMPARE(resourceOf(quiet, u"window"_s).level.area, kSecond / 2);
    // Beyond the run there is nothing.
    QCOMPARE(figuresOf(windowRun(), 4 * kSecond, 9 * kSecond),
             figuresOf(windowRun(), 4 * kSecond, 5 * kSecond));
    QCOMPARE(figuresOf(windowRun(), 3 * kSecond, 2 * kSecond).length(), 0);
}

void TestFigures::twoSpansMakeTheWhole()
{
    const Run run =
        simulate(write({queue("window", 2), semaphore("stove", 2)},
                       {{u"main"_s, {spawn("maker"), spawn("taker"), waitAll({"maker", "taker"})}},
                        {u"maker"_s, {repeat(5, {sleepFor(0.3), put("window")})}},
                        {u"taker"_s, {repeat(5, {get("window"), with("stove", {sleepFor(0.7)})})}}}));
    const RunFigures whole = figuresOf(run);
    // Cut where nothing happens.
    const RunFigures first = figuresOf(run, 0, 1'234'567);
    const RunFigures second = figuresOf(run, 1'234'567, whole.to);
    QCOMPARE(first.events + second.events, whole.events);
    for (const auto &name : {u"window"_s, u"stove"_s}) {
        QCOMPARE(resourceOf(first, name).level.area + resourceOf(second, name).level.area,
                 resourceOf(whole, name).level.area);
        QCOMPARE(resourceOf(first, name).stays.ended.total + resourceOf(second, name).stays.ended.total,
                 resourceOf(whole, name).stays.ended.total);
        QCOMPARE(resourceOf(first, name).came + resourceOf(second, name).came, resourceOf(whole, name).came);
    }
    QCOMPARE(workOf(first, u"taker"_s).alive() + workOf(second, u"taker"_s).alive(),
             workOf(whole, u"taker"_s).alive());
}

/// Three dishes at 0, 1 and 2 s; taken at 3, 4 and 5 s.
void TestFigures::priorityAndLastInFirstOut()
{
    const auto stays = [](const ProgramResource &resource) {
        const Run run = simulate(write(
            {resource},
            {{u"main"_s, {spawn("maker"), spawn("taker"), waitAll({"maker", "taker"})}},
             {u"maker"_s,
              {putText("pile", "b", 2), sleepFor(1), putText("pile", "a", 1), sleepFor(1),
               putText("pile", "c", 3)}},
             {u"taker"_s, {sleepFor(3), get("pile"), sleepFor(1), get("pile"), sleepFor(1), get("pile")}}}));
        const ResourceFigures pile = resourceOf(figuresOf(run), u"pile"_s);
        // 0 to 1 s one, to 2 s two, to 3 s three, to 4 s two, to 5 s one: 1 + 2 + 3 + 2 + 1, whatever the
        // order.
        const bool isLittle = pile.level.area == 9 * kSecond && pile.stays.inside == 9 * kSecond;
        return isLittle && pile.level.p50 == 2 && pile.level.p95 == 3 ? pile.stays.ended : Spread();
    };
    // First in, first out: 3, 3, 3. The last first: 1, 3, 5. By priority a, b, c: 2, 4, 3.
    QCOMPARE(stays(queue("pile", 0)),
             (Spread{3, 9 * kSecond, 3 * kSecond, 3 * kSecond, 3 * kSecond, 3 * kSecond}));
    QCOMPARE(stays(lifoQueue("pile", 0)),
             (Spread{3, 9 * kSecond, 3 * kSecond, 5 * kSecond, 5 * kSecond, 5 * kSecond}));
    QCOMPARE(stays(priorityQueue("pile", 0)),
             (Spread{3, 9 * kSecond, 3 * kSecond, 4 * kSecond, 4 * kSecond, 4 * kSecond}));
}

/// Three cooks at an oven, and at a stove for two: each takes 2 s. The run lasts 6 s, from the oven.
void TestFigures::whatIsHeld()
{
    const Lines cook{with("stove", {sleepFor(2)}), with("oven", {sleepFor(2)})};
    const RunFigures figures =
        figuresOf(simulate(write({lock("oven"), semaphore("stove", 2)},
                                 {{u"main"_s, {spawn("a"), spawn("b"), spawn("c"), waitAll({"a", "b", "c"})}},
                                  {u"a"_s, cook},
                                  {u"b"_s, cook},
                                  {u"c"_s, cook}})));
    // The stove: a and b from 0 to 2 s, c, who waits 2 s, from 2 to 4 s.
    // The oven: a from 2 to 4 s, b, who waits 2 s, to 6 s; c, who is there at 4 s, waits 2 s, and has it to 8
    // s.
    QCOMPARE(figures.to, 8 * kSecond);
    const ResourceFigures &stove = resourceOf(figures, u"stove"_s);
    QCOMPARE(stove.level.area, 3 * 2 * kSecond);
    QCOMPARE(stove.stays.inside, 3 * 2 * kSecond);
    QCOMPARE(*stove.utilisation(), 6 / 8.0 / 2);
    QCOMPARE(stove.waitsFor(WaitGoal::Acquire).ended,
             (Spread{1, 2 * kSecond, 2 * kSecond, 2 * kSecond, 2 * kSecond, 2 * kSecond}));
    const ResourceFigures &oven = resourceOf(figures, u"oven"_s);
    QCOMPARE(oven.level.area, 6 * kSecond);
    QCOMPARE(oven.stays.ended.count, 3);
    QCOMPARE(*oven.utilisation(), 6 / 8.0);
    QCOMPARE(oven.waitsFor(WaitGoal::Acquire).ended.count, 2);
    QCOMPARE(oven.waitsFor(WaitGoal::Acquire).ended.total, 4 * kSecond);
    QCOMPARE(oven.level.atZero, 2 * kSecond);
    QCOMPARE(workOf(figures, u"c"_s).waiting, 4 * kSecond);
    QCOMPARE(workOf(figures, u"c"_s).outside, 4 * kSecond);
}

/// a gives its permit to b at 1 s and cancels it before it can take it; c has the other one for 3 s.
void TestFigures::aPermitThatNobodyTakes()
{
    const RunFigures figures =
        figuresOf(simulate(write({semaphore("stove", 2)},
                                 {{u"main"_s, {spawn("a"), spawn("c"), spawn("b"), waitAll({"a", "b", "c"})}},
                                  {u"a"_s, {acquire("stove"), sleepFor(1), release("stove"), cancel("b")}},
                                  {u"b"_s, {acquire("stove")}},
                                  {u"c"_s, {with("stove", {sleepFor(3)})}}})));
    const ResourceFigures &stove = resourceOf(figures, u"stove"_s);
    QCOMPARE(figures.to, 3 * kSecond);
    QCOMPARE(stove.level.area, (1 + 3) * kSecond);
    QCOMPARE(stove.stays.inside, (1 + 3) * kSecond);
    QCOMPARE(stove.came, 2);
    QCOMPARE(stove.went, 2);
    QCOMPARE(stove.waitsFor(WaitGoal::Acquire).ended.total, kSecond);
}

/// Two calls of 2 s for one worker: the second waits for the first.
void TestFigures::workersAndTheirLine()
{
    const RunFigures figures =
        figuresOf(simulate(write({executor("pool", 1)},
                                 {{u"main"_s, {spawn("a"), spawn("b"), waitAll({"a", "b"})}},
                                  {u"a"_s, {inExecutor("pool", 2)}},
                                  {u"b"_s, {inExecutor("pool", 2)}}})));
    const ResourceFigures &pool = resourceOf(figures, u"pool"_s);
    QCOMPARE(figures.to, 4 * kSecond);
    QCOMPARE(pool.came, 2);
    QCOMPARE(pool.level.area, 4 * kSecond);
    QCOMPARE(pool.stays.inside, 4 * kSecond);
    QCOMPARE(*pool.utilisation(), 1.0);
    QCOMPARE(pool.waitsFor(WaitGoal::Worker).ended,
             (Spread{1, 2 * kSecond, 2 * kSecond, 2 * kSecond, 2 * kSecond, 2 * kSecond}));
    QCOMPARE(workOf(figures, u"b"_s).outside, 4 * kSecond);
    QCOMPARE(workOf(figures, u"b"_s).waits, WaitFigures());
}

/// a comes to the barrier at once and waits 3 s for b; c waits 1 s for the event, which is set for 2 of 4 s.
void TestFigures::aBarrierAndAnEvent()
{
    const RunFigures figures = figuresOf(simulate(write(
        {barrier("start", 2), testing::event("open")},
        {{u"main"_s, {spawn("a"), spawn("b"), spawn("c"), waitAll({"a", "b", "c"})}},
         {u"a"_s, {waitFor("start")}},
         {u"b"_s, {sleepFor(1), set("open"), sleepFor(2), clear("open"), waitFor("start"), sleepFor(1)}},
         {u"c"_s, {waitFor("open")}}})));
    QCOMPARE(figures.to, 4 * kSecond);
    const ResourceFigures &start = resourceOf(figures, u"start"_s);
    QCOMPARE(start.level.area, 3 * kSecond);
    QCOMPARE(start.stays.inside, 3 * kSecond);
    QCOMPARE(start.came, 2);
    QCOMPARE(start.went, 2);
    QCOMPARE(*start.utilisation(), 3 / 4.0 / 2);
    QCOMPARE(start.waitsFor(WaitGoal::Signal).ended.total, 3 * kSecond);
    const ResourceFigures &open = resourceOf(figures, u"open"_s);
    QCOMPARE(*open.utilisation(), 2 / 4.0);
    QCOMPARE(open.waitsFor(WaitGoal::Signal).ended.total, kSecond);
}

/// a computes from 0 to 2 s, and b, which is ready all the time, from 2 to 3 s; then both sleep, to 5 and 4
/// s.
void TestFigures::computingAndReady()
{
    const RunFigures figures =
        figuresOf(simulate(write({},
                                 {{u"main"_s, {spawn("a"), spawn("b"), waitAll({"a", "b"})}},
                                  {u"a"_s, {cpu(2), sleepFor(3)}},
                                  {u"b"_s, {cpu(1), sleepFor(1)}}})));
    QCOMPARE(figures.to, 5 * kSecond);
    QCOMPARE(figures.computing, 3 * kSecond);
    QCOMPARE(figures.loopShare(), 3 / 5.0);
    const WorkFigures &b = workOf(figures, u"b"_s);
    QCOMPARE(b.ready, 2 * kSecond);
    QCOMPARE(b.computing, kSecond);
    QCOMPARE(b.outside, kSecond);
    QCOMPARE(b.waiting, 0);
    QCOMPARE(b.alive(), 4 * kSecond);
}

/// a computes for 2 s and then blocks the loop for 3, in one turn, while b is ready.
void TestFigures::blockingIsNotComputing()
{
    const Run run = simulate(write({},
                                   {{u"main"_s, {spawn("a"), spawn("b"), waitAll({"a", "b"})}},
                                    {u"a"_s, {cpu(2), blockFor(3), sleepFor(1)}},
                                    {u"b"_s, {sleepFor(1)}}}));
    const RunFigures figures = figuresOf(run);
    QCOMPARE(figures.computing, 2 * kSecond);
    QCOMPARE(figures.blocking, 3 * kSecond);
    QCOMPARE(figures.loopShare(), 2 / 6.0);
    const WorkFigures &a = workOf(figures, u"a"_s);
    QCOMPARE(a.computing, 2 * kSecond);
    QCOMPARE(a.blocking, 3 * kSecond);
    QCOMPARE(a.alive(), 6 * kSecond);
    const RunFigures cut = figuresOf(run, kSecond, 4 * kSecond);
    QCOMPARE(cut.computing, kSecond);
    QCOMPARE(cut.blocking, 2 * kSecond);
}

void TestFigures::aFunctionIsAllItsTasks()
{
    const RunFigures figures =
        figuresOf(simulate(write({lock("oven")},
                                 {{u"main"_s, {spawn("a"), spawn("a"), spawn("a"), sleepFor(4)}},
                                  {u"a"_s, {with("oven", {sleepFor(1)})}}})));
    const auto a = std::ranges::find(figures.functions, u"a"_s, &FunctionFigures::name);
    QCOMPARE(a->tasks, 3);
    // They have it one after the other, the second and the third after waits of 1 and 2 s.
    QCOMPARE(a->work.waiting, 3 * kSecond);
    QCOMPARE(a->work.outside, 3 * kSecond);
    QCOMPARE(a->work.waits.ended.count, 2);
    QCOMPARE(a->work.waits.ended.p50, kSecond);
    QCOMPARE(a->work.waits.ended.p95, 2 * kSecond);
    QCOMPARE(figures.tasks.size(), std::size_t(4));
}

void TestFigures::aConditionSharesItsLock()
{
    Program program = write({lock("oven"), condition("table")},
                            {{u"main"_s, {spawn("a"), spawn("b"), waitAll({"a", "b"})}},
                             {u"a"_s, {with("oven", {sleepFor(1)})}},
                             {u"b"_s, {sleepFor(2)}}});
    program.resources[1].amount = 1;
    const RunFigures figures = figuresOf(simulate(program));
    const ResourceFigures &table = resourceOf(figures, u"table"_s);
    QCOMPARE(*table.utilisation(), 1 / 2.0);
    QCOMPARE(table.stays, resourceOf(figures, u"oven"_s).stays);
}

/// A wait that a timeout ends after 1 s has lasted that long, and no item came of it.
void TestFigures::waitsThatAreCancelled()
{
    const RunFigures figures = figuresOf(simulate(write(
        {queue("window", 0)},
        {{u"main"_s, {attempt({timeout(1, {get("window")}), except("TimeoutError", {})}), sleepFor(1)}}})));
    const ResourceFigures &window = resourceOf(figures, u"window"_s);
    QCOMPARE(window.went, 0);
    const WaitFigures &getting = window.waitsFor(WaitGoal::Get);
    QCOMPARE(getting.ended.count, 1);
    QCOMPARE(getting.ended.total, kSecond);
    QCOMPARE(getting.cancelled, 1);
    QCOMPARE(getting.unfinished, 0);
}

/// a waits for what b has from 0 s on, b from 1 s on for what a has: a deadlock from then, at which the run
/// ends.
void TestFigures::waitsThatNeverEnd()
{
    const Run run = simulate(write({lock("left"), lock("right")},
                                   {{u"main"_s, {spawn("a"), spawn("b"), waitAll({"a", "b"})}},
                                    {u"a"_s, {acquire("left"), sleepFor(0.5), acquire("right")}},
                                    {u"b"_s, {acquire("right"), sleepFor(1), acquire("left")}}}));
    QCOMPARE(run.ending(), Ending::Deadlock);
    const RunFigures figures = figuresOf(run);
    QCOMPARE(figures.to, kSecond);
    const WaitFigures &left = resourceOf(figures, u"left"_s).waitsFor(WaitGoal::Acquire);
    QCOMPARE(left.ended.count, 0);
    QCOMPARE(left.unfinished, 1);
    QCOMPARE(left.unfinishedMax, 0); // it has just begun
    const WaitFigures &right = resourceOf(figures, u"right"_s).waitsFor(WaitGoal::Acquire);
    QCOMPARE(right.unfinished, 1);
    QCOMPARE(right.unfinishedTotal, kSecond / 2);
    // Still held at the end: until then.
    QCOMPARE(resourceOf(figures, u"left"_s).stays.inside, kSecond);
    QCOMPARE(resourceOf(figures, u"left"_s).stays.remaining, 1);
    QCOMPARE(resourceOf(figures, u"left"_s).stays.ended.count, 0);
}

void TestFigures::aRunThatIsStopped()
{
    Simulation simulation(write({queue("window", 3)},
                                {{u"main"_s, {spawn("maker"), spawn("taker"), waitAll({"maker", "taker"})}},
                                 {u"maker"_s, {forever({put("window"), sleepFor(0.1)})}},
                                 {u"taker"_s, {forever({get("window"), sleepFor(0.3)})}}}));
    QVERIFY(!simulation.advance(500));
    simulation.stop();
    while (!simulation.advance(1)) { }
    const Run run = simulation.takeRun();
    QCOMPARE(run.ending(), Ending::Stopped);
    QCOMPARE(figureFault(run), QString());
    const ResourceFigures window = resourceOf(figuresOf(run), u"window"_s);
    QCOMPARE(window.came - window.went, window.stays.remaining);
    QVERIFY(window.stays.remaining >= 2);
}

void TestFigures::nothingAtAll()
{
    QCOMPARE(figuresOf(Run()), RunFigures());
    const RunFigures figures =
        figuresOf(simulate(write({queue("window", 1), lock("oven")}, {{u"main"_s, {}}})));
    QCOMPARE(figures.to, 0);
    QCOMPARE(figures.tasks.size(), std::size_t(1));
    QCOMPARE(figures.loopShare(), 0.0);
    const ResourceFigures &window = resourceOf(figures, u"window"_s);
    QCOMPARE(window.level, LevelFigures());
    QCOMPARE(window.stays, StayFigures());
    QCOMPARE(window.arrivalRate(), 0.0);
    QCOMPARE(window.meanStay(), 0.0);
    QVERIFY(!resourceOf(figures, u"oven"_s).utilisation());
}

void TestFigures::agreesWithLanesAndLittlesLaw()
{
    QFETCH(Program, program);
    const QString fault = figureFault(simulate(program));
    QVERIFY2(fault.isEmpty(), qPrintable(fault));
}

SIGNALBOX_TEST(TestFigures)

} // namespace tst_figures

#include "tst_figures.moc"
